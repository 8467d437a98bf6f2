// SPDX-License-Identifier: Apache-2.0
// What the patient's pages must say, and what they must never say.
#include <gmock/gmock.h>

#include "base/date.hpp"
#include "content_world.hpp"

namespace rehab::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string sheet(const World& world) {
  return text_of(patient_leaflet(world.source()));
}

TEST(FirstPage, SaysWhoseHowManyWhichLegHowLongAndWhomToRing) {
  const std::string text = sheet(left_patient());
  for (const char* expected :
       {"# Ana, your hip exercises\nFriday 20 November. *Use until Friday 4 December.*",
        "*3 exercises. **LEFT leg: exercise 2. Each leg, LEFT first: exercise 3. *", "You need: mat, bed and pillow.",
        "*Every day: exercises 1 and 3. *About 6 minutes.",
        "*Monday, Wednesday and Friday: all 3 exercises. *About 9 minutes.", "Next visit: Friday 4 December.",
        "Your goal: Climb the stairs", "Call us: 0123 456", "Shown to you by: J. Park, PT-4411 ____",
        "Shown to you today: exercises 1 and 3.", "Call 112 now if:", "Bring this sheet to your next visit."})
    EXPECT_THAT(text, HasSubstr(expected));
  EXPECT_THAT(text, Not(HasSubstr("Silva"))) << "only the first name stands on the sheet";
}

TEST(FirstPage, TwoAreBoth) {
  World world;
  world.print(tilt, {Side::none}, every_day);
  world.print(back_lift, {Side::left}, every_day);
  EXPECT_THAT(sheet(world), HasSubstr("*Every day: both exercises. *"));
}

struct LegCase {
  const char* weak_side;
  std::vector<Side> legs;
  const char* in_short;
  const char* badge;
};

class Legs : public ::testing::TestWithParam<LegCase> {};

TEST_P(Legs, AreNamedTheSameEverywhere) {
  World world;
  world.set("weak_side", std::string(GetParam().weak_side));
  world.print(back_lift, GetParam().legs, three_days);
  const Leaflet leaflet = take_home(world.source());
  EXPECT_THAT(text_of(leaflet), HasSubstr(GetParam().in_short));
  EXPECT_EQ(card_of(leaflet, 1).leg, GetParam().badge);
}

INSTANTIATE_TEST_SUITE_P(
    Content, Legs,
    ::testing::Values(
        LegCase{"left", {Side::left}, "Train your LEFT leg.", "LEFT leg only"},
        LegCase{"right", {Side::right}, "Train your RIGHT leg.", "RIGHT leg only"},
        LegCase{"both", {Side::left, Side::right}, "Train both legs.", "each leg"},
        LegCase{"equal", {Side::left, Side::right}, "Train both legs.", "each leg"},
        LegCase{"left", {Side::left, Side::right}, "Do both legs, your LEFT leg first.", "LEFT, then RIGHT"},
        LegCase{"right", {Side::right, Side::left}, "Do both legs, your RIGHT leg first.", "RIGHT, then LEFT"}));

TEST(FirstPage, OneCardForOneLegDoesNotMakeItThePlansLeg) {
  World world;
  world.set("weak_side", std::string("equal"));
  world.print(back_lift, {Side::right}, three_days);
  EXPECT_THAT(sheet(world), HasSubstr("Train your RIGHT leg."));
  world.print(knee_to_chest, {Side::left, Side::right}, every_day);
  EXPECT_THAT(sheet(world), HasSubstr("RIGHT leg: exercise 1. Each leg: exercise 2."));
}

TEST(FirstPage, CountsThePillowsOfTheCardThatTakesMost) {
  World world;
  world.regimen.exercises.reserve(8);
  world.print(tilt, {Side::none}, every_day).uses = {"bed", "pillow"};
  world.print(back_lift, {Side::left}, three_days).uses = {"bed", "pillow", "pillow"};
  EXPECT_THAT(sheet(world), HasSubstr("You need: bed and 2 pillows."));
}

TEST(FirstPage, NamesNoLegWhereNoExerciseHasOne) {
  World world;
  world.print(tilt, {Side::none}, every_day);
  const std::string text = sheet(world);
  EXPECT_THAT(text, Not(HasSubstr("LEFT")));
  EXPECT_THAT(text, Not(HasSubstr("both legs")));
}

TEST(FirstPage, DaysThatDifferStandOnTheirOwnLines) {
  World world;
  world.print(tilt, {Side::none}, {1, 3});
  world.print(back_lift, {Side::left}, three_days);
  const std::string text = sheet(world);
  EXPECT_THAT(text, HasSubstr("*Tuesday and Thursday: exercise 1. *About 3 minutes."));
  EXPECT_THAT(text, HasSubstr("*Monday, Wednesday and Friday: exercise 2. *About 3 minutes."));
}

TEST(StopAndCall, PregnancySignsPrintOnlyInPregnancy) {
  for (const char* sign : {"maternity unit", "Your baby moves less", "bleed or lose fluid", "bad headache"}) {
    EXPECT_THAT(sheet(pregnant_draft()), HasSubstr(sign));
    EXPECT_THAT(sheet(left_patient()), Not(HasSubstr(sign)));
  }
}

TEST(StopAndCall, HasTheMostUrgentNumberFirst) {
  const std::string text = sheet(pregnant_draft());
  EXPECT_LT(text.find("Call 112 now"), text.find("Call your maternity unit now"));
  EXPECT_LT(text.find("Call your maternity unit now"), text.find("Call us the same day"));
}

TEST(StopAndCall, HasTheNumberOfTheMaternityUnitOrALineForIt) {
  World world = pregnant_draft();
  EXPECT_THAT(sheet(world), HasSubstr("Number of your maternity unit: ____"));
  world.clinic.maternity_phone = "0123 456711";
  EXPECT_THAT(sheet(world), HasSubstr("Call your maternity unit now (0123 456711) if:"));
  EXPECT_THAT(sheet(world), Not(HasSubstr("Number of your")));
  EXPECT_THAT(sheet(left_patient()), Not(HasSubstr("maternity")));
}

TEST(StopAndCall, NamesTheClinicsNumbersAndNoPlaceholder) {
  World world = left_patient();
  world.clinic.emergency_number = "911";
  world.clinic.phone.clear();
  const std::string text = sheet(world);
  EXPECT_THAT(text, HasSubstr("Call 911 now if:"));
  EXPECT_THAT(text, Not(HasSubstr("Call us: ")));
  world.clinic.phone_out_of_hours = "0800 1";
  EXPECT_THAT(sheet(world), HasSubstr("When we are closed, call: 0800 1."));
}

TEST(PainBox, ShowsThisPatientsLimit) {
  World world = left_patient();
  EXPECT_THAT(sheet(world), HasSubstr("How much pain is fine? (your usual: 4)\n| 0 to 2 | 3 to 5 | 6 to 10 |"));
  world.set("pain_usual", 6);
  world.regimen.pain_limit = 7;
  EXPECT_THAT(sheet(world), HasSubstr("(your usual: 6)\n| 0 to 2 | 3 to 7 | 8 to 10 |"));
  EXPECT_THAT(sheet(world), HasSubstr("Your pain is above 7 and does not settle."));
}

TEST(PainBox, AllowsNoRiseFromSevenOn) {
  World world = left_patient();
  world.set("pain_usual", 8);
  world.regimen.pain_limit = 8;
  world.regimen.no_rise = true;
  const std::string text = sheet(world);
  EXPECT_THAT(text, HasSubstr("No exercise should make your pain worse than it is now.\n| No worse | Any worse |"));
  EXPECT_THAT(text, Not(HasSubstr("| 0 to 2 |")));
}

ReferralDecision referral(Destination to, Urgency urgency, std::optional<int> within_days = {}) {
  return {to, urgency, within_days, {}};
}

TEST(Referrals, PhysicalTherapyReadsAsTheClinicOffersIt) {
  World world = left_patient();
  world.regimen.referrals = {referral(Destination::physical_therapy, Urgency::days, 7)};
  EXPECT_THAT(sheet(world), HasSubstr("We refer you for supervised sessions. Take the letter. "
                                      "Do this by Friday 27 November."));
  world.clinic.offers_physical_therapy = true;
  EXPECT_THAT(sheet(world),
              HasSubstr("You also have supervised sessions here, within 7 days (by Friday 27 November)."));
  world.regimen.referrals = {referral(Destination::physical_therapy, Urgency::routine)};
  EXPECT_THAT(sheet(world), HasSubstr("within 14 days (by Friday 4 December)"));
}

TEST(Referrals, ASpecialistsOpinionShowsOnlyWhenDiscussed) {
  World world = left_patient();
  world.regimen.referrals = {referral(Destination::specialist_opinion, Urgency::routine)};
  EXPECT_THAT(sheet(world), Not(HasSubstr("specialist")));
  world.set("specialist_discussed", std::string("no"));
  EXPECT_THAT(sheet(world), Not(HasSubstr("specialist")));
  world.set("specialist_discussed", std::string("yes"));
  EXPECT_THAT(sheet(world), HasSubstr("We will ask for a specialist's opinion."));
}

TEST(Review, AnEarlierDayOfARuleReplacesALaterVisit) {
  World world = left_patient();
  world.regimen.review_within_days = 7;
  world.regimen.use_until = add_days(world.intake.date, 7);
  EXPECT_THAT(sheet(world), HasSubstr("Please come back by Friday 27 November."));
  EXPECT_THAT(sheet(world), Not(HasSubstr("Next visit")));
  world.regimen.review_within_days = 14;
  world.regimen.use_until = *world.intake.next_visit;
  EXPECT_THAT(sheet(world), HasSubstr("Next visit: Friday 4 December."));
}

TEST(Draft, StandsWhereNobodyIsNamed) {
  World world = left_patient();
  EXPECT_EQ(take_home(world.source()).draft, "");
  world.intake.clinician.clear();
  EXPECT_EQ(take_home(world.source()).draft, "DRAFT, not for the patient");
  EXPECT_EQ(record(world.source(), {}).draft, "DRAFT, not for the patient");
  EXPECT_THAT(sheet(world), HasSubstr("Shown to you by: ____"));
  world.clinic.clinician = "The clinic's own";
  EXPECT_EQ(take_home(world.source()).draft, "");
}

TEST(Diary, HasABoxForEachDayOfEachExercise) {
  const std::string text = sheet(left_patient());
  EXPECT_THAT(text, HasSubstr("| 2 Lift your thigh |  | - |  | - |  | - | - | 8 times, LEFT leg |"));
  EXPECT_THAT(text, HasSubstr("| 1 Flatten your back |  |  |  |  |  |  |  | 6 times, hold 10 seconds |"));
  EXPECT_THAT(text, HasSubstr("| Worst pain (0-10) |  |  |  |  |  |  |  |  |"));
}

TEST(Sections, StandInTheOrderAsked) {
  const World world = left_patient();
  const std::string text =
      text_of(patient_leaflet(world.source(), {Section::diary, Section::page_break, Section::stop_and_call}));
  EXPECT_LT(text.find("## Your week"), text.find("+ Stop and call"));
  for (const char* absent : {"# Your hip exercises", "+ In short", "= 1 ", "How much pain"})
    EXPECT_THAT(text, Not(HasSubstr(absent)));
  EXPECT_THAT(text, HasSubstr("~ Ana, plan P-0001")) << "the footer is no section";
}

TEST(Sections, AHeldPlanHasItsOwnPage) {
  World world = left_patient();
  world.hold("FLAG", EffectKind::stop);
  EXPECT_EQ(patient_leaflet(world.source(), {Section::stop_and_call}).parts.size(),
            held_page(world.source()).parts.size());
}

TEST(Diary, HasTheWeeksOfUseThatAPageTakes) {
  World world = left_patient();  // two weeks, three exercises
  EXPECT_THAT(text_of(take_home(world.source(), {Section::diary})), HasSubstr("### Week 2"));
  EXPECT_THAT(text_of(take_home(world.source(), {Section::diary})), Not(HasSubstr("Copy this page")));
  world.regimen.use_until = add_days(world.intake.date, 7);
  EXPECT_THAT(text_of(take_home(world.source(), {Section::diary})), Not(HasSubstr("### Week")));
  world.regimen.use_until = add_days(world.intake.date, 42);
  EXPECT_THAT(text_of(take_home(world.source(), {Section::diary})), Not(HasSubstr("### Week 3")));
  for (const Section shorter : {Section::diary, Section::diary_by_day})
    EXPECT_THAT(text_of(take_home(world.source(), {shorter})), HasSubstr("Copy this page for more weeks."));
  EXPECT_THAT(text_of(take_home(world.source(), {Section::diary_weeks})), Not(HasSubstr("Copy this page")));
}

TEST(Diary, ByDayHasARowForEachDayAndSaysWhatTheNumbersAre) {
  const World world = left_patient();
  const std::string text = text_of(take_home(world.source(), {Section::diary_by_day}));
  EXPECT_THAT(text, HasSubstr("* *Lift your thigh: *8 times, LEFT leg"));
  EXPECT_THAT(text,
              HasSubstr("| Day | 1 | 2 | 3 | Worst pain (0-10) |\n| Monday |  |  |  |  |\n| Tuesday |  | - |  |  |"));
}

TEST(Diary, WeeksHaveTheirDatesAndEndWithTheSheet) {
  const World world = left_patient();  // Friday 20 November to Friday 4 December
  const std::string text = text_of(take_home(world.source(), {Section::diary_weeks}));
  EXPECT_THAT(text, HasSubstr("### Week from Monday 16 November\n| Exercise | Mon\n16 | Tue\n17 |"));
  EXPECT_THAT(text, HasSubstr("| 1 Flatten your back |   |   |   |   |  |  |  | 6 times, hold 10 seconds |"));
  EXPECT_THAT(text, HasSubstr("### Week from Monday 30 November"));
  EXPECT_THAT(text, HasSubstr("| 1 Flatten your back |  |  |  |  |  |   |   | 6 times, hold 10 seconds |"));
  EXPECT_THAT(text, Not(HasSubstr("7 December")));
}

TEST(HeldPage, SaysWhereHowSoonAndWhatToTakeButNotWhy) {
  World world = left_patient();
  world.regimen.exercises.clear();
  world.regimen.today = 0;
  world.hold("FLAG", EffectKind::stop);
  world.hold("FLAG", EffectKind::stop);
  world.hold("PROBLEMS", EffectKind::hold);
  const std::string text = sheet(world);
  EXPECT_THAT(text, HasSubstr("*Go to the emergency department now.*\n*Take our letter with you.*\n"
                              "Your physiotherapist will talk to you.\nPlease do no hip exercises until we say so."))
      << "each sentence once, and only the most urgent way";
  for (const char* never : {"racture", "FLAG", "midwife", "In short", "Your week"})
    EXPECT_THAT(text, Not(HasSubstr(never)));
}

TEST(HeldPage, AsksNobodyToStandOnTheLeg) {
  World emergency = left_patient(), problems = left_patient();
  emergency.hold("FLAG", EffectKind::stop);
  problems.hold("PROBLEMS", EffectKind::hold);
  for (World* world : {&emergency, &problems}) {
    EXPECT_THAT(sheet(*world), Not(HasSubstr("put weight on your leg")));
    EXPECT_THAT(sheet(*world), HasSubstr("+ Call for help"));
  }
  EXPECT_THAT(sheet(problems), HasSubstr("Your pain suddenly gets much worse."));
}

TEST(HeldPage, SentToADoctorTodayItSaysWhereToGoWhenNobodyIsThere) {
  World now = left_patient(), today = left_patient();
  now.hold("FLAG", EffectKind::stop);
  today.hold("TODAY", EffectKind::stop);
  EXPECT_THAT(sheet(now), Not(HasSubstr("If no doctor can see you today")));
  EXPECT_THAT(sheet(today),
              HasSubstr("*If no doctor can see you today, do not wait. Go to the emergency department.*"));
}

TEST(HeldPage, SaysWhenWhereAReferralToTheSamePlaceIsMoreUrgent) {
  World world = left_patient();
  world.bundle.wording["en"].rules["PROBLEMS"].patient = "Please talk with your maternity team.";
  world.hold("PROBLEMS", EffectKind::hold);
  EXPECT_THAT(sheet(world), Not(HasSubstr("Do this today.")));
  ReferralDecision sooner = referral(Destination::obstetric, Urgency::same_day);
  sooner.reasons = {world.reason("THERAPY", EffectKind::refer)};
  world.regimen.referrals = {sooner};
  EXPECT_THAT(sheet(world), HasSubstr("*Please talk with your maternity team.*\n*Do this today.*"));
}

TEST(HeldPage, SaysWhoWroteItAndWhomToCallAtNight) {
  World world = left_patient();
  world.hold("FLAG", EffectKind::stop);
  world.clinic.phone_out_of_hours = "0123 456700";
  EXPECT_THAT(sheet(world), HasSubstr("Your physiotherapist: J. Park, PT-4411 ____"));
  EXPECT_THAT(sheet(world), HasSubstr("When we are closed, call: 0123 456700."));
}

TEST(HeldPage, HasUsualWordsWhereTheRuleHasNone) {
  World world = left_patient();
  world.hold("PROBLEMS", EffectKind::hold);
  const std::string text = sheet(world);
  EXPECT_THAT(text, HasSubstr("*See your midwife or maternity doctor.*\n*Do this by Friday 27 November.*\n"
                              "*Take our letter with you.*"));
}

TEST(HeldPage, IsKindWhenNothingIsLeft) {
  World world;
  world.regimen.state = RegimenState::held;
  world.regimen.nothing_left = true;
  EXPECT_THAT(sheet(world), HasSubstr("We have no home exercises for you today."));
}

TEST(HeldPage, BlamesNobodyForEquipmentAndStopsNothing) {
  World world;
  world.regimen.state = RegimenState::held;
  world.regimen.nothing_left = true;
  world.keep_back(tilt, Outcome::waits, WaitsFor::equipment).forms = {{"floor", true, {}, {}, {"mat"}}};
  const std::string text = sheet(world);
  EXPECT_THAT(text, HasSubstr("Your exercises need something that you do not have at home yet."));
  EXPECT_THAT(text, HasSubstr("Please come back to us, or call us."));
  EXPECT_THAT(text, Not(HasSubstr("We have no home exercises")));
  EXPECT_THAT(text, Not(HasSubstr("Please do no hip exercises")));
}

TEST(FirstPage, SaysWhenThePregnancyEndsTheSheet) {
  EXPECT_THAT(sheet(pregnant_draft()), HasSubstr("Stop when your child is born. Come back to us then."));
  World world = left_patient();
  EXPECT_THAT(sheet(world), Not(HasSubstr("child")));
  world.set("pregnant", std::string("gave_birth"));
  EXPECT_THAT(sheet(world), Not(HasSubstr("child")));
}

TEST(FirstPage, AsksToComeBackBeforeAVisitThatIsTooLate) {
  World world = pregnant_draft();
  world.intake.next_visit = add_days(world.regimen.use_until, 30);
  EXPECT_THAT(sheet(world), HasSubstr("Please come back by"));
  EXPECT_THAT(sheet(world), Not(HasSubstr("Next visit")));
}

TEST(PatientPages, ShowNoRuleFlagConditionOrVersion) {
  World world = pregnant_draft();
  world.set("conditions", std::vector<std::string>{"osteoporosis"});
  world.regimen.exercises[0].step_notes = {world.reason("SUPPORT", EffectKind::note)};
  world.regimen.exercises[0].limited_by = {world.reason("GENTLE", EffectKind::limit)};
  world.regimen.sheet_notes = {world.reason("TOGETHER", EffectKind::note)};
  world.regimen.referrals = {
      {Destination::physical_therapy, Urgency::days, 7, {world.reason("THERAPY", EffectKind::refer)}}};
  const std::string text = sheet(world);
  for (const char* expected : {"Keep one hand on a firm support.", "Keep your knees together when you turn."})
    EXPECT_THAT(text, HasSubstr(expected));
  for (const char* never : {"LYING", "SUPPORT", "TOGETHER", "GENTLE", "THERAPY", "hips/", "osteoporosis", "Thin bones",
                            "Girdle", "High pain", "Daily life", "1.2.3", "abc123", "def456"})
    EXPECT_THAT(text, Not(HasSubstr(never))) << "visitors read the fridge";
}

TEST(PatientPages, FailWhenARulesTextIsMissing) {
  World world = left_patient();
  world.regimen.sheet_notes = {world.reason("GENTLE", EffectKind::note)};
  try {
    take_home(world.source());
    FAIL() << "a note without words must not print as nothing";
  } catch (const MissingWords& error) {
    EXPECT_EQ(error.bundle, "hips");
    EXPECT_EQ(error.text, "rules.GENTLE.patient");
  }
}

TEST(HeldPage, FailsWhenItsTextIsMissingInTheLanguageOnly) {
  World world = left_patient();
  world.bundle.wording["es"] = world.bundle.wording["en"];
  world.bundle.wording["es"].rules.erase("FLAG");
  world.phrases.language = "es";
  world.hold("FLAG", EffectKind::stop);
  EXPECT_THROW(held_page(world.source()), MissingWords);
}

}  // namespace
}  // namespace rehab::test
