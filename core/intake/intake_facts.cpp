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
  static const std::map<std::string_view, std::string_view> chosen{
      {f::pain_worst.key, "6"},           {f::pain_where.key, "[side_of_hip]"},
      {f::cannot.key, "[kneel]"},         {f::tried.key, "[exercise_at_home]"},
      {f::has.key, "[bed, chair, wall]"}, {f::xray_date.key, "2026-11-20"},
  };
  if (const auto it = chosen.find(info.key); it != chosen.end()) return std::string(it->second);
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

std::string heading_of(std::string_view key) {
  static const std::map<std::string_view, std::string> headings{
      {f::age.key, "The patient today"},
      {f::pregnancy_weeks.key, "Pregnancy and birth"},
      {f::pain_usual.key, "Pain"},
      {f::red_flags.key, "Warning signs"},
      {f::daily_life.key, "Daily life and treatment so far"},
      {f::falls.key, "Safety"},
      {f::hip_surgery_what.key, "Operation and imaging"},
      {f::has.key, "Home and habit"},
  };
  const auto it = headings.find(key);
  return it == headings.end() ? std::string() : it->second;
}

std::string_view group_of(std::string_view key) {
  const std::size_t dot = key.find('.');
  return dot == std::string_view::npos ? std::string_view() : key.substr(0, dot);
}

void record_all(PatientIntake& intake, Answers answers) {
  for (auto& [key, value] : answers) intake.facts.record(key, std::move(value));
}

/// `none`, or a map of the group's parts; `none` records that each of them does not apply.
Type<Answers> group_type(std::string_view group, const std::string& meaning) {
  ShapeOf<Answers> parts{std::string(group), meaning};
  Answers nothing;
  for (const FieldInfo* info : f::all) {
    if (group_of(info->key) != group) continue;
    const std::string key(info->key);
    nothing[key] = std::monostate();
    const auto keep = [key](Answers& answers, Value value) { answers[key] = std::move(value); };
    parts.field(key.substr(group.size() + 1), value_of(*info), keep, std::string(info->meaning))
        .example(example_of(*info));
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

Type<Answers> blood_pressure_type() {
  const FieldInfo& upper = f::blood_pressure_systolic;
  const FieldInfo& lower = f::blood_pressure_diastolic;
  const auto convert = [](const std::string& text) -> std::optional<Answers> {
    const auto parts = split(text, '/');
    if (parts.size() != 2) return std::nullopt;
    const auto systolic = in_range(parts[0], f::blood_pressure_systolic);
    const auto diastolic = in_range(parts[1], f::blood_pressure_diastolic);
    if (!systolic || !diastolic || *systolic <= *diastolic) return std::nullopt;
    return Answers{{std::string(f::blood_pressure_systolic.key), *systolic},
                   {std::string(f::blood_pressure_diastolic.key), *diastolic}};
  };
  return converted(id("/"), convert,
                   "two numbers such as 130/80, " + range_of(upper) + " over " + range_of(lower) + " mmHg");
}

void add_group(IntakeShape& shape, const FieldInfo& first) {
  const std::string group(group_of(first.key));
  if (shape.find(group)) return;
  if (group == group_of(f::blood_pressure_systolic.key)) {
    shape.field(group, blood_pressure_type(), record_all, "Resting blood pressure, upper over lower number.")
        .example("130/80");
    return;
  }
  const bool surgery = group == group_of(f::hip_surgery_what.key);
  const std::string meaning = surgery ? "Operation on the hip; none means there was none."
                                      : "What the imaging report says; none means there is none.";
  shape.field(group, group_type(group, meaning), record_all, meaning).example("none").heading(heading_of(first.key));
}

template <class Setter>
ShapeField& add_fact(IntakeShape& shape, const FieldInfo& info, const Setter& setter) {
  return shape.field(std::string(info.key), value_of(info), setter, std::string(info.meaning))
      .example(example_of(info));
}

auto recorder(std::string key) {
  return [key = std::move(key)](PatientIntake& intake, Value value) { intake.facts.record(key, std::move(value)); };
}

}  // namespace

void add_facts(IntakeShape& shape) {
  for (const FieldInfo* info : f::all) {
    if (!group_of(info->key).empty()) {
      add_group(shape, *info);
      continue;
    }
    ShapeField& field = add_fact(shape, *info, recorder(std::string(info->key)));
    field.heading(heading_of(info->key)).is_required = is_required(info->key);
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
