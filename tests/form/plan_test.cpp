// SPDX-License-Identifier: Apache-2.0
// The right column says what the account says, and leads to the answers that would change it.
#include "form/plan.hpp"

#include <gtest/gtest.h>
#include <set>

#include "../sheet/content_world.hpp"
#include "form_sample.hpp"
#include "sheet/content/account.hpp"
#include "sheet/html/markup.hpp"

namespace rehab {
namespace {

using test::World;

std::string column(const World& world) {
  static const IntakeWords words = words_in("en");
  return form::plan_column(account_of(world.source()), world.source(), Design(), words);
}

void expect_told(const std::string& column, const std::string& text) {
  const std::string rest = html::escaped(text).substr(text.empty() ? 0 : 1);
  EXPECT_NE(column.find(rest), std::string::npos) << text << "\n" << column;
}

void expect_told(const std::string& column, const std::vector<Told>& all) {
  for (const Told& told : all) expect_told(column, told.text);
}

void expect_account(const World& world) {
  const LeafletSource source = world.source();
  const Account account = account_of(source);
  const std::string shown = column(world);
  for (const std::string& text : {account.state, account.pain, account.letters, account.opinion.text})
    expect_told(shown, text);
  for (const auto* list : {&account.holding, &account.sent_to, &account.not_as_asked, &account.limits, &account.notes,
                           &account.changed, &account.consider, &account.clarify})
    expect_told(shown, *list);
  for (const auto* group : {&account.printed, &account.waiting, &account.left_out})
    for (const ExerciseAccount& each : *group) {
      expect_told(shown, each.name_and_form());
      expect_told(shown, each.why);
      if (!each.dose.empty()) expect_told(shown, each.whole_dose());
    }
  for (const QuestionAccount& question : account.questions) {
    expect_told(shown, question.ask);
    expect_told(shown, question.answers);
  }
}

World with_others() {
  World world = test::left_patient();
  ExerciseDecision& left_out = world.keep_back(test::tilt, Outcome::left_out, WaitsFor::nothing);
  for (const Form& form : left_out.exercise->forms)
    left_out.forms.push_back({form.id, false, {}, {world.reason("LYING", EffectKind::forbid)}, {}});
  ExerciseDecision& waits = world.keep_back(test::knee_to_chest, Outcome::waits, WaitsFor::equipment);
  waits.forms = {{waits.exercise->forms.front().id, true, {}, {}, {"strap"}}};
  world.keep_back(test::knee_to_chest, Outcome::waits, WaitsFor::next_review);
  world.questions = {{{"falls", "pain_where"}, PlanChange::hold, {}, {&world.rule("PROBLEMS")}}};
  return world;
}

World held(const std::string& rule, EffectKind effect) {
  World world = test::left_patient();
  world.regimen.exercises = {};
  world.regimen.today = 0;
  world.hold(rule, effect);
  return world;
}

TEST(FormPlan, SaysWhatTheAccountSays) {
  expect_account(test::left_patient());
  expect_account(test::pregnant_draft());
  expect_account(with_others());
  expect_account(held("FLAG", EffectKind::stop));
  expect_account(held("PROBLEMS", EffectKind::hold));
}

TEST(FormPlan, EachExerciseHasItsDrawingAndItsWaysToChangeIt) {
  const World world = test::left_patient();
  const std::string shown = column(world);
  EXPECT_EQ(all_matches(shown, "(<svg )").size(), world.regimen.today);
  EXPECT_NE(shown.find("data-fill=\"leave_out.+.key=back_lift\""), std::string::npos) << shown;
  EXPECT_NE(shown.find("data-fill=\"choose.+=tilt.floor choose.+=back_lift.prone choose.+=knee_to_chest.back\""),
            std::string::npos)
      << shown;
}

TEST(FormPlan, WhatARuleLeavesOutCanBeSetAside) {
  const std::string shown = column(with_others());
  EXPECT_NE(shown.find("data-fill=\"overrides.+.rule=hips/LYING overrides.-.exercise=tilt\""), std::string::npos)
      << shown;
  EXPECT_NE(shown.find("href=\"#has\""), std::string::npos);
}

TEST(FormPlan, AHoldCanBeLiftedAndAStopHasNoControl) {
  EXPECT_NE(column(held("PROBLEMS", EffectKind::hold)).find("data-fill=\"overrides.+.rule=hips/PROBLEMS\""),
            std::string::npos);
  const std::string stopped = column(held("FLAG", EffectKind::stop));
  EXPECT_EQ(stopped.find("overrides"), std::string::npos) << stopped;
  EXPECT_EQ(stopped.find("data-fill"), std::string::npos) << stopped;
  EXPECT_NE(stopped.find("Print the patient&#39;s page"), std::string::npos);
}

TEST(FormPlan, EveryLinkLeadsToAControl) {
  const IntakeWords words = words_in("en");
  const IntakeShape shape = in_words(intake_shape(), words);
  form::Page page;
  page.form = &shape;
  page.words = &words;
  const std::string shown =
      column(with_others()) + column(test::pregnant_draft()) + column(held("PROBLEMS", EffectKind::hold));
  EXPECT_NE(shown.find("href=\"#pain_where\""), std::string::npos);
  const auto ids = all_matches(form::page(page) + shown, R"re( id="([^"]+)")re");
  for (const std::string& target : all_matches(shown, R"re(href="#([^"]+)")re"))
    EXPECT_EQ(std::ranges::count(ids, target), 1) << target;
}

/// What the page's Content-Security-Policy would not let through.
TEST(FormPlan, HasNoStyleAndNoScriptOfItsOwn) {
  const std::string shown = column(test::left_patient());
  EXPECT_EQ(shown.find("style="), std::string::npos);
  EXPECT_EQ(shown.find("<style"), std::string::npos);
  EXPECT_EQ(shown.find("<script"), std::string::npos);
  EXPECT_EQ(all_matches(shown, R"re((\son[a-z]+=))re").size(), 0U);
  EXPECT_EQ(column(test::left_patient()), shown);
}

TEST(FormPlan, WordsOfABundleAreNeverMarkup) {
  World world = test::left_patient();
  const std::string nasty = "<b>\"bold\"</b>";
  for (auto& [id, exercise] : world.bundle.wording["en"].exercises) {
    exercise.name = nasty;
    for (auto& [form, words] : exercise.forms) words.plain = words.picture = words.name = nasty;
  }
  EXPECT_EQ(column(world).find("<b>"), std::string::npos);
  EXPECT_EQ(column(world).find("\"bold\""), std::string::npos);
}

}  // namespace
}  // namespace rehab
