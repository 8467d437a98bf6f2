// SPDX-License-Identifier: Apache-2.0
// Filling pages: strips of known height, in groups that keep together, go from top to bottom in reading order. First
// every strip gets its page and place, then the pages are drawn, so that "page 2 of 4" is known on page 1. Used inside
// core/sheet/layout only; knows nothing of what a strip shows. Points.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "pdf/document.hpp"
#include "sheet/layout/canvas.hpp"

namespace rehab {

/// How a strip is drawn. Copies share what it is drawn from.
class DrawStrip {
 public:
  DrawStrip() = default;
  template <class Draw>
  DrawStrip(Draw draw) : drawn_from_(std::make_shared<Draw>(std::move(draw))) {
    call_ = [](const void* drawn_from, Canvas& canvas, double x, double top, double width) {
      (*static_cast<const Draw*>(drawn_from))(canvas, x, top, width);
    };
  }

  explicit operator bool() const { return call_ != nullptr; }
  void operator()(Canvas& canvas, double x, double top, double width) const {
    call_(drawn_from_.get(), canvas, x, top, width);
  }

 private:
  std::shared_ptr<const void> drawn_from_;
  void (*call_)(const void* drawn_from, Canvas&, double x, double top, double width) = nullptr;
};

/// A horizontal piece of a page that is never cut.
struct Strip {
  double height = 0;
  DrawStrip draw = {};
  std::vector<pdf::Role> opens = {};  ///< tags that begin before it ...
  int closes = 0;                     ///< ... and how many end after it
  double gap = 0;                     ///< above it, unless it comes first on a page or in its group
  bool keep_with_next = false;
  bool repeats = false;  ///< the head of a table: drawn again where its group goes on on another page
  std::optional<std::pair<int, std::string>> bookmark = {};
};
using Strips = std::vector<Strip>;

/// In a tag of its own.
inline Strip tagged(pdf::Role role, double height, DrawStrip draw) {
  return {.height = height, .draw = std::move(draw), .opens = {role}, .closes = 1};
}

double total_height(std::span<const Strip> strips);
void append(Strips& to, Strips more);
/// One tag round all of them.
void tag_all(Strips& strips, pdf::Role role);
/// One below the other, with their tags.
void draw_strips(Canvas& canvas, std::span<const Strip> strips, double x, double top, double width);

/// What is drawn round a piece of a group on one page: a rule, a tint.
using Surround = std::function<void(Canvas&, const Area&)>;

struct Group {
  Strips strips = {};
  double padding = 0;       ///< inside its frame, all round
  double padding_left = 0;  ///< more of it at the left, for a bar
  bool together = true;     ///< on one page, unless it is taller than a page
  bool keep_with_next = false;
  int sharing = 0;         ///< how many of such groups a page takes at most; 0: it is no card
  bool is_letter = false;  ///< for a colleague: its pages are numbered by themselves
  Surround surround = {};

  double height() const { return strips.empty() ? 0 : total_height(strips) + 2 * padding; }
};

/// A group among others.
struct Placed {
  const Group* group = nullptr;
  double gap = 0;  ///< above it, unless it comes first on a page
  bool keep_with_next = false;
  bool page_before = false;
};

/// Some strips of a group on one page; `top` counts from the top of the page's area, downwards.
struct Piece {
  std::size_t group = 0;
  std::size_t first = 0, last = 0;  ///< strips, both counted
  bool repeats_head = false;
  double top = 0;
  double height = 0;
};
using PagePlan = std::vector<Piece>;

/// Places everything. Throws LayoutError for a strip taller than a page.
std::vector<PagePlan> paginate(const std::vector<Placed>& groups, double page_height);

/// Draws one page's pieces into `area`. Bookmarks go to the canvas's page.
void draw_page(Canvas& canvas, const std::vector<Placed>& groups, const PagePlan& plan, const Area& area);

}  // namespace rehab
