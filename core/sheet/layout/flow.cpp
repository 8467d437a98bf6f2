// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout/flow.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "sheet/layout/layout.hpp"

namespace rehab {

namespace {

/// Both counted.
std::span<const Strip> part_of(const Group& g, std::size_t first, std::size_t last) {
  return std::span(g.strips).subspan(first, last + 1 - first);
}

double strips_height(const Group& g, std::size_t first, std::size_t last) {
  return total_height(part_of(g, first, last));
}

/// The strips that must stand together with strip `first`: it, and while one keeps with the next, the next, as many as
/// a page takes.
std::size_t last_of_run(const Group& g, std::size_t first, double page_height) {
  std::size_t last = first;
  while (last + 1 < g.strips.size() && g.strips[last].keep_with_next &&
         strips_height(g, first, last + 1) + 2 * g.padding <= page_height)
    ++last;
  return last;
}

const Strip* repeated_head(const Group& g) {
  for (const Strip& s : g.strips)
    if (s.repeats) return &s;
  return nullptr;
}

/// The height of a table's head, where it is drawn again above strip `first`.
double head_height(const Group& g, const Strip& head, std::size_t first) {
  return head.height + g.strips[first].gap;
}

class Paginator {
 public:
  Paginator(const std::vector<Placed>& groups, double page_height) : groups_(groups), page_height_(page_height) {
    pages_.emplace_back();
  }

  std::vector<PagePlan> run() {
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      if (group(i).strips.empty()) continue;
      if (groups_[i].page_before && used_ > 0) new_page();
      if (used_ > 0 && (is_shared_out(i) || used_ + groups_[i].gap + needed(i) > page_height_)) new_page();
      place(i);
    }
    return std::move(pages_);
  }

 private:
  const Group& group(std::size_t i) const { return *groups_[i].group; }
  bool stays_whole(std::size_t i) const { return group(i).together && group(i).height() <= page_height_; }

  /// Whether the page has as many cards as it takes.
  bool is_shared_out(std::size_t i) const {
    const auto cards =
        std::ranges::count_if(pages_.back(), [this](const Piece& piece) { return group(piece.group).sharing > 0; });
    return group(i).sharing > 0 && cards >= group(i).sharing;
  }

  /// The room a group needs on the page it begins on, together with what it must not be parted from.
  double needed(std::size_t i) const {
    const Group& g = group(i);
    double height = stays_whole(i) ? g.height() : strips_height(g, 0, last_of_run(g, 0, page_height_)) + 2 * g.padding;
    if (groups_[i].keep_with_next && i + 1 < groups_.size() && !groups_[i + 1].page_before)
      height += groups_[i + 1].gap + std::min(needed(i + 1), page_height_ - height);
    return height;
  }

  void new_page() {
    pages_.emplace_back();
    used_ = 0;
  }

  void add(Piece piece, double gap) {
    piece.top = used_ + (used_ > 0 ? gap : 0);
    if (piece.top + piece.height > page_height_ + 0.01)
      throw LayoutError("a block " + std::to_string(std::lround(piece.height)) + " pt high doesn't fit a page of " +
                        std::to_string(std::lround(page_height_)) + " pt");
    used_ = piece.top + piece.height;
    pages_.back().push_back(piece);
  }

  void place(std::size_t i) {
    const Group& g = group(i);
    if (stays_whole(i)) return add({i, 0, g.strips.size() - 1, false, 0, g.height()}, groups_[i].gap);
    for (std::size_t first = 0; first < g.strips.size();) first = place_from(i, first);
  }

  /// Places as many strips from `first` on as this page takes; returns the first one that has to go on the next page.
  std::size_t place_from(std::size_t i, std::size_t first) {
    const Group& g = group(i);
    const double gap = groups_[i].gap;
    const Strip* head = first > 0 ? repeated_head(g) : nullptr;
    const double for_head = head != nullptr ? head_height(g, *head, first) : 0, fixed = 2 * g.padding + for_head;
    const double room = page_height_ - used_ - (used_ > 0 ? gap : 0) - fixed;
    std::size_t end = first;
    while (end < g.strips.size()) {
      const std::size_t run_end = last_of_run(g, end, page_height_ - for_head);
      if (end > first && strips_height(g, first, run_end) > room) break;
      end = run_end + 1;
    }
    const double height = fixed + strips_height(g, first, end - 1);
    if (used_ > 0 && height > room + fixed) {
      new_page();
      return first;
    }
    add({i, first, end - 1, head != nullptr, 0, height}, gap);
    if (end < g.strips.size()) new_page();
    return end;
  }

  const std::vector<Placed>& groups_;
  double page_height_;
  std::vector<PagePlan> pages_;
  double used_ = 0;
};

void draw_piece(Canvas& canvas, const Group& g, const Piece& piece, const Area& area) {
  const double top = area.top - piece.top;
  if (g.surround) g.surround(canvas, {area.left, top - piece.height, area.right, top});
  const double x = area.left + g.padding + g.padding_left;
  const double width = area.width() - 2 * g.padding - g.padding_left;
  double at = top - g.padding;
  if (piece.repeats_head) {
    const Strip& head = *repeated_head(g);
    const Canvas::Decoration decoration(canvas);
    head.draw(canvas, x, at, width);
    at -= head_height(g, head, piece.first);
  }
  draw_strips(canvas, part_of(g, piece.first, piece.last), x, at, width);
}

}  // namespace

double total_height(std::span<const Strip> strips) {
  double height = 0;
  for (const Strip& s : strips) height += s.height + (&s == &strips.front() ? 0 : s.gap);
  return height;
}

void append(Strips& to, Strips more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void tag_all(Strips& strips, pdf::Role role) {
  if (strips.empty()) return;
  strips.front().opens.insert(strips.front().opens.begin(), role);
  ++strips.back().closes;
}

void draw_strips(Canvas& canvas, std::span<const Strip> strips, double x, double top, double width) {
  for (const Strip& s : strips) {
    if (&s != &strips.front()) top -= s.gap;
    for (const pdf::Role role : s.opens) canvas.document().begin_tag(role);
    if (s.bookmark) canvas.bookmark(s.bookmark->first, s.bookmark->second, top);
    if (s.draw) s.draw(canvas, x, top, width);
    for (int i = 0; i < s.closes; ++i) canvas.document().end_tag();
    top -= s.height;
  }
}

std::vector<PagePlan> paginate(const std::vector<Placed>& groups, double page_height) {
  return Paginator(groups, page_height).run();
}

void draw_page(Canvas& canvas, const std::vector<Placed>& groups, const PagePlan& plan, const Area& area) {
  canvas.set_area(area);
  for (const Piece& piece : plan) draw_piece(canvas, *groups[piece.group].group, piece, area);
}

}  // namespace rehab
