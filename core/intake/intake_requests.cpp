// SPDX-License-Identifier: Apache-2.0
#include "intake/intake_requests.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "intake/other_names.hpp"
#include "model/weight.hpp"

namespace rehab {

namespace {

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
  constexpr const char* what = "an exercise such as 'plank', or one of its forms such as 'plank.wall'";
  return converted(told_as(id("."), what), to_choice, what);
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
  add_other_names(shape);
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
  return one_of<std::vector<int>>(
      {converted(whole(0, 10, "of 10"), alone<int>),
       converted(list_of(whole(0, 10, "of 10")), at_most_two, "the pain of the last two sessions")});
}

ShapeOf<ExerciseProgress> exercise_progress_shape() {
  ShapeOf<ExerciseProgress> shape("progress.exercises", "How an exercise went since the last visit.");
  const auto settled = checked(yes_no(), [](const Type<bool>& type, const Node& node, bool& into, const Reading& at) {
    const bool is_truth = !node.quoted && (node.text == "true" || node.text == "false");
    return is_truth ? (into = node.text == "true", true) : type.read(node, into, at);
  });
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

}  // namespace

void add_requests(IntakeShape& shape) {
  shape
      .field(
          "choose", chosen(),
          [](PatientIntake& intake, Chosen chosen) {
            intake.choose_all = chosen.all;
            intake.choose = std::move(chosen.choices);
          },
          "The whole set, in order: exercises, forms (plank.wall), a protocol, or all. Left out: the planner picks.")
      .heading("What the clinician wants");
  shape.field("also", or_none(choices()), &PatientIntake::also, "Exercises on top of the planner's pick.");
  shape.field("leave_out", or_none(map_of(private_text(200))), &PatientIntake::leave_out,
              "Exercises to leave out, each with the reason.");
  shape.field("change", or_none(map_of(nested(dose_change_shape()))), &PatientIntake::change,
              "A dose made smaller or larger, within what the rules and the card allow.");
  shape.field("shown_today", list_or_none(id()), &PatientIntake::shown_today, "Exercises shown and tried today.");
  shape.field("progress", nested(progress_shape()), &PatientIntake::progress, "From the second visit on.");
  shape.field("overrides", or_none(list_of(nested(override_shape()))), &PatientIntake::overrides,
              "Rules lifted for one exercise; only with a clinician named.");
}

}  // namespace rehab
