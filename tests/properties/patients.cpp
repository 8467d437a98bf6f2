// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "properties/world.hpp"

namespace rehab::properties {

namespace {

using WordList = std::vector<std::string>;

/// Fields where more of it is more risk: lists (a word more), and scales whose words stand mildest first.
const FieldInfo* const risk_lists[] = {&field::red_flags, &field::pregnancy_problems, &field::pain_where,
                                       &field::cannot, &field::conditions};

WordList words_of(const FieldInfo& info) {
  WordList words;
  for (const std::string_view word : info.words) words.emplace_back(word);
  return words;
}

WordList drawn(Dice& dice, const FieldInfo& info, int one_in) {
  WordList words;
  for (const std::string& word : words_of(info))
    if (word != "not_asked" && dice.one_in(one_in)) words.push_back(word);
  return words;
}

void maybe(Dice& dice, PatientIntake& p, const FieldInfo& info, Value value) {
  if (!dice.one_in(4)) p.facts.record(info.key, std::move(value));
}

void draw_pregnancy(Dice& dice, PatientIntake& p) {
  const std::string pregnant = dice.of(WordList{"no", "no", "yes", "gave_birth"});
  p.facts.record(field::pregnant.key, pregnant);
  if (pregnant == "yes") {
    p.facts.record(field::pregnancy_weeks.key, dice.up_to(41));
    p.facts.record(field::pregnancy_problems.key, drawn(dice, field::pregnancy_problems, 40));
  } else {
    p.facts.record(field::pregnancy_weeks.key, std::monostate{});
    p.facts.record(field::pregnancy_problems.key, std::monostate{});
  }
  if (pregnant == "gave_birth")
    p.facts.record(field::weeks_since_birth.key, dice.up_to(60));
  else
    p.facts.record(field::weeks_since_birth.key, std::monostate{});
}

void draw_progress(Dice& dice, PatientIntake& p, const World& world) {
  if (dice.one_in(2)) return;
  p.progress = Progress{1 + dice.up_to(3), {}};
  for (const Bundle& b : world.bundles)
    for (const Exercise& e : b.exercises) {
      if (dice.one_in(2)) continue;
      ExerciseProgress done;
      std::size_t stages = 1;
      for (const Form& f : e.forms) stages = std::max(stages, f.stages.size());
      done.stage = 1 + dice.up_to(static_cast<int>(stages));
      if (!dice.one_in(5)) done.pain = {dice.up_to(4), dice.up_to(dice.one_in(4) ? 10 : 3)};
      if (!dice.one_in(5)) done.settled = !dice.one_in(5);
      p.progress->exercises[e.id] = done;
    }
}

void draw_wishes(Dice& dice, PatientIntake& p, const World& world) {
  const int kind = dice.up_to(6);
  p.choose_all = kind == 0;
  for (const Bundle& b : world.bundles)
    for (const Exercise& e : b.exercises) {
      if (kind == 1 && dice.one_in(2)) p.choose.push_back({e.id, ""});
      if (dice.one_in(12)) p.leave_out[e.id] = "asked to";
    }
}

void draw_sides(Dice& dice, PatientIntake& p) {
  p.facts.record(field::weak_side.key, dice.of(WordList{"left", "right", "both", "equal"}));
  maybe(dice, p, field::sore_side, dice.of(WordList{"none", "left", "right", "both"}));
}

AdviceByBundle draw_advice(Dice& dice, const World& world) {
  AdviceByBundle advice;
  for (const Bundle& b : world.bundles) {
    Advice& own = advice[b.id];
    for (const Rule& r : b.rules)
      if (!r.when) own.rules[r.id].fires = dice.one_in(4);
    for (const Exercise& e : b.exercises)
      if (dice.one_in(3)) own.first.push_back(e.id);
  }
  return advice;
}

Value mirrored(const Value& value);

std::string mirrored(const std::string& word) {
  if (word == "left") return "right";
  if (word == "right") return "left";
  for (const auto& [from, to] : {std::pair<std::string, std::string>("_left", "_right"), {"_right", "_left"}})
    if (word.size() > from.size() && word.ends_with(from)) return word.substr(0, word.size() - from.size()) + to;
  return word;
}

Value mirrored(const Value& value) {
  if (const auto* word = std::get_if<std::string>(&value)) return mirrored(*word);
  if (const auto* words = std::get_if<WordList>(&value)) {
    WordList result;
    for (const std::string& word : *words) result.push_back(mirrored(word));
    return result;
  }
  return value;
}

/// A word more in a list; asked-and-none counts as a list without words, not asked stays as it is.
std::string add_word(Dice& dice, PatientIntake& p, const FieldInfo& info) {
  const Value* recorded = p.facts.find(info.key);
  const auto* before = recorded ? std::get_if<WordList>(recorded) : nullptr;
  if (!before) return "";
  WordList more = words_of(info);
  std::erase_if(more, [&](const std::string& w) {
    return w == "not_asked" || std::find(before->begin(), before->end(), w) != before->end();
  });
  if (more.empty()) return "";
  WordList after = *before;
  after.push_back(dice.of(more));
  const std::string risk = std::string(info.key) + " " + after.back();
  p.facts.record(info.key, after);
  return risk;
}

std::string add_pain(PatientIntake& p) {
  const int pain = p.facts[field::pain_usual].value();
  if (pain == 10) return "";
  p.facts.record(field::pain_usual.key, pain + 1);
  return "pain_usual " + std::to_string(pain + 1);
}

std::string add_fall(PatientIntake& p) {
  const auto falls = p.facts[field::falls];
  if (!falls.recorded() || falls.value() == "fell_this_year") return "";
  const std::string worse = falls.value() == "none" ? "unsteady" : "fell_this_year";
  p.facts.record(field::falls.key, worse);
  return "falls " + worse;
}

std::string fire_one_more(Dice& dice, const World& world, AdviceByBundle& advice) {
  std::vector<const Rule*> silent;
  for (const Bundle& b : world.bundles)
    for (const Rule& r : b.rules)
      if (!r.when && !advice[b.id].rules[r.id].fires) silent.push_back(&r);
  if (silent.empty()) return "";
  const Rule& rule = *dice.of(silent);
  advice[rule.bundle].rules[rule.id].fires = true;
  return "code rule " + rule.name();
}

}  // namespace

Patient random_patient(Dice& dice, const World& world) {
  Patient patient;
  PatientIntake& p = patient.intake;
  p.patient = "P-0001";
  p.clinician = "J. Park, PT-4411";
  p.date = Date(std::chrono::year(2026), std::chrono::month(11), std::chrono::day(20));
  p.facts.record(field::age.key, 16 + dice.up_to(70));
  p.facts.record(field::pain_usual.key, dice.up_to(dice.one_in(3) ? 10 : 6));
  p.facts.record(field::red_flags.key, drawn(dice, field::red_flags, 300));
  draw_sides(dice, p);
  draw_pregnancy(dice, p);
  maybe(dice, p, field::pain_where, drawn(dice, field::pain_where, 6));
  maybe(dice, p, field::cannot, drawn(dice, field::cannot, 8));
  maybe(dice, p, field::conditions, drawn(dice, field::conditions, 12));
  maybe(dice, p, field::falls, dice.of(WordList{"none", "none", "none", "unsteady", "fell_this_year"}));
  maybe(dice, p, field::had_planks_before, dice.of(WordList{"no", "yes"}));
  maybe(dice, p, field::pain_is, dice.of(WordList{"known", "new", "getting_worse"}));
  maybe(dice, p, field::nerve_exam, dice.of(WordList{"normal", "normal", "abnormal"}));
  maybe(dice, p, field::used_to_exercise, dice.of(WordList{"none", "some", "regular"}));
  maybe(dice, p, field::knee_to_chest_helps, dice.of(WordList{"no", "yes"}));
  maybe(dice, p, field::has, drawn(dice, field::has, 2));
  maybe(dice, p, field::lacks, drawn(dice, field::lacks, 6));
  if (dice.one_in(4)) p.facts.record(field::minutes_a_day.key, 5 + dice.up_to(30));
  draw_progress(dice, p, world);
  draw_wishes(dice, p, world);
  patient.advice = draw_advice(dice, world);
  return patient;
}

Riskier with_one_more_risk(Dice& dice, const World& world, const Patient& patient) {
  Riskier result{patient, ""};
  PatientIntake& p = result.patient.intake;
  switch (dice.up_to(9)) {
    case 0:
      result.risk = add_pain(p);
      break;
    case 1:
      result.risk = add_fall(p);
      break;
    case 2:
      result.risk = fire_one_more(dice, world, result.patient.advice);
      break;
    case 3:
      result.risk = add_word(dice, p, *risk_lists[dice.up_to(2)]);
      break;
    default:
      result.risk = add_word(dice, p, *risk_lists[2 + dice.up_to(3)]);
      break;
  }
  return result;
}

Patient mirrored(const Patient& patient) {
  Patient result = patient;
  for (const auto& [key, value] : patient.intake.facts.answers()) result.intake.facts.record(key, mirrored(value));
  return result;
}

}  // namespace rehab::properties
