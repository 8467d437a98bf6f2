// SPDX-License-Identifier: Apache-2.0
// Small bundles and intakes made in C++ for the tests of the decision: seven exercises whose forms differ in the facts
// that matter, rules one line each, and a patient nothing speaks against. Not the shipped content, and not meant to be.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "decide/decide.hpp"
#include "model/plan_figures.hpp"

namespace rehab::samples {

Test is(std::string key, std::string word);
Test any_of(std::string key, std::vector<std::string> words);
Test from(std::string key, double least);
Condition when(std::vector<Test> tests);

Effect forbid(std::vector<Test> match);
Effect only(std::string exercise, std::vector<std::string> forms);
Effect ask(std::vector<Test> match);
Effect limit(std::vector<Test> match, Limit limit);
Effect stop(Destination to, Urgency urgency);
Effect hold(Destination to, Urgency urgency);
Effect refer(Destination to, Urgency urgency, std::optional<int> within_days = {});
Effect note(Effect::NotePlace place, std::vector<Test> match = {});

Rule rule(std::string id, Condition condition, std::vector<Effect> effects, IfUnknown if_unknown = IfUnknown::list);
Rule code_rule(std::string id, std::vector<Effect> effects);

/// Where a form departs from a supine one on the floor that nothing speaks against.
using Departures = std::vector<std::pair<std::string, Value>>;
Form form(std::string id, SideUse side, std::vector<std::vector<std::string>> needs, std::vector<Stage> stages,
          Departures facts);
/// Stages that differ in repetitions only.
std::vector<Stage> ladder(const Dose& dose, std::vector<int> times);

/// What the samples' bundles state of every plan, as the shipped ones do: 2 and 5 of 10, a rise of 1 up to 7 ...
const PlanFigures& plan_figures();
/// How an exercise goes on: N1 to N4, by those figures.
const std::vector<StepRule>& steps();

/// Fills in what the reader would (ids of the bundle, order, words for each form), and what every plan goes by.
Bundle bundle(std::string id, std::vector<Exercise> exercises, std::vector<Rule> rules);
/// tilt, back_lift, side_lift, knee_up, plank, band, stretch.
const Bundle& hips();
/// One rule for each kind of risk that the exercises of `hips` know.
const Bundle& safety();

/// 2026-11-20, 34 years, left leg weaker, everything optional answered with "none" or the like.
PatientIntake patient();
void answer(PatientIntake& patient, std::string_view key, Value value);

/// The result points into the bundles.
Decision decided(const PatientIntake& patient, const std::vector<const Bundle*>& bundles = {&hips(), &safety()},
                 const Clinic& clinic = {}, const AdviceByBundle& advice = {});
/// The decision on one exercise; throws when there is none of that name.
const ExerciseDecision& of(const Regimen& regimen, std::string_view exercise);
/// "tilt.floor knee_up.back": what is printed, in order.
std::string printed(const Regimen& regimen);
/// The rules that stand in some reasons: "P6 N11".
std::string rules_in(const std::vector<Reason>& reasons);
std::string legs_of(const ExerciseDecision& decision);

}  // namespace rehab::samples
