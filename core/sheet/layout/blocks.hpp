// SPDX-License-Identifier: Apache-2.0
// Blocks of a leaflet as strips: headings, paragraphs, lists, tables and lines for a pen, broken for a width and
// tagged. Used inside core/sheet/layout only. Points.
#pragma once

#include <vector>

#include "sheet/layout/flow.hpp"

namespace rehab {

/// What everything is measured with.
struct Setting {
  const Design& design;
  const pdf::Fonts& fonts;

  TextMeasure measure(double size_pt) const { return {fonts, size_pt, design.line_pt(size_pt)}; }
  TextMeasure body() const { return measure(design.type.body_pt); }
};

Strips strips(const Setting& setting, const Heading& heading, double width);
Strips strips(const Setting& setting, const Paragraph& paragraph, double width);
Strips strips(const Setting& setting, const ItemList& list, double width);
Strips strips(const Setting& setting, const Table& table, double width);
Strips strips(const Setting& setting, const PenLine& pen, double width);
Strips strips(const Setting& setting, const Block& block, double width);
/// Of several blocks, one below the other.
Strips strips(const Setting& setting, const std::vector<Block>& blocks, double width);

/// Adds strips below others, with the design's gap between blocks.
void append_block(const Setting& setting, Strips& to, Strips more);

}  // namespace rehab
