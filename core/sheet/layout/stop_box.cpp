// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "sheet/layout/columns.hpp"
#include "sheet/layout/groups.hpp"
#include "sheet/layout/pieces.hpp"

namespace rehab {

namespace {

constexpr double number_gap_pt = 5, line_for_number_pt = 60 * pt_per_mm;
constexpr double least_line_pt = 30 * pt_per_mm, least_alone_pt = 45 * pt_per_mm;  ///< with `when` behind it, without

/// As large as the design says, smaller where it would not keep to a line; what is too long even so is broken.
TextBlock call_number(const Setting& setting, const std::string& number, double width) {
  const double largest = setting.design.type.number_pt, least = setting.design.at_least_body(0);
  const TextBlock text = display(setting, largest, number, width);
  if (text.lines.size() < 2) return text;
  const double in_one = setting.fonts.width_pt(pdf::Face::bold, largest, number);
  return display(setting, std::max(least, 0.99 * largest * width / in_one), number, width);
}

/// The number, large, and on its line what it is for; without a number a line for the pen.
Strip call_strip(const Setting& setting, const StopBox::Call& call, double width) {
  const bool known = !call.number.empty();
  const TextBlock number = known ? call_number(setting, call.number, width)
                                 : text_of(setting, setting.design.type.body_pt, call.no_number, width, true);
  const TextBlock when = text_of(setting, setting.design.heading_pt(3), call.when, width, true);
  const double spare = width - number.width_pt() - number_gap_pt - when.width_pt();
  const double line = std::min(line_for_number_pt, spare - number_gap_pt);  // with `when` behind it
  const bool beside = known ? spare >= 0 : line >= least_line_pt;
  const bool pen_beside = number.width_pt() + number_gap_pt + least_alone_pt <= width;
  const double pen_room = known ? 0 : (pen_beside ? 6 : 24);
  const double head = number.height_pt() + pen_room;
  Strip s = tagged(pdf::Role::heading_3, beside ? std::max(head, when.height_pt()) : head + when.height_pt(), {});
  s.keep_with_next = true;
  s.draw = [=](Canvas& canvas, double x, double top, double wide) {
    canvas.text(before_more(number), x, top - (pen_beside && !known ? pen_room : 0));
    if (!known) {
      const double from = pen_beside ? x + number.width_pt() + number_gap_pt : x;
      canvas.rule(from, top - head + 2, beside ? from + line : std::min(x + wide, from + line_for_number_pt), 0.8,
                  canvas.design().colours.text);
    }
    if (beside)  // on one base line
      canvas.text(when, x + number.width_pt() + number_gap_pt + (known ? 0 : line + number_gap_pt),
                  top - head + when.height_pt() + 0.12 * (number.size_pt - when.size_pt));
    else
      canvas.text(when, x, top - head);
  };
  return s;
}

/// The signs behind each other, for a side that is short.
Line running_on(const StopBox::Call& call, bool behind_number) {
  Line all;
  if (behind_number) all.push_back({call.number + " " + call.when + " ", true});
  for (const std::string& sign : call.signs)
    all.push_back({(&sign == &call.signs.front() ? "•\u00A0" : " •\u00A0") + sign});
  return all;
}

Strips call_strips(const Setting& setting, const StopBox::Call& call, int closeness, double width) {
  const bool behind_number = closeness == StopBox::closest && !call.number.empty();
  Strips all;
  if (!behind_number) all.push_back(call_strip(setting, call, width));
  if (!call.other_hours.empty() && !behind_number)
    append_block(setting, all, strips(setting, Paragraph{call.other_hours}, width));
  if (closeness >= StopBox::signs_run_on) {
    append_block(setting, all, strips(setting, Paragraph{running_on(call, behind_number)}, width));
    if (behind_number && !call.other_hours.empty())
      append_block(setting, all, strips(setting, Paragraph{call.other_hours}, width));
    return all;
  }
  ItemList signs;
  for (const std::string& sign : call.signs) signs.items.push_back(plain(sign));
  append(all, strips(setting, signs, width));
  return all;
}

/// The columns at which the box is lowest.
Strip lowest_columns(const Setting& setting, const StopBox& box, double width) {
  const auto columns = [&](double share) {
    const auto call = [&](std::size_t i, double wide) {
      return call_strips(setting, box.calls[i], box.closeness, wide);
    };
    return in_columns(box.calls.size(), call, width, share, setting.design.space.part_pt / 2);
  };
  Strip best = columns(0.5);
  for (const double share : {0.46, 0.42, 0.54, 0.58})
    if (Strip other = columns(share); other.height < best.height - 1) best = std::move(other);
  return best;
}

}  // namespace

Group group(const Setting& setting, const StopBox& box, double width) {
  const BoxLook& look = setting.design.look(BoxRole::stop_and_call);
  Group g;
  g.padding = setting.design.space.padding_pt + look.rule_pt / 2;
  g.padding_left = look.bar_pt;
  g.surround = framed(look);
  const double inner = width - 2 * g.padding - g.padding_left;
  g.strips = strips(setting, Heading{2, box.title}, inner);
  if (box.calls.size() > 1 && has_room_for_columns(setting, inner))
    append_block(setting, g.strips, {lowest_columns(setting, box, inner)});
  else
    for (const StopBox::Call& call : box.calls)
      append_block(setting, g.strips, call_strips(setting, call, box.closeness, inner));
  tag_all(g.strips, pdf::Role::section);
  return g;
}

}  // namespace rehab
