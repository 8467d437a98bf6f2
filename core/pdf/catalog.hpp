// SPDX-License-Identifier: Apache-2.0
// What a file says beside its pages: its properties, what its colours mean, and its bookmarks. Dates are left out: same
// input, same bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pdf/haru.hpp"

namespace rehab::pdf {

/// What a file says of itself; all of it can be read by anybody who has the file.
struct Properties {
  std::string title;
  std::string language = "en";  ///< "de", "pt-BR"
};

/// As an XMP packet.
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
