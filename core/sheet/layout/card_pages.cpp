// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout/card_pages.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <numeric>

namespace rehab {

namespace {

constexpr double card_corner_pt = 6, wider_share = 0.07, narrower_share = 0.07, worth_it = 1.04,
                 worth_another_way = 1.2, page_rounding_pt = 0.1;

class CardPages {
 public:
  CardPages(const Setting& setting, const std::vector<const Card*>& cards, double width, double page_height)
      : room_(setting.design.picture),
        padding_(2 * setting.design.space.padding_pt),
        gap_(setting.design.space.part_pt),
        page_height_(page_height - page_rounding_pt) {
    for (const Card* card : cards) makers_.emplace_back(setting, *card, width - padding_);
  }

  /// The strips of each card.
  std::vector<std::vector<Strip>> run() {
    std::vector<Plan> plans;
    for (const Arrangement& a : candidates())
      if (std::ranges::all_of(makers_, [&](const CardMaker& m) { return m.dose_fit(a) == DoseFit::in_lines; }))
        plans.push_back(plan(uniform(a)));
    Plan best = plans.front();
    for (const Plan& other : plans)
      if (better(other, best)) best = other;
    if (sharing() == 1) best = plan(largest_of_each(best.arrangements, plans));
    const auto fewest = (makers_.size() + sharing() - 1) / sharing();
    if (best.pages > fewest)
      if (Plan mixed = plan(lowest_of_each(best)); mixed.pages < best.pages) best = std::move(mixed);
    std::vector<std::vector<Strip>> all;
    for (std::size_t i = 0; i < makers_.size(); ++i) all.push_back(strips(best, i));
    return all;
  }

 private:
  using Arrangements = std::vector<Arrangement>;

  struct Plan {
    Arrangements arrangements;
    std::vector<double> heights;  ///< of each card, its frame included
    std::vector<double> picture_heights;
    std::size_t pages = 0;
    std::vector<double> scales;  ///< of each card's pictures
  };

  std::size_t sharing() const { return static_cast<std::size_t>(room_.cards_on_page); }

  Arrangements candidates() const {
    Arrangements all;
    for (const double share : {room_.column_share, room_.column_share + wider_share})
      for (const bool before_in_column : {false, true})
        for (const DosePlace dose : {DosePlace::below, DosePlace::under_picture, DosePlace::beside_picture})
          all.push_back({before_in_column, dose, share});
    if (sharing() == 1) all.push_back({false, DosePlace::below, 1});
    return all;
  }

  Arrangements uniform(const Arrangement& a) const { return Arrangements(makers_.size(), a); }

  double height_at(std::size_t card, const Arrangement& a, double picture_height) const {
    return makers_[card].height(a, picture_height) + padding_;
  }
  double least(std::size_t card, const Arrangement& a) const { return height_at(card, a, room_.least_height_pt); }

  /// Cards with a page each may differ, where a picture gains much by it.
  Arrangements largest_of_each(Arrangements all, const std::vector<Plan>& plans) const {
    std::vector<double> most(makers_.size(), 0);
    for (const Plan& p : plans)
      for (std::size_t i = 0; i < makers_.size(); ++i)
        if (p.arrangements[i] == all[i] && fits(p, i)) most[i] = p.scales[i] * worth_another_way;
    for (const Plan& p : plans)
      for (std::size_t i = 0; i < makers_.size(); ++i) {
        if (!fits(p, i) || p.scales[i] <= most[i]) continue;
        most[i] = p.scales[i];
        all[i] = p.arrangements[i];
      }
    return all;
  }

  bool fits(const Plan& plan, std::size_t card) const { return plan.heights[card] <= page_height_ + page_rounding_pt; }

  /// For all cards, but those that have their page to themselves and fit it.
  Arrangements lowest_of_each(const Plan& plan) const {
    Arrangements all;
    for (std::size_t i = 0; i < makers_.size(); ++i) {
      if (sharing() == 1 && fits(plan, i)) {
        all.push_back(plan.arrangements[i]);
        continue;
      }
      Arrangement lowest{false, DosePlace::below, room_.column_share};
      for (Arrangement a : candidates())
        for (const double narrower : {0.0, narrower_share}) {
          if (a.share < 1) a.share -= narrower;
          if (makers_[i].dose_fit(a) != DoseFit::broken && least(i, a) < least(i, lowest)) lowest = a;
        }
      all.push_back(lowest);
    }
    return all;
  }

  /// As many cards on a page as fit at their least; their pictures grow alike into what room is left.
  Plan plan(Arrangements arrangements) const {
    Plan plan;
    plan.arrangements = std::move(arrangements);
    for (std::size_t first = 0, end = 0; first < makers_.size(); first = end) {
      double used = 0;
      for (; end < makers_.size() && end - first < sharing(); ++end) {
        const double more = least(end, plan.arrangements[end]) + (end > first ? gap_ : 0);
        if (end > first && used + more > page_height_) break;
        used += more;
      }
      plan.pages += used > page_height_ ? 2 : 1;
      grow(plan, first, end);
    }
    return plan;
  }

  /// One scale for the cards of a page, the largest at which they fit it.
  void grow(Plan& plan, std::size_t first, std::size_t end) const {
    constexpr int halvings = 10;
    const auto height = [&](std::size_t card, double scale) {
      const Arrangement& a = plan.arrangements[card];
      return std::max(room_.least_height_pt, makers_[card].picture_height_at(a, scale));
    };
    const auto used = [&](double scale) {
      double all = gap_ * static_cast<double>(end - first - 1);
      for (std::size_t i = first; i < end; ++i) all += height_at(i, plan.arrangements[i], height(i, scale));
      return all;
    };
    const double room = room_to_share(end - first);
    double fits = 0, too_large = room_.pt_per_cm;
    if (used(too_large) <= room) fits = too_large;
    for (int i = 0; i < halvings && fits < too_large; ++i) {
      const double middle = (fits + too_large) / 2;
      (used(middle) <= room ? fits : too_large) = middle;
    }
    for (std::size_t i = first; i < end; ++i) {
      plan.heights.push_back(height_at(i, plan.arrangements[i], height(i, fits)));
      plan.picture_heights.push_back(height(i, fits));
      plan.scales.push_back(makers_[i].scale(plan.arrangements[i], height(i, fits)));
    }
  }

  /// A card alone on its page looks like those that share theirs.
  double room_to_share(std::size_t cards) const {
    return cards == 1 ? (page_height_ - gap_ * static_cast<double>(sharing() - 1)) / static_cast<double>(sharing())
                      : page_height_;
  }

  static double sum(const std::vector<double>& all) { return std::accumulate(all.begin(), all.end(), 0.0); }

  static bool better(const Plan& a, const Plan& b) {
    return a.pages != b.pages ? a.pages < b.pages : sum(a.scales) > sum(b.scales) * worth_it;
  }

  std::vector<Strip> strips(const Plan& plan, std::size_t card) const {
    if (!fits(plan, card)) return makers_[card].in_one_column();
    return makers_[card].arranged(plan.arrangements[card], plan.picture_heights[card]);
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
                   {.width_pt = 1, .color = canvas.design().colours.rule}, card_corner_pt);
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
