// SPDX-License-Identifier: Apache-2.0
// What the patient's pages must say, and what they must never say.
#include <algorithm>
#include <gmock/gmock.h>

#include "base/date.hpp"
#include "content_world.hpp"
#include "sheet/content/letters.hpp"

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
       {"# Ana: Your 3 hip exercises\nYour goal: Climb the stairs\n[Train your LEFT leg]",
        "~ Use until Friday 4 December", "- 1 Flatten your back: 6 times, hold 10 seconds, every day (",
        "- 2 Lift your thigh [LEFT leg only]: 8 times, ", ", Mon Wed Fri (", "[LEFT, then RIGHT]",
        "You need: mat, bed and pillow.",
        "*Every day: 1 and 3*, about 6 minutes.* Mon Wed Fri: all 3*, about 9 minutes.",
        "*Next visit: Friday 4 December.* | Shown to you (1 and 3): J. Park, PT-4411 ____", "*112 now if*",
        "*0123 456 the same day if*", "*Next visit: Friday 4 December.* | Bring this page with you."})
    EXPECT_THAT(text, HasSubstr(expected));
  EXPECT_THAT(text, Not(HasSubstr("Silva"))) << "only the first name stands on the sheet";
}

TEST(FirstPage, ARowHasThePictureOfTheEndInWords) {
  const Leaflet leaflet = take_home(left_patient().source());
  const Overview& rows = std::get<Overview>(leaflet.parts[1]);
  ASSERT_EQ(rows.rows.size(), 3U);
  for (const Glance& row : rows.rows) {
    const Card& card = card_of(leaflet, row.number);
    EXPECT_EQ(row.alternative, card.figure.captions.back());
    EXPECT_FALSE(row.picture->marks.empty());
  }
}

TEST(FirstPage, ShortHoldsAreLeftToTheCard) {
  World world = left_patient();
  world.regimen.exercises[0].dose.hold_s = 2;
  EXPECT_THAT(sheet(world), HasSubstr("- 1 Flatten your back: 6 times, every day"));
  world.regimen.exercises[0].dose.hold_s = 3;
  EXPECT_THAT(sheet(world), HasSubstr("- 1 Flatten your back: 6 times, hold 3 seconds, every day"));
  world.regimen.exercises[0].dose.sets = 2;
  EXPECT_THAT(sheet(world), HasSubstr("hold 3 seconds, 2 sets, every day"));
}

TEST(FirstPage, OneExerciseHasItsCardInPlaceOfItsRow) {
  World world;
  world.print(back_lift, {Side::left}, three_days);
  const Leaflet leaflet = take_home(world.source());
  EXPECT_THAT(text_of(leaflet), HasSubstr("Your hip exercise\n"));
  EXPECT_TRUE(std::get<Overview>(leaflet.parts[1]).rows.empty());
  EXPECT_TRUE(std::holds_alternative<Card>(leaflet.parts[2]));
  const auto count = [&](auto is) { return std::ranges::count_if(leaflet.parts, is); };
  EXPECT_EQ(count([](const Part& p) { return std::holds_alternative<Card>(p); }), 1);
  EXPECT_EQ(count([](const Part& p) { return std::holds_alternative<PageBreak>(p); }), 1) << "two sides";
}

TEST(FirstPage, OneExerciseHasItsRowWhereNoCardIsPrinted) {
  World world;
  world.print(back_lift, {Side::left}, three_days);
  const Leaflet diary = take_home(world.source(), {Section::title, Section::in_short, Section::diary});
  EXPECT_EQ(std::get<Overview>(diary.parts[1]).rows.size(), 1U);
  EXPECT_EQ(std::get<Weeks>(diary.parts[2]).legend.size(), 1U);
}

TEST(FirstPage, TwoAreBoth) {
  World world;
  world.print(tilt, {Side::none}, every_day);
  world.print(back_lift, {Side::left}, every_day);
  EXPECT_THAT(sheet(world), HasSubstr("*Every day: both*, about "));
}

struct LegCase {
  const char* weak_side;
  Legs legs;
  const char* leg;
  const char* badge;
};

class Legs : public ::testing::TestWithParam<LegCase> {};

TEST_P(Legs, AreNamedTheSameEverywhere) {
  World world;
  world.set("weak_side", std::string(GetParam().weak_side));
  world.print(tilt, {Side::none}, every_day);
  world.print(back_lift, GetParam().legs, three_days);
  const Leaflet leaflet = take_home(world.source());
  EXPECT_THAT(text_of(leaflet), HasSubstr(GetParam().leg));
  EXPECT_EQ(std::get<Overview>(leaflet.parts[1]).rows[1].badge, GetParam().badge);
  EXPECT_EQ(card_of(leaflet, 2).leg, GetParam().badge);
}

INSTANTIATE_TEST_SUITE_P(
    Content, Legs,
    ::testing::Values(LegCase{"left", {Side::left}, "[Train your LEFT leg]", "LEFT leg only"},
                      LegCase{"right", {Side::right}, "[Train your RIGHT leg]", "RIGHT leg only"},
                      LegCase{"left", {Side::right}, "[Train your RIGHT leg]", "RIGHT leg only"},
                      LegCase{"both", {Side::left, Side::right}, "[Train BOTH legs]", "each leg"},
                      LegCase{"equal", {Side::left, Side::right}, "[Train BOTH legs]", "each leg"},
                      LegCase{"left", {Side::left, Side::right}, "[Train BOTH legs]", "LEFT, then RIGHT"},
                      LegCase{"right", {Side::right, Side::left}, "[Train BOTH legs]", "RIGHT, then LEFT"}));

TEST(FirstPage, OneCardForOneLegDoesNotMakeItThePlansLeg) {
  World world;
  world.set("weak_side", std::string("equal"));
  world.print(back_lift, {Side::right}, three_days);
  EXPECT_THAT(sheet(world), HasSubstr("[Train your RIGHT leg]"));
  world.print(knee_to_chest, {Side::left, Side::right}, every_day);
  EXPECT_THAT(sheet(world), HasSubstr("[Train BOTH legs]"));
  world.set("weak_side", std::string("left"));
  EXPECT_THAT(sheet(world), HasSubstr("[Train BOTH legs]")) << "the weaker leg is not the one trained alone";
  world.set("weak_side", std::string("right"));
  EXPECT_THAT(sheet(world), HasSubstr("[Train your RIGHT leg]"));
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
  EXPECT_THAT(text, Not(HasSubstr("Train")));
}

TEST(FirstPage, DaysThatDifferAreSaidOneByOne) {
  World world;
  world.print(tilt, {Side::none}, {1, 3});
  world.print(back_lift, {Side::left}, three_days);
  const std::string text = sheet(world);
  EXPECT_THAT(text, HasSubstr("*Mon Wed Fri: exercise 2*, about 3 minutes.* Tue Thu: exercise 1*, about 3 minutes."))
      << "a number alone would read as that many times";
}

TEST(StopAndCall, PregnancySignsPrintOnlyInPregnancy) {
  for (const char* sign : {"Maternity unit", "Your baby moves less", "bleed or lose fluid", "bad headache"}) {
    EXPECT_THAT(sheet(pregnant_draft()), HasSubstr(sign));
    EXPECT_THAT(sheet(left_patient()), Not(HasSubstr(sign)));
  }
}

TEST(StopAndCall, HasTheMostUrgentNumberFirst) {
  const std::string text = sheet(pregnant_draft());
  EXPECT_LT(text.find("112 now if"), text.find("Maternity unit: ____ now if"));
  EXPECT_LT(text.find("Maternity unit: ____ now if"), text.find("the same day if"));
}

TEST(StopAndCall, AnOperatedHipIsAnEmergencyHoweverLongAgo) {
  World world = left_patient();
  world.set("hip_surgery.what", std::string("replacement"));
  world.set("hip_surgery.weeks", 60);
  const std::string text = sheet(world);
  for (const char* sign : {"Your new hip suddenly hurts", "Your leg looks shorter", "Your wound is wet, red or hot"})
    EXPECT_LT(text.find(sign), text.find("the same day if")) << sign;
}

TEST(StopAndCall, HasTheNumberOfTheMaternityUnitOrALineForIt) {
  World world = pregnant_draft();
  EXPECT_THAT(sheet(world), HasSubstr("*Maternity unit: ____ now if*"));
  world.clinic.maternity_phone = "0123 456711";
  EXPECT_THAT(sheet(world), HasSubstr("*0123 456711 maternity unit, now if*"));
  EXPECT_THAT(sheet(world), Not(HasSubstr("Maternity unit:")));
  EXPECT_THAT(sheet(left_patient()), Not(HasSubstr("maternity")));
}

TEST(StopAndCall, NamesTheClinicsNumbersAndNoPlaceholder) {
  World world = left_patient();
  world.clinic.emergency_number = "911";
  world.clinic.phone.clear();
  const std::string text = sheet(world);
  EXPECT_THAT(text, HasSubstr("*911 now if*"));
  EXPECT_THAT(text, HasSubstr("*Our number: ____ the same day if*")) << "a line for the pen";
  EXPECT_THAT(text, Not(HasSubstr("Call us: ")));
  world.clinic.phone_out_of_hours = "0800 1";
  EXPECT_THAT(sheet(world), HasSubstr("When we are closed: *0800 1*"));
}

TEST(PainBox, ShowsThisPatientsLimit) {
  World world = left_patient();
  EXPECT_THAT(sheet(world),
              HasSubstr("How much pain is fine? Your usual is 4.\n0-2: Carry on. 0 is no pain.\n3-5: Fine. "
                        "Add nothing.\n6-10: Stop that exercise today. 10 is the worst"));
  world.set("pain_usual", 6);
  world.regimen.pain_limit = 7;
  EXPECT_THAT(sheet(world),
              HasSubstr("Your usual is 6.\n0-2: Carry on. 0 is no pain.\n3-7: Fine. Add nothing.\n8-10: "));
  EXPECT_THAT(sheet(world), HasSubstr("Your pain stays above 7."));
}

TEST(PainBox, AllowsNoRiseFromSevenOn) {
  World world = left_patient();
  world.set("pain_usual", 8);
  world.regimen.pain_limit = 8;
  world.regimen.no_rise = true;
  const std::string text = sheet(world);
  EXPECT_THAT(text, HasSubstr("No exercise should make your pain worse than it is now.\nNo worse: Fine. Add nothing.\n"
                              "Any worse: Stop that exercise today."));
  EXPECT_THAT(text, Not(HasSubstr("0-2")));
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

TEST(Referrals, OfOneDaySayItOnce) {
  World world = left_patient();
  world.regimen.referrals = {referral(Destination::medical, Urgency::days, 7),
                             referral(Destination::physical_therapy, Urgency::days, 7)};
  EXPECT_THAT(sheet(world), HasSubstr("* Please see your doctor. Take the letter.\n"
                                      "* We refer you for supervised sessions. Take the letter.\n"
                                      "* Do all of this by Friday 27 November.\n"));
  world.regimen.referrals[1].within_days = 14;
  EXPECT_THAT(sheet(world), HasSubstr("* Please see your doctor. Take the letter. Do this by Friday 27 November.\n"));
  EXPECT_THAT(sheet(world), Not(HasSubstr("all of this")));
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

TEST(Review, ADayMostOfAYearAwayHasItsYear) {
  World world = left_patient();
  world.intake.next_visit = world.regimen.use_until = add_days(world.intake.date, 364);
  EXPECT_THAT(sheet(world), HasSubstr("Next visit: 19 November 2027."));
  EXPECT_THAT(sheet(world), HasSubstr("Use until 19 November 2027"));
}

TEST(Draft, StandsWhereNobodyIsNamed) {
  World world = left_patient();
  EXPECT_EQ(take_home(world.source()).draft, "");
  world.intake.clinician.clear();
  EXPECT_EQ(take_home(world.source()).draft, "DRAFT, not for the patient");
  EXPECT_EQ(record(account_of(world.source()), {}).draft, "DRAFT, not for the patient");
  EXPECT_THAT(sheet(world), HasSubstr("Shown to you (1 and 3): ____"));
  world.clinic.clinician = "The clinic's own";
  EXPECT_EQ(take_home(world.source()).draft, "");
}

TEST(WeeksPage, HasABoxForEachTimeFromTheDayOfTheSheet) {
  const std::string text = sheet(left_patient());  // Friday 20 November, the visit on Friday 4 December
  EXPECT_THAT(text, HasSubstr("# Ana, your 2 weeks\nCall us: *0123 456*\nEmergency: *112*\n"));
  EXPECT_THAT(text, HasSubstr("### Week 1: 20 November\nFri 20 | [] [] [] | Pain []\nSat 21 | [] – [] | Pain []\n"));
  EXPECT_THAT(text, HasSubstr("### Week 2: 27 November\nFri 27 | [] [] [] | Pain []\n"));
  EXPECT_THAT(text,
              HasSubstr("Thu 3 | [] – [] | Pain []\n*Next visit: Friday 4 December.* | Bring this page with you."));
  EXPECT_THAT(text, HasSubstr("6 or more: stop that exercise today."));
}

TEST(WeeksPage, NamesEveryBoxForTheEar) {
  const Leaflet leaflet = take_home(left_patient().source(), {Section::diary});
  const Weeks::Day& day = std::get<Weeks>(leaflet.parts.front()).weeks.front().days.front();
  EXPECT_EQ(day.boxes[1], "Exercise 2, Friday 20 November");
  EXPECT_EQ(day.pain, "Worst pain, Friday 20 November");
}

TEST(WeeksPage, HasAllWeeksOfUseAndALineWhereNoVisitIsSet) {
  World world = left_patient();
  world.intake.next_visit.reset();
  world.regimen.use_until = add_days(world.intake.date, 42);
  const std::string text = sheet(world);
  EXPECT_THAT(text, HasSubstr("# Ana, your 6 weeks"));
  EXPECT_THAT(text, HasSubstr("### Week 6: 25 December"));
  EXPECT_THAT(text, Not(HasSubstr("### Week 7")));
  EXPECT_THAT(text, HasSubstr("*Next visit:* ____ | Bring this page with you."));
  world.regimen.use_until = add_days(world.intake.date, 3);
  EXPECT_THAT(sheet(world), HasSubstr("# Ana, your week\n"));
  EXPECT_THAT(sheet(world), HasSubstr("Mon 23 | [] [] [] | Pain []\n*Next")) << "ends with the sheet";
}

/// A rule that refers to therapy and says at the start what comes before the first exercise.
World after_a_first_session() {
  World world = left_patient();
  Effect first;
  first.kind = EffectKind::note;
  first.place = Effect::NotePlace::start;
  for (Rule& rule : world.bundle.rules)
    if (rule.id == "THERAPY") rule.then.push_back(first);
  world.bundle.wording["en"].rules["THERAPY"].patient = "Start at home only after your first session.";
  world.regimen.sheet_notes = {world.reason("THERAPY", EffectKind::note)};
  world.regimen.referrals = {
      {Destination::physical_therapy, Urgency::days, 7, {world.reason("THERAPY", EffectKind::refer)}}};
  return world;
}

TEST(WeeksPage, HasNoDatesWhereExerciseWaitsForAFirstSession) {
  const World world = after_a_first_session();
  const std::string text = sheet(world);
  EXPECT_THAT(text, HasSubstr("### Week 1, from: ____\nMon | [] [] [] | Pain []\nTue | [] – [] | Pain []\n"));
  EXPECT_THAT(text, HasSubstr("### Week 2, from: ____\n"));
  EXPECT_THAT(text, Not(HasSubstr("Fri 20")));
  const Leaflet leaflet = take_home(world.source(), {Section::diary});
  EXPECT_EQ(std::get<Weeks>(leaflet.parts.front()).weeks.front().days.front().boxes[1], "Exercise 2, Monday");
  EXPECT_THAT(text_of(letters(account_of(world.source()))),
              HasSubstr("*Home exercises, to begin after the first session*\n"));
}

TEST(WeeksPage, HasDatesWhereANoteAtTheStartRefersNowhere) {
  World world = after_a_first_session();
  for (Rule& rule : world.bundle.rules)
    if (rule.id == "THERAPY") std::erase_if(rule.then, [](const Effect& e) { return e.kind == EffectKind::refer; });
  EXPECT_THAT(sheet(world), HasSubstr("### Week 1: 20 November\n"));
}

TEST(Sections, StandInTheOrderAsked) {
  const World world = left_patient();
  const std::string text =
      text_of(patient_leaflet(world.source(), {Section::diary, Section::page_break, Section::stop_and_call}));
  EXPECT_LT(text.find("# Ana, your 2 weeks"), text.find("! Stop all exercises"));
  for (const char* absent : {"Your 3 hip exercises", "You need", "= 1 ", "How much pain"})
    EXPECT_THAT(text, Not(HasSubstr(absent)));
  EXPECT_THAT(text, HasSubstr("~ Ana, plan P-0001")) << "the footer is no section";
}

TEST(Sections, AHeldPlanHasItsOwnPage) {
  World world = left_patient();
  world.hold("FLAG", EffectKind::stop);
  EXPECT_EQ(patient_leaflet(world.source(), {Section::stop_and_call}).parts.size(),
            held_page(world.source()).parts.size());
}

TEST(HeldPage, SaysWhereHowSoonAndWhatToTakeButNotWhy) {
  World world = left_patient();
  world.regimen.exercises.clear();
  world.regimen.today = 0;
  world.hold("FLAG", EffectKind::stop);
  world.hold("FLAG", EffectKind::stop);
  world.hold("PROBLEMS", EffectKind::hold);
  const std::string text = sheet(world);
  EXPECT_THAT(text, HasSubstr("## Go to the emergency department now.\n*Take our letter with you.*\n"
                              "Your physiotherapist will talk to you.\nPlease do no hip exercises until we say so."))
      << "each sentence once, and only the most urgent way";
  EXPECT_THAT(text, HasSubstr("~ What to do now, plan P-0001\n"));
  EXPECT_THAT(text, HasSubstr("# Ana: What to do now\n"));
  for (const char* never : {"racture", "FLAG", "midwife", "Train", "your week", "Hip exercises"})
    EXPECT_THAT(text, Not(HasSubstr(never)));
}

TEST(HeldPage, AsksNobodyToStandOnTheLeg) {
  World emergency = left_patient(), problems = left_patient();
  emergency.hold("FLAG", EffectKind::stop);
  problems.hold("PROBLEMS", EffectKind::hold);
  for (World* world : {&emergency, &problems}) {
    EXPECT_THAT(sheet(*world), Not(HasSubstr("put weight on your leg")));
    EXPECT_THAT(sheet(*world), HasSubstr("! Call for help"));
  }
  EXPECT_THAT(sheet(problems), HasSubstr("Your pain suddenly gets much worse."));
  EXPECT_THAT(sheet(emergency), HasSubstr("Nobody can take you there."));
  EXPECT_THAT(sheet(problems), Not(HasSubstr("take you there")));
}

TEST(HeldPage, HasTheNumberOfTheMaternityUnitUnderTheOrder) {
  World world = left_patient();
  for (Rule& rule : world.bundle.rules)
    if (rule.id == "FLAG") rule.then.front().to = Destination::maternity;
  world.bundle.wording["en"].rules["FLAG"].patient = "Call your maternity unit now.";
  world.hold("FLAG", EffectKind::stop);
  EXPECT_THAT(sheet(world), HasSubstr("## Call your maternity unit now.\nMaternity unit: ____\n"));
  world.clinic.maternity_phone = "0123 456711";
  EXPECT_THAT(sheet(world), HasSubstr("## Call your maternity unit now.\nMaternity unit: *0123 456711*\n"));
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
  EXPECT_THAT(sheet(world), HasSubstr("## Please talk with your maternity team.\n*Do this today.*"));
}

TEST(HeldPage, SaysWhoWroteItAndWhomToCallAtNight) {
  World world = left_patient();
  world.hold("FLAG", EffectKind::stop);
  world.clinic.phone_out_of_hours = "0123 456700";
  EXPECT_THAT(sheet(world), HasSubstr("Your physiotherapist: J. Park, PT-4411 ____"));
  EXPECT_THAT(sheet(world), HasSubstr("When we are closed: *0123 456700*"));
}

TEST(HeldPage, HasALineForANumberNobodyKnows) {
  World world = left_patient();
  world.hold("FLAG", EffectKind::stop);
  EXPECT_THAT(sheet(world), Not(HasSubstr("Our number")));
  world.clinic.phone.clear();
  EXPECT_THAT(sheet(world), HasSubstr("*Our number:* ____"));
}

TEST(HeldPage, HasUsualWordsWhereTheRuleHasNone) {
  World world = left_patient();
  world.hold("PROBLEMS", EffectKind::hold);
  const std::string text = sheet(world);
  EXPECT_THAT(text, HasSubstr("## See your midwife or maternity doctor.\n*Do this by Friday 27 November.*\n"
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
