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

std::vector<Strip> strips(const Setting& setting, const Block& block, double width);
/// The strips of several blocks, one below the other.
std::vector<Strip> strips(const Setting& setting, const std::vector<Block>& blocks, double width);

Strip heading_strip(const Setting& setting, int level, const Line& line, double width);
std::vector<Strip> list_strips(const Setting& setting, const ItemList& list, double width);
std::vector<Strip> table_strips(const Setting& setting, const Table& table, double width);

/// Adds strips below others, with the design's gap between blocks.
void append_block(const Setting& setting, std::vector<Strip>& to, std::vector<Strip> more);
/// One tag round all of them.
void tag_all(std::vector<Strip>& strips, pdf::Role role);
double total_height(const std::vector<Strip>& strips);

/// Draws strips one below the other, with their tags, inside a strip of their own.
void draw_strips(Canvas& canvas, const std::vector<Strip>& strips, double x, double top, double width);

}  // namespace rehab
