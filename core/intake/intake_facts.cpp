// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "intake/intake_shape.hpp"
#include "model/fields.hpp"

namespace rehab::intake_detail {

namespace f = rehab::field;

namespace {

using Answers = std::map<std::string, Value>;

/// What a form shows beside an optional key.
std::string example_of(const FieldInfo& info) {
  if (!info.form.example.empty()) return std::string(info.form.example);
  switch (info.type) {
    case FieldType::word:
      return std::string(info.words.front());
    case FieldType::words:
      return "none";
    case FieldType::whole:
    case FieldType::decimal:
      return number_text(info.least > 0 ? info.least : std::min(10.0, info.most));
    case FieldType::date:
      break;
  }
  return "2026-11-20";
}

void record_all(PatientIntake& intake, const Answers& answers) {
  for (const auto& [key, value] : answers) intake.facts.record(key, value);
}

std::vector<const FieldInfo*> parts_of(const FieldGroup& group) {
  std::vector<const FieldInfo*> parts;
  for (const FieldInfo* info : f::all)
    if (info->group() == group.key) parts.push_back(info);
  return parts;
}

/// `none`, or a map of the group's parts; `none` records that each of them does not apply.
Type<Answers> map_type(const FieldGroup& group) {
  ShapeOf<Answers> parts(group.key, group.meaning);
  Answers nothing;
  for (const FieldInfo* info : parts_of(group)) {
    const std::string key(info->key);
    nothing[key] = std::monostate();
    const auto keep = [key](Answers& answers, Value value) { answers[key] = std::move(value); };
    parts.field(key.substr(group.key.size() + 1), value_of(*info), keep, info->meaning).example(example_of(*info));
  }
  return one_of<Answers>({only_word("none", nothing), nested(parts)});
}

std::optional<int> in_range(std::string_view text, const FieldInfo& info) {
  const std::optional<int> number = whole_number(text);
  return number && *number >= info.least && *number <= info.most ? number : std::nullopt;
}

std::string range_of(const FieldInfo& info) {
  return number_text(info.least) + " to " + number_text(info.most);
}

/// Two whole numbers, the larger first: "130/80".
Type<Answers> pair_type(const FieldGroup& group) {
  const FieldInfo& upper = *parts_of(group).at(0);
  const FieldInfo& lower = *parts_of(group).at(1);
  const auto convert = [&upper, &lower](const std::string& text) -> std::optional<Answers> {
    const auto parts = split(text, '/');
    if (parts.size() != 2) return std::nullopt;
    const auto above = in_range(parts[0], upper);
    const auto below = in_range(parts[1], lower);
    if (!above || !below || *above <= *below) return std::nullopt;
    return Answers{{std::string(upper.key), *above}, {std::string(lower.key), *below}};
  };
  return converted(id("/"), convert,
                   "two numbers such as " + std::string(group.pair) + ", " + range_of(upper) + " over " +
                       range_of(lower) + " " + std::string(upper.unit));
}

void add_group(IntakeShape& shape, const FieldGroup& group) {
  if (shape.find(group.key)) return;
  const bool is_pair = !group.pair.empty();
  shape.field(group.key, is_pair ? pair_type(group) : map_type(group), record_all, group.meaning)
      .example(is_pair ? group.pair : "none")
      .heading(group.heading);
}

template <class Setter>
ShapeField& add_fact(IntakeShape& shape, const FieldInfo& info, const Setter& setter) {
  return shape.field(info.key, value_of(info), setter, info.meaning).example(example_of(info));
}

auto recorder(std::string key) {
  return [key = std::move(key)](PatientIntake& intake, Value value) { intake.facts.record(key, std::move(value)); };
}

}  // namespace

void add_facts(IntakeShape& shape) {
  for (const FieldInfo* info : f::all) {
    if (const FieldGroup* group = f::find_group(info->group())) {
      add_group(shape, *group);
    } else {
      ShapeField& field = add_fact(shape, *info, recorder(std::string(info->key)));
      field.heading(info->form.heading).is_required = info->is_required();
    }
  }
}

void add_declared(IntakeShape& shape, std::span<const DeclaredField> declared) {
  for (const DeclaredField& field : declared) {
    const std::vector<std::string_view> words(field.words.begin(), field.words.end());
    const FieldInfo info{field.key, field.type, field.meaning, field.unit, field.least, field.most, words};
    add_fact(shape, info, recorder(field.key));
  }
}

}  // namespace rehab::intake_detail
