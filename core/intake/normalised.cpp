// SPDX-License-Identifier: Apache-2.0
#include "intake/normalised.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "base/text.hpp"
#include "model/value_text.hpp"
#include "model/weight.hpp"

namespace rehab {

namespace f = rehab::field;

namespace {

constexpr const char* not_shown = "(written, not shown here)";

std::string train(const PatientIntake& intake) {
  const std::string_view side = intake.facts[f::weak_side].if_unknown({});
  if (side == f::weak_side("left")) return "LEFT leg";
  if (side == f::weak_side("right")) return "RIGHT leg";
  if (side == f::weak_side("both")) return "EACH leg, taking turns to start";
  return "BOTH legs alike";
}

/// "4 of 10"; no unit where the key ends with it (xray.kl_grade).
std::string with_unit(std::string text, const FieldInfo& info) {
  if (!text.empty() && !info.unit.empty() && !info.key.ends_with(info.unit)) text += " " + std::string(info.unit);
  return text;
}

std::string name_of(const Choice& choice) {
  return choice.form.empty() ? choice.exercise : choice.exercise + "." + choice.form;
}

class Printer {
 public:
  Printer(const PatientIntake& intake, FreeText free_text) : intake_(intake), shown_(free_text == FreeText::shown) {}

  std::vector<std::pair<std::string, std::string>> run() {
    add("Train", train(intake_));
    add("patient", intake_.patient);
    add("date", date_text(intake_.date));
    facts();
    people();
    requests();
    if (!missing_.empty()) add("not recorded", join(missing_));
    return std::move(lines_);
  }

 private:
  void add(std::string key, std::string value) { lines_.emplace_back(std::move(key), std::move(value)); }
  void add_if(const char* key, std::string value) {
    if (!value.empty()) add(key, std::move(value));
  }

  std::string written(const std::string& text) const { return text.empty() || shown_ ? text : not_shown; }

  void facts() {
    for (const FieldInfo* info : f::all) fact(*info);
    for (const auto& answer : intake_.facts.answers())
      if (std::ranges::none_of(f::all, [&](const FieldInfo* info) { return info->key == answer.first; }))
        add(answer.first, value_text(answer.second));
  }

  void fact(const FieldInfo& info) {
    const std::string key(info.key);
    const Value* value = intake_.facts.find(key);
    const std::string group = key.substr(0, key.find('.'));
    if (!value) {
      // A group without any answer is listed once, by its own name.
      const std::string name = group_recorded(group) ? key : group;
      if (missing_.empty() || missing_.back() != name) missing_.push_back(name);
      return;
    }
    const std::string text = with_unit(value_text(*value), info);
    if (!text.empty()) {
      add(key, text);
    } else if (group != key && (lines_.empty() || lines_.back().first != group)) {
      add(group, "none");
    }
  }

  bool group_recorded(const std::string& group) const {
    return std::ranges::any_of(intake_.facts.answers(),
                               [&](const auto& answer) { return answer.first.starts_with(group + "."); });
  }

  void people() {
    add_if("name", written(intake_.name));
    add_if("name_latin", written(intake_.name_latin));
    if (intake_.date_of_birth) add("date_of_birth", written(date_text(*intake_.date_of_birth)));
    add_if("language", intake_.language);
    add_if("pictures_show", intake_.pictures_show);
    add_if("clinician", written(intake_.clinician));
    add_if("goal", written(intake_.goal));
    add_if("note", written(intake_.note));
    add_if("something_else", written(intake_.something_else));
    add_if("something_else_cleared_by", written(intake_.something_else_cleared_by));
    if (intake_.next_visit) add("next_visit", date_text(*intake_.next_visit));
  }

  void requests() {
    add_if("choose", intake_.choose_all ? "all" : names(intake_.choose));
    add_if("also", names(intake_.also));
    std::vector<std::string> left_out;
    for (const auto& [exercise, reason] : intake_.leave_out) left_out.push_back(exercise);
    add_if("leave_out", join(left_out));
    for (const auto& [exercise, change] : intake_.change) add("change." + exercise, dose(change));
    add_if("shown_today", join(intake_.shown_today));
    if (intake_.progress) progress(*intake_.progress);
    for (const Override& lifted : intake_.overrides)
      add("override", lifted.exercise.empty() ? lifted.rule : lifted.rule + " for " + lifted.exercise);
  }

  static std::string names(const std::vector<Choice>& choices) {
    std::vector<std::string> names;
    for (const Choice& choice : choices) names.push_back(name_of(choice));
    return join(names);
  }

  std::string dose(const DoseChange& change) const {
    std::vector<std::string> parts;
    const auto part = [&](const char* key, const auto& value) {
      if (value) parts.push_back(std::string(key) + " " + number_text(*value));
    };
    part("sets", change.sets);
    part("times", change.times);
    part("hold_s", change.hold_s);
    part("days", change.days);
    if (const auto kg = change.ankle_kg)
      parts.push_back("ankle_weight " + number_text(*kg) + " kg (" + number_text(rounded_in(*kg, WeightUnit::lb)) +
                      " lb)");
    if (!change.reason.empty()) parts.push_back("reason " + written(change.reason));
    return join(parts);
  }

  void progress(const Progress& progress) {
    add("progress.review", std::to_string(progress.review));
    for (const auto& [exercise, done] : progress.exercises) {
      std::string text = "stage " + std::to_string(done.stage);
      for (int pain : done.pain) text += ", pain " + std::to_string(pain);
      if (done.settled) text += *done.settled ? ", settled" : ", not settled";
      add("progress." + exercise, text);
    }
  }

  const PatientIntake& intake_;
  const bool shown_;
  std::vector<std::pair<std::string, std::string>> lines_;
  std::vector<std::string> missing_;
};

}  // namespace

std::vector<std::pair<std::string, std::string>> normalised(const PatientIntake& intake, FreeText free_text) {
  return Printer(intake, free_text).run();
}

}  // namespace rehab
