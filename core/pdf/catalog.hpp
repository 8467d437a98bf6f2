// SPDX-License-Identifier: Apache-2.0
// What a file says beside its pages: its properties, in the two forms readers look for, and its bookmarks. Dates are
// left out: same input, same bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pdf/deflate.hpp"
#include "pdf/document.hpp"
#include "pdf/file_writer.hpp"

namespace rehab::pdf {

/// Entries of the file's information dictionary.
std::string information(const Properties& properties);

/// The same as an XMP packet.
std::string xmp(const Properties& properties);

/// What the colours mean, as the catalog lists it.
std::string output_intent(FileWriter& file, Deflater& deflater);

/// A tree of titles, each a place on a page.
class Outline {
 public:
  void add(int level, std::string_view title, ObjectId page, double top_y);
  bool empty() const { return entries_.empty(); }

  /// Writes every entry; returns the object that holds them all.
  ObjectId write(FileWriter& file) const;

 private:
  struct Entry {
    int level;
    std::string title;  ///< as the file spells it, with the place
  };
  /// Links for the entries from `first` to before `end` that are one level below `parent`.
  std::string children(std::size_t first, std::size_t end, int level, const std::vector<ObjectId>& objects) const;
  /// The entry after `entry` and everything below it; entries_.size(): none.
  std::size_t after(std::size_t entry) const;

  std::vector<Entry> entries_;
};

}  // namespace rehab::pdf
