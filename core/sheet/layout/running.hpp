// SPDX-License-Identifier: Apache-2.0
// What runs along every page: the DRAFT line and the bar of a record at its top, the footer with page x of y below.
// They stand in the page's area, not in its margins, so they take room from the text. Used inside core/sheet/layout.
#pragma once

#include <memory>

#include "base/image.hpp"
#include "pdf/artwork.hpp"
#include "sheet/layout/blocks.hpp"

namespace rehab {

struct PageNumber {
  std::size_t page = 0;  ///< counts from 0
  std::size_t pages = 1;
};

class RunningLines {
 public:
  RunningLines(const Setting& setting, const Leaflet& leaflet, double width);

  double top_height() const;
  double bottom_height() const;
  /// Read aloud on the first page, decoration on the others.
  void draw(Canvas& canvas, const Area& area, const PageNumber& number) const;

 private:
  void draw_top(Canvas& canvas, const Area& area) const;
  void draw_footer(Canvas& canvas, const Area& area, const PageNumber& number) const;

  const Setting& setting_;
  const Leaflet& leaflet_;
  std::vector<TextBlock> tops_;
  TextBlock footer_;
};

/// Packed once, and kept until another is asked for.
const pdf::Artwork& packed_logo(const std::shared_ptr<const Image>& logo);

/// The clinic's logo, name and telephone number, above everything else on the first page and on letters.
Group masthead_group(const Setting& setting, const Leaflet& leaflet, double width);

}  // namespace rehab
