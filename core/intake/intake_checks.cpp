// SPDX-License-Identifier: Apache-2.0
#include "intake/intake_checks.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "base/text.hpp"
#include "model/value_text.hpp"

namespace rehab {

namespace f = rehab::field;

namespace {

/// The sheet is used until the next visit, whose date it prints without the year.
constexpr int longest_wait_days = 365;

class Together {
 public:
  Together(const Node& map, PatientIntake& intake, const Reading& at) : map_(map), intake_(intake), at_(at) {}

  void run() {
    dependences();
    pregnancy_problems();
    pain();
    surgery();
    dates();
    age();
    equipment();
    choices();
  }

 private:
  Intake& facts() { return intake_.facts; }
  bool has(std::string_view key) { return facts().find(key) != nullptr; }
  bool is(const Field<Word>& field, std::string_view word) {
    return facts()[field].recorded() && facts()[field].value() == word;
  }
  /// Records "does not apply" unless there is an answer.
  void does_not_apply(const FieldInfo& field) {
    if (!has(field.key)) facts().record(field.key, std::monostate());
  }

  const Entry* entry(std::string_view key) const { return map_.find_entry(key); }
  std::string line_of(std::string_view key) const {
    const Entry* found = entry(key);
    return found ? " (line " + std::to_string(found->key_place.line) + ")" : std::string();
  }

  bool is_supposed(const Entry* entry) const { return entry && entry->key_place.file.text() != map_.place.file.text(); }

  /// Reports at the value of `key`, and names the line of `other`. What an option supposes is at fault, not the file.
  void contradiction(std::string_view key, std::string_view other, const std::string& message,
                     const std::string& remedy = {}) {
    const Entry *found = entry(key), *against = entry(other);
    if (!found) return;
    const bool is_of_option = is_supposed(against) && !is_supposed(found);
    std::string mend = is_of_option ? "suppose another " + std::string(key) + " too" : "correct one of the two";
    at_.in(key).error((is_of_option ? against : found)->value.place, message + line_of(is_of_option ? key : other),
                      remedy.empty() ? mend : remedy);
  }

  void needs(const FieldInfo& field) {
    if (entry(field.key)) return;
    const std::string asks(field.form.asks);
    const Place end{map_.place.file, map_.last_line + 1, 1};
    at_.in(field.key).error(end, "missing, because " + asks + " is " + std::string(field.form.word) + line_of(asks),
                            "add '" + std::string(field.key) + ": ...' (" + std::string(field.meaning) + ")");
  }

  /// Fields that an earlier answer makes necessary or pointless.
  void dependences() {
    for (const FieldInfo* info : f::all) {
      const InForm& form = info->form;
      const bool is_so = is_answered(form.asks, form.word);
      if (has(form.asks) && !is_so) no_use(*info, form.asks);
      if (is_answered(form.unless_none, "none")) no_use(*info, form.unless_none);
      if (is_so && info->is_always_known()) needs(*info);
    }
  }

  bool is_answered(std::string_view key, std::string_view word) { return has(key) && answer(key) == word; }
  std::string answer(std::string_view key) { return value_text(*facts().find(key)); }

  /// No contradiction for a list: it may be left from a time when it applied.
  void no_use(const FieldInfo& field, std::string_view because) {
    if (has(field.key) && field.type != FieldType::words)
      contradiction(field.key, because, "contradicts '" + std::string(because) + ": " + answer(because) + "'");
    does_not_apply(field);
  }

  void pregnancy_problems() {
    const FieldInfo& field = f::pregnancy_problems;
    const Value* value = facts().find(field.key);
    const auto* listed = value ? std::get_if<std::vector<std::string>>(value) : nullptr;
    const auto names = [&](std::string_view word) { return std::ranges::find(*listed, word) != listed->end(); };
    if (listed && listed->size() > 1 && names(f::pregnancy_problems("not_asked")))
      contradiction(field.key, field.key, "'not_asked' contradicts the other words", "delete it");
    if (listed && !listed->empty() && is(f::pregnant, f::pregnant("no")))
      contradiction(field.key, f::pregnant.key, "contradicts 'pregnant: no'");
  }

  void pain() {
    const auto usual = facts()[f::pain_usual];
    const auto worst = facts()[f::pain_worst];
    if (usual.recorded() && worst.recorded() && worst.value() < usual.value())
      contradiction(f::pain_worst.key, f::pain_usual.key, "lower than pain_usual");
  }

  void surgery() {
    const Entry* group = entry("hip_surgery");
    if (!group || group->value.kind != Node::Kind::map) return;
    if (!group->value.find("what"))
      at_.in("hip_surgery.what")
          .error(group->value.place, "missing", "say which operation, or write 'hip_surgery: none'");
    if (is(f::hip_surgery_side, f::hip_surgery_side("none")))
      at_.in("hip_surgery.side")
          .error(group->value.find("side")->place, "an operation has a side", "write left, right or both");
  }

  void dates() {
    if (!intake_.date.ok()) return;
    if (intake_.next_visit && *intake_.next_visit <= intake_.date)
      contradiction("next_visit", "date", "not after the day of the visit");
    if (intake_.next_visit && *intake_.next_visit > add_days(intake_.date, longest_wait_days))
      contradiction("next_visit", "date", "more than a year after the day of the visit");
    const std::string after_visit = "after the day of the visit" + line_of("date");
    for (const Field<Date>* field : {&f::xray_date, &f::scores_date, &f::scores_date_before})
      not_after(*field, intake_.date, after_visit);
    if (const auto now = facts()[f::scores_date]; now.recorded() && now.value() <= intake_.date)
      not_after(f::scores_date_before, now.value(), "after the day of the scores that it is before");
  }

  void age() {
    const auto& born = intake_.date_of_birth;
    const auto age = facts()[f::age];
    if (!born || !age.recorded() || !intake_.date.ok()) return;
    if (const int years = years_between(*born, intake_.date); years != age.value())
      contradiction("date_of_birth", f::age.key, "makes another age on the day of the visit than 'age'");
  }

  void not_after(const Field<Date>& field, const Date& latest, const std::string& message) {
    if (const auto day = facts()[field]; !day.recorded() || day.value() <= latest) return;
    const std::string group(field.group());
    at_.in(field.key).error(entry(group)->value.find(field.key.substr(group.size() + 1))->place, message,
                            "correct one of the two");
  }

  void equipment() {
    const WordSet has = facts()[f::has].if_unknown({}), lacks = facts()[f::lacks].if_unknown({});
    for (const std::string_view thing : f::lacks.words)
      if (has.has(thing) && lacks.has(thing))
        contradiction(f::lacks.key, f::has.key, "'" + std::string(thing) + "' is also in has");
  }

  void choices() {
    for (const auto& [key, list] : {std::pair("choose", &intake_.choose), std::pair("also", &intake_.also)})
      for (const Choice& choice : *list)
        if (choice.form.empty() && intake_.leave_out.contains(choice.exercise))
          contradiction(key, "leave_out", "'" + choice.exercise + "' is also in leave_out");
  }

  const Node& map_;
  PatientIntake& intake_;
  const Reading& at_;
};

}  // namespace

void check_together(const Node& map, PatientIntake& intake, const Reading& at) {
  Together(map, intake, at).run();
}

void check_something_else_is_cleared(const Node& map, const PatientIntake& intake, const Reading& at) {
  if (intake.something_else.empty() || !intake.something_else_cleared_by.empty()) return;
  at.in("something_else_cleared_by")
      .error(map.find_entry("something_else")->key_place,
             "missing, as the clinic file asks who cleared something_else (clear_something_else)",
             "look into it, and add 'something_else_cleared_by: ...' with name and role");
}

void check_recorded(const std::string& key, const std::string& meaning, const Node& map, const PatientIntake& intake,
                    const Reading& at) {
  const auto& answers = intake.facts.answers();
  const auto part = answers.lower_bound(key + ".");
  const bool is_group_answered = part != answers.end() && part->first.starts_with(key + ".");
  if (answers.contains(key) || is_group_answered || map.find(key)) return;
  const Place end{map.place.file, map.last_line + 1, 1};
  at.in(key).error(end, "missing, and this clinic records it for every patient (must_record in the clinic file)",
                   "add '" + key + ": ...' (" + meaning + ")");
}

}  // namespace rehab
