// SPDX-License-Identifier: Apache-2.0
// The one place that knows libharu: a file made of numbered objects, whose dictionaries we write ourselves and libharu
// numbers and places. Objects that are no streams stay beside it, numbered apart, and go into the file as one
// compressed stream; libharu's own table can't list them, so ours takes its place. Used by Document only. libharu's own
// fonts, page operators and compression stay unused: they cost twenty times as much, and lose accents and words on the
// way. An entry is the text between "<<" and ">>". Throws DrawingError where libharu reports anything but success;
// nothing is ever thrown through its frames.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

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
  HaruFile(const HaruFile&) = delete;
  HaruFile& operator=(const HaruFile&) = delete;

  /// An object to be filled before write(); unfilled it is an empty dictionary.
  ObjectId add_object();
  /// Its entries, to be appended to before the file's next call.
  std::string& object(ObjectId object);
  /// `bytes` go into the file as they are; `entries` without the length. The same stream again is the same object.
  ObjectId add_stream(std::string entries, std::string bytes);

  ObjectId add_page(double width_pt, double height_pt);
  /// `number` counts from 0. `content` is compressed already, as zlib does it.
  void fill_page(std::size_t number, std::string content, std::string resources);

  void fill_catalog(std::string entries);
  void fill_information(std::string entries);

  std::string write(Deflater& deflater);

 private:
  /// What libharu writes, without its table.
  std::string write_plain();
  void append_table(std::string& file, ObjectId packed, Deflater& deflater) const;

  struct Handles;
  std::unique_ptr<Handles> handles_;
};

}  // namespace rehab::pdf
