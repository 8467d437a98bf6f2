// SPDX-License-Identifier: Apache-2.0
// What the clinician is asked: at the top of the record, in explain and JSON, and never on the patient's pages.
#include <gmock/gmock.h>

#include "content_world.hpp"
#include "sheet/content/explain.hpp"

namespace rehab::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string record_with_questions(const World& world) {
  return text_of(record(world.source(), {}));
}

/// An operation would hold the plan, 180 stop it; the rest are counted.
World with_questions() {
  World world = left_patient();
  const Rule* rule = &world.rule("PROBLEMS");
  world.questions = {{{"blood_pressure"},
                      PlanChange::stop,
                      {{{"blood_pressure.systolic", 180, AnswerRange::from}, PlanChange::stop, {rule}},
                       {{"blood_pressure.systolic", 200, AnswerRange::from}, PlanChange::stop, {rule}},
                       {{"blood_pressure.systolic", 260, AnswerRange::some}, PlanChange::stop, {rule}},
                       {{"blood_pressure.diastolic", 110, AnswerRange::from}, PlanChange::stop, {rule}}},
                      {rule}},
                     {{"hip_surgery"},
                      PlanChange::hold,
                      {{{"hip_surgery.what", std::string("replacement")}, PlanChange::hold, {rule}},
                       {{"hip_surgery.what", std::string("fixation")}, PlanChange::exercise_lost, {rule}}},
                      {rule}},
                     {{"pain_where", "limping"}, PlanChange::hold, {}, {rule}}};
  for (const char* field : {"falls", "cannot", "sore_side"})
    world.questions.push_back({{field},
                               PlanChange::note_or_referral,
                               {{{field, std::string("both")}, PlanChange::note_or_referral, {rule}}},
                               {rule}});
  world.regimen.considerations = {{"stress_fracture", {world.reason("RUNNER", EffectKind::consider)}}};
  return world;
}

TEST(Record, BeginsWithWhatToAskAndToThinkOf) {
  const World world = with_questions();
  const std::string text = record_with_questions(world);
  const std::size_t ask = text.find("Ask before you print");
  ASSERT_NE(ask, std::string::npos);
  EXPECT_LT(ask, text.find("Every exercise offered"));
  EXPECT_LT(text.find("Think of"), ask);
  for (const char* expected :
       {"Suspected stress fracture? Groin pain in a runner. (RUNNER) Asked and excluded?",
        "Blood pressure at rest? Blood pressure, lower number: 110 or more; Blood pressure, upper number: 180 or more: "
        "would stop every exercise (PROBLEMS)",
        "Operation on the hip? hip replacement: would hold the plan (PROBLEMS)",
        "Where it hurts and Limping? Together: would hold the plan (PROBLEMS)",
        "1 more question would change the plan."})
    EXPECT_THAT(text, HasSubstr(expected));
}

TEST(Record, HasNoQuestionsWhereThereIsNothingToAsk) {
  const std::string text = record_with_questions(left_patient());
  EXPECT_THAT(text, Not(HasSubstr("Ask before you print")));
  EXPECT_THAT(text, Not(HasSubstr("Think of")));
}

TEST(Explain, TellsTheQuestionsFirstAndJsonAllOfThem) {
  const World world = with_questions();
  const std::vector<std::string> lines = explain_lines(world.source());
  ASSERT_GT(lines.size(), 5u);
  EXPECT_EQ(lines[2], "Think of:");
  EXPECT_EQ(lines[4], "Ask before you print:");
  const std::string json = explain_json(world.source()).text(0);
  for (const char* expected :
       {R"("fields": ["hip_surgery"], "change": "hold")", R"("answer": "180", "range": "from", "change": "stop")",
        R"("fields": ["pain_where", "limping"])", R"("fields": ["sore_side"])", R"("red_flag": "stress_fracture")"})
    EXPECT_THAT(json, HasSubstr(expected));
}

TEST(Sheet, AsksThePatientNothingOfIt) {
  const World world = with_questions();
  const std::string text = text_of(patient_leaflet(world.source()));
  for (const char* secret : {"stress", "Ask before", "Think of", "runner"}) EXPECT_THAT(text, Not(HasSubstr(secret)));
}

TEST(Record, AsksWhatIsUnlikelyAndForWhatExercisesWait) {
  World world = left_patient();
  world.set("age", 72);
  world.intake.unlikely = {{"pregnant", "age"}};
  world.regimen.exercises[1].stands_in = true;
  world.keep_back(knee_to_chest, Outcome::waits, WaitsFor::equipment).forms = {{"back", true, {}, {}, {"mat", "band"}}};
  for (const std::string& text : {record_with_questions(world), join(explain_lines(world.source()), "\n")})
    for (const char* expected :
         {"pregnant: no and age: 72: are both right?",
          "Does the patient have this: mat and exercise band? These exercises wait for it: Knee to chest.",
          "Until then these stand in, picked by the planner:"})
      EXPECT_THAT(text, HasSubstr(expected));
  EXPECT_THAT(record_with_questions(world), HasSubstr("printed in place of one that waits for equipment"));
  world.set("lacks", std::vector<std::string>{"band"});
  EXPECT_THAT(record_with_questions(world), HasSubstr("Does the patient have this"));
  world.set("lacks", std::vector<std::string>{"band", "mat"});
  EXPECT_THAT(record_with_questions(world), HasSubstr("Can the patient get this: mat and exercise band?"));
}

TEST(Record, NamesAFewOfTheManyExercisesThatWaitForOneThing) {
  World world = left_patient();
  world.bundle.wording["en"].exercises["knee_to_chest"].name = "Same";
  for (int i = 0; i < 125; ++i)
    world.keep_back(knee_to_chest, Outcome::waits, WaitsFor::equipment).forms = {{"back", true, {}, {}, {"band"}}};
  EXPECT_THAT(record_with_questions(world), HasSubstr("These exercises wait for it: Same."));
}

TEST(Say, TellsAFewAndHowManyMore) {
  const Phrases phrases = english();
  const Say say(phrases);
  EXPECT_EQ(say.few({"1", "2", "3", "4", "5", "6", "7", "8"}), "1, 2, 3, 4, 5, 6, 7, 8");
  EXPECT_EQ(say.few({"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"}), "1, 2, 3, 4 and 6 more");
}

TEST(Record, ANumberThatALibraryReadsHasNoBound) {
  World world = left_patient();
  const Rule* rule = &world.rule("PROBLEMS");
  const PlanChange change = PlanChange::note_or_referral;
  world.questions = {{{"pain_weeks"},
                      change,
                      {{{"pain_weeks", 0, AnswerRange::some}, change, {rule}},
                       {{"pain_weeks", 2600, AnswerRange::some}, change, {rule}}},
                      {rule}}};
  EXPECT_THAT(record_with_questions(world), HasSubstr("Weeks of pain? depending on the number: would add a note"));
  world.questions[0].answers.insert(world.questions[0].answers.begin() + 1,
                                    {{"pain_weeks", 2, AnswerRange::up_to}, change, {rule}});
  world.questions[0].answers.insert(world.questions[0].answers.begin() + 2,
                                    {{"pain_weeks", 6, AnswerRange::up_to}, change, {rule}});
  EXPECT_THAT(record_with_questions(world), HasSubstr("Weeks of pain? 6 or less: would add a note"));
}

}  // namespace
}  // namespace rehab::test
