// SPDX-License-Identifier: Apache-2.0
// Which cards share a page, and how each is arranged.
#include <algorithm>
#include <cmath>
#include <deque>

#include "sheet/layout/card.hpp"
#include "sheet/layout/groups.hpp"

namespace rehab {

namespace {

constexpr double corner_pt = 6, narrower_share = 0.07, worth_it = 1.04, rounding_pt = 0.1;

class CardPages {
 public:
  CardPages(const Setting& setting, const std::vector<const Card*>& cards, double width, double page_height)
      : room_(setting.design.picture),
        padding_(2 * setting.design.space.padding_pt),
        gap_(setting.design.space.part_pt),
        page_height_(page_height - rounding_pt) {
    for (const Card* card : cards) makers_.emplace_back(setting, *card, width - padding_);
  }

  /// The strips of each card.
  std::vector<std::vector<Strip>> run() {
    Plan best = plan(uniform({false, DosePlace::below, room_.column_share}));
    for (const Arrangement& a : candidates())
      if (Plan other = plan(uniform(a)); better(other, best)) best = std::move(other);
    const auto fewest = (makers_.size() + sharing() - 1) / sharing();
    if (best.pages > fewest)
      if (Plan mixed = plan(lowest_of_each()); mixed.pages < best.pages) best = std::move(mixed);
    std::vector<std::vector<Strip>> all;
    for (std::size_t i = 0; i < makers_.size(); ++i) all.push_back(strips(best, i));
    return all;
  }

 private:
  using Arrangements = std::vector<Arrangement>;

  struct Plan {
    Arrangements arrangements;
    std::vector<double> heights;  ///< of each card, its frame included
    std::size_t pages = 0;
    double scale = 0;  ///< of all pictures together
  };

  std::size_t sharing() const { return static_cast<std::size_t>(room_.cards_on_page); }

  Arrangements candidates() const {
    const double share = room_.column_share;
    Arrangements all{{true, DosePlace::below, share},
                     {true, DosePlace::under_picture, share},
                     {false, DosePlace::under_picture, share},
                     {true, DosePlace::beside_picture, share},
                     {false, DosePlace::beside_picture, share}};
    if (sharing() == 1) all.push_back({false, DosePlace::below, 1});
    return all;
  }

  Arrangements uniform(const Arrangement& a) const { return Arrangements(makers_.size(), a); }

  double least(std::size_t card, const Arrangement& a) const {
    return makers_[card].height(a, room_.least_height_pt) + padding_;
  }

  Arrangements lowest_of_each() const {
    Arrangements all;
    for (std::size_t i = 0; i < makers_.size(); ++i) {
      Arrangement lowest{false, DosePlace::below, room_.column_share};
      for (const double narrower : {0.0, narrower_share})
        for (Arrangement a : candidates()) {
          if (a.share < 1) a.share -= narrower;
          if (least(i, a) < least(i, lowest)) lowest = a;
        }
      all.push_back(lowest);
    }
    return all;
  }

  /// As many cards on a page as fit at their least; they share what room is left.
  Plan plan(Arrangements arrangements) const {
    Plan plan;
    for (std::size_t first = 0, end = 0; first < makers_.size(); first = end) {
      double used = 0;
      std::vector<double> leasts;
      for (; end < makers_.size() && leasts.size() < sharing(); ++end) {
        const double more = least(end, arrangements[end]);
        if (end > first && used + gap_ + more > page_height_) break;
        used += more + (end > first ? gap_ : 0);
        leasts.push_back(more);
      }
      plan.pages += used > page_height_ ? 2 : 1;
      const double spare = std::max(0.0, room_to_share(leasts.size()) - used);
      for (const double height : leasts) plan.heights.push_back(height + spare / static_cast<double>(leasts.size()));
    }
    plan.arrangements = std::move(arrangements);
    for (std::size_t i = 0; i < makers_.size(); ++i)
      plan.scale += makers_[i].scale(plan.arrangements[i], picture_height(plan, i));
    return plan;
  }

  /// A card alone on its page looks like those that share theirs.
  double room_to_share(std::size_t cards) const {
    return cards == 1 ? (page_height_ - gap_ * static_cast<double>(sharing() - 1)) / static_cast<double>(sharing())
                      : page_height_;
  }

  double picture_height(const Plan& plan, std::size_t card) const {
    return makers_[card].picture_height(plan.arrangements[card], plan.heights[card] - padding_);
  }

  static bool better(const Plan& a, const Plan& b) {
    return a.pages != b.pages ? a.pages < b.pages : a.scale > b.scale * worth_it;
  }

  std::vector<Strip> strips(const Plan& plan, std::size_t card) const {
    if (plan.heights[card] > page_height_ + rounding_pt) return makers_[card].in_one_column();
    return makers_[card].arranged(plan.arrangements[card], picture_height(plan, card));
  }

  const PictureRoom& room_;
  double padding_, gap_, page_height_;
  std::deque<CardMaker> makers_;
};

Group card_group(const Setting& setting, std::vector<Strip> strips) {
  Group g;
  g.padding = setting.design.space.padding_pt;
  g.gap = setting.design.space.part_pt;
  g.surround = [](Canvas& canvas, const Area& a) {
    canvas.outline({a.left + 0.5, a.bottom + 0.5, a.width() - 1, a.height() - 1},
                   {.width_pt = 1, .color = canvas.design().colours.rule}, corner_pt);
  };
  strips.front().opens.insert(strips.front().opens.begin(), {pdf::Role::section, {}});
  ++strips.back().closes;
  g.strips = std::move(strips);
  return g;
}

}  // namespace

std::vector<Group> card_groups(const Setting& setting, const std::vector<const Card*>& cards, double width,
                               double page_height) {
  std::vector<Group> groups;
  for (std::vector<Strip>& strips : CardPages(setting, cards, width, page_height).run())
    groups.push_back(card_group(setting, std::move(strips)));
  return groups;
}

}  // namespace rehab
