// SPDX-License-Identifier: Apache-2.0
#include "intake/intake_shape.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "intake/intake_checks.hpp"
#include "intake/intake_requests.hpp"
#include "intake/other_names.hpp"
#include "intake/unlikely.hpp"
#include "model/fields.hpp"

namespace rehab {

namespace f = rehab::field;

namespace {

/// Treated as private, because a name may be typed here by mistake.
Type<std::string> patient_id() {
  constexpr std::size_t longest = 64;
  const auto convert = [](std::string text) -> std::optional<std::string> {
    const bool names_a_paper = text.ends_with(".held") || text.ends_with(".record") || text.ends_with(".letters");
    const bool ok = text[0] != '.' && !names_a_paper && std::ranges::all_of(text, [](char c) {
                      return is_ascii_letter_or_digit(c) || c == '.' || c == '_' || c == '-';
                    });
    return ok ? std::optional(std::move(text)) : std::nullopt;
  };
  return converted(private_text(longest), convert,
                   "an id of letters, digits, '.', '_' and '-' that does not begin with '.' nor end with .held, "
                   ".record or .letters; no name");
}

/// A slip such as 2206 would count a pregnancy or a wait from the wrong day.
Type<Date> day_of_visit() {
  constexpr int first_year = 2000, last_year = 2099;
  const auto convert = [](Date day) {
    const int year = static_cast<int>(day.year());
    return year >= first_year && year <= last_year ? std::optional(day) : std::nullopt;
  };
  return converted(date(), convert, "the day of the visit, in the years 2000 to 2099");
}

void add_head(IntakeShape& shape) {
  shape.schema(1);
  shape.field("patient", patient_id(), &PatientIntake::patient, "The patient's id in your files; names the output.")
      .required();
  shape.field("date", day_of_visit(), &PatientIntake::date, "The day of the visit, YYYY-MM-DD.").required();
}

// --- Facts: the SDK's fields, and those that bundles declare ---

using Recorded = std::map<std::string, Value>;

void record_all(PatientIntake& intake, const Recorded& answers) {
  for (const auto& [key, value] : answers) intake.facts.record(key, value);
}

std::vector<const FieldInfo*> parts_of(const FieldGroup& group) {
  std::vector<const FieldInfo*> parts;
  for (const FieldInfo* info : f::all)
    if (info->group() == group.key) parts.push_back(info);
  return parts;
}

/// `none`, or a map of the group's parts; `none` records that each of them does not apply.
Type<Recorded> map_type(const FieldGroup& group) {
  ShapeOf<Recorded> parts(group.key, group.meaning);
  Recorded nothing;
  for (const FieldInfo* info : parts_of(group)) {
    const std::string key(info->key);
    nothing[key] = std::monostate();
    const auto keep = [key](Recorded& answers, Value value) { answers[key] = std::move(value); };
    parts.field(key.substr(group.key.size() + 1), value_of(*info), keep, info->meaning);
  }
  return one_of<Recorded>({only_word("none", nothing), nested(parts)});
}

std::optional<int> in_range(std::string_view text, const FieldInfo& info) {
  const std::optional<int> number = whole_number(text);
  return number && *number >= info.least && *number <= info.most ? number : std::nullopt;
}

std::string range_of(const FieldInfo& info) {
  return number_text(info.least) + " to " + number_text(info.most);
}

/// Two whole numbers, the larger first: "130/80".
Type<Recorded> pair_type(const FieldGroup& group) {
  const FieldInfo& upper = *parts_of(group).at(0);
  const FieldInfo& lower = *parts_of(group).at(1);
  const auto convert = [&upper, &lower](const std::string& text) -> std::optional<Recorded> {
    const auto parts = split(text, '/');
    if (parts.size() != 2) return std::nullopt;
    const auto above = in_range(parts[0], upper);
    const auto below = in_range(parts[1], lower);
    if (!above || !below || *above <= *below) return std::nullopt;
    return Recorded{{std::string(upper.key), *above}, {std::string(lower.key), *below}};
  };
  const std::string what = "two numbers such as " + std::string(group.pair) + ", " + range_of(upper) + " over " +
                           range_of(lower) + " " + std::string(upper.unit);
  return converted(told_as(id("/"), what), convert, what);
}

void add_group(IntakeShape& shape, const FieldGroup& group) {
  if (shape.find(group.key)) return;
  const bool is_pair = !group.pair.empty();
  shape.field(group.key, is_pair ? pair_type(group) : map_type(group), record_all, group.meaning)
      .heading(group.heading);
}

template <class Setter>
ShapeField& add_fact(IntakeShape& shape, const FieldInfo& info, const Setter& setter) {
  return shape.field(info.key, value_of(info), setter, info.meaning);
}

auto recorder(std::string key) {
  return [key = std::move(key)](PatientIntake& intake, Value value) { intake.facts.record(key, std::move(value)); };
}

void add_facts(IntakeShape& shape) {
  for (const FieldInfo* info : f::all) {
    if (!info->group().empty()) {
      add_group(shape, *std::ranges::find(f::groups, info->group(), &FieldGroup::key));
    } else {
      ShapeField& field = add_fact(shape, *info, recorder(std::string(info->key)));
      field.heading(info->form.heading).is_required = info->is_required();
      field.applies = {std::string(info->form.asks), std::string(info->form.word), std::string(info->form.unless_none)};
      field.is_wanted = info->form.need != Need::optional;
    }
  }
}

void add_declared(IntakeShape& shape, std::span<const DeclaredField> declared) {
  for (const DeclaredField& field : declared) {
    const std::vector<std::string_view> words(field.words.begin(), field.words.end());
    const FieldInfo info{field.key, field.type, field.meaning, field.unit, field.least, field.most, words};
    ShapeField& added = add_fact(shape, info, recorder(field.key));
    if (&field == &declared.front()) added.heading("Of the plugins");
  }
}

// --- The sheet ---

void add_people(IntakeShape& shape, const Clinic& clinic, const std::vector<std::string>& languages) {
  shape.field("name", private_text(80), &PatientIntake::name, "The patient's name; the first name goes on the sheet.")
      .heading("The sheet");
  shape.field("name_latin", private_text(80), &PatientIntake::name_latin,
              "The same in Latin letters, where the fonts can't print the name.");
  shape.field("date_of_birth", private_date(), &PatientIntake::date_of_birth,
              "On letters; without it they have a line to write it on.");
  shape.field("language", languages.empty() ? id("-", 16) : word(languages), &PatientIntake::language,
              "Language of the sheet.");
  shape.field("pictures_show", word({"woman", "man"}), &PatientIntake::pictures_show,
              "Whose body the pictures show; a woman's where nothing is said, and in and after pregnancy.");
  shape.field("clinician", private_text(80), &PatientIntake::clinician,
              "Who hands out the sheet; nobody named makes it a DRAFT.");
  shape.field("goal", private_text(200), &PatientIntake::goal, "What the patient wants to do again.");
  shape.field("note", private_text(600, Lines::many), &PatientIntake::note, "Printed on the sheet.");
  const auto unless_none = [](std::string text) { return text == "none" ? std::string() : std::move(text); };
  shape.field("something_else", converted(private_text(600, Lines::many), unless_none), &PatientIntake::something_else,
              "Something else that matters: on the record and in the summary, for your eyes; no rule reads it.");
  ShapeField& cleared =
      shape.field("something_else_cleared_by", private_text(120), &PatientIntake::something_else_cleared_by,
                  "Who looked at it and found that it doesn't speak against the plan: name and role.");
  cleared.applies.if_key = "something_else";
  cleared.is_wanted = clinic.clear_something_else;
  shape.field("next_visit", date(), &PatientIntake::next_visit, "The next visit; the sheet is valid until then.");
}

// --- All of it ---

/// Explains an unknown key with a dot: a field of a bundle that is not in use, or a part of a group in the wrong place.
bool explain_dotted(const Entry& entry, const Reading& at) {
  const std::size_t dot = entry.key.find('.');
  const bool is_name =
      std::ranges::all_of(entry.key, [](char c) { return is_ascii_letter_or_digit(c) || c == '.' || c == '_'; });
  if (dot == std::string::npos || !is_name) return false;
  at.problems().release(entry.key_place, entry.key.size());
  const std::string owner = entry.key.substr(0, dot);
  const std::string part = entry.key.substr(dot + 1);
  if (find_field(entry.key)) {
    at.in(entry.key).error(entry.key_place, "a part of '" + owner + "'", "write '" + owner + ": {" + part + ": ...}'");
  } else {
    at.in(entry.key).error(entry.key_place, "no plugin in use declares this field",
                           "install or enable the plugin '" + owner + "', or delete the line");
  }
  return true;
}

std::string meaning_of(const IntakeShape& shape, const std::string& key) {
  if (const FieldInfo* info = find_field(key)) return std::string(info->meaning);
  const ShapeField* field = shape.find(key);
  return field ? field->meaning : std::string();
}

}  // namespace

IntakeShape intake_shape(std::span<const DeclaredField> declared, const Clinic& clinic,
                         const std::vector<std::string>& languages) {
  IntakeShape shape("intake", "One patient's intake. Answer what you know; what is left out counts as not recorded.");
  add_head(shape);
  add_facts(shape);
  add_people(shape, clinic, languages);
  add_requests(shape);
  add_declared(shape, declared);
  add_other_names(shape);
  shape.on_unknown_key(explain_dotted);
  shape.check(check_together);
  if (clinic.clear_something_else) shape.check(check_something_else_is_cleared);
  for (const std::string& key : clinic.must_record) {
    const std::string meaning = meaning_of(shape, key);
    shape.check([key, meaning](const Node& map, const PatientIntake& intake, const Reading& at) {
      check_recorded(key, meaning, map, intake, at);
    });
  }
  shape.check(ask_about_unlikely_pairs);
  return shape;
}

const IntakeShape& intake_shape() {
  static const IntakeShape shape = intake_shape({});
  return shape;
}

}  // namespace rehab
