// SPDX-License-Identifier: Apache-2.0
// How a sheet looks: sizes, spaces and colours, read from templates/sheets/<name>.yaml. Used by the layout only; it
// holds no words and decides nothing about content. Lengths in points (1/72 inch), measured on paper.
#pragma once

#include <map>
#include <string>

#include "model/drawing.hpp"
#include "model/leaflet.hpp"

namespace rehab {

class Problems;

struct Colour {
  double red = 0, green = 0, blue = 0;  ///< 0 to 1

  friend bool operator==(const Colour&, const Colour&) = default;
};

struct PageSize {
  double width_pt = 0;
  double height_pt = 0;
};

/// "A4" or "Letter", as in the clinic file; anything else throws std::invalid_argument.
PageSize page_size(const std::string& name);

/// How a box looks: a rule round it, a bar at its left edge, a tint behind it. All thin: toner is dear.
struct BoxLook {
  double rule_pt = 0.8;
  double bar_pt = 0;
  bool tint = false;
};

struct Design {
  std::string name;

  double margin_left_pt = 48, margin_right_pt = 48, margin_top_pt = 40, margin_bottom_pt = 40;

  double body_pt = 12;     ///< nothing on a patient's page is smaller
  double small_pt = 12;    ///< notes, running lines; a record may go lower
  double caption_pt = 12;  ///< under a picture
  double heading_1_pt = 22, heading_2_pt = 16, heading_3_pt = 13;
  double line_height = 1.3;  ///< of the size

  double gap_pt = 6;            ///< between blocks of one part
  double part_gap_pt = 12;      ///< between parts
  double padding_pt = 8;        ///< inside a box, a card, around a cell
  double picture_pt = 120;      ///< height of a card's picture, at most
  double picture_share = 0.42;  ///< part of a card's width its picture column takes
  double pen_row_pt = 26;       ///< height of a row to write in, at least
  double text_width_pt = 440;   ///< longest line of running text

  Colour text, accent, accent_light, body, body_far, rule, tint, prop;
  std::map<BoxRole, BoxLook> boxes;

  const BoxLook& look(BoxRole) const;
};

/// Reads a design; what is missing in the file has the value above. Problems name place and remedy.
Design read_design(const std::string& file, Problems&);

}  // namespace rehab
