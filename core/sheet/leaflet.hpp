// SPDX-License-Identifier: Apache-2.0
// What a paper says: headings, boxes, cards, tables and figures in reading order, with every word in place and no
// measure in points. Made from a Regimen; printed as PDF pages or as HTML. Two leaflets that are equal print the same.
//
// A leaflet is that content. A paper is a finished file: the sheet, which a patient takes home with an issued plan; the
// held page, which a patient gets in its place when the plan is held; the clinician's record; or the letters to
// colleagues. A page is one side of a paper.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/enum_words.hpp"
#include "base/image.hpp"
#include "sheet/drawing.hpp"

namespace rehab {

/// A piece of a line. Strong pieces are bold; nothing is told by colour alone.
struct Span {
  std::string text;
  bool strong = false;
};
using Line = std::vector<Span>;

struct Heading {
  int level = 1;  ///< 1 to 3
  std::string text;
};
struct Paragraph {
  Line line;
  bool small = false;  ///< record only; a patient's page has one size at least
};
struct ItemList {
  bool numbered = false;
  std::vector<Line> items;
};
struct Table {
  std::vector<std::string> head;  ///< may be empty
  std::vector<std::vector<Line>> rows;
  std::vector<double> widths;  ///< parts of the whole width
  bool boxes = false;          ///< cells to write in: taller rows, drawn on all sides
};
struct Figure {
  std::vector<Drawing> frames;        ///< start, end ...: drawn to one scale, with an arrow between
  std::vector<std::string> captions;  ///< one for each frame
  std::string alternative;            ///< the picture in words
};
/// A blank to write on: a caption with a line for the pen.
struct PenLine {
  std::string caption;
};

using Block = std::variant<Heading, Paragraph, ItemList, Table, Figure, PenLine>;

/// What a box is for; the design gives each its look.
enum class BoxRole { in_short, stop_and_call, pain, held, not_for_patient, letter, plain };
template <>
inline constexpr auto enum_words<BoxRole> = words_up_to<BoxRole::plain>("in_short", "stop_and_call", "pain", "held",
                                                                        "not_for_patient", "letter", "plain");
struct Box {
  BoxRole role = BoxRole::plain;
  std::string title;
  std::vector<Block> blocks;
};

/// One exercise, whole: never split over a page.
struct Card {
  int number = 0;
  std::string title;  ///< "Prone hip extension"
  std::string plain;  ///< "lift your thigh"
  std::string side;   ///< "LEFT leg", "each leg", empty
  std::string badge;  ///< "new", "more than last time", empty
  Figure figure;
  std::vector<std::pair<std::string, std::string>> before;  ///< "Why", "You need": label and text
  std::vector<Line> steps;                                  ///< numbered
  std::vector<std::pair<std::string, std::string>> dose;    ///< label and value, for the dose table
  std::vector<std::pair<std::string, std::string>> after;   ///< "Too hard?", "Worse next morning?" ...
};

struct PageBreak {};

/// A part of the leaflet; boxes and cards keep together.
using Part = std::variant<Heading, Paragraph, ItemList, Table, Figure, PenLine, Box, Card, PageBreak>;

enum class Audience { patient, clinician };
template <>
inline constexpr auto enum_words<Audience> = words_up_to<Audience::clinician>("patient", "clinician");

struct Leaflet {
  Audience audience = Audience::patient;
  std::string language;             ///< "en"
  std::string title;                ///< the document's title: holds no name
  std::string masthead_left;        ///< "North Hip Clinic"
  std::string masthead_right;       ///< "Call us: 0123 456"
  std::string draft;                ///< "DRAFT, not for the patient", across the top of every page; empty: none
  std::string bar;                  ///< "Not for the patient", on every page of a record; empty: none
  std::string footer;               ///< "Plan P-0001"; the page adds "page x of y" by footer_pages
  std::string footer_pages;         ///< "page {page} of {pages}"
  std::vector<std::string> phones;  ///< numbers to call, as its texts write them
  std::vector<std::string> names;   ///< of people, likewise
  /// The clinic's, left of the masthead; null: none.
  std::shared_ptr<const Image> logo;
  std::vector<Part> parts;
};

// How its pieces are read, the same on paper and on a screen.

/// Plain text and strong text as a line.
Line plain(std::string text);
Line strong(std::string text);
/// "Why: " in bold, then the text.
Line labelled(std::string_view label, std::string_view text);

/// No letter in it: in a table of boxes, a box for the pen.
bool is_empty(const Line& line);

/// In a table of boxes: the last column holds words, the dose of each row; else it is one of boxes too.
bool ends_in_words(const Table& table);

/// In a table of boxes: what a box of that column is called, "Mon".
std::string box_name(const Table& table, std::size_t column);

/// A strong line and the list it announces: "Call us if".
bool is_titled_list(const std::vector<Block>& blocks, std::size_t at);

}  // namespace rehab
