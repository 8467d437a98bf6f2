// SPDX-License-Identifier: Apache-2.0
// The handbook in the tree says what the bundles say, in words a clinician can read.
#include <gmock/gmock.h>

#include "handbook/exercises_page.hpp"
#include "handbook/rule_text.hpp"
#include "handbook/rules_page.hpp"
#include "support/command.hpp"

namespace rehab::handbook {
namespace {

using ::testing::HasSubstr;

const Library& library() {
  static const Library read = [] {
    Problems problems;
    Library all = read_library(REHAB_SOURCE_DIR "/plugins", problems);
    EXPECT_TRUE(problems.ok()) << problems.render();
    return all;
  }();
  return read;
}

/// The first line that differs, so that the message fits a screen.
void expect_same(const std::string& page, const std::string& made) {
  const std::string kept = support::slurp(REHAB_SOURCE_DIR "/docs/handbook/" + page);
  if (kept == made) return;
  std::istringstream old_lines(kept), new_lines(made);
  std::string old_line, new_line;
  int line = 0;
  do {
    ++line;
    if (!std::getline(old_lines, old_line)) old_line = "(end)";
    if (!std::getline(new_lines, new_line)) new_line = "(end)";
  } while (old_line == new_line && old_line != "(end)");
  ADD_FAILURE() << "docs/handbook/" << page << " is out of date: run tools/handbook/update\nline " << line
                << "\nin the tree:      " << old_line << "\nfrom the bundles: " << new_line;
}

TEST(Handbook, ThePagesInTheTreeAreThoseOfTheBundles) {
  expect_same("exercises.md", exercises_page(library()));
  expect_same("rules.md", rules_page(library()));
}

TEST(Handbook, EveryRuleAndEveryFormStandsInIt) {
  const std::string rules = rules_page(library()), exercises = exercises_page(library());
  std::size_t shipped_rules = 0, shipped_forms = 0;
  for (const Bundle& bundle : library().bundles()) {
    for (const Rule& rule : bundle.rules) EXPECT_THAT(rules, HasSubstr("### " + rule.id + "\n"));
    shipped_rules += bundle.rules.size();
    for (const Exercise& exercise : bundle.exercises)
      for (const Form& form : exercise.forms) {
        ++shipped_forms;
        EXPECT_TRUE(form.on_bed || exercises.find("(`" + exercise.id + "." + form.id + "`)") != std::string::npos)
            << exercise.id << "." << form.id << " is missing";
      }
  }
  EXPECT_GT(shipped_rules, 50u);
  EXPECT_GE(shipped_forms, 37u);
}

rehab::Test is(const char* key, std::vector<std::string> words) {
  rehab::Test test;
  test.key = key;
  test.words = std::move(words);
  return test;
}

rehab::Test range(const char* key, std::optional<double> from, std::optional<double> up_to) {
  rehab::Test test;
  test.key = key;
  test.from = from;
  test.up_to = up_to;
  return test;
}

TEST(Handbook, ConditionsReadAsWords) {
  rehab::Test nerve = is("nerve_exam", {"abnormal"});
  nerve.or_not_recorded = true;
  rehab::Test unexamined = is("nerve_exam", {});
  unexamined.or_not_recorded = true;
  const std::pair<Condition, const char*> table[] = {
      {{}, ""},
      {{{is("pregnant", {"yes"}), range("pregnancy_weeks", 14, {})}, {}},
       "pregnant is yes, and pregnancy weeks 14 or more"},
      {{{range("age", 18, 45)}, {}}, "age 18 to 45 years"},
      {{{range("pain_usual", {}, 5)}, {}}, "usual pain 5 of 10 or less"},
      {{{is("conditions", {"numb_feet", "hernia"})}, {}}, "conditions: numb feet or hernia"},
      {{{nerve}, {}}, "nerve exam is abnormal (or not recorded)"},
      {{{unexamined}, {}}, "nerve exam is not recorded"},
      {{{is("exercise", {"plank"}), is("form", {"wall"})}, {}}, "exercise is Plank, and form is \"at a wall\""},
      {{{is("limping", {"yes"})}, {{{{range("age", 65, {})}, {}}, {{is("falls", {"unsteady"})}, {}}}}},
       "limping is yes, and one of: (a) age 65 years or more; (b) falls is unsteady"},
  };
  for (const auto& [condition, text] : table) EXPECT_EQ(condition_text(library(), condition), text);
}

TEST(Handbook, EffectsReadAsWords) {
  Effect stop;
  stop.kind = EffectKind::stop;
  stop.to = Destination::emergency;
  stop.urgency = Urgency::now;
  EXPECT_EQ(effect_text(library(), stop),
            "**Stop**: no exercises; to the emergency department, now. Nobody can lift it.");
  Effect only;
  only.kind = EffectKind::forbid;
  only.match.all = {is("exercise", {"plank"})};
  only.except_forms = {"wall", "worktop"};
  EXPECT_EQ(effect_text(library(), only), "**Only these forms** of Plank: \"at a wall\" and \"at a worktop\".");
  Effect limit;
  limit.kind = EffectKind::limit;
  limit.limit.hold_s = 20;
  limit.limit.band = 0;
  EXPECT_EQ(effect_text(library(), limit), "**Limit** for every exercise: hold at most 20 s, the lightest band only.");
}

}  // namespace
}  // namespace rehab::handbook
