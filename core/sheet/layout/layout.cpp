// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout/layout.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <utility>

#include "sheet/layout/pages.hpp"
#include "sheet/layout/running.hpp"
#include "sheet/layout/sides.hpp"

namespace rehab {

namespace {

/// How cards give way, in this order. Only where all that saves no side do lines and boxes move closer. Nothing else
/// gives way: letters keep their size, and a card that still does not fit goes on the next side.
std::vector<CardWays> ladder(const PictureWidth& picture) {
  constexpr double step_mm = 5;
  std::vector<CardWays> steps{{picture.most_width_mm}};
  while (steps.back().picture_mm > picture.least_width_mm)
    steps.push_back({std::max(picture.least_width_mm, steps.back().picture_mm - step_mm)});
  steps.push_back({picture.least_width_mm, true});
  return steps;
}

/// The same sizes of letters with less white between them.
Design tightened(Design design) {
  design.type.line_height *= 0.945;
  design.space.block_pt *= 0.5;
  design.space.part_pt *= 0.7;
  design.space.padding_pt *= 0.75;
  design.space.cell_pt *= 0.75;
  return design;
}

/// Larger letters, for a page that is all the patient has to read.
Design enlarged(Design design, double letters_pt) {
  const double by = std::max(1.0, letters_pt / design.type.body_pt);
  TypeSizes& t = design.type;
  for (double* size :
       {&t.body_pt, &t.small_pt, &t.heading_1_pt, &t.heading_2_pt, &t.heading_3_pt, &t.dose_pt, &t.number_pt})
    *size *= by;
  return design;
}

bool is_notice(const Leaflet& leaflet) {
  return std::ranges::any_of(leaflet.parts, [](const Part& part) {
    const auto* box = std::get_if<Box>(&part);
    return box != nullptr && box->role == BoxRole::held;
  });
}

/// They stay the leaflet's.
Parts parts_of(const Leaflet& leaflet) {
  Parts parts;
  for (const Part& part : leaflet.parts) parts.emplace_back(SharedPart(), &part);
  return parts;
}

/// The fewest sides that parts can take, however close they stand.
std::size_t least_sides(const Parts& parts, const PictureWidth& picture) {
  std::size_t sides = 1;
  int cards = 0;
  for (const SharedPart& part : parts) {
    const bool one_too_many = is_a<Card>(part) && picture.cards_on_page > 0 && cards == picture.cards_on_page;
    if (one_too_many || is_a<PageBreak>(part)) {
      ++sides;
      cards = 0;
    }
    cards += is_a<Card>(part) ? 1 : 0;
  }
  return sides;
}

/// The first of the ways that takes no more sides than the last.
const CardWays& first_fitting(const std::vector<CardWays>& ways, const Parts& parts, Pages& pages,
                              Pages::Head head = Pages::Head::masthead) {
  const std::size_t fewest = pages.sides(parts, ways.back(), head);
  return *std::ranges::find_if(ways, [&](const CardWays& w) { return pages.sides(parts, w, head) <= fewest; });
}

bool says_what_ends_it(const SharedPart& part) {
  const auto* rows = std::get_if<Overview>(part.get());
  return rows != nullptr && !rows->ends.empty();
}

/// What an arrangement costs, the worst first: more than a side for the first one, its end not said there, sides.
std::array<std::size_t, 3> cost(Pages& pages, const Parts& parts, const CardWays& ways) {
  const auto end = std::ranges::find_if(parts, is_a<PageBreak>);
  return {pages.sides({parts.begin(), end}, ways), std::ranges::none_of(parts, says_what_ends_it) ? 1U : 0U,
          pages.sides(parts, ways)};
}

/// A patient's sheet with each part where it has room: what leaves the first side makes no picture smaller, unless that
/// saves a side.
Parts fitted(const Leaflet& leaflet, const Parts& whole, const Design& design, Pages& pages,
             const std::vector<CardWays>& ways) {
  if (leaflet.audience != Audience::patient) return whole;
  const auto with_cards = [&](const std::function<const CardWays&()>& way) {
    const auto taken = [&](const Parts& parts, bool is_first) {
      if (is_first) return pages.sides(parts, ways.back());
      return pages.sides(parts, std::ranges::any_of(parts, is_a<Card>) ? way() : ways.back(), Pages::Head::none);
    };
    return fitted_sides(whole, taken, design.has_large_letters() ? GivesFirst::room : GivesFirst::size);
  };
  const CardWays* largest = nullptr;
  Parts parts = with_cards([&]() -> const CardWays& {
    if (largest == nullptr) {
      Parts cards = whole;
      std::erase_if(cards, std::not_fn(is_a<Card>));
      largest = &first_fitting(ways, cards, pages, Pages::Head::none);
    }
    return *largest;
  });
  if (largest == nullptr) return parts;
  Parts smaller = with_cards([&]() -> const CardWays& { return ways.back(); });
  return cost(pages, smaller, ways.back()) < cost(pages, parts, ways.back()) ? smaller : parts;
}

/// On the fewest sides, in the first of the ways that takes no more.
std::string arranged(const Leaflet& leaflet, const Design& design, const pdf::Fonts& fonts, PageSize size) {
  std::vector<CardWays> steps = ladder(design.picture);
  if (cards_of(leaflet.parts).empty()) steps = {steps.front()};
  Pages usual(leaflet, design, fonts, size);
  const Parts whole = parts_of(leaflet);
  Parts parts = fitted(leaflet, whole, design, usual, steps);
  const auto usual_cost = cost(usual, parts, steps.back());
  std::optional<Pages> closer;
  if (usual_cost.back() > least_sides(parts, design.picture) &&
      (leaflet.audience == Audience::patient || usual.is_short_of_a_side(parts))) {
    closer.emplace(leaflet, tightened(design), fonts, size);
    Parts closer_parts = fitted(leaflet, whole, design, *closer, steps);
    if (cost(*closer, closer_parts, steps.back()) < usual_cost)
      parts = std::move(closer_parts);
    else
      closer.reset();
  }
  Pages& pages = closer ? *closer : usual;
  return pages.drawn(parts, first_fitting(steps, parts, pages));
}

}  // namespace

std::string lay_out(const Leaflet& leaflet, const Design& design, const pdf::Fonts& fonts, PageSize size) {
  if (is_notice(leaflet))
    for (const double letters_pt : {20.0, 18.5, 17.0, 15.5, 14.5})
      if (Pages large(leaflet, enlarged(design, letters_pt), fonts, size); large.sides(parts_of(leaflet), {}) == 1)
        return large.drawn(parts_of(leaflet), {});
  return arranged(leaflet, design, fonts, size);
}

void remember_logo(const std::shared_ptr<const Image>& logo) {
  packed_logo(logo);
}

}  // namespace rehab
