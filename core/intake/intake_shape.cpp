// SPDX-License-Identifier: Apache-2.0
#include "intake/intake_shape.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "intake/intake_checks.hpp"
#include "intake/unlikely.hpp"
#include "model/fields.hpp"
#include "model/weight.hpp"

namespace rehab {

namespace f = rehab::field;

namespace {

/// Treated as private, because a name may be typed here by mistake.
Type<std::string> patient_id() {
  constexpr std::size_t longest = 64;
  const auto convert = [](std::string text) -> std::optional<std::string> {
    const bool names_a_paper = text.ends_with(".held") || text.ends_with(".record");
    const bool ok = text[0] != '.' && !names_a_paper && std::ranges::all_of(text, [](char c) {
                      return is_ascii_letter_or_digit(c) || c == '.' || c == '_' || c == '-';
                    });
    return ok ? std::optional(std::move(text)) : std::nullopt;
  };
  return converted(
      private_text(longest), convert,
      "an id of letters, digits, '.', '_' and '-' that does not begin with '.' nor end with .held or .record; no name");
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

using Answers = std::map<std::string, Value>;

/// The example that the form shows for an optional field.
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

void add_facts(IntakeShape& shape) {
  for (const FieldInfo* info : f::all) {
    if (!info->group().empty()) {
      add_group(shape, *std::ranges::find(f::groups, info->group(), &FieldGroup::key));
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

// --- The sheet ---

void add_people(IntakeShape& shape) {
  shape.field("name", private_text(80), &PatientIntake::name, "The patient's name; the first name goes on the sheet.")
      .example("Ana Silva")
      .heading("The sheet");
  shape.field("language", id("-", 16), &PatientIntake::language, "Language of the sheet.").example("en");
  shape
      .field("pictures_show", word({"woman", "man"}), &PatientIntake::pictures_show,
             "Whose body the pictures show; a woman's where nothing is said, and in and after pregnancy.")
      .example("woman");
  shape
      .field("clinician", private_text(80), &PatientIntake::clinician,
             "Who hands out the sheet; nobody named makes it a DRAFT.")
      .example("J. Park, PT-4411");
  shape.field("goal", private_text(200), &PatientIntake::goal, "What the patient wants to do again.")
      .example("Climb the stairs without the rail");
  shape.field("note", private_text(600, Lines::many), &PatientIntake::note, "Printed on the sheet.")
      .example("Use the blue band");
  const auto unless_none = [](std::string text) { return text == "none" ? std::string() : std::move(text); };
  shape
      .field("something_else", converted(private_text(600, Lines::many), unless_none), &PatientIntake::something_else,
             "Something else that matters: on the record and in the summary, for your eyes; no rule reads it.")
      .example("none");
  shape
      .field("something_else_cleared_by", private_text(120), &PatientIntake::something_else_cleared_by,
             "Who looked at it and found that it doesn't speak against the plan: name and role.")
      .example("J. Park, physiotherapist");
  shape.field("next_visit", date(), &PatientIntake::next_visit, "The next visit; the sheet is valid until then.")
      .example("2026-12-04");
}

// --- What the clinician wants ---

/// The answer to `choose`: everything, or these in order.
struct Chosen {
  bool all = false;
  std::vector<Choice> choices;
};

std::optional<Choice> to_choice(const std::string& name) {
  const auto parts = split(name, '.');
  if (name == "none" || parts.size() > 2 ||
      std::ranges::any_of(parts, [](std::string_view part) { return part.empty(); }))
    return std::nullopt;
  return Choice{std::string(parts[0]), parts.size() == 2 ? std::string(parts[1]) : std::string()};
}

Type<Choice> choice() {
  return converted(id("."), to_choice, "an exercise such as 'plank', or one of its forms such as 'plank.wall'");
}

constexpr double most_ankle_kg = 10;

template <class V>
std::vector<V> alone(V value) {
  return {std::move(value)};
}

Type<std::vector<Choice>> choices() {
  return one_of<std::vector<Choice>>({list_of(choice()), converted(choice(), alone<Choice>)});
}

/// `none`, or the map or list itself.
template <class V>
Type<V> or_none(Type<V> type) {
  return one_of<V>({only_word("none", V{}), std::move(type)});
}

Type<Chosen> chosen() {
  const auto some = [](std::vector<Choice> list) { return Chosen{false, std::move(list)}; };
  return one_of<Chosen>({only_word("all", Chosen{true, {}}), converted(choices(), some)});
}

/// Kilograms.
Type<double> weight() {
  const auto convert = [](const std::string& typed) {
    const std::optional<double> kg = weight_in_kg(typed);
    return kg && *kg >= 0 && *kg <= most_ankle_kg ? kg : std::nullopt;
  };
  return converted(private_text(16), convert, "a weight with its unit, such as 2 kg or 5 lb, at most 10 kg");
}

ShapeOf<DoseChange> dose_change_shape() {
  ShapeOf<DoseChange> shape("change", "The clinician's own dose of an exercise.");
  const auto training_days = [](int days) { return days <= 3 || days == 7 ? std::optional(days) : std::nullopt; };
  shape.field("sets", whole(1, 10), &DoseChange::sets, "Sets.");
  shape.field("times", whole(1, 60), &DoseChange::times, "Repetitions in a set.");
  shape.field("hold_s", whole(1, 300, "seconds"), &DoseChange::hold_s, "How long to hold.");
  shape.field("days", converted(whole(1, 7), training_days, "1, 2, 3 or 7 days a week"), &DoseChange::days,
              "Days a week: 1, 2, 3 or 7.");
  shape.field("ankle_weight", weight(), &DoseChange::ankle_kg, "Ankle weight with its unit: 2 kg, or 5 lb.");
  shape.field("ankle_kg", decimal(0, most_ankle_kg, "kg"), &DoseChange::ankle_kg, "The same as a number of kilograms.");
  shape.field("reason", private_text(300), &DoseChange::reason,
              "Why it goes beyond the card's own doses or a stated bound; only with a clinician named.");
  shape.check([](const Node& map, const DoseChange&, const Reading& at) {
    if (map.find("ankle_weight") && map.find("ankle_kg"))
      at.in("ankle_kg").error(*map.find("ankle_kg"), "the ankle weight stands twice", "keep ankle_weight or ankle_kg");
  });
  return shape;
}

/// The pain of the last two sessions.
Type<std::vector<int>> session_pain() {
  const auto at_most_two = [](std::vector<int> pains) {
    return pains.size() <= 2 ? std::optional(std::move(pains)) : std::nullopt;
  };
  return one_of<std::vector<int>>({converted(whole(0, 10), alone<int>),
                                   converted(list_of(whole(0, 10)), at_most_two, "the pain of the last two sessions")});
}

ShapeOf<ExerciseProgress> exercise_progress_shape() {
  ShapeOf<ExerciseProgress> shape("progress.exercises", "How an exercise went since the last visit.");
  const auto settled = converted(word({"yes", "no", "true", "false"}),
                                 [](const std::string& answer) { return answer == "yes" || answer == "true"; });
  shape.field("stage", whole(1, 20), &ExerciseProgress::stage, "The stage just done.").required();
  shape.field("pain", session_pain(), &ExerciseProgress::pain,
              "Pain in the last two sessions, [2, 3]; one number stands for both.");
  shape.field("settled", settled, &ExerciseProgress::settled, "Back to the usual by next morning?");
  return shape;
}

ShapeOf<Progress> progress_shape() {
  ShapeOf<Progress> shape("progress", "What happened since the last visit; leave it out at the first.");
  shape.field("review", whole(0, 100), &Progress::review, "Which review this is: 1 at the second visit.").required();
  shape.field("exercises", or_none(map_of(nested(exercise_progress_shape()))), &Progress::exercises,
              "Each exercise that was on the sheet.");
  return shape;
}

ShapeOf<Override> override_shape() {
  ShapeOf<Override> shape("overrides", "One rule lifted, on the clinician's word.");
  const auto rule_name = [](std::string name) {
    return std::ranges::count(name, '/') == 1 && name.back() != '/' ? std::optional(std::move(name)) : std::nullopt;
  };
  shape
      .field("rule", converted(id("/"), rule_name, "a rule with its bundle, such as safety_rules/N11"), &Override::rule,
             "The rule, as the record names it.")
      .required();
  shape.field("exercise", id(), &Override::exercise, "The exercise it is lifted for; none for a hold.");
  shape.field("reason", private_text(300), &Override::reason, "Why.").required();
  shape.field("agreed_by", private_text(120), &Override::agreed_by, "Who agreed; a hold needs it.");
  return shape;
}

void add_requests(IntakeShape& shape) {
  shape
      .field(
          "choose", chosen(),
          [](PatientIntake& intake, Chosen chosen) {
            intake.choose_all = chosen.all;
            intake.choose = std::move(chosen.choices);
          },
          "The whole set, in order: exercises, forms (plank.wall), a protocol, or all. Left out: the planner picks.")
      .example("[pelvic_tilt]")
      .heading("What the clinician wants");
  shape.field("also", or_none(choices()), &PatientIntake::also, "Exercises on top of the planner's pick.")
      .example("[plank.wall]");
  shape
      .field("leave_out", or_none(map_of(private_text(200))), &PatientIntake::leave_out,
             "Exercises to leave out, each with the reason.")
      .example("{plank: sore wrist}");
  shape
      .field("change", or_none(map_of(nested(dose_change_shape()))), &PatientIntake::change,
             "A dose made smaller or larger, within what the rules and the card allow.")
      .example("{side_hip_abduction: {times: 6}}");
  shape.field("shown_today", list_or_none(id()), &PatientIntake::shown_today, "Exercises shown and tried today.")
      .example("[pelvic_tilt]");
  shape.field("progress", nested(progress_shape()), &PatientIntake::progress, "From the second visit on.")
      .example("{review: 1, exercises: {pelvic_tilt: {stage: 2, pain: 2, settled: yes}}}");
  shape
      .field("overrides", or_none(list_of(nested(override_shape()))), &PatientIntake::overrides,
             "Rules lifted for one exercise; only with a clinician named.")
      .example("[{rule: safety_rules/N11, exercise: itb_stretch, reason: tested today}]");
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

IntakeShape intake_shape(std::span<const DeclaredField> declared, const Clinic& clinic) {
  IntakeShape shape("intake", "One patient's intake. Answer what you know; what is left out counts as not recorded.");
  add_head(shape);
  add_facts(shape);
  add_people(shape);
  add_requests(shape);
  add_declared(shape, declared);
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
