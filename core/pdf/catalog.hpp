// SPDX-License-Identifier: Apache-2.0
// What a file says beside its pages: its properties, in the two forms readers look for, and its bookmarks. Dates are
// left out: same input, same bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pdf/document.hpp"
#include "pdf/haru.hpp"

namespace rehab::pdf {

/// Entries of the file's information dictionary.
std::string information(const Properties& properties);

/// The same as an XMP packet.
std::string xmp(const Properties& properties);

/// What the colours mean, as the catalog lists it.
std::string output_intent(HaruFile& file);

/// A tree of titles, each a place on a page.
class Outline {
 public:
  void add(int level, std::string_view title, ObjectId page, double top_y);
  bool empty() const { return entries_.size() == 1; }

  /// Writes every entry; returns the object that holds them all.
  ObjectId write(HaruFile& file) const;

 private:
  /// Its neighbours are places in `entries_`, 0 for none; of an entry of the first level the parent is 0, the whole.
  struct Entry {
    std::string text;
    std::size_t parent = 0, before = 0, next = 0, first = 0, last = 0, count = 0;
  };
  std::vector<Entry> entries_{{"/Type/Outlines"}};
  std::vector<std::size_t> path_{0};  ///< to the last entry
};

}  // namespace rehab::pdf
