// SPDX-License-Identifier: Apache-2.0
// What a paper says: headings, boxes, cards, tables and figures in reading order, with every word in place and no
// measure in points. Made from a Regimen; printed as PDF pages or as HTML. Two leaflets that are equal print the same.
//
// A leaflet is that content. A paper is a finished file: the sheet, which a patient takes home with an issued plan; the
// held page, which a patient gets in its place when the plan is held; the clinician's record; or the letters to
// colleagues. A page is one side of a paper.
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
  bool operator==(const Span&) const = default;
};
using Line = std::vector<Span>;

struct Heading {
  int level = 1;  ///< 1 to 3
  std::string text;
  bool operator==(const Heading&) const = default;
};
struct Paragraph {
  Line line;
  bool small = false;  ///< record only; a patient's page has one size at least
  bool operator==(const Paragraph&) const = default;
};
struct ItemList {
  bool numbered = false;
  std::vector<Line> items;
  bool operator==(const ItemList&) const = default;
};
struct Table {
  std::vector<std::string> head;  ///< may be empty
  std::vector<std::vector<Line>> rows;
  std::vector<double> widths;  ///< parts of the whole width
  bool operator==(const Table&) const = default;
};
/// A blank to write on: a caption with a line for the pen.
struct PenLine {
  std::string caption;
  bool operator==(const PenLine&) const = default;
};

using Block = std::variant<Heading, Paragraph, ItemList, Table, PenLine>;

/// What a box is for; the design gives each its look.
enum class BoxRole { stop_and_call, held, letter, plain };
template <>
inline constexpr auto enum_words<BoxRole> = words_up_to<BoxRole::plain>("stop_and_call", "held", "letter", "plain");
struct Box {
  BoxRole role = BoxRole::plain;
  std::string title;
  std::vector<Block> blocks;
  bool operator==(const Box&) const = default;
};

/// The pictures of a card.
struct Figure {
  Frames frames;                      ///< start, end ...: drawn to one scale, with an arrow between
  std::string label;                  ///< "LEFT", beside the trained leg; empty: none is trained
  std::vector<std::string> captions;  ///< one for each frame
  std::string alternative;            ///< the picture in words
  bool operator==(const Figure&) const = default;
};

/// A part of a dose, which names itself: "hold 10 seconds". Narrower, for paper: "hold 10 sec"; may have two lines.
struct DoseCell {
  std::string text;
  std::string brief;
  bool operator==(const DoseCell&) const = default;
};
/// The parts of a dose, each in its place on every card; one the dose does not have is empty.
enum class DosePart { times, sets, hold, rest, days };
inline constexpr std::size_t dose_parts = 5;
using DoseCells = std::array<DoseCell, dose_parts>;

/// What to do when it is worse, too hard or too easy.
struct CardAnswer {
  std::string question;  ///< "Too hard?"
  std::string text;
  bool operator==(const CardAnswer&) const = default;
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
  bool operator==(const Card&) const = default;
};

/// The head of the first page: whose sheet it is, what it holds, and the leg it trains in a frame of its own.
struct SheetTitle {
  std::string name;  ///< "Ana"; may be empty
  std::string what;  ///< "Your 4 hip exercises"
  std::string goal;  ///< "Your goal: ..."; may be empty
  std::string lead;  ///< "Train your"
  std::string leg;   ///< "LEFT leg"; empty: no leg is trained
  bool operator==(const SheetTitle&) const = default;
};

/// An exercise as it is remembered: where it ends, its plain name, which leg, how much.
struct Glance {
  int number = 0;
  DrawingPtr picture;  ///< the end
  std::string alternative;
  std::string name;               ///< "Lift your thigh"
  std::string badge;              ///< "LEFT leg only"; may be empty
  std::string dose;               ///< "6 times"
  std::string hold;               ///< "hold 10 seconds"; may be empty
  std::string short_dose;         ///< both in one: "6 × 10 seconds"
  std::vector<std::string> more;  ///< "2 sets", "with 1 kg"
  std::string days;               ///< "Mon Wed Fri"
  bool operator==(const Glance&) const = default;
};

/// The exercises of the sheet, a row each.
struct Overview {
  int closeness = 0;  ///< 0: rows as high as they get, up to `closest`; whoever fills the page chooses
  std::string first;  ///< what comes before every exercise; may be empty
  std::vector<Glance> rows;
  std::vector<Line> days;  ///< "Every day: 1 and 2, about 11 minutes."; notes
  std::string ends = {};   ///< "Stop when your child is born."; may be empty
  std::string needs;       ///< "You need: mat and pillow."; may be empty

  static constexpr int two_lines_from = 8, closest = 17;  ///< from the first of these on, a row has two lines only
  bool operator==(const Overview&) const = default;
};

/// When to stop and whom to call then, the most urgent first. Every patient's paper has one.
struct StopBox {
  struct Call {
    std::string number;     ///< empty: a line for the pen
    std::string no_number;  ///< "Our number:", before that line
    std::string when;       ///< "now if", after the number or the line
    std::vector<std::string> signs;
    Line other_hours;  ///< "When we are closed: 0123 456"; may be empty
    bool operator==(const Call&) const = default;
  };
  std::string title;
  std::vector<Call> calls;
  int closeness = 0;  ///< 0: a line for each sign, up to `closest`; whoever fills the page chooses

  static constexpr int signs_run_on = 1, closest = 2;  ///< behind each other; behind their number too
  bool operator==(const StopBox&) const = default;
};

/// How much pain is fine, as a scale from 0 to 10 in bands, or as answers alone where no number is a limit.
struct PainScale {
  struct Band {
    int from = 0, to = 10;
    std::string words;   ///< in place of the numbers, where `numbers` is no
    std::string answer;  ///< "Carry on."
    std::string note;    ///< "0 is no pain."; may be empty
    enum class Look { white, tint, stop } look = Look::white;
    bool operator==(const Band&) const = default;
  };
  std::string title;
  std::string lead;  ///< may be empty
  bool numbers = true;
  int usual = -1;  ///< ringed; -1: none
  std::vector<Band> bands;
  Line next_morning;
  bool operator==(const PainScale&) const = default;
};

/// Short texts side by side, some with a line for the pen.
struct PenRow {
  struct Cell {
    Line text;
    bool pen = false;
    bool operator==(const Cell&) const = default;
  };
  std::vector<Cell> cells;
  bool operator==(const PenRow&) const = default;
};

/// Lines to write on.
struct Notes {
  std::string caption;
  int lines = 2;
  bool operator==(const Notes&) const = default;
};

/// All weeks of use to tick off: what the numbers mean, then a block for each week, days down and exercises across.
struct Weeks {
  int closeness = 0;  ///< 0: rows as high as they get, up to `closest`; whoever fills the page chooses

  struct Day {
    std::string name;                ///< "Fri 20"
    std::vector<std::string> boxes;  ///< what each box is, for the ear; empty: nothing is due
    std::string pain;                ///< the same of the box for pain
    bool operator==(const Day&) const = default;
  };
  struct Week {
    std::string title;
    bool pen = false;  ///< a line after the title, for the date
    std::vector<Day> days;
    bool operator==(const Week&) const = default;
  };
  std::string title;                 ///< "Ana, your 6 weeks"
  std::vector<Line> numbers;         ///< whom to call
  std::vector<Glance> legend;        ///< with pictures where all stand in one row
  std::vector<Line> how;             ///< what to tick and to write
  std::vector<std::string> columns;  ///< a number for each exercise
  std::string pain;                  ///< the head of the last column
  std::string not_due;               ///< "–"
  std::vector<Week> weeks;

  static constexpr int closest = 11;  ///< the legend then has no pictures
  bool operator==(const Weeks&) const = default;
};

struct PageBreak {
  bool operator==(const PageBreak&) const = default;
};

/// A part of the leaflet; boxes, cards and the parts of the first page keep together.
using Part = std::variant<Heading, Paragraph, ItemList, Table, PenLine, Box, Card, SheetTitle, Overview, StopBox,
                          PainScale, PenRow, Notes, Weeks, PageBreak>;

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
  std::string notes;                ///< "Notes:", above lines for the pen where a side of cards has room; empty: none
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

/// "6 times, hold 10 seconds, 2 sets"; shorter, "6 × 10 seconds, 2 sets"
std::string dose_in_one(const Glance& glance);
std::string short_dose_in_one(const Glance& glance);

}  // namespace rehab
