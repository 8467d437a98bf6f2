// SPDX-License-Identifier: Apache-2.0
#include "sheet/design.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "base/kept_value.hpp"
#include "base/shape.hpp"

namespace rehab {

template <>
inline constexpr std::size_t members<Color> = 3;
template <>
inline constexpr std::size_t members<Margins> = 4;
template <>
inline constexpr std::size_t members<TypeSizes> = 13;
template <>
inline constexpr std::size_t members<Spaces> = 6;
template <>
inline constexpr std::size_t members<PictureWidth> = 3;
template <>
inline constexpr std::size_t members<Colours> = 9;
template <>
inline constexpr std::size_t members<BoxLook> = 4;
template <>
inline constexpr std::size_t members<Design> = 9;

namespace {

constexpr double least_contrast = 7;             // WCAG 2.2, 1.4.6
constexpr double least_contrast_of_figures = 3;  // WCAG 2.2, 1.4.11
constexpr double least_patient_pt = 12;          // large enough to read without glasses, on any patient's page

Type<Color> colour() {
  return converted(text(7), read_color, "a colour as \"#c2410c\" (in quotes)");
}

ShapeOf<Margins> margins_shape() {
  ShapeOf<Margins> s("margins", "White round the page; nothing is ever printed on it but running lines.");
  s.field("left_pt", decimal(24, 144, "pt"), &Margins::left_pt, "At the left.");
  s.field("right_pt", decimal(24, 144, "pt"), &Margins::right_pt, "At the right.");
  s.field("top_pt", decimal(24, 144, "pt"), &Margins::top_pt, "At the top.");
  s.field("bottom_pt", decimal(24, 144, "pt"), &Margins::bottom_pt, "At the bottom.");
  return s;
}

ShapeOf<TypeSizes> type_shape() {
  ShapeOf<TypeSizes> s("type", "Sizes of the letters.");
  s.field("body_pt", decimal(8, 36, "pt"), &TypeSizes::body_pt, "Running text; 12 at least for patients.");
  s.field("small_pt", decimal(7, 36, "pt"), &TypeSizes::small_pt, "Small print of a record.");
  s.field("heading_1_pt", decimal(8, 72, "pt"), &TypeSizes::heading_1_pt, "The sheet's own heading.");
  s.field("heading_2_pt", decimal(8, 72, "pt"), &TypeSizes::heading_2_pt, "Headings of parts and boxes.");
  s.field("heading_3_pt", decimal(8, 72, "pt"), &TypeSizes::heading_3_pt, "Headings inside parts.");
  s.field("card_title_pt", decimal(12, 40, "pt"), &TypeSizes::card_title_pt, "The name of an exercise on its card.");
  s.field("strong_pt", decimal(8, 36, "pt"), &TypeSizes::strong_pt, "The dose and when to stop, on a card.");
  s.field("name_pt", decimal(12, 72, "pt"), &TypeSizes::name_pt, "The patient's name, and the leg to train.");
  s.field("number_pt", decimal(12, 40, "pt"), &TypeSizes::number_pt, "Telephone numbers in the stop box.");
  s.field("dose_pt", decimal(12, 40, "pt"), &TypeSizes::dose_pt, "How many times, on the first page.");
  s.field("badge_pt", decimal(12, 40, "pt"), &TypeSizes::badge_pt, "Which leg, beside an exercise's name.");
  s.field("line_height", decimal(1.1, 2), &TypeSizes::line_height, "From line to line, as a part of the size.");
  s.field("longest_line_pt", decimal(200, 700, "pt"), &TypeSizes::longest_line_pt, "Where running text turns.");
  return s;
}

ShapeOf<Spaces> spaces_shape() {
  ShapeOf<Spaces> s("space", "White between things.");
  s.field("block_pt", decimal(0, 40, "pt"), &Spaces::block_pt, "Between blocks of one part.");
  s.field("part_pt", decimal(0, 60, "pt"), &Spaces::part_pt, "Between parts.");
  s.field("padding_pt", decimal(0, 40, "pt"), &Spaces::padding_pt, "Inside boxes and cards.");
  s.field("cell_pt", decimal(0, 20, "pt"), &Spaces::cell_pt, "Inside the cells of a table.");
  s.field("logo_pt", decimal(12, 72, "pt"), &Spaces::logo_pt, "Height of the clinic's logo.");
  s.field("pen_row_pt", decimal(14, 80, "pt"), &Spaces::pen_row_pt, "Height of a row to write in, at least.");
  return s;
}

ShapeOf<PictureWidth> picture_shape() {
  ShapeOf<PictureWidth> s("picture", "How wide the largest picture of the cards is; the others keep its scale.");
  s.field("least_width_mm", decimal(40, 120, "mm"), &PictureWidth::least_width_mm, "At least; 60 shows what to do.");
  s.field("most_width_mm", decimal(40, 120, "mm"), &PictureWidth::most_width_mm, "At most, where there is room.");
  s.field("cards_on_page", whole(1, 4), &PictureWidth::cards_on_page, "How many cards a page takes, where they fit.");
  s.check([](const Node& map, PictureWidth& p, const Reading& at) {
    if (p.least_width_mm <= p.most_width_mm) return;
    at.error(map, "least_width_mm is more than most_width_mm", "the smaller one first");
  });
  return s;
}

/// Older designs measured pictures in other ways: those keys are read and say nothing.
Type<PictureWidth> picture_width() {
  return checked(
      nested(picture_shape()), [](const Type<PictureWidth>& type, Node map, PictureWidth& into, const Reading& at) {
        constexpr std::array old{"column_share", "least_height_pt", "height_pt", "most_height_pt", "pt_per_cm"};
        std::erase_if(map.entries, [&](const Entry& e) { return std::ranges::count(old, e.key) > 0; });
        return type.read(map, into, at);
      });
}

/// Letters are printed in `text` and `accent_dark`, on white and on the tint.
void check_contrast(const Node& map, Colours& c, const Reading& at) {
  const auto place = [&](const char* name) -> const Node& {
    const Node* written = map.find(name);
    return written ? *written : map;
  };
  for (const auto& [name, letters] : {std::pair("text", c.text), std::pair("accent_dark", c.accent_dark)}) {
    const std::string pale = std::string(name) + " is too pale to be read on ";
    if (contrast(letters, rgb(0xffffff)) < least_contrast)
      at.error(place(name), pale + "white", "a darker colour; the contrast must be 7 to 1 at least");
    else if (contrast(letters, c.tint) < least_contrast)
      at.error(place(map.find("tint") && !map.find(name) ? "tint" : name), pale + "the tint",
               "a darker colour or a lighter tint; the contrast must be 7 to 1 at least");
  }
  for (const auto& [name, drawn] : {std::pair("accent", c.accent), std::pair("body", c.body)})
    if (contrast(drawn, rgb(0xffffff)) < least_contrast_of_figures)
      at.error(place(name), std::string(name) + " is too pale to be seen on white",
               "a darker colour; the contrast must be 3 to 1 at least");
}

ShapeOf<Colours> colours_shape() {
  ShapeOf<Colours> s("colours", "Colours; each must also work on a black and white printer.");
  s.field("text", colour(), &Colours::text, "Letters.");
  s.field("accent", colour(), &Colours::accent, "The trained limb.");
  s.field("accent_dark", colour(), &Colours::accent_dark, "Its edge, arrows, numbers.");
  s.field("body", colour(), &Colours::body, "The figure.");
  s.field("body_far", colour(), &Colours::body_far, "Its limbs on the far side.");
  s.field("prop", colour(), &Colours::prop, "Mats, beds, chairs.");
  s.field("prop_edge", colour(), &Colours::prop_edge, "Their edges, the floor.");
  s.field("rule", colour(), &Colours::rule, "Rules of tables and boxes.");
  s.field("tint", colour(), &Colours::tint, "Behind tinted boxes.");
  s.check(check_contrast);
  return s;
}

ShapeOf<BoxLook> look_shape() {
  ShapeOf<BoxLook> s("box", "How a box looks.");
  s.field("rule_pt", decimal(0, 4, "pt"), &BoxLook::rule_pt, "The rule round it; 0: none.");
  s.field("bar_pt", decimal(0, 12, "pt"), &BoxLook::bar_pt, "A bar at its left edge; 0: none.");
  s.field("tint", yes_no(), &BoxLook::tint, "A tint behind it.");
  s.field("dashed", yes_no(), &BoxLook::dashed, "Its rule is dashed.");
  return s;
}

/// Names that older designs have for the weeks.
bool is_old_name_of_diary(const std::string& word) {
  return word == "diary_by_day" || word == "diary_weeks";
}

Type<Section> section_type() {
  const Type<Section> names = word_for<Section>();
  return checked(names, [](const Type<Section>& type, const Node& node, Section& into, const Reading& at) {
    if (node.kind == Node::Kind::scalar && (node.text == "draft" || node.text == "footer"))
      return at.error(node, "'" + node.text + "' is no section", "take it out: it stands on every page by itself");
    if (node.kind == Node::Kind::scalar && is_old_name_of_diary(node.text)) {
      into = Section::diary;
      return true;
    }
    return type.read(node, into, at);
  });
}

/// Each once, but for page breaks; never without the stop box.
bool are_sections(const Node& list, const Sections& sections, const Reading& at) {
  for (std::size_t i = 0; i < sections.size(); ++i)
    if (sections[i] != Section::page_break && std::ranges::count(std::span(sections).first(i), sections[i]) > 0)
      return at.error(list.items[i], list.items[i].text + " stands here twice", "only page_break may repeat");
  if (std::ranges::count(sections, Section::stop_and_call) == 0)
    return at.error(list, "stop_and_call is missing: no sheet goes without it", "add stop_and_call to the list");
  return true;
}

Type<Sections> sections_type() {
  return checked(list_of(section_type()),
                 [](const Type<Sections>& type, const Node& node, Sections& into, const Reading& at) {
                   return type.read(node, into, at) && are_sections(node, into, at);
                 });
}

/// The keys of `boxes` are roles; those of parts that older designs had as boxes are read and say nothing.
Type<std::map<BoxRole, BoxLook>> looks() {
  const auto by_role = [](const std::map<std::string, BoxLook>& named) {
    std::map<BoxRole, BoxLook> all;
    for (const auto& [name, look] : named)
      if (const auto role = value_of_word<BoxRole>(name)) all[*role] = look;
    return all;
  };
  std::vector<std::string> words = word_for<BoxRole>().info->words;
  words.insert(words.end(), {"in_short", "not_for_patient", "pain"});
  return converted(map_of(nested(look_shape()), word(std::move(words))), by_role);
}

constexpr Color white{1, 1, 1}, black{0, 0, 0};

Color mixed(const Color& a, const Color& b, double part) {
  return {a.red + (b.red - a.red) * part, a.green + (b.green - a.green) * part, a.blue + (b.blue - a.blue) * part};
}

}  // namespace

PageSize page_size(const std::string& name) {
  if (name == "A4") return {595.276, 841.89};
  if (name == "Letter") return {612, 792};
  throw Error(ErrorKind::config, "page '" + name + "' is not known", "A4 or Letter");
}

const BoxLook& Design::look(BoxRole role) const {
  static const BoxLook usual;
  const auto found = boxes.find(role);
  return found == boxes.end() ? usual : found->second;
}

double Design::heading_pt(int level) const {
  return level <= 1 ? type.heading_1_pt : level == 2 ? type.heading_2_pt : type.heading_3_pt;
}

/// Clothes, hair and lines are tones of one colour, so that a design states no more than two.
Color Design::ink(Ink ink) const {
  switch (ink) {
    case Ink::paper:
    case Ink::skin:
      return white;
    case Ink::shirt:
      return mixed(colours.body, white, 0.58);
    case Ink::belly:
      return mixed(colours.body, white, 0.75);
    case Ink::shorts:
      return mixed(colours.body, white, 0.3);
    case Ink::hair:
      return mixed(colours.body, black, 0.5);
    case Ink::line:
      return mixed(colours.body, black, 0.66);
    case Ink::far_skin:
      return mixed(colours.body_far, white, 0.85);
    case Ink::far_shirt:
      return mixed(colours.body_far, white, 0.5);
    case Ink::far_shorts:
      return colours.body_far;
    case Ink::far_line:
      return mixed(colours.body_far, black, 0.42);
    case Ink::trained:
      return colours.accent;
    case Ink::trained_edge:
    case Ink::arrow:
    case Ink::label:
      return colours.accent_dark;
    case Ink::prop:
      return colours.prop;
    case Ink::prop_edge:
    case Ink::ground:
      return colours.prop_edge;
    case Ink::guide:
      return colours.text;
  }
  return colours.text;
}

Design in_black(Design design) {
  Colours& c = design.colours;
  for (Color* color : {&c.body, &c.body_far, &c.prop, &c.prop_edge, &c.rule, &c.tint}) *color = grey_of(*color);
  c.text = c.accent = c.accent_dark = {};
  return design;
}

const ShapeOf<Design>& design_shape() {
  static const ShapeOf<Design> shape = [] {
    ShapeOf<Design> s("template", "How a sheet looks.");
    s.schema(1);
    s.field("name", text(40), &Design::name, "What the design is called.").required();
    s.field("for", word_for<Audience>(), &Design::audience, "Who reads it.").required();
    s.field("sections", sections_type(), &Design::sections,
            "What a patient's sheet is made of, in order; stop_and_call can't be left out. The DRAFT line and the "
            "footer are no sections: they stand on every page.");
    s.field("margins", nested(margins_shape()), &Design::margins, "White round the page.");
    s.field("type", nested(type_shape()), &Design::type, "Sizes of the letters.");
    s.field("space", nested(spaces_shape()), &Design::space, "White between things.");
    s.field("picture", picture_width(), &Design::picture, "The pictures of the cards.");
    s.field("colours", nested(colours_shape()), &Design::colours, "Colours.");
    s.field("boxes", looks(), &Design::boxes, "How each kind of box looks.");
    s.check([](const Node& map, Design& d, const Reading& at) {
      if (d.audience == Audience::clinician && map.find("sections") != nullptr)
        at.error(*map.find("sections"), "a record prints everything, in its own order", "leave sections out");
    });
    s.check([](const Node& map, Design& d, const Reading& at) {
      if (d.audience != Audience::patient || d.type.body_pt >= least_patient_pt) return;
      at.error(*map.find("type"), "type.body_pt is below 12, too small for a patient's page", "12 or more");
    });
    return s;
  }();
  return shape;
}

Design read_design(const std::string& file, Problems& problems) {
  return kept_or_read("design", file, problems, [&](const std::string& text) {
    Design design;
    design_shape().read(parse_yaml({file, text, true}, problems), design, problems);
    return design;
  });
}

}  // namespace rehab
