// SPDX-License-Identifier: Apache-2.0
// A clinic's own exercise is protected by every safety rule on its first day: a copy of any shipped card, under another
// name and in another bundle, is allowed no form, and no leg, that a rule forbids the original. For every base patient
// and every answer rules can tell apart, alone and in pairs; tools/prove tries every pair, a plain run some of them.
#include <cstdlib>
#include <gtest/gtest.h>

#include "decide/allowed.hpp"
#include "properties/answers.hpp"
#include "support/shipped_planner.hpp"

namespace rehab::properties {
namespace {

const support::ShippedPlanner& shipped_planner() {
  static const support::ShippedPlanner planner_of_all;
  return planner_of_all;
}

Bundle copies_of_every_card() {
  Bundle clinic;
  clinic.id = "clinic_copies";
  for (const Bundle* bundle : shipped_planner().bundles())
    for (Exercise copy : bundle->exercises) {
      copy.id = "copy_of_" + copy.id;
      copy.bundle = clinic.id;
      clinic.exercises.push_back(std::move(copy));
    }
  return clinic;
}

/// What the rules say of a form: "forbids safety_rules/P6; drops left safety_rules/N11_left; asks safety_rules/P8".
std::string said_of(const Case& c, const ExerciseForms& forms, std::size_t form) {
  const FormDecision& told = forms.told[form];
  std::string text;
  const auto add = [&](const std::string& what, const std::vector<Reason>& reasons) {
    for (const Reason& reason : reasons) text += what + " " + reason.rule->name() + "; ";
  };
  add("forbids", told.forbidden_by);
  for (const DroppedLeg& dropped : told.dropped_legs)
    add("drops " + std::string(word_of(dropped.leg)), dropped.reasons);
  std::vector<Reason> asks;
  add_reasons_in_force(c, forms.exercise(), forms.verdicts[form], EffectKind::ask, asks);
  add("asks", asks);
  return text;
}

/// Limits and notes of fired rules that speak of a form.
std::string limits_of(const Case& c, const FormVerdict& verdict) {
  std::string text;
  for (const EffectKind kind : {EffectKind::limit, EffectKind::note})
    for_each_about(c, verdict, kind, [&](const FiredRule& fired, const FiredEffect&) {
      if (fired.rule().bundle != "hip_realignment") text += fired.rule().name() + "; ";
    });
  return text;
}

class Clones : public testing::TestWithParam<BasePatient> {
 protected:
  void compare(const std::vector<const Answer*>& given) {
    const PatientIntake intake = with_answers(GetParam().intake, given);
    const Clinic& house = shipped_planner().setup().clinic;
    const Intake facts = facts_for_rules(intake, rulebook_, house);
    const AdviceByBundle advice = shipped_planner().advice(facts);
    const Case c = what_fires(intake, facts, rulebook_, advice, house);
    for (const Exercise& copy : clinic_.exercises) {
      const std::string original = copy.id.substr(std::string("copy_of_").size());
      const ExerciseForms copied = allowed_forms(c, *rulebook_.exercise(copy.id));
      const ExerciseForms originals = allowed_forms(c, *rulebook_.exercise(original));
      for (std::size_t i = 0; i < originals.verdicts.size(); ++i) {
        forbidden_ += !originals.verdicts[i].allowed();
        const std::string said = said_of(c, originals, i);
        const bool alike =
            said_of(c, copied, i) == said && limits_of(c, copied.verdicts[i]) == limits_of(c, originals.verdicts[i]);
        if (!alike && ++complaints_ <= 20) complain(given, copy.id + "." + originals.verdicts[i].form->id, said);
      }
    }
  }

  std::size_t forbidden_ = 0;

 private:
  void complain(const std::vector<const Answer*>& given, const std::string& copy, const std::string& said) {
    std::string who = GetParam().name;
    for (const Answer* answer : given) who += " + " + answer->text;
    ADD_FAILURE() << who << ": " << copy << " is not treated as the original, of which " << said;
  }

  static std::vector<const Bundle*> with_copies(const Bundle& clinic) {
    std::vector<const Bundle*> bundles = shipped_planner().bundles();
    bundles.push_back(&clinic);
    return bundles;
  }

  const Bundle clinic_ = copies_of_every_card();
  const Rulebook rulebook_{with_copies(clinic_)};
  int complaints_ = 0;
};

TEST_P(Clones, AreTreatedAsTheOriginals) {
  const bool every_pair = std::getenv("REHAB_WHOLE_PROOF") != nullptr;
  const std::vector<Answer> answers = answers_for(GetParam(), shipped_planner().bundles());
  compare({});
  std::size_t pair = 0;
  constexpr std::size_t stride = 307;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    compare({&answers[i]});
    for (std::size_t j = i + 1; j < answers.size(); ++j)
      if (!exclude_each_other(answers[i], answers[j]) && (every_pair || ++pair % stride == 0))
        compare({&answers[i], &answers[j]});
  }
  EXPECT_GT(forbidden_, 1000u) << "too little is forbidden to see anything";
}

INSTANTIATE_TEST_SUITE_P(For, Clones, testing::ValuesIn(base_patients()), [](const auto& base) {
  std::string name;
  for (const char c : base.param.name) name += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
  return name;
});

/// What the copies rest on: a safety rule says what a form is, and which of its own forms an exercise prefers is said
/// by its own bundle.
bool names_a_card(const Condition& condition, std::vector<std::string>& named) {
  for (const Test& test : condition.all)
    if (test.key == "exercise" || test.key == "form") named.insert(named.end(), test.words.begin(), test.words.end());
  for (const auto& group : condition.any)
    for (const Condition& branch : group) names_a_card(branch, named);
  return !named.empty();
}

TEST(SafetyRules, NameNoExerciseAndNoForm) {
  for (const Bundle* bundle : shipped_planner().bundles())
    for (const Rule& rule : bundle->rules)
      for (const Effect& effect : rule.then) {
        std::vector<std::string> named = effect.except_exercises;
        const bool names = names_a_card(effect.match, named) || !effect.except_forms.empty();
        EXPECT_TRUE(!names || bundle->id == "hip_realignment") << rule.name();
        EXPECT_FALSE(names && effect.kind == EffectKind::forbid) << rule.name();
        const auto own = [&](const std::string& id) {
          return std::ranges::any_of(bundle->exercises,
                                     [&](const Exercise& e) { return e.id == id || e.form(id) != nullptr; });
        };
        EXPECT_TRUE(std::ranges::all_of(named, own)) << rule.name() << " names a card that is not its own";
      }
}

}  // namespace
}  // namespace rehab::properties
