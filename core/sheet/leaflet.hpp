// SPDX-License-Identifier: Apache-2.0
// What a paper says: headings, boxes, cards, tables and figures in reading order, with every word in place and no
// measure in points. Made from a Regimen; printed as PDF pages or as HTML. Two leaflets that are equal print the same.
//
// A leaflet is that content. A paper is a finished file: the sheet, which a patient takes home with an issued plan; the
// held page, which a patient gets in its place when the plan is held; or the clinician's record. A page is one side of
// a paper.
#pragma once

#include <array>
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

/// A part of a dose, which names itself: "hold 10 seconds". Narrower, for paper: "hold 10 sec"; may have two lines.
struct DoseCell {
  std::string text;
  std::string brief;
};
/// The parts of a dose, each in its place on every card; one the dose does not have is empty.
enum class DosePart { times, sets, hold, rest, days };
inline constexpr std::size_t dose_parts = 5;
using DoseCells = std::array<DoseCell, dose_parts>;

/// What to do when it is worse, too hard or too easy.
struct CardAnswer {
  std::string question;  ///< "Too hard?"
  std::string text;
};

/// One exercise, whole, in the order it is read: never split over a page.
struct Card {
  int number = 0;
  std::string title;     ///< in the patient's words: "Lift your thigh"
  std::string leg;       ///< "LEFT leg only"; empty: no leg leads
  std::string badge;     ///< "new", "more than last time", empty
  std::string clinical;  ///< "Prone hip extension."
  std::string why;       ///< "Makes your lower back stronger."; on paper it goes first where room is short
  DoseCells dose;
  std::string load;  ///< what makes it harder: "0.5 kg on your ankle"; may be empty
  std::string need;  ///< "You need: mat, pillow."
  Figure figure;
  Line for_you;             ///< what rules change for this patient; may be empty
  std::vector<Line> steps;  ///< numbered
  std::string note;         ///< breathing, doing it well
  std::string stop;         ///< "Stop if it pinches."
  std::vector<CardAnswer> answers;
};

struct PageBreak {};

/// A part of the leaflet; boxes and cards keep together.
using Part = std::variant<Heading, Paragraph, ItemList, Table, Figure, PenLine, Box, Card, PageBreak>;

enum class Audience { patient, clinician };
template <>
inline constexpr auto enum_words<Audience> = words_up_to<Audience::clinician>("patient", "clinician");

struct Leaflet {
  Audience audience = Audience::patient;
  std::string language;        ///< "en"
  std::string title;           ///< the document's title: holds no name
  std::string masthead_left;   ///< "North Hip Clinic"
  std::string masthead_right;  ///< "Call us: 0123 456"
  std::string draft;           ///< "DRAFT, not for the patient", across the top of every page; empty: none
  std::string bar;             ///< "Not for the patient", on every page of a record; empty: none
  std::string footer;          ///< "Plan P-0001"; the page adds "page x of y" by footer_pages
  std::string footer_pages;    ///< "page {page} of {pages}"
  std::string notes;           ///< "Notes:", above lines for the pen where a side of cards has room; empty: none
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

/// A strong line and the list it announces: "Call us if".
bool is_titled_list(const std::vector<Block>& blocks, std::size_t at);

}  // namespace rehab
