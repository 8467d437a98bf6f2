// SPDX-License-Identifier: Apache-2.0
// How a paper looks: sizes, spaces and colours, and which sections it has, read from templates/sheets/<name>.yaml or a
// clinic's own file. The content takes the sections from it, layout and HTML the looks; it holds no words. Lengths in
// points (1/72 inch), as measured on paper.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/color.hpp"
#include "base/enum_words.hpp"
#include "base/problem.hpp"
#include "sheet/leaflet.hpp"

namespace rehab {

template <class T>
class ShapeOf;

/// What a patient's sheet is made of, in the order it is printed. The DRAFT line and the footer are no sections: they
/// stand on every page.
enum class Section {
  title,          ///< whose sheet, and which leg; its side ends with the next visit and who showed it
  in_short,       ///< the exercises at a glance, on which days
  stop_and_call,  ///< on every sheet
  pain,           ///< how much pain is fine
  also,           ///< what else to do, where there is anything
  exercises,      ///< a card for each
  diary,          ///< every week of use, to tick off
  page_break
};
template <>
inline constexpr auto enum_words<Section> = words_up_to<Section::page_break>("title", "in_short", "stop_and_call",
                                                                             "pain", "also", "exercises", "diary",
                                                                             "page_break");
using Sections = std::vector<Section>;

inline const Sections usual_sections{Section::title,     Section::in_short,   Section::stop_and_call,
                                     Section::pain,      Section::also,       Section::page_break,
                                     Section::exercises, Section::page_break, Section::diary};

struct PageSize {
  double width_pt = 0;
  double height_pt = 0;
};

/// "A4" or "Letter", as in the clinic file; throws Error (config) for anything else.
PageSize page_size(const std::string& name);

struct Margins {
  double left_pt = 40, right_pt = 40, top_pt = 36, bottom_pt = 36;
};

struct TypeSizes {
  double body_pt = 12;   ///< on a patient's page nothing is smaller
  double small_pt = 12;  ///< small paragraphs and running lines of a record
  double heading_1_pt = 26, heading_2_pt = 16, heading_3_pt = 13;
  double name_pt = 34;        ///< the patient's name and the leg to train
  double number_pt = 22;      ///< telephone numbers in the stop box
  double dose_pt = 18;        ///< how many times, on the first page
  double badge_pt = 14;       ///< which leg
  double card_title_pt = 19;  ///< the name of an exercise
  double strong_pt = 13;      ///< what has to be seen on a card: the dose, when to stop
  double line_height = 1.22;  ///< of the size
  double longest_line_pt = 440;
};

struct Spaces {
  double block_pt = 4;     ///< between blocks of one part
  double part_pt = 10;     ///< between parts
  double padding_pt = 7;   ///< inside boxes and cards
  double cell_pt = 4;      ///< inside the cells of a table
  double logo_pt = 28;     ///< height of the clinic's logo, where its width allows
  double pen_row_pt = 28;  ///< height of a row to write in, at least
};

inline constexpr double pt_per_mm = 72 / 25.4;

/// How wide the largest picture of a sheet's cards is; all others are drawn to its scale, so that the body has one
/// size. The widest that lets `cards_on_page` cards share every page; cards go on the next page before pictures get
/// narrower than the least.
struct PictureWidth {
  double least_width_mm = 60;
  double most_width_mm = 90;
  int cards_on_page = 2;
};

struct Colours {
  Color text = rgb(0x000000);
  Color accent = rgb(0xc2410c);       ///< the trained limb
  Color accent_dark = rgb(0x7c2a08);  ///< its edge, arrows, numbers
  Color body = rgb(0x76838f);
  Color body_far = rgb(0xc3cad1);
  Color prop = rgb(0xeceff1);
  Color prop_edge = rgb(0x8d979f);
  Color rule = rgb(0x8d979f);
  Color tint = rgb(0xeceff1);
  bool operator==(const Colours&) const = default;
};

/// How a box looks: a rule round it, a bar at its left edge, a tint behind it. All thin: toner is dear.
struct BoxLook {
  double rule_pt = 0.8;
  double bar_pt = 0;
  bool tint = false;
  bool dashed = false;
};

struct Design {
  std::string name;
  Audience audience = Audience::patient;
  Sections sections = usual_sections;  ///< of a patient's sheet, in order; for whoever makes its content
  Margins margins;
  TypeSizes type;
  Spaces space;
  PictureWidth picture;
  Colours colours;
  std::map<BoxRole, BoxLook> boxes;

  const BoxLook& look(BoxRole role) const;
  double line_pt(double size_pt) const { return size_pt * type.line_height; }
  double heading_pt(int level) const;
  /// A display size: never below running text, which a design may enlarge alone.
  double at_least_body(double size_pt) const { return std::max(size_pt, type.body_pt); }
  /// For somebody who reads badly without glasses.
  bool has_large_letters() const { return type.body_pt >= 16; }
  Color ink(Ink ink) const;
};

/// The same for a printer without colours: letters and the trained limb in black, all else in the grey that is as
/// light.
Design in_black(Design design);

const ShapeOf<Design>& design_shape();

/// Reads a design; what the file leaves out has the values above. Problems name place and remedy; use the design only
/// when they are ok.
Design read_design(const std::string& file, Problems& problems);

}  // namespace rehab
