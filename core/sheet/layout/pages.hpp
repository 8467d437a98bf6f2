// SPDX-License-Identifier: Apache-2.0
// The pages of one leaflet in one look: asked again and again how many sides its parts would take, then drawn. A part
// is broken into lines once, however often it is asked for. Used inside core/sheet/layout only. Points.
#pragma once

#include <deque>
#include <list>
#include <string>
#include <vector>

#include "sheet/layout/card.hpp"
#include "sheet/layout/layout.hpp"
#include "sheet/layout/running.hpp"
#include "sheet/layout/sides.hpp"

namespace rehab {

class Pages {
 public:
  /// `leaflet` stays where it is; its parts are handed in with each call, for they may be arranged in other ways.
  Pages(const Leaflet& leaflet, const Design& design, const pdf::Fonts& fonts, PageSize size);
  Pages(const Pages&) = delete;
  Pages& operator=(const Pages&) = delete;

  enum class Head { masthead, none };
  std::size_t sides(const Parts& parts, const CardWays& ways, Head head = Head::masthead);

  /// Whether so little stands on the last side that text with less white between its lines may do without it.
  bool is_short_of_a_side(const Parts& parts);

  /// The finished PDF file.
  std::string drawn(const Parts& parts, const CardWays& ways);

 private:
  struct Made {
    CardWays ways;
    Group group;
  };
  struct Known {
    SharedPart part;
    CardGroups card = {};       ///< of a card, from when it is first asked for
    std::list<Made> made = {};  ///< of a card, in all ways asked for; else one
  };
  Known& known(const SharedPart& part);
  const Group& group_of(const SharedPart& part, const CardWays& ways);
  Group made(Known& known, const CardWays& ways) const;
  Group letter(const Box& box) const;
  bool goes_on(const Parts& parts, std::size_t part) const;
  std::vector<Placed> placed(const Parts& parts, const CardWays& ways, Head head);
  std::vector<PagePlan> plan(const std::vector<Placed>& groups) const;
  void draw_notes(Canvas& canvas, const std::vector<Placed>& groups, const PagePlan& page) const;

  const Leaflet& leaflet_;
  Design design_;
  Setting setting_;  ///< refers to `design_`
  PageSize size_;
  Area page_;
  RunningLines running_;  ///< refers to `setting_`
  Area body_;
  RibbonLook ribbon_;  ///< of all cards, so that they are alike
  Group masthead_;
  std::deque<Known> known_;
};

/// The cards among some parts.
std::vector<const Card*> cards_of(const std::vector<Part>& parts);

}  // namespace rehab
