// SPDX-License-Identifier: Apache-2.0
#include "decide/samples.hpp"

#include <algorithm>
#include <stdexcept>

namespace rehab::samples {

Test is(std::string key, std::string word) {
  return any_of(std::move(key), {std::move(word)});
}

Test any_of(std::string key, std::vector<std::string> words) {
  Test test;
  test.key = std::move(key);
  test.words = std::move(words);
  return test;
}

Test from(std::string key, double least) {
  Test test;
  test.key = std::move(key);
  test.from = least;
  return test;
}

Condition when(std::vector<Test> tests) {
  return {std::move(tests), {}};
}

namespace {

Effect effect(EffectKind kind, std::vector<Test> match) {
  Effect e;
  e.kind = kind;
  e.match = when(std::move(match));
  return e;
}

Effect going_to(EffectKind kind, Destination to, Urgency urgency) {
  Effect e = effect(kind, {});
  e.to = to;
  e.urgency = urgency;
  return e;
}

}  // namespace

Effect forbid(std::vector<Test> match) {
  return effect(EffectKind::forbid, std::move(match));
}

Effect only(std::string exercise, std::vector<std::string> forms) {
  Effect e = forbid({is("exercise", std::move(exercise))});
  e.except_forms = std::move(forms);
  return e;
}

Effect ask(std::vector<Test> match) {
  return effect(EffectKind::ask, std::move(match));
}

Effect limit(std::vector<Test> match, Limit limit) {
  Effect e = effect(EffectKind::limit, std::move(match));
  e.limit = std::move(limit);
  return e;
}

Effect stop(Destination to, Urgency urgency) {
  return going_to(EffectKind::stop, to, urgency);
}
Effect hold(Destination to, Urgency urgency) {
  return going_to(EffectKind::hold, to, urgency);
}

Effect refer(Destination to, Urgency urgency, std::optional<int> within_days) {
  Effect e = going_to(EffectKind::refer, to, urgency);
  e.within_days = within_days;
  return e;
}

Effect note(Effect::NotePlace place, std::vector<Test> match) {
  Effect e = effect(EffectKind::note, std::move(match));
  e.place = place;
  return e;
}

Rule rule(std::string id, Condition condition, std::vector<Effect> effects, IfUnknown if_unknown) {
  Rule r;
  r.id = std::move(id);
  r.when = std::move(condition);
  r.if_unknown = if_unknown;
  r.then = std::move(effects);
  return r;
}

Rule code_rule(std::string id, std::vector<Effect> effects) {
  Rule r = rule(std::move(id), {}, std::move(effects));
  r.when.reset();
  return r;
}

Form form(std::string id, SideUse side, std::vector<std::vector<std::string>> needs, std::vector<Stage> stages,
          Departures facts) {
  Form f;
  f.id = id;
  f.words = std::move(id);
  f.side = side;
  f.needs = std::move(needs);
  f.stages = std::move(stages);
  f.facts["position"] = std::string("supine");
  f.facts["lies_on"] = std::string("nothing");
  f.facts["on_floor"] = std::string("yes");
  f.facts["balance"] = std::string("not_needed");
  for (const char* key : {"effort", "trunk_load", "arm_load"}) f.facts[key] = 0;
  for (const char* key : {"hip_flexion_deg", "hip_extension_deg", "hip_abduction_deg", "past_midline_deg"})
    f.facts[key] = 0;
  for (const char* key :
       {"one_leg_stance", "crosses_legs", "kneeling", "trunk_flexion", "trunk_twist", "resistance", "straddle"})
    f.facts[key] = std::string("no");
  for (auto& [key, value] : facts) f.facts[key] = std::move(value);
  return f;
}

std::vector<Stage> ladder(const Dose& dose, std::vector<int> times) {
  std::vector<Stage> stages;
  for (const int n : times) {
    Stage stage;
    stage.dose = dose;
    stage.dose.times = n;
    stages.push_back(stage);
  }
  return stages;
}

const PlanFigures& plan_figures() {
  static const PlanFigures figures{.good_pain = 2,
                                   .acceptable_pain = 5,
                                   .pain_rise = 1,
                                   .no_rise_pain = 7,
                                   .sore_percent = 75,
                                   .strength_days = 3,
                                   .weeks_of_use_in_pregnancy = 2,
                                   .last_week_of_pregnancy = 40,
                                   .most_repetitions = 45,
                                   .most_minutes = 60,
                                   .older_age = 65,
                                   .older_ankle_kg = 2};
  return figures;
}

namespace {

Test up_to(std::string key, double most) {
  Test test;
  test.key = std::move(key);
  test.up_to = most;
  return test;
}

std::vector<FigureInfo> stated(const PlanFigures& figures) {
  std::vector<FigureInfo> all;
  for (const auto& [name, value] :
       {std::pair("good_pain", figures.good_pain), std::pair("acceptable_pain", figures.acceptable_pain),
        std::pair("pain_rise", figures.pain_rise), std::pair("no_rise_pain", figures.no_rise_pain),
        std::pair("sore_percent", figures.sore_percent), std::pair("strength_days", figures.strength_days),
        std::pair("weeks_of_use_in_pregnancy", figures.weeks_of_use_in_pregnancy),
        std::pair("last_week_of_pregnancy", figures.last_week_of_pregnancy),
        std::pair("most_repetitions", figures.most_repetitions), std::pair("most_minutes", figures.most_minutes),
        std::pair("older_age", figures.older_age), std::pair("older_ankle_kg", figures.older_ankle_kg)})
    all.push_back({name, {}, {}, static_cast<double>(value), {}});
  return all;
}

}  // namespace

const std::vector<StepRule>& steps() {
  const PlanFigures& f = plan_figures();
  static const std::vector<StepRule> all = {
      {"N1", when({up_to("pain_most", f.good_pain), is("settled", "yes")}), StageStep::up, {}, {}, {}},
      {"N2", when({from("pain_most", f.good_pain + 1)}), StageStep::keep, {}, {}, {}},
      {"N3", when({from("pain_last", f.acceptable_pain + 1)}), StageStep::back, {}, {}, {}},
      {"N4", when({is("settled", "no")}), StageStep::back, {}, {}, {}},
  };
  return all;
}

Bundle bundle(std::string id, std::vector<Exercise> exercises, std::vector<Rule> rules) {
  Bundle b;
  b.id = id;
  b.figures = stated(plan_figures());
  b.steps = steps();
  b.exercises = std::move(exercises);
  b.rules = std::move(rules);
  for (Rule& r : b.rules) r.bundle = id;
  for (Exercise& e : b.exercises) {
    e.bundle = id;
    for (const Form& f : e.forms) b.wording["en"].exercises[e.id].forms[f.words].name = f.words;
  }
  std::sort(b.exercises.begin(), b.exercises.end(), [](const auto& x, const auto& y) { return x.id < y.id; });
  std::sort(b.rules.begin(), b.rules.end(), [](const auto& x, const auto& y) { return x.id < y.id; });
  return b;
}

PatientIntake patient() {
  PatientIntake p;
  p.patient = "P-0001";
  p.clinician = "J. Park, PT-4411";
  p.date = Date(std::chrono::year(2026), std::chrono::month(11), std::chrono::day(20));
  answer(p, "age", 34);
  answer(p, "weak_side", std::string("left"));
  answer(p, "pregnant", std::string("no"));
  answer(p, "pregnancy_weeks", std::monostate{});
  answer(p, "pain_usual", 3);
  answer(p, "falls", std::string("none"));
  answer(p, "sore_side", std::string("none"));
  for (const char* key : {"red_flags", "pregnancy_problems", "pain_where", "cannot", "conditions"})
    answer(p, key, std::vector<std::string>{});
  answer(p, "has",
         std::vector<std::string>{"mat", "bed", "wall", "chair", "worktop", "pillow", "band", "ankle_weight"});
  return p;
}

void answer(PatientIntake& patient, std::string_view key, Value value) {
  patient.facts.record(key, std::move(value));
}

Decision decided(const PatientIntake& patient, const std::vector<const Bundle*>& bundles, const Clinic& clinic,
                 const AdviceByBundle& advice) {
  return decide(patient, bundles, advice, clinic);
}

const ExerciseDecision& of(const Regimen& regimen, std::string_view exercise) {
  for (const ExerciseDecision& d : regimen.exercises)
    if (d.exercise->id == exercise) return d;
  throw std::out_of_range("the regimen has no " + std::string(exercise));
}

std::string printed(const Regimen& regimen) {
  std::string text;
  for (std::size_t i = 0; i < regimen.today; ++i)
    text += (i ? " " : "") + regimen.exercises[i].exercise->id + "." + regimen.exercises[i].form->id;
  return text;
}

std::string rules_in(const std::vector<Reason>& reasons) {
  std::string text;
  for (const Reason& r : reasons) text += (text.empty() ? "" : " ") + r.rule->id;
  return text;
}

std::string legs_of(const ExerciseDecision& decision) {
  std::string text;
  for (const Side leg : decision.legs) text += (text.empty() ? "" : " ") + std::string(word_of(leg));
  return text;
}

}  // namespace rehab::samples
