// SPDX-License-Identifier: Apache-2.0
// A PDF file made of numbered objects, whose entries (the text between "<<" and ">>") are written by whoever adds them.
// Objects that are no streams go into it as one compressed stream, and so does the table of places (ISO 32000-1, 7.5.7
// and 7.5.8): the hundreds of objects behind the tags of a paper take a fifth of their room so. Used by Document only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/deflate.hpp"

namespace rehab::pdf {

/// The number of an object of one file.
using ObjectId = std::uint32_t;

/// "12 0 R"
std::string reference(ObjectId object);
void append_reference(std::string& out, ObjectId object);

class FileWriter {
 public:
  FileWriter();

  /// A number for object().
  ObjectId add_object();
  /// Begins the object, once. Its entries are to be appended to what is returned, before the next call.
  std::string& object(ObjectId object);
  /// `bytes` go into the file as they are; `entries` without the length.
  ObjectId add_stream(std::string_view entries, std::string_view bytes);

  /// The whole file. Once, with every number used.
  std::string finish(ObjectId catalog, ObjectId information, Deflater& deflater);

 private:
  /// Where an object is: nowhere, at an offset of the file, or in a stream of objects at a place.
  struct Row {
    enum Kind : unsigned char { free, plain, packed } kind = free;
    std::size_t at = 0, place = 0;
  };
  void write_stream(ObjectId object, std::string_view entries, std::string_view bytes);
  /// As PNG's filter "up" has it: most rows become the same.
  static std::string table_of(const std::vector<Row>& rows);

  std::string file_;
  std::vector<Row> rows_;  ///< by number
  std::string packed_;
  std::string places_;  ///< of the objects in `packed_`
  std::size_t packed_count_ = 0;
  ObjectId packed_stream_;
};

}  // namespace rehab::pdf
