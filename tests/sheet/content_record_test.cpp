// SPDX-License-Identifier: Apache-2.0
// The record, its letters, explain and the summary: every reason with its rule, values, source and mark.
#include <gmock/gmock.h>

#include "content_world.hpp"
#include "sheet/content/account.hpp"
#include "sheet/content/explain.hpp"
#include "sheet/content/letters.hpp"
#include "sheet/content/route.hpp"
#include "sheet/content/rule_text.hpp"
#include "sheet/content/summary.hpp"

namespace rehab::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

RecordExtras extras() {
  RecordExtras made;
  made.intake_lines = {{"weak_side", "left"}};
  made.planner_version = "0.1.0";
  made.sheet_language = "en";
  return made;
}

std::string text_of_record(const World& world) {
  return text_of(record(account_of(world.source()), extras()));
}

std::string first_page(const std::string& record) {
  return record.substr(0, record.find("Appendix"));
}

TEST(Record, BeginsWithTheNameAPlaceToSignAndTheDecision) {
  const std::string page = first_page(text_of_record(left_patient()));
  EXPECT_THAT(page, HasSubstr("Ana Silva, 34, P-0001"));
  EXPECT_LT(page.find("Signature:"), page.find("ISSUED, 3 exercises, LEFT leg, until Friday 4 December"));
  EXPECT_LT(page.find("ISSUED, 3 exercises"), page.find("On the sheet (shown today: 1 and 3)"));
  EXPECT_THAT(page, HasSubstr("Usual pain 4, limit on the sheet 5. Goal: Climb the stairs."));
}

TEST(Record, TellsWhyInWordsOnItsFirstPageAndTheRulesBehindIt) {
  const std::string text = text_of_record(pregnant_draft()), page = first_page(text);
  for (const char* expected : {"~ Not for the patient", "This form because of pregnancy from week 14 on.",
                               "Because of pregnancy from week 14 on."})
    EXPECT_THAT(page, HasSubstr(expected));
  EXPECT_THAT(page, Not(HasSubstr("LYING"))) << "a rule's id is none of the words a clinician reads";
  for (const char* expected :
       {"| *hips/LYING* | Lying flat is avoided from the second trimester on. [2, 3]* As recorded: *pregnancy_weeks: "
        "22, 24 by the last day of use |",
        "[2] NHS: Advice on exercise (as reported by a secondary page)", "[3] Policy of this project (project policy)",
        "| weak_side | *left* |  |  |", "hips 1.2.3, sha256 abc123", "Words of the sheet: en, reviewed",
        "tilt.wall stage 1 [1]"})
    EXPECT_THAT(text.substr(page.size()), HasSubstr(expected));
}

TEST(Record, TellsOfALargeLibraryInOneLine) {
  World world = left_patient();
  const std::size_t today = world.regimen.exercises.size();
  const ExerciseDecision last = world.keep_back(back_lift, Outcome::left_out, WaitsFor::nothing);
  world.regimen.exercises.resize(today + 999, last);
  world.regimen.exercises.push_back(last);
  world.regimen.exercises.back().left_out_by_clinician = true;
  const std::string text = text_of_record(world);
  EXPECT_THAT(text, HasSubstr("991 more of the library wait or are left out"));
  EXPECT_THAT(text, HasSubstr("Left out by the clinician"));
  EXPECT_LT(text.size(), 2 * text_of_record(left_patient()).size());
}

TEST(Record, SaysUnverifiedForARecalledSource) {
  World world = left_patient();
  world.regimen.exercises[0].limited_by = {world.reason("GENTLE", EffectKind::limit, {{"pain_usual", 6}})};
  EXPECT_THAT(text_of_record(world), HasSubstr("GUIDE: A guideline (unverified)"));
}

TEST(Record, TellsValuesAsTheIntakeWritesThemAndTheRestInWords) {
  World world = left_patient();
  world.set("pregnancy_weeks", 31);
  const Reason reason = world.reason("GENTLE", EffectKind::limit,
                                     {{"pain_usual", 4},
                                      {"pregnancy_weeks", 33},
                                      {"cannot", Value(std::vector<std::string>{})},
                                      {"hip_surgery.cut", Value()},
                                      {"falls", std::nullopt}});
  const std::string expected =
      "pain_usual: 4, pregnancy_weeks: 31, 33 by the last day of use, cannot: none, hip_surgery.cut: does not apply, "
      "falls: not recorded";
  EXPECT_EQ(values_text(world.source(), Say(world.phrases), reason), expected);
}

TEST(Record, TellsWhatWaitsAndWhatTheClinicianLeftOut) {
  World world = left_patient();
  world.regimen.exercises.resize(1);
  world.regimen.today = 1;
  world.keep_back(back_lift, Outcome::waits, WaitsFor::equipment).forms = {{"prone", true, {}, {}, {"bed"}}};
  world.keep_back(knee_to_chest, Outcome::left_out, WaitsFor::nothing).left_out_by_clinician = true;
  world.intake.leave_out["knee_to_chest"] = "sore wrist";
  const std::string text = text_of_record(world);
  for (const char* expected : {"| Prone hip extension, face down | No bed at home. |",
                               "| Knee to chest | Left out by the clinician (sore wrist). |"})
    EXPECT_THAT(text, HasSubstr(expected));
}

TEST(Record, ADoseIsBriefAndWhatWaitsForTheSameStandsTogether) {
  World world = left_patient();
  world.keep_back(back_lift, Outcome::waits, WaitsFor::next_review);
  world.keep_back(knee_to_chest, Outcome::waits, WaitsFor::next_review);
  const std::string text = text_of_record(world);
  for (const char* expected :
       {"| 1 Pelvic tilt, on the floor | 6 × 10 sec, every day, 3 min | 4 × 10 sec | Nothing changed or added. |",
        "| 2 Prone hip extension, face down | 8 times, LEFT leg, Mon Wed Fri, 3 min | 6 times |",
        "| Prone hip extension, face down; Knee to chest | Comes in at a later review. |"})
    EXPECT_THAT(text, HasSubstr(expected));
}

TEST(Record, TellsWhatWasChangedOrSetAsideByWhomWhenAndFromWhatToWhat) {
  World world = left_patient();
  world.intake.overrides = {{"hips/LYING", "tilt", "tested today", "Dr Low"}, {"hips/PROBLEMS", "", "seen", "Dr Low"}};
  world.regimen.not_evaluated = {{&world.rule("LYING"), {"pregnancy_weeks"}}};
  world.intake.clinician = "J. Park, PT-4411";
  world.intake.change["tilt"].reason = "done before";
  world.regimen.exercises[0].unchanged = world.regimen.exercises[0].dose;
  world.regimen.exercises[0].dose.times = 8;
  const std::string text = text_of_record(world);
  for (const char* expected :
       {"* Pelvic tilt: 8 times, hold 10 seconds, every day, instead of 6 times, hold 10 seconds, every day (J. Park, "
        "PT-4411, 20 November 2026: done before)",
        "* Pelvic tilt allowed in spite of pregnancy from week 14 on (Dr Low, 20 November 2026: tested today)",
        "* Plan issued in spite of Problems were not asked for (Dr Low, 20 November 2026: seen)",
        "pregnancy_weeks: LYING"})
    EXPECT_THAT(text, HasSubstr(expected));
  for (const char* secret : {"Dr Low", "tested today", "done before"})
    EXPECT_THAT(join(explain_lines(account_of(world.source())), "\n"), Not(HasSubstr(secret)));
}

TEST(Record, TellsGoalAndNoteAndTheLimitsOfTheWholePlan) {
  World world = left_patient();
  world.intake.note = "Use the blue band";
  world.regimen.plan_limits = {world.reason("FEW", EffectKind::limit)};
  const std::string text = text_of_record(world);
  for (const char* expected : {"Goal: Climb the stairs", "Note on the sheet: Use the blue band",
                               "* At most 3 exercises, review within 7 days, because of High pain"})
    EXPECT_THAT(text, HasSubstr(expected));
}

TEST(Record, SaysWhetherASpecialistsOpinionWasJudged) {
  World world = left_patient();
  EXPECT_THAT(text_of_record(world), HasSubstr("A specialist's opinion is not due."));
  world.regimen.not_evaluated = {{&world.rule("OPINION"), {"tried", "tried_weeks"}}};
  EXPECT_THAT(text_of_record(world),
              HasSubstr("A specialist's opinion was not judged; not recorded: Treatment tried, Weeks of treatment."));
  std::erase_if(world.bundle.rules, [](const Rule& rule) { return rule.id == "OPINION"; });
  world.regimen.not_evaluated.clear();
  EXPECT_THAT(first_page(text_of_record(world)), Not(HasSubstr("opinion is"))) << "nobody here could have judged it";
}

TEST(Record, AndTheSummaryTellWhatElseMattersAndThePatientReadsNothingOfIt) {
  World world = left_patient();
  world.intake.something_else = "Takes a new medicine";
  EXPECT_THAT(text_of_record(world), HasSubstr("Something else that matters: Takes a new medicine\n"));
  world.intake.something_else_cleared_by = "J. Park, physiotherapist";
  const std::string line = "Something else that matters: Takes a new medicine (cleared by J. Park, physiotherapist)";
  EXPECT_THAT(text_of_record(world), HasSubstr(line));
  ASSERT_EQ(summary(account_of(world.source())).size(), 6u);
  EXPECT_EQ(summary(account_of(world.source())).back(), line);
  for (const std::string& text :
       {text_of(patient_leaflet(world.source())), explain_json(account_of(world.source())).text(),
        ::testing::PrintToString(explain_lines(account_of(world.source())))})
    EXPECT_THAT(text, Not(HasSubstr("medicine")));
}

TEST(Record, AnIntakeIsATableOfTwoAnswersARow) {
  RecordExtras made = extras();
  made.intake_lines = {
      {"weak_side", "left"}, {"age", "34"}, {"pain_usual", "4"}, {"not recorded", std::string(60, 'x')}};
  const std::string text = text_of(record(account_of(left_patient().source()), made));
  EXPECT_THAT(text, HasSubstr("| weak_side | *left* | age | *34* |\n| pain_usual | *4* |  |  |\n*not recorded: *xxx"));
}

TEST(Explain, ARuleOfTheSameIdInTwoBundlesKeepsItsWholeName) {
  World world = left_patient();
  EXPECT_EQ(short_name(world.source(), world.rule("GENTLE")), "GENTLE");
  Bundle other = world.bundle;
  other.id = "hops";
  const std::vector<const Bundle*> both{&world.bundle, &other};
  const LeafletSource source{world.regimen, world.intake, world.clinic, both, world.phrases};
  EXPECT_EQ(short_name(source, world.rule("GENTLE")), "hips/GENTLE");
}

TEST(Record, TellsTheRemedyOfAHold) {
  World world;
  world.hold("PROBLEMS", EffectKind::hold);
  EXPECT_THAT(text_of_record(world), HasSubstr("What lifts it: Ask for the problems and record them."));
  world.regimen.holding.insert(world.regimen.holding.begin(), world.reason("FLAG", EffectKind::stop));
  EXPECT_THAT(text_of_record(world), Not(HasSubstr("What lifts it"))) << "nobody can lift a stop";
}

TEST(Record, SaysWhenWordsWereNotReviewedAndWhatCouldNotPrint) {
  World world = left_patient();
  RecordExtras made = extras();
  made.sheet_words_reviewed = false;
  made.replaced = {{U'\U0001F9B5', "In short"}};
  const std::string text = text_of(record(account_of(world.source()), made));
  EXPECT_THAT(text, HasSubstr("Words of the sheet: en, not yet reviewed by a native clinician"));
  EXPECT_THAT(text, HasSubstr("U+1F9B5 in In short"));
}

TEST(Record, NamesTheLettersThatLieBesideIt) {
  RecordExtras made = extras();
  made.letters_file = "P-0001.letters.pdf";
  World world = left_patient();
  EXPECT_THAT(text_of(record(account_of(world.source()), made)), Not(HasSubstr("Letters")));
  world.hold("FLAG", EffectKind::stop);
  const std::string text = text_of(record(account_of(world.source()), made));
  EXPECT_THAT(text, HasSubstr("Letters beside this record, in P-0001.letters.pdf: emergency department, now."));
  EXPECT_THAT(text, Not(HasSubstr("Dear colleague")));
}

std::string text_of_letters(const World& world) {
  return text_of(letters(account_of(world.source())));
}

World with_opinion() {
  World world = left_patient();
  world.set("tried", std::vector<std::string>{"exercise_at_home", "supervised"});
  world.set("tried_weeks", 14);
  world.set("tried_result", std::string("same"));
  world.set("pain_before", 6);
  world.set("xray.lcea_deg", 17.5);
  world.regimen.referrals = {
      {Destination::specialist_opinion, Urgency::routine, {}, {world.reason("OPINION", EffectKind::refer)}}};
  return world;
}

TEST(Letter, ASpecialistReadsWhatWasTriedTheImagingAndWhyNow) {
  const std::string text = text_of_letters(with_opinion());
  for (const char* expected :
       {"+ Letter: a specialist's opinion, routine", "Ana Silva (P-0001), 34 years old, seen on 20 November 2026.",
        "We send this patient for a specialist's opinion.", "*Why now*\n* *Twelve weeks of exercise brought nothing.",
        "* Treatment tried: exercise at home, supervised exercise", "* Weeks of treatment: 14",
        "* Result of treatment: no change", "* Usual pain before treatment: 6",
        "* Lateral centre-edge angle, degrees: 17.5",
        "*Home exercises from today*\n* Pelvic tilt, on the floor (6 times", "Name: J. Park, PT-4411\n", "To: ____",
        "Date of birth: ____", "Medicines: ____"})
    EXPECT_THAT(text, HasSubstr(expected));
}

World held_by(std::vector<std::pair<std::string, EffectKind>> rules) {
  World world = left_patient();
  world.regimen.exercises.clear();
  world.regimen.today = 0;
  for (const auto& [id, effect] : rules) world.hold(id, effect);
  world.regimen.referrals = {
      {Destination::physical_therapy, Urgency::days, 7, {world.reason("THERAPY", EffectKind::refer)}}};
  return world;
}

TEST(Letter, AStopLeavesNoOtherWay) {
  const World world = held_by({{"FLAG", EffectKind::stop}, {"PROBLEMS", EffectKind::hold}});
  const std::string text = text_of_letters(world);
  EXPECT_THAT(text, HasSubstr("+ Letter: emergency department, now\n"));
  EXPECT_THAT(text, Not(HasSubstr("To: ____"))) << "everybody knows where it is";
  EXPECT_THAT(text, HasSubstr("* *I suspect a fracture. Please image.*"));
  EXPECT_THAT(text, HasSubstr("No home exercises were given."));
  EXPECT_THAT(text, Not(HasSubstr("+ Letter: obstetric review")));
  EXPECT_THAT(text, Not(HasSubstr("+ Letter: physical therapy")));
  EXPECT_EQ(summary(account_of(world.source()))[2], "Referrals: emergency department, now");
}

TEST(Letter, AHoldKeepsItsRemedyToTheClinic) {
  const World world = held_by({{"PROBLEMS", EffectKind::hold}});
  const std::string text = text_of_letters(world);
  const std::string obstetric = text.substr(text.find("+ Letter: obstetric review"));
  EXPECT_THAT(obstetric, HasSubstr("* *Please say whether exercise is safe.*"));
  EXPECT_THAT(obstetric, Not(HasSubstr("record them"))) << "what lifts a hold is not for the colleague";
}

TEST(Letter, NobodyIsAskedToExerciseAPatientWhosePlanIsHeld) {
  const World world = held_by({{"PROBLEMS", EffectKind::hold}});
  const std::string text = text_of_letters(world);
  EXPECT_THAT(text, Not(HasSubstr("+ Letter: physical therapy")));
  EXPECT_THAT(text_of_record(world),
              HasSubstr("Physical therapy, within 7 days, no letter while the plan is held, because of Daily life is "
                        "limited."));
  EXPECT_EQ(summary(account_of(world.source()))[2],
            "Referrals: obstetric review, within 7 days; physical therapy, within 7 days, no letter while the plan is "
            "held");
}

TEST(Letter, APlanWithNothingLeftSendsToTherapy) {
  const std::string text = text_of_letters(held_by({}));
  EXPECT_THAT(text, HasSubstr("+ Letter: physical therapy"));
}

TEST(Letter, SaysThatRedFlagsWereAskedForAndWhatIsNotPossible) {
  World world = with_opinion();
  world.set("cannot", std::vector<std::string>{"use_floor", "kneel"});
  world.set("used_to_exercise", std::string("some"));
  std::string text = text_of_letters(world);
  for (const char* expected : {"* Red flags, asked for today: none\n",
                               "* Positions and movements not possible: getting down to the floor and up, kneeling\n",
                               "* Exercise habit so far: some\n"})
    EXPECT_THAT(text, HasSubstr(expected));
  world.set("red_flags", std::vector<std::string>{"inflammatory_arthritis"});
  EXPECT_THAT(text_of_letters(world), HasSubstr("* Red flags, asked for today: suspected inflammatory arthritis\n"));
}

TEST(Letter, TellsThePainOfTheLastSessions) {
  World world = with_opinion();
  EXPECT_THAT(text_of_letters(world), Not(HasSubstr("last sessions")));
  world.intake.progress =
      Progress{1, {{"back_lift", {2, {6, 7}, true}}, {"knee_to_chest", {1, {}, {}}}, {"tilt", {1, {2}, {}}}}};
  EXPECT_THAT(
      text_of_letters(world),
      HasSubstr(
          "* Pain in the last sessions, 0 to 10: Prone hip extension 6, 7; Pelvic tilt 2 (one number recorded)\n"));
}

TEST(Letter, HowSoonIsANumberOrAPlainTerm) {
  World world = with_opinion();
  const auto when = [&](std::optional<int> days) {
    return urgency_name(Say(world.phrases), Route{Destination::medical, Urgency::days, days});
  };
  EXPECT_EQ(when(7), "within 7 days");
  EXPECT_EQ(when({}), "within a few days");
}

TEST(Letter, AStopAsksForAssessmentAndTheOperationStandsInIt) {
  World world = held_by({{"FLAG", EffectKind::stop}});
  world.set("hip_surgery.what", std::string("replacement"));
  world.set("hip_surgery.weeks", 5);
  world.set("pregnancy_problems", std::vector<std::string>{"twins"});
  const std::string text = text_of_letters(world);
  EXPECT_THAT(text, HasSubstr("* Operation on the hip: hip replacement\n* Weeks since the operation: 5"));
  EXPECT_THAT(text, HasSubstr("* Problems in this pregnancy: twins"));
}

TEST(Letter, EveryStopStandsOut) {
  World world = held_by({{"FLAG", EffectKind::stop}, {"TODAY", EffectKind::stop}});
  std::ranges::find(world.bundle.rules, "TODAY", &Rule::id)->then[0].to = Destination::emergency;
  world.bundle.wording["en"].rules["TODAY"].clinician = "I suspect a clot.";
  EXPECT_THAT(text_of_letters(world), HasSubstr("* *I suspect a fracture. Please image.*\n* *I suspect a clot.*\n"));
}

TEST(Letter, TwoReasonsForOnePlaceMakeOneLetterAsSoonAsTheMostUrgent) {
  World world = held_by({{"PROBLEMS", EffectKind::hold}});
  world.regimen.referrals = {{Destination::obstetric, Urgency::days, 3, {world.reason("THERAPY", EffectKind::refer)}}};
  EXPECT_EQ(summary(account_of(world.source()))[2], "Referrals: obstetric review, within 3 days");
}

TEST(Explain, TwoHoldsThatSayTheSameAreOneSentence) {
  World world = held_by({{"FLAG", EffectKind::stop}, {"TODAY", EffectKind::stop}});
  for (Rule& rule : world.bundle.rules)
    if (rule.id == "FLAG" || rule.id == "TODAY") rule.in_short = "a warning sign";
  const Account account = account_of(world.source());
  ASSERT_EQ(account.holding.size(), 1U);
  EXPECT_THAT(account.holding[0].text, ::testing::StartsWith("A warning sign. The patient reads: Go to the emergency"));
  EXPECT_EQ(account.holding[0].rules.size(), 2U);
}

TEST(Letter, AFewDaysAreSoonerThanTwoWeeks) {
  World world = held_by({{"PROBLEMS", EffectKind::hold}});
  std::ranges::find(world.bundle.rules, "PROBLEMS", &Rule::id)->then[0].within_days.reset();
  world.regimen.referrals = {{Destination::obstetric, Urgency::days, 14, {world.reason("THERAPY", EffectKind::refer)}}};
  EXPECT_EQ(summary(account_of(world.source()))[2], "Referrals: obstetric review, within a few days");
}

TEST(Letter, SaysWhichOfSeveralCasesItIsAndWhatTwoReasonsSayOnce) {
  World world = with_opinion();
  world.set("daily_life", std::string("most_tasks_hard"));
  world.set("blood_pressure.systolic", 172);
  world.set("blood_pressure.diastolic", 98);
  world.bundle.wording["en"].rules["THERAPY"].clinician = "Please exercise with this patient.";
  world.bundle.wording["en"].rules["GENTLE"].clinician = "Please exercise with this patient.";
  world.regimen.referrals = {
      {Destination::physical_therapy,
       Urgency::days,
       7,
       {world.reason("THERAPY", EffectKind::refer,
                     {{"daily_life", std::string("most_tasks_hard")}, {"blood_pressure.diastolic", 98}}),
        world.reason("GENTLE", EffectKind::refer, {{"pain_usual", 4}})}}};
  const std::string text = text_of_letters(world);
  EXPECT_THAT(text,
              HasSubstr("* *Daily life: most tasks are hard; Blood pressure at rest: 172/98 mmHg. **Please exercise "
                        "with this patient.*\n"));
  EXPECT_EQ(text.find("Please exercise"), text.rfind("Please exercise"));
  EXPECT_EQ(text.find("Daily life"), text.rfind("Daily life")) << "what is a reason is no finding too";
}

TEST(Letter, OfFurtherReasonsToReferOneLineTells) {
  World world = with_opinion();
  world.bundle.wording["en"].rules["THERAPY"].clinician = "Daily life is limited. Please set goals.";
  const auto for_therapy = [&](std::vector<Reason> reasons) {
    world.regimen.referrals = {{Destination::physical_therapy, Urgency::days, 7, std::move(reasons)}};
    return text_of_letters(world);
  };
  const Reason opinion = world.reason("OPINION", EffectKind::refer);
  EXPECT_THAT(for_therapy({opinion, world.reason("THERAPY", EffectKind::refer)}),
              HasSubstr("* *Twelve weeks of exercise brought nothing. The pain is the same.*\n"
                        "* Also: Daily life is limited.\n"));
  world.set("falls", std::string("fell_this_year"));
  EXPECT_THAT(
      for_therapy({opinion, world.reason("THERAPY", EffectKind::refer, {{"falls", std::string("fell_this_year")}})}),
      HasSubstr("* Also: Falls: fell in the past year.\n"));
}

TEST(Letter, AFlagOfSeveralSignsLeavesALineForWhichItIs) {
  World world = held_by({{"FLAG", EffectKind::stop}});
  EXPECT_THAT(text_of_letters(world), Not(HasSubstr("Which sign")));
  world.set("red_flags", std::vector<std::string>{"pregnancy_warning_sign"});
  EXPECT_THAT(text_of_letters(world), HasSubstr("Please image.*\nWhich sign: ____\n"));
}

TEST(Letter, AsksForTheRegistrationNumberOnlyWhereTheNameHasNone) {
  World world = with_opinion();
  EXPECT_THAT(text_of_letters(world), Not(HasSubstr("Registration")));
  EXPECT_THAT(text_of_record(world), Not(HasSubstr("Registration")));
  world.intake.clinician = "J. Park";
  EXPECT_THAT(text_of_letters(world), HasSubstr("Registration number: ____"));
  EXPECT_THAT(text_of_record(world), HasSubstr("Registration number: ____"));
}

TEST(Record, HasALineForANameOnlyWhereNobodyIsNamed) {
  World world = with_opinion();
  EXPECT_THAT(text_of_record(world), HasSubstr("Name: J. Park, PT-4411 | Signature: ____"));
  world.intake.clinician.clear();
  EXPECT_THAT(text_of_record(world), HasSubstr("Name:  ____"));
}

TEST(Letter, NothingToFindIsNoFinding) {
  World world = with_opinion();
  world.set("conditions", std::vector<std::string>{});
  world.set("falls", std::string("none"));
  EXPECT_THAT(text_of_letters(world), Not(HasSubstr("Conditions")));
  EXPECT_THAT(text_of_letters(world), Not(HasSubstr("Falls")));
}

TEST(Letter, TellsTheDateOfBirthAndTheSender) {
  World world = with_opinion();
  world.intake.date_of_birth = Date{std::chrono::year(1992), std::chrono::month(3), std::chrono::day(14)};
  world.clinic.address = "12 Mill Lane";
  EXPECT_THAT(text_of_letters(world),
              HasSubstr("*Ana Silva (P-0001), 34 years old, seen on 20 November 2026. Born 14 March 1992.*"));
  EXPECT_EQ(letters(account_of(world.source())).masthead_left, "North Hip Clinic, 12 Mill Lane");
}

TEST(Letter, NoneIsDueWhereNobodyIsSentAway) {
  EXPECT_TRUE(letters(account_of(left_patient().source())).parts.empty());
  EXPECT_THAT(explain_json(account_of(left_patient().source())).text(), HasSubstr(R"("letters": [])"));
  EXPECT_THAT(explain_json(account_of(with_opinion().source())).text(),
              HasSubstr(R"("letters": [{"to": "specialist_opinion", "urgency": "routine", "within_days": null}])"));
}

TEST(Record, NeverPromisesWhatTheProductMustNot) {
  for (const World& world : {left_patient(), pregnant_draft(), with_opinion()}) {
    const std::string text = text_of_record(world) + text_of(patient_leaflet(world.source()));
    for (const char* never :
         {"realign", "Realign", "cure", "you need surgery", "needs surgery", "surgery is indicated"})
      EXPECT_THAT(text, Not(HasSubstr(never)));
  }
}

std::string explained(const World& world, const ExplainScope& scope = {}) {
  return join(explain_lines(account_of(world.source()), scope), "\n");
}

TEST(Explain, TellsTheStateTheExercisesAndWhy) {
  const std::string text = explained(pregnant_draft());
  EXPECT_THAT(text, testing::StartsWith("P-0001, 20 November 2026\n"
                                        "ISSUED, 1 exercise, both legs, until Friday 4 December. A draft: no clinician "
                                        "is named\n"
                                        "Usual pain 4, limit on the sheet 5\n\n"
                                        "On the sheet\n"
                                        "  1 Pelvic tilt\n"
                                        "    6 times, hold 10 seconds, every day, 3 min; after a sore night: 4 times, "
                                        "hold 10 seconds\n"
                                        "    This form because of pregnancy from week 14 on\n\n"
                                        "Left out\n"
                                        "  Prone hip extension\n"
                                        "    Because of pregnancy from week 14 on\n"));
  EXPECT_THAT(text, Not(HasSubstr("LYING")));
}

TEST(Explain, TellsRulesValuesAndSourcesToWhoAsks) {
  const std::string text = explained(pregnant_draft(), {"", true});
  for (const char* expected :
       {"    This form because of pregnancy from week 14 on [LYING]\n",
        "  hips/LYING: Lying flat is avoided from the second trimester on. (pregnancy_weeks: 22, 24 by the last day of "
        "use) [NHS, as reported by a secondary page; Policy of this project, project policy]; would change with: "
        "pregnancy_weeks"})
    EXPECT_THAT(text, HasSubstr(expected));
}

TEST(Explain, OfOneExerciseTellsEachForm) {
  const std::string text = explained(pregnant_draft(), {"tilt", false});
  EXPECT_THAT(text, HasSubstr("Form by form\n  on the floor: no, because of pregnancy from week 14 on\n"));
  EXPECT_THAT(text, Not(HasSubstr("Prone hip extension")));
}

TEST(Explain, AsManyReasonsAsItTakesAndHowManyMoreThereAre) {
  World world = left_patient();
  const Reason pain = world.reason("GENTLE", EffectKind::forbid), lying = world.reason("LYING", EffectKind::forbid),
               therapy = world.reason("THERAPY", EffectKind::forbid);
  world.keep_back(tilt, Outcome::left_out, WaitsFor::nothing).forms = {{"floor", false, {}, {lying, pain}, {}},
                                                                       {"wall", false, {}, {pain, therapy}, {}}};
  EXPECT_THAT(explained(world), HasSubstr("    Because of high pain, and 2 more reasons"));
}

TEST(Explain, WhatFollowsFromTheSameReasonIsOneSentence) {
  World world = pregnant_draft();
  ExerciseDecision& tilted = world.regimen.exercises[0];
  tilted.dose.times = 4;
  tilted.limited_by = {world.reason("LYING", EffectKind::limit)};
  tilted.step_notes = {world.reason("GENTLE", EffectKind::note)};
  EXPECT_THAT(explained(world), HasSubstr("    This form and a limited dose because of pregnancy from week 14 on\n"
                                          "    A line added to its steps because of high pain\n"));
}

TEST(Explain, WhatIsNotPrintedIsNeverToldAsUnchanged) {
  World world = left_patient();
  world.keep_back(back_lift, Outcome::left_out, WaitsFor::nothing);
  world.keep_back(knee_to_chest, Outcome::waits, WaitsFor::asked_first);
  const std::string text = explained(world);
  EXPECT_THAT(text, HasSubstr("Waiting\n  Knee to chest\n    Not started unless you choose it\n"));
  EXPECT_THAT(text, HasSubstr("Left out\n  Prone hip extension\n    Left out\n"));
}

TEST(Explain, ALimitThatIsNotReachedIsNoReason) {
  World world = left_patient();
  world.regimen.exercises[0].limited_by = {world.reason("GENTLE", EffectKind::limit)};
  EXPECT_THAT(explained(world), Not(HasSubstr("high pain")));
}

TEST(Explain, AReasonThatAppliesForWantOfAnAnswerSaysSo) {
  World world = left_patient();
  Reason reason = world.reason("LYING", EffectKind::note, {{"pregnancy_weeks", std::nullopt}});
  reason.not_recorded = true;
  world.regimen.exercises[0].step_notes = {reason};
  EXPECT_THAT(explained(world),
              HasSubstr("A line added to its steps because of pregnancy from week 14 on (not recorded)"));
  world.regimen.exercises[0].step_notes[0].values = {{"pregnancy_weeks", 20}};
  EXPECT_THAT(explained(world), Not(HasSubstr("(not recorded)"))) << "what is recorded is enough for it to fire";
}

TEST(PlanLines, BeginWithTheStateAndNameWhatWasChosenAndIsNotPrinted) {
  World world = pregnant_draft();
  world.intake.choose = {{"tilt", "floor"}, {"back_lift", ""}};
  EXPECT_THAT(plan_lines(account_of(world.source())),
              testing::ElementsAre("P-0001: ISSUED, 1 exercise, both legs, until Friday 4 December. A draft: no "
                                   "clinician is named",
                                   "  1 Pelvic tilt: 6 times, hold 10 seconds, every day, 3 min", "",
                                   "Asked for, and not printed so",
                                   "  Pelvic tilt: this form because of pregnancy from week 14 on",
                                   "  Prone hip extension: left out, because of pregnancy from week 14 on"));
}

TEST(PlanLines, OfAHeldPlanSayWhereToAndHowSoon) {
  World world;
  world.hold("FLAG", EffectKind::stop);
  EXPECT_THAT(plan_lines(account_of(world.source()))[0],
              HasSubstr("P-0001: HELD, no exercises: emergency department, now"));
  EXPECT_EQ(plan_lines(account_of(world.source()))[1],
            "  Suspected fracture. The patient reads: Go to the emergency department now. Take our letter with you.");
  const std::string json = explain_json(account_of(world.source())).text();
  EXPECT_THAT(json, HasSubstr(R"("state": "HELD, no exercises: emergency department, now)"));
  EXPECT_THAT(json, HasSubstr(R"("sent_to": [{"to": "emergency", "urgency": "now", "within_days": null)"));
}

TEST(AccountFacts, HoldWhatAnotherPlanMaySayOtherwise) {
  World world = pregnant_draft();
  world.regimen.referrals = {
      {Destination::physical_therapy, Urgency::days, 7, {world.reason("GENTLE", EffectKind::refer)}}};
  const std::vector<AccountFact> facts = account_facts(account_of(world.source()));
  const auto fact = [&](const std::string& label) { return *std::ranges::find(facts, label, &AccountFact::label); };
  EXPECT_EQ(fact("Prone hip extension").value, "left out");
  EXPECT_EQ(fact("Prone hip extension").why, "Because of pregnancy from week 14 on");
  EXPECT_EQ(fact("Pelvic tilt, dose").value, "6 times, hold 10 seconds, every day, 3 min");
  EXPECT_EQ(fact("Physical therapy").value, "within 7 days");
  EXPECT_EQ(fact("Physical therapy").absent, "none");
}

TEST(Explain, JsonHoldsTheSameWithoutFreeText) {
  World world = with_opinion();
  world.intake.note = "secret note";
  world.intake.leave_out["plank"] = "secret reason";
  const std::string json = explain_json(account_of(world.source())).text();
  for (const char* expected :
       {R"("exercise": "tilt", "bundle": "hips", "form": "floor", "outcome": "today")", R"("legs": ["left", "right"])",
        R"("to": "specialist_opinion", "urgency": "routine", "within_days": null)", R"("fired_by": "code")"})
    EXPECT_THAT(json, HasSubstr(expected));
  for (const char* never : {"Ana", "Climb", "secret", "Park"}) {
    EXPECT_THAT(json, Not(HasSubstr(never)));
    EXPECT_THAT(::testing::PrintToString(explain_lines(account_of(world.source()))), Not(HasSubstr(never)));
    EXPECT_THAT(::testing::PrintToString(summary(account_of(world.source()))), Not(HasSubstr(never)));
  }
}

TEST(Summary, IsFiveLines) {
  World world = left_patient();
  world.regimen.exercises.resize(2);
  world.regimen.today = 2;
  world.regimen.referrals = {
      {Destination::physical_therapy, Urgency::days, 7, {world.reason("THERAPY", EffectKind::refer)}}};
  EXPECT_THAT(
      summary(account_of(world.source())),
      ::testing::ElementsAre(
          "P-0001, 2026-11-20: issued", "Trains: LEFT leg. Pain limit: 5",
          "Exercises: Pelvic tilt, on the floor (6 times, hold 10 seconds, every day); Prone hip extension, face "
          "down (8 times, LEFT leg, Mon, Wed and Fri)",
          "Referrals: physical therapy, within 7 days", "Review: next visit 2026-12-04. Use until: 2026-12-04"));
  World held;
  held.hold("FLAG", EffectKind::stop);
  EXPECT_THAT(summary(account_of(held.source())),
              ::testing::ElementsAre("P-0001, 2026-11-20: held, no exercises printed; a draft: no clinician is named",
                                     "Held because of suspected fracture", "Referrals: emergency department, now",
                                     "Review: next visit 2026-12-04"))
      << "no pain limit and no last day of a sheet that is not there";
}

}  // namespace
}  // namespace rehab::test
