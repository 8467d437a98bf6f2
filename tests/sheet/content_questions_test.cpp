// SPDX-License-Identifier: Apache-2.0
// What the clinician is asked: at the top of the record, in explain and JSON, and never on the patient's pages.
#include <gmock/gmock.h>

#include "base/text.hpp"
#include "content_world.hpp"
#include "sheet/content/explain.hpp"

namespace rehab::test {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

std::string record_with_questions(const World& world) {
  return text_of(record(account_of(world.source()), {}));
}

/// An operation would hold the plan, 180 stop it.
World with_questions() {
  World world = left_patient();
  const Rule *stop = &world.rule("FLAG"), *rule = &world.rule("PROBLEMS");
  const std::vector<Route> now{{Destination::emergency, Urgency::now, {}}};
  const std::vector<Route> in_a_week{{Destination::obstetric, Urgency::days, 7}};
  const Exercise* back = &world.bundle.exercises[back_lift];
  const Exercise* tilted = &world.bundle.exercises[tilt];
  world.questions = {
      {{"blood_pressure"},
       PlanChange::stop,
       {{{"blood_pressure.systolic", 180, AnswerRange::from}, PlanChange::stop, {stop}, now},
        {{"blood_pressure.systolic", 200, AnswerRange::from}, PlanChange::stop, {stop}, now},
        {{"blood_pressure.systolic", 260, AnswerRange::some}, PlanChange::stop, {stop}, now},
        {{"blood_pressure.diastolic", 110, AnswerRange::from}, PlanChange::stop, {stop}, now}},
       {stop}},
      {{"hip_surgery"},
       PlanChange::hold,
       {{{"hip_surgery.what", std::string("replacement")}, PlanChange::hold, {rule}, in_a_week},
        {{"hip_surgery.what", std::string("fixation")},
         PlanChange::exercise_lost,
         {rule},
         {},
         {{back, &back->forms[0], nullptr, false}, {tilted, &tilted->forms[1], &tilted->forms[0], false}}}},
       {rule}},
      {{"pain_where", "limping"},
       PlanChange::hold,
       {{{"pain_where", std::vector<std::string>{"groin"}}, PlanChange::hold, {rule}, in_a_week},
        {{"limping", std::string("yes")}, PlanChange::hold, {rule}, in_a_week}},
       {rule},
       true}};
  for (const char* field : {"falls", "cannot", "sore_side"})
    world.questions.push_back(
        {{field}, PlanChange::review, {{{field, std::string("both")}, PlanChange::review, {rule}}}, {rule}});
  world.regimen.considerations = {{"stress_fracture", {world.reason("RUNNER", EffectKind::consider)}}};
  return world;
}

TEST(Record, TellsWhatToThinkOfAndWhatEachAnswerWouldChange) {
  const World world = with_questions();
  const std::string text = record_with_questions(world);
  const std::size_t ask = text.find("Not recorded; an answer could change this plan");
  ASSERT_NE(ask, std::string::npos);
  EXPECT_LT(text.find("Think of"), ask);
  EXPECT_LT(ask, text.find("Appendix"));
  for (const char* expected :
       {"Suspected stress fracture? Groin pain in a runner. Asked and excluded?",
        "| Blood pressure at rest | Lower pressure 110 or more, or upper pressure 180 or more: no sheet; emergency "
        "department, now |",
        "| Operation on the hip | Hip replacement: no sheet; obstetric review, within 7 days\nFracture fixation: Prone "
        "hip extension leaves the sheet; Pelvic tilt, on the floor |",
        "| Where it hurts; Limping | Where it hurts: groin; Limping: yes, together: no sheet; obstetric review, within "
        "7 days |",
        "| Sore side | Both: an earlier review |"})
    EXPECT_THAT(text, HasSubstr(expected));
}

TEST(Record, TellsWhatIsNotRecordedAndChangesNothing) {
  const World world = with_questions();
  const std::string text = record_with_questions(world);
  const std::string nothing = text.substr(text.find("Not recorded, and changes nothing here: "));
  EXPECT_THAT(nothing.substr(0, nothing.find('\n')), HasSubstr("Worst pain, 0 to 10; "));
  EXPECT_THAT(nothing.substr(0, nothing.find('\n')), Not(HasSubstr("Sore side"))) << "it is asked above";
}

TEST(Record, HasNoQuestionsWhereThereIsNothingToAsk) {
  const std::string text = record_with_questions(left_patient());
  EXPECT_THAT(text, Not(HasSubstr("an answer could change")));
  EXPECT_THAT(text, Not(HasSubstr("Think of")));
}

TEST(PlanLines, AskTheMostSeriousFirstAndCountTheRest) {
  const World world = with_questions();
  const std::string text = join(plan_lines(account_of(world.source())), "\n");
  EXPECT_THAT(text, HasSubstr("Think of\n  Suspected stress fracture?"));
  EXPECT_THAT(text, HasSubstr("Ask before you print\n  Blood pressure at rest? Lower pressure 110 or more, or upper "
                              "pressure 180 or more: no sheet; emergency department, now\n"));
  EXPECT_THAT(text, HasSubstr("  1 more question would change the plan; rehab-planner explain tells it."));
}

TEST(Explain, TellsEveryAnswerAndJsonTheRulesBehindIt) {
  const World world = with_questions();
  const std::string text = join(explain_lines(account_of(world.source())), "\n");
  EXPECT_THAT(text,
              HasSubstr("  Operation on the hip\n    Hip replacement: no sheet; obstetric review, within 7 days\n"
                        "    Fracture fixation: Prone hip extension leaves the sheet; Pelvic tilt, on the floor"));
  const std::string json = explain_json(account_of(world.source())).text(0);
  for (const char* expected :
       {R"("fields": ["hip_surgery"], "change": "hold")", R"("answer": "180", "range": "from", "change": "stop")",
        R"("fields": ["pain_where", "limping"])", R"("fields": ["sore_side"])", R"("red_flag": "stress_fracture")"})
    EXPECT_THAT(json, HasSubstr(expected));
}

TEST(PlanLines, OfAHeldPlanSayHowMuchSooner) {
  World world = left_patient();
  world.hold("PROBLEMS", EffectKind::hold);
  const Rule* rule = &world.rule("FLAG");
  const auto line = [&](const Route& route) {
    world.questions = {{{"limping"},
                        PlanChange::hold,
                        {{{"limping", std::string("yes")}, PlanChange::hold, {rule}, {route}}},
                        {rule}}};
    return join(plan_lines(account_of(world.source())), "\n");
  };
  EXPECT_THAT(line({Destination::obstetric, Urgency::same_day, {}}),
              EndsWith("Limping? Yes: obstetric review, the same day, not within 7 days"));
  EXPECT_THAT(line({Destination::emergency, Urgency::now, {}}),
              EndsWith("Limping? Yes: emergency department, now, not within 7 days"));
  EXPECT_THAT(line({Destination::medical, Urgency::days, 7}), EndsWith("Limping? Yes: medical review, within 7 days"));
}

TEST(Explain, CutsNothing) {
  World world = left_patient();
  const Rule* rule = &world.rule("PROBLEMS");
  AnswerChange change{{"falls", std::string("unsteady")}, PlanChange::exercise_lost, {rule}};
  for (const Exercise& exercise : world.bundle.exercises)
    change.exercises.insert(change.exercises.end(), 2, {&exercise, &exercise.forms[0], nullptr, false});
  change.sends = {{Destination::obstetric, Urgency::days, 7}};
  world.questions = {{{"falls"}, PlanChange::exercise_lost, {change}, {rule}}};
  const std::string text = join(explain_lines(account_of(world.source())), "\n");
  EXPECT_THAT(text, HasSubstr("obstetric review, within 7 days"));
  EXPECT_THAT(text, Not(HasSubstr("...")));
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
  for (const std::string& text : {record_with_questions(world), join(explain_lines(account_of(world.source())), "\n")})
    for (const char* expected :
         {"pregnant: no and age: 72: are both right?",
          "Does the patient have this: mat and exercise band? These exercises wait for it: Knee to chest.",
          "Until then these stand in, picked by the planner:"})
      EXPECT_THAT(text, HasSubstr(expected));
  EXPECT_THAT(record_with_questions(world), HasSubstr("Printed in place of one that waits for equipment"));
  world.set("lacks", std::vector<std::string>{"band"});
  EXPECT_THAT(record_with_questions(world), HasSubstr("Does the patient have this"));
  world.set("lacks", std::vector<std::string>{"band", "mat"});
  EXPECT_THAT(record_with_questions(world), HasSubstr("Can the patient get this: mat and exercise band?"));
}

TEST(Record, NumbersThatChangeTheSameAreOneStretch) {
  World world = left_patient();
  const Rule* rule = &world.rule("PROBLEMS");
  const auto weeks = [&](std::vector<std::pair<int, AnswerRange>> numbers) {
    world.questions = {{{"pain_weeks"}, PlanChange::hold, {}, {rule}}};
    for (const auto& [n, range] : numbers)
      world.questions[0].answers.push_back({{"pain_weeks", n, range}, PlanChange::hold, {rule}, {}});
    return record_with_questions(world);
  };
  EXPECT_THAT(weeks({{90, AnswerRange::from}, {99, AnswerRange::up_to}}), HasSubstr("| Weeks of pain | 90 to 99: "));
  EXPECT_THAT(weeks({{110, AnswerRange::from}, {109, AnswerRange::up_to}, {100, AnswerRange::from}}),
              HasSubstr("| Weeks of pain | 100 or more: "));
  EXPECT_THAT(weeks({{5, AnswerRange::up_to}, {50, AnswerRange::from}}),
              HasSubstr("| Weeks of pain | 5 or less, 50 or more: "));
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
  const PlanChange change = PlanChange::note;
  world.questions = {{{"pain_weeks"},
                      change,
                      {{{"pain_weeks", 0, AnswerRange::some}, change, {rule}, {}},
                       {{"pain_weeks", 2600, AnswerRange::some}, change, {rule}, {}}},
                      {rule}}};
  EXPECT_THAT(record_with_questions(world), HasSubstr("| Weeks of pain | Depending on the number: a further note"));
  world.questions[0].answers.insert(world.questions[0].answers.begin() + 1,
                                    {{"pain_weeks", 2, AnswerRange::up_to}, change, {rule}, {}});
  world.questions[0].answers.insert(world.questions[0].answers.begin() + 2,
                                    {{"pain_weeks", 6, AnswerRange::up_to}, change, {rule}, {}});
  EXPECT_THAT(record_with_questions(world), HasSubstr("| Weeks of pain | 6 or less: a further note"));
}

}  // namespace
}  // namespace rehab::test
