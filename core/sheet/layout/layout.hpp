// SPDX-License-Identifier: Apache-2.0
// From the Leaflet to PDF bytes: measures every block, fills the pages top to bottom in reading order, then draws.
// Called once for each paper: sheet, held page, record, letters. It never shrinks text, never rewrites a word, and
// never puts anything outside the margins: it breaks the page instead. Only where that saves a whole page of a
// patient's sheet do parts of the first side move (sides.hpp), pictures get narrower, the reason leaves the cards, and
// lines and boxes come a little closer. Boxes and cards keep together, a heading keeps with what follows; only a card
// taller than a whole page is split, at its steps. Same leaflet, same bytes. Throws LayoutError where a block can't be
// placed, and whatever the PDF room throws (a glyph the fonts lack).
#pragma once

#include <memory>
#include <string>

#include "base/problem.hpp"
#include "sheet/design.hpp"
#include "sheet/leaflet.hpp"

namespace rehab::pdf {
class Fonts;
}

namespace rehab {

/// Our own fault, never the reader's: a block outside its page, or one that fits none.
struct LayoutError : Error {
  explicit LayoutError(const std::string& message) : Error(ErrorKind::internal, message) {}
};

/// The finished PDF file.
std::string lay_out(const Leaflet&, const Design&, const pdf::Fonts&, PageSize);

/// Packs a logo, for all papers of this process and of those that are forked from it: it takes longer than a sheet.
void remember_logo(const std::shared_ptr<const Image>& logo);

}  // namespace rehab
