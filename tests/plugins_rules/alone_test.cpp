// SPDX-License-Identifier: Apache-2.0
// What each rule does by itself, whoever it fires for: which forms it forbids, how far it limits the dose, and where it
// writes. One table for each kind of effect, in cases/.
#include <algorithm>
#include <gtest/gtest.h>
#include <iterator>
#include <map>
#include <set>

#include "base/text.hpp"
#include "cases.hpp"
#include "model/fields.hpp"
#include "shipped.hpp"

namespace rehab::test {
namespace {

/// Nothing speaks against anything and everything is at home.
Intake healthy(const std::string& more = {}) {
  return intake_of(
      "falls=none cannot=none conditions=none pain_where=none sore_side=none had_planks_before=yes hip_surgery=none "
      "has=bed+chair+wall+worktop+pillow+mat+band+ankle_weight+strap " +
      more);
}

const Rule& rule_named(const RuleCase& c) {
  for (const Rule* rule : shipped_rules())
    if (rule->id == c.rule) return *rule;
  throw std::invalid_argument(c.place + ": no such rule " + c.rule);
}

/// Every rule with such an effect has a row, and no other.
void expect_a_row_each(const std::string& table, std::initializer_list<EffectKind> kinds) {
  std::set<std::string> rows, rules;
  for (const RuleCase& c : cases_of(table)) rows.insert(c.rule);
  for (const Rule* rule : shipped_rules())
    if (std::ranges::any_of(rule->then,
                            [&](const Effect& e) { return std::ranges::find(kinds, e.kind) != kinds.end(); }))
      rules.insert(rule->id);
  EXPECT_EQ(rows, rules) << table;
}

// --- forbidden.txt: "hip_flexion_deg=91 kind=strength" on a form nobody could object to; "plank.wall+worktop" and
// "!plank", the forms of the shipped cards ---

using Words = std::vector<std::string>;

const Exercise& shipped_exercise(std::string_view id) {
  const auto& all = shipped("hip_realignment").exercises;
  const auto found = std::ranges::find(all, id, &Exercise::id);
  if (found == all.end()) throw std::invalid_argument("no such exercise " + std::string(id));
  return *found;
}

Words words_of(std::string_view key, std::string_view exercise) {
  if (key == "kind") return {"strength", "stretch", "mobility"};
  if (key == "weak_side") return {"left", "right"};
  if (key == "uses") return {field::has.words.begin(), field::has.words.end()};
  Words words;
  if (key == "exercise") {
    for (const Exercise& each : shipped("hip_realignment").exercises) words.push_back(each.id);
  } else if (key == "form") {
    for (const Form& form : shipped_exercise(exercise).forms) words.push_back(form.words);
  } else {
    const auto fact = std::ranges::find(fact_fields(), key, &FactInfo::key);
    if (fact == fact_fields().end()) throw std::invalid_argument("no such fact " + std::string(key));
    words.assign(fact->words.begin(), fact->words.end());
  }
  return words;
}

/// "a+b": a and b; "!a+b": all others. A figure stands for itself.
Words meant(std::string_view written, const Words& all) {
  if (all.empty()) return {std::string(written)};
  const bool others = written.starts_with('!');
  Words named;
  for (const std::string_view word : split(written.substr(others), '+')) named.emplace_back(word);
  for (const std::string& word : named)
    if (std::ranges::find(all, word) == all.end()) throw std::invalid_argument("no such word " + word);
  if (!others) return named;
  Words rest;
  std::ranges::copy_if(all, std::back_inserter(rest),
                       [&](const std::string& word) { return std::ranges::find(named, word) == named.end(); });
  return rest;
}

using Departures = std::map<std::string, std::string>;

std::vector<Departures> with_each(const std::vector<Departures>& before, const std::string& key, const Words& words) {
  std::vector<Departures> all;
  for (const Departures& each : before)
    for (const std::string& word : words) {
      all.push_back(each);
      all.back()[key] = word;
    }
  return all;
}

/// Each form that a row means.
std::vector<Departures> departures(const std::string& written) {
  std::vector<Departures> all{{}};
  for (const std::string_view part : split(written, ' ')) {
    const auto equals = part.find('='), dot = part.find('.');
    if (equals != std::string_view::npos) {
      const std::string key(part.substr(0, equals));
      all = with_each(all, key, meant(part.substr(equals + 1), words_of(key, {})));
      continue;
    }
    std::vector<Departures> forms;
    for (const std::string& exercise : meant(part.substr(0, dot), words_of("exercise", {}))) {
      const Words every = words_of("form", exercise);
      const Words some = dot == std::string_view::npos ? every : meant(part.substr(dot + 1), every);
      std::ranges::copy(with_each({{{"exercise", exercise}}}, "form", some), std::back_inserter(forms));
    }
    all = std::move(forms);
  }
  return all;
}

Value fact_of(const FactInfo& info, const Departures& from) {
  const auto departs = from.find(std::string(info.key));
  if (info.words.empty()) return departs == from.end() ? static_cast<int>(info.least) : std::stoi(departs->second);
  if (info.type == FieldType::words) return departs == from.end() ? Words{} : Words{departs->second};
  if (departs != from.end()) return departs->second;
  return std::string(info.key == "position" ? "seated" : info.words.front());
}

/// A shipped card with one form alone.
Bundle shipped_card(const Departures& from) {
  Bundle bundle;
  bundle.id = "hip_realignment";
  Exercise card = shipped_exercise(from.at("exercise"));
  std::erase_if(card.forms, [&](const Form& form) { return form.id != from.at("form"); });
  bundle.exercises = {std::move(card)};
  return bundle;
}

/// The same as a clinic's own, under another name.
Bundle copied(Bundle bundle) {
  bundle.id = bundle.exercises.front().bundle = "clinic";
  bundle.exercises.front().id = "copy";
  return bundle;
}

/// A clinic's own card with one form, at rest on a chair but for the departures.
Bundle card_of(const Departures& from) {
  if (from.contains("exercise")) return shipped_card(from);
  Form form;
  form.id = form.words = "form";
  for (const FactInfo& info : fact_fields()) form.facts[std::string(info.key)] = fact_of(info, from);
  form.side = SideUse::trained;
  if (from.contains("uses")) form.needs = {{from.at("uses")}};
  form.stages.resize(2);
  for (Stage& stage : form.stages) stage.dose.hold_s = 60;
  form.stages[0].dose.times = 20;
  form.stages[1].dose.times = 25;
  Exercise card;
  card.id = "card";
  card.bundle = "clinic";
  const std::string kind = from.contains("kind") ? from.at("kind") : "mobility";
  card.kind = kind == "strength"  ? ExerciseKind::strength
              : kind == "stretch" ? ExerciseKind::stretch
                                  : ExerciseKind::mobility;
  card.forms = {form};
  Bundle bundle;
  bundle.id = card.bundle;
  bundle.exercises = {card};
  return bundle;
}

std::string verdict(const Rule& rule, const Departures& from, const Bundle& card) {
  std::string facts = "has=latex_free_band";
  if (from.contains("weak_side")) facts += " weak_side=" + from.at("weak_side");
  const Alone alone(rule, {EffectKind::forbid, EffectKind::ask, EffectKind::prefer}, patient_with(healthy(facts)),
                    card);
  const ExerciseDecision& d = alone.regimen().exercises.front();
  if (!d.forms.front().forbidden_by.empty()) return "forbidden";
  if (!d.forms.front().passed_over_by.empty()) return "passed over";
  return d.asked_by.empty() ? "free" : "asked";
}

TEST(Alone, ForbidsWhatTheTableSaysOfAnyCard) {
  for (const RuleCase& c : cases_of("forbidden")) {
    const auto forms = departures(c.written);
    ASSERT_FALSE(forms.empty()) << c.place;
    for (const Departures& form : forms) {
      const std::string where = c.place + ": " + c.rule + " for " + testing::PrintToString(form);
      const Bundle card = card_of(form);
      EXPECT_EQ(verdict(rule_named(c), form, card), c.expected) << where;
      const std::string of_copy = c.expected == "passed over" ? "free" : c.expected;
      EXPECT_EQ(verdict(rule_named(c), form, copied(card)), of_copy) << where << ", under another name";
    }
  }
  expect_a_row_each("forbidden", {EffectKind::forbid, EffectKind::ask, EffectKind::prefer});
}

// --- limits.txt: "plank.wall 1 sore_side=left", an exercise after good sessions at a stage ---

void tell(std::string& text, const char* what, double is, double was) {
  if (is != was) text += std::string(text.empty() ? "" : ", ") + what + " " + number_text(is);
}

std::string legs_of(const ExerciseDecision& d) {
  std::string legs;
  for (const Side leg : d.legs) legs += leg == Side::left ? " left" : leg == Side::right ? " right" : "";
  return legs;
}

std::string what_differs(const ExerciseDecision& is, const ExerciseDecision& was) {
  std::string text;
  tell(text, "stage", is.stage, was.stage);
  tell(text, "times", is.dose.times, was.dose.times);
  tell(text, "hold_s", is.dose.hold_s, was.dose.hold_s);
  tell(text, "rest_s", is.dose.rest_s, was.dose.rest_s);
  tell(text, "ankle_kg", is.dose.ankle_kg, was.dose.ankle_kg);
  tell(text, "band", is.dose.band, was.dose.band);
  if (legs_of(is) != legs_of(was)) text += (text.empty() ? "legs" : ", legs") + legs_of(is);
  return text.empty() ? "-" : text;
}

std::string what_differs(const Regimen& is, const Regimen& was) {
  std::string text;
  tell(text, "exercises", static_cast<double>(is.today), static_cast<double>(was.today));
  tell(text, "review_days", is.review_within_days.value_or(0), was.review_within_days.value_or(0));
  return text.empty() ? "-" : text;
}

/// The exercise after good sessions: what the rule alone changes of its stage and dose.
std::string limited_by(const Rule& rule, const Bundle& exercises, const Choice& choice, int stage,
                       const std::string& facts) {
  PatientIntake patient = patient_with(healthy(facts), {choice});
  patient.progress = Progress{1, {{choice.exercise, {stage, {0, 0}, true}}}};
  const Alone with(rule, {EffectKind::limit}, patient, exercises), without(rule, {}, patient, exercises);
  return what_differs(decision_on(with.regimen(), choice.exercise), decision_on(without.regimen(), choice.exercise));
}

std::string limited_by(const Rule& rule, const std::string& written) {
  const std::string first = written.substr(0, written.find(' '));
  const std::string rest = written.substr(std::min(written.size(), first.size() + 1));
  if (first == "plan") {
    const PatientIntake patient = patient_with(healthy(rest));
    return what_differs(Alone(rule, {EffectKind::limit}, patient).regimen(), Alone(rule, {}, patient).regimen());
  }
  if (first == "card") {
    const Bundle card = card_of(departures(rest).front());
    return limited_by(rule, card, {card.exercises.front().id, ""}, 1, "");
  }
  const auto dot = first.find('.');
  const Choice choice{first.substr(0, dot), dot == std::string::npos ? "" : first.substr(dot + 1)};
  return limited_by(rule, shipped("hip_realignment"), choice, std::stoi(rest),
                    rest.substr(std::min(rest.size(), rest.find(' '))));
}

TEST(Alone, LimitsAsFarAsTheTableSays) {
  for (const RuleCase& c : cases_of("limits"))
    EXPECT_EQ(limited_by(rule_named(c), c.written), c.expected) << c.place << ": " << c.rule << ", " << c.written;
  expect_a_row_each("limits", {EffectKind::limit});
}

// --- notes.txt: where the rule writes; "plank.wall+pillow" for a step that also asks for a pillow ---

using Forms = std::set<std::string>;

/// "plank" stands for each form of it.
Forms forms_in(std::string_view written) {
  Forms forms;
  for (const std::string_view word : split(written, ' ')) {
    const std::string_view name = word.substr(0, word.find('+'));
    for (const Exercise& exercise : shipped("hip_realignment").exercises)
      for (const Form& form : exercise.forms) {
        const std::string whole = exercise.id + "." + form.words;
        if (form.offered != Offered::later && (name == whole || name == exercise.id))
          forms.insert(whole + std::string(word.substr(name.size())));
      }
  }
  return forms;
}

void add_noted(Forms& forms, const Regimen& regimen) {
  for (const ExerciseDecision& d : regimen.exercises) {
    if (d.step_notes.empty()) continue;
    std::string name = d.exercise->id + "." + d.form->words;
    for (const std::string& thing : d.uses_beside_form) name += "+" + thing;
    forms.insert(name);
  }
}

/// Each form as a clinician names it, the n-th of all exercises at once.
Forms noted_with_steps(const Rule& rule) {
  Forms forms;
  std::vector<Choice> choices;
  for (std::size_t n = 0; n == 0 || !choices.empty(); ++n) {
    choices.clear();
    for (const Exercise& exercise : shipped("hip_realignment").exercises)
      if (n < exercise.forms.size()) choices.push_back({exercise.id, exercise.forms[n].id});
    add_noted(forms, Alone(rule, {EffectKind::note}, patient_with(healthy(), choices)).regimen());
  }
  return forms;
}

TEST(Alone, WritesWhereTheTableSays) {
  for (const RuleCase& c : cases_of("notes")) {
    const Alone alone(rule_named(c), {EffectKind::note}, patient_with(healthy()));
    const bool on_sheet = !alone.regimen().sheet_notes.empty(), on_record = !alone.regimen().record_notes.empty();
    EXPECT_EQ(on_sheet, c.written == "sheet" || c.written == "start") << c.place;
    EXPECT_EQ(on_record, c.written == "record") << c.place;
    EXPECT_EQ(noted_with_steps(rule_named(c)), forms_in(c.expected)) << c.place << ": " << c.rule;
  }
  expect_a_row_each("notes", {EffectKind::note});
}

}  // namespace
}  // namespace rehab::test
