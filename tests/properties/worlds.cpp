// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <stdexcept>

#include "decide/samples.hpp"
#include "properties/world.hpp"
#include "support/shipped_figures.hpp"

namespace rehab::properties {

namespace {

using namespace samples;
using WordList = std::vector<std::string>;

Value random_fact(Dice& dice, const FactInfo& info) {
  if (!info.words.empty()) {
    WordList words;
    for (const std::string_view word : info.words) words.emplace_back(word);
    return dice.one_in(3) ? dice.of(words) : words.front();
  }
  return static_cast<int>(info.least) + dice.up_to(static_cast<int>(info.most - info.least) + 1);
}

std::vector<Stage> first_ladder(Dice& dice) {
  std::vector<Stage> stages(static_cast<std::size_t>(1 + dice.up_to(4)));
  int times = 4 + dice.up_to(6);
  const int hold_s = dice.up_to(3) * 10;
  for (Stage& stage : stages) {
    stage.dose = {
        .sets = 1 + dice.up_to(2), .times = times, .hold_s = hold_s, .rest_s = 5, .days = dice.of<int>({3, 7})};
    if (dice.one_in(4)) stage.dose.ankle_kg = 0.5;
    if (dice.one_in(4)) stage.dose.band = 1;
    if (dice.one_in(3)) stage.sore_times = times - 1;
    times += dice.up_to(4);
  }
  return stages;
}

/// What a card must keep to: a later form asks for no more than an earlier one at the same stage; a stage more is held
/// against the last.
std::vector<Stage> later_ladder(Dice& dice, const std::vector<Stage>& earlier) {
  std::vector<Stage> stages;
  for (int i = 0; i < 1 + dice.up_to(5); ++i) {
    Stage stage = earlier[std::min(static_cast<std::size_t>(i), earlier.size() - 1)];
    stage.dose.times = std::max(1, stage.dose.times - dice.up_to(3));
    stage.dose.hold_s = std::max(0, stage.dose.hold_s - dice.up_to(6));
    if (dice.one_in(3)) stage.dose.ankle_kg = 0;
    stages.push_back(stage);
  }
  return stages;
}

Exercise random_exercise(Dice& dice, int number) {
  Exercise e;
  e.id = "exercise_" + std::to_string(number);
  e.introduce = dice.up_to(50);
  e.kind = static_cast<ExerciseKind>(dice.up_to(3));
  const WordList things = {"mat", "chair", "wall", "band", "strap"};
  for (int i = 0; i < 1 + dice.up_to(4); ++i) {
    Form f = form("form_" + std::to_string(i), static_cast<SideUse>(dice.up_to(3)), {},
                  e.forms.empty() ? first_ladder(dice) : later_ladder(dice, e.forms.back().stages), {});
    for (const FactInfo& info : fact_fields()) f.facts[std::string(info.key)] = random_fact(dice, info);
    if (dice.one_in(2)) f.needs = {{dice.of(things), dice.of(things)}};
    e.forms.push_back(f);
  }
  return e;
}

Test random_match(Dice& dice, int exercises) {
  if (dice.one_in(4)) return is("exercise", "exercise_" + std::to_string(dice.up_to(exercises)));
  if (dice.one_in(3)) return is("form", "form_" + std::to_string(dice.up_to(3)));
  if (dice.one_in(5)) return is("kind", dice.of(WordList{"strength", "stretch", "mobility"}));
  if (dice.one_in(5)) return is("uses", dice.of(WordList{"band", "chair"}));
  const auto facts = fact_fields();
  const FactInfo& info = facts[static_cast<std::size_t>(dice.up_to(static_cast<int>(facts.size())))];
  if (info.key == "lies_on" || info.words.empty()) return from("hip_flexion_deg", 30 + dice.up_to(100));
  return is(std::string(info.key),
            std::string(info.words[static_cast<std::size_t>(1 + dice.up_to(static_cast<int>(info.words.size()) - 1))]));
}

Limit random_limit(Dice& dice) {
  Limit l;
  switch (dice.up_to(8)) {
    case 0:
      l.times = 1 + dice.up_to(8);
      break;
    case 1:
      l.hold_s = 5 + dice.up_to(25);
      break;
    case 2:
      l.percent = 25 + dice.up_to(75);
      break;
    case 3:
      l.keep_stage = true;
      break;
    case 4:
      l.ankle_kg = 0;
      break;
    case 5:
      l.band = 0;
      break;
    case 6:
      l.only_leg = "sore";
      break;
    default:
      l.days = dice.of<int>({1, 2, 3});
      break;
  }
  return l;
}

Effect random_effect(Dice& dice, int exercises) {
  const std::vector<Test> match = {random_match(dice, exercises)};
  switch (dice.up_to(6)) {
    case 0:
      return ask(match);
    case 1:
    case 2:
      return limit(match, random_limit(dice));
    case 3:
      return only("exercise_" + std::to_string(dice.up_to(exercises)), {"form_" + std::to_string(dice.up_to(3))});
    default:
      return forbid(match);
  }
}

Condition random_condition(Dice& dice) {
  switch (dice.up_to(4)) {
    case 0:
      return when({from("pain_usual", 4 + dice.up_to(5))});
    case 1:
      return when({any_of("falls", {"unsteady", "fell_this_year"})});
    case 2:
      return when({is("conditions", dice.of(WordList{"osteoporosis", "hernia", "numb_feet"}))});
    default:
      return when({is("pain_where", dice.of(WordList{"groin", "side_of_hip", "buttock"}))});
  }
}

void add_mirrored_pair(std::vector<Rule>& rules, const std::string& id, const char* field, const char* word,
                       const char* fact) {
  for (const std::string side : {"left", "right"})
    rules.push_back(rule(id + side, when({is(field, word + side)}), {forbid({is(fact, side)})}, IfUnknown::apply));
}

const WordList shipped = {"hip_realignment", "safety_rules", "surgery_escalation", "therapy_referral"};

}  // namespace

std::vector<const Bundle*> World::pointers() const {
  std::vector<const Bundle*> result;
  for (const Bundle& b : bundles) result.push_back(&b);
  return result;
}

World sample_world() {
  return {"sample bundles", {hips(), safety()}, 200};
}

World random_world(std::uint32_t seed) {
  Dice dice(seed);
  const int exercises = 3 + dice.up_to(5);
  std::vector<Exercise> first, second;
  for (int i = 0; i < exercises; ++i) (dice.one_in(3) ? second : first).push_back(random_exercise(dice, i));
  std::vector<Rule> rules;
  for (int i = 0; i < 10; ++i) {
    const std::string id = "R" + std::to_string(i);
    std::vector<Effect> effects = {random_effect(dice, exercises)};
    if (dice.one_in(3)) effects.push_back(random_effect(dice, exercises));
    rules.push_back(dice.one_in(4) ? code_rule(id, effects)
                                   : rule(id, random_condition(dice), effects,
                                          dice.one_in(2) ? IfUnknown::apply : IfUnknown::list));
  }
  add_mirrored_pair(rules, "L", "cannot", "lie_on_", "lies_on");
  add_mirrored_pair(rules, "S", "cannot", "stand_on_", "stands_on");
  return {"random bundles, seed " + std::to_string(seed),
          {bundle("first", first, {}), bundle("second", second, {}), bundle("rules", {}, rules)},
          40};
}

World shipped_world() {
  World world{"shipped bundles", {}, 60};
  for (const std::string& id : shipped) {
    Problems problems;
    world.bundles.push_back(
        read_bundle(support::shipped_folder + "/" + id, problems, every_language, support::shipped_figures()));
    if (!problems.ok()) throw std::runtime_error(problems.render());
  }
  return world;
}

const std::vector<World>& worlds() {
  static const std::vector<World> all = [] {
    std::vector<World> made = {sample_world(), shipped_world()};
    for (std::uint32_t seed = 1; seed <= 30; ++seed) made.push_back(random_world(seed));
    return made;
  }();
  return all;
}

Decision decide_in(const World& world, const Patient& patient) {
  return decide(patient.intake, world.pointers(), patient.advice, Clinic{});
}

}  // namespace rehab::properties
