// SPDX-License-Identifier: Apache-2.0
#include "intake/adviser.hpp"

#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "intake/slip_answers.hpp"
#include "intake/slip_below.hpp"
#include "intake/slip_lines.hpp"
#include "intake/slip_tokens.hpp"
#include "intake/slip_values.hpp"
#include "intake/slip_words.hpp"

namespace rehab {

Instead Adviser::on(const Spot& spot) const {
  if (spot.entry->value.kind == Node::Kind::damaged) return on_damaged(spot);
  if (spot.field) return on_value(*spot.field, spot.entry->value, spot.map == &root_);
  Instead all;
  for (const ShapeField* field : spot.shape->meant_by(spot.entry->key, *spot.map)) {
    if (!is_surely(*field, spot.entry->key)) continue;
    Instead one = on_line(*field, spot.entry->value, spot.map == &root_);
    all.lines.insert(all.lines.end(), one.lines.begin(), one.lines.end());
  }
  return all;
}

std::string Adviser::on_one_line(const Entry& top, const Entry& begin,
                                 const std::map<const Entry*, std::string>& instead) const {
  const ShapeField* field = shape_.find(top.key);
  return field && !says_private(*field->type, top.value) ? line_of(begin, instead) : "";
}

std::string Adviser::with_points(const Entry& top) const {
  const ShapeField* field = shape_.find(top.key);
  const std::string line = decimal_points(lines_[static_cast<std::size_t>(top.key_place.line - 1)]);
  if (!field || line.empty()) return "";
  Problems unread;
  const Node mended = parse_yaml({file(), line, true}, unread);
  if (!unread.ok() || mended.entries.size() != 1 || !takes(*field, mended.entries[0].value)) return "";
  return says_private(*field->type, mended.entries[0].value) ? "" : line_of(mended.entries[0], {});
}

std::string Adviser::line_of(const Entry& entry, const std::map<const Entry*, std::string>& instead) {
  if (const auto found = instead.find(&entry); found != instead.end()) return found->second;
  const auto is_scalar = [](const Node& item) { return item.kind == Node::Kind::scalar; };
  if (!std::ranges::all_of(entry.value.items, is_scalar)) return "";
  if (entry.value.kind != Node::Kind::map) {
    const std::string value = shown_value(entry.value);
    return value.empty() ? "" : entry.key + ": " + value;
  }
  std::vector<std::string> parts;
  for (const Entry& part : entry.value.entries) {
    parts.push_back(line_of(part, instead));
    if (parts.back().empty()) return "";
  }
  return entry.key + ": {" + join(parts) + "}";
}

Instead Adviser::on_damaged(const Spot& spot) const {
  if (spot.map != &root_) return {};
  const auto index = static_cast<std::size_t>(spot.entry->key_place.line - 1);
  const auto line = index < lines_.size() ? line_meant(shape_, lines_[index]) : std::nullopt;
  if (!line) return {};
  if (const Node words = words_below(shape_, lines_, index); spot.field && !words.items.empty()) {
    Instead list = on_line(*spot.field, words, true);
    if (!list.lines.empty()) list.because = "write them in one line, in place of this one and those below";
    return list;
  }
  Instead all;
  for (const ShapeField* field : fields_meant(shape_, line->key, without(spot.entry))) {
    if (line->value.empty() || line->value == "~" || line->value == "null" || is_place(line->value))
      return missing(*field);
    Instead one = on_typed(*field, line->value);
    if (one.lines.empty()) one = on_typed(*field, without_marks(line->value));
    all.lines.insert(all.lines.end(), one.lines.begin(), one.lines.end());
    all.because = one.because;
    if (lines_[index].find(':') == std::string_view::npos && lines_[index].find("\uFF1A") == std::string_view::npos)
      all.because = "after '" + field->key + "' comes ': '";
  }
  return all;
}

Instead Adviser::on_typed(const ShapeField& field, const std::string& typed) const {
  Node scalar;
  scalar.kind = Node::Kind::scalar;
  scalar.text = typed;
  if (means_unknown(typed)) return on_value(field, scalar, true);
  Problems unread;
  const Node node = parse_yaml({file(), field.key + ": " + typed, true}, unread);
  if (unread.ok() && node.entries.size() == 1) return on_line(field, node.entries[0].value, true);
  return {{}, value_meant(field, scalar).because};
}

Instead Adviser::missing(const ShapeField& field) {
  if (!field.is_required) return {};
  constexpr std::size_t longest = 60;
  const std::string& what = field.type->what;
  return {{},
          "this one is needed: write '" + field.key + ": ...' " +
              (what.size() <= longest ? "with " + what : "(" + field.meaning + ")")};
}

Instead Adviser::on_line(const ShapeField& field, const Node& value, bool is_at_margin) const {
  const std::string typed = value.quoted ? "" : shown_value(value);
  if (!typed.empty() && !holds_private(*field.type) && (!is_at_margin || takes(field, value)))
    return {{field.key + ": " + typed}, {}};
  return on_value(field, value, is_at_margin);
}

Instead Adviser::on_value(const ShapeField& field, const Node& value, bool is_at_margin) const {
  if (is_at_margin && value.kind == Node::Kind::scalar) {
    Instead own = answer_of_its_own(shape_, root_, field.key, plainly_typed(value.text));
    std::erase(own.lines, field.key + ": " + value.text);
    if (!own.lines.empty() || !own.because.empty()) return own;
  }
  const Meant meant = value_meant(field, value);
  Instead advice{{}, meant.because};
  if (field.key == field::pregnant.key && meant.values.size() == 1) return {{with_weeks(root_, meant.values[0])}, {}};
  for (const std::string& text : meant.values) {
    Problems unread;
    const Node node = parse_yaml({file(), field.key + ": " + text, true}, unread);
    if (is_at_margin && (node.entries.size() != 1 || !takes(field, node.entries[0].value))) continue;
    advice.lines.push_back(field.key + ": " + text);
  }
  if (!meant.values.empty() && advice.lines.empty()) advice.because.clear();  // it is of a line that can't stand
  return advice;
}

bool Adviser::takes(const ShapeField& field, const Node& value) const {
  Problems unread;
  PatientIntake scratch;
  return field.set(*field.type, value, &scratch, Reading(unread)) && unread.ok();
}

Node Adviser::without(const Entry* entry) const {
  Node map = root_;
  std::erase_if(map.entries, [&](const Entry& each) { return each.key == entry->key; });
  return map;
}
std::string Adviser::file() const {
  return root_.place.file;
}

}  // namespace rehab
