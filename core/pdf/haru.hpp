// SPDX-License-Identifier: Apache-2.0
// The one place that knows libharu. It makes the document, its pages and streams, numbers and places them and writes
// the file; an entry, the text between "<<" and ">>", is written by whoever adds it. Objects that are no streams are
// numbered apart and go into the file as one compressed stream (ISO 32000-1, 7.5.7), which libharu's own table can't
// list: one that can (7.5.8) takes its place. libharu's fonts, page operators and compression stay unused: they cost
// twenty times as much, and lose accents and words on the way. Used by Document only. Throws DrawingError where libharu
// reports anything but success; nothing is ever thrown through its frames.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "pdf/deflate.hpp"

namespace rehab::pdf {

/// The number of an object of one file.
using ObjectId = std::uint32_t;

/// "12 0 R"
std::string reference(ObjectId object);
void append_reference(std::string& out, ObjectId object);

class HaruFile {
 public:
  HaruFile();
  ~HaruFile();

  /// A number for object().
  ObjectId add_object();
  /// Begins the object, once. Its entries are to be appended to what is returned, before the next call.
  std::string& object(ObjectId object);
  /// `bytes`: a zlib stream; `entries` without its length and filter.
  ObjectId add_stream(std::string entries, std::string bytes);

  ObjectId add_page(double width_pt, double height_pt);
  /// `number` counts from 0; `content` is a zlib stream.
  void fill_page(std::size_t number, std::string content, std::string resources);

  /// The whole file. Once, with every number used.
  std::string finish(std::string catalog, std::string information, Deflater& deflater);

 private:
  struct Handles;
  struct Written;
  /// Where an object is: nowhere, at an offset of the file, or in a stream of objects at a place.
  struct Row {
    enum Kind : unsigned char { free, plain, packed } kind = free;
    std::size_t at = 0, place = 0;
  };
  /// As PNG's filter "up" has it: most rows become the same.
  static std::string table_of(const std::vector<Row>& rows);
  /// What libharu writes, without its table.
  std::string write_plain();
  void append_table(std::string& file, ObjectId packed_stream, Deflater& deflater) const;

  std::unique_ptr<Handles> handles_;
  std::string packed_;
  std::string places_;  ///< of the objects in `packed_`
  std::size_t packed_count_ = 0;
  std::vector<std::size_t> place_of_;  ///< by number
};

}  // namespace rehab::pdf
