// SPDX-License-Identifier: Apache-2.0
#include "intake/intake_reader.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <regex>

#include "base/date.hpp"
#include "base/files.hpp"
#include "intake/written_intake.hpp"

namespace rehab {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
namespace f = rehab::field;

TEST(Intake, TheSmallestOne) {
  const PatientIntake p = read_well("");
  EXPECT_EQ(p.patient, "P-0001");
  EXPECT_EQ(date_text(p.date), "2026-11-20");
  EXPECT_EQ(p.facts[f::age].value(), 34);
  EXPECT_EQ(p.facts[f::weak_side].value(), "left");
  EXPECT_TRUE(p.facts[f::red_flags].recorded());
  EXPECT_TRUE(p.facts[f::red_flags].value().empty());
  EXPECT_FALSE(p.facts[f::falls].recorded());
  EXPECT_FALSE(p.progress);
  EXPECT_EQ(p.sha256.size(), 64u);
}

TEST(Intake, EveryOptionalField) {
  const PatientIntake p = read_well(
      "name: Ana Silva\nlanguage: en\nclinician: J. Park, PT-4411\nsore_side: left\npain_worst: 6\n"
      "pain_where: [side_of_hip]\npain_weeks: 10\npain_is: known\ngoal: Climb the stairs without the rail\nfalls: "
      "none\n"
      "cannot: [kneel]\nconditions: none\nblood_pressure: 130/80\nhip_surgery: {what: osteotomy, side: left, weeks: "
      "30}\n"
      "has: [bed, chair, wall]\nused_to_exercise: some\nminutes_a_day: 15\ndaily_life: some_tasks_hard\n"
      "tried: [exercise_at_home]\ntried_weeks: 8\ntried_result: partial\npain_before: 6\n"
      "xray: {date: 2026-01-02, lcea_deg: 22.5, kl_grade: 1, avn: no, congruent: not_reported}\n"
      "choose: [pelvic_tilt, plank.wall]\nalso: band_hip\nleave_out: {knee_to_chest: sore wrist}\n"
      "change: {side_hip_abduction: {times: 6, days: 3, ankle_kg: 0.5}}\nshown_today: [pelvic_tilt]\n"
      "next_visit: 2026-12-04\nnote: |\n  Use the blue band.\n  Slowly.\nspecialist_discussed: no\n"
      "progress: {review: 1, exercises: {pelvic_tilt: {stage: 2, pain: 2, settled: true}, plank: {stage: 1, pain: [3, "
      "4]}}}\n"
      "overrides: [{rule: safety_rules/N11, exercise: itb_stretch, reason: tested today, agreed_by: Dr X}]\n"
      "my_clinic.shoulder_weeks: 3\nmy_clinic.mood: good");
  EXPECT_EQ(p.name, "Ana Silva");
  EXPECT_EQ(p.note, "Use the blue band.\nSlowly.");
  EXPECT_EQ(p.facts[f::blood_pressure_systolic].value(), 130);
  EXPECT_EQ(p.facts[f::blood_pressure_diastolic].value(), 80);
  EXPECT_EQ(p.facts[f::hip_surgery_what].value(), "osteotomy");
  EXPECT_FALSE(p.facts[f::hip_surgery_cut].recorded());
  EXPECT_FALSE(does_not_apply(p, f::hip_surgery_cut));
  EXPECT_EQ(p.facts[f::xray_lcea_deg].value(), 22.5);
  EXPECT_EQ(p.facts[f::xray_congruent].value(), "not_reported");
  ASSERT_EQ(p.choose.size(), 2u);
  EXPECT_EQ(p.choose[1].exercise, "plank");
  EXPECT_EQ(p.choose[1].form, "wall");
  EXPECT_EQ(p.also[0].exercise, "band_hip");
  EXPECT_EQ(p.leave_out.at("knee_to_chest"), "sore wrist");
  EXPECT_EQ(p.change.at("side_hip_abduction").days, 3);
  EXPECT_EQ(p.change.at("side_hip_abduction").sets, std::nullopt);
  EXPECT_EQ(p.progress->exercises.at("pelvic_tilt").settled, true);
  EXPECT_THAT(p.progress->exercises.at("plank").pain, ElementsAre(3, 4));
  EXPECT_EQ(p.overrides[0].rule, "safety_rules/N11");
  EXPECT_EQ(std::get<int>(*p.facts.find("my_clinic.shoulder_weeks")), 3);
  EXPECT_EQ(p.places.at("change.side_hip_abduction.times").line, 35);
  EXPECT_EQ(p.places.at("overrides[0].rule").column, 14);
}

/// What a clinic that must record these is told of the intake.
std::string told_by_clinic(const std::vector<std::string>& must_record, const std::string& lines) {
  Clinic clinic;
  clinic.must_record = must_record;
  Problems problems;
  read_intake_text("i.yaml", intake(lines), intake_shape(declared, clinic), problems);
  return problems.render();
}

TEST(Intake, AClinicsFieldsAreMissedWithPlaceAndRemedy) {
  EXPECT_THAT(told_by_clinic({"falls"}, ""),
              AllOf(HasSubstr("i.yaml:9:1"), HasSubstr("falls: missing, and this clinic records it for every patient"),
                    HasSubstr("add 'falls: ...' (Unsteady, or fell in the past year?)")));
  EXPECT_THAT(told_by_clinic({"hip_surgery", "my_clinic.mood"}, ""),
              AllOf(HasSubstr("add 'hip_surgery: ...' (Operation on the hip"), HasSubstr("(Mood.)")));
}

TEST(Intake, AClinicsFieldsAreAnsweredAlsoByNoneAndByWhatDoesNotApply) {
  EXPECT_EQ(told_by_clinic({"falls", "conditions", "hip_surgery", "blood_pressure", "pregnancy_problems", "birth"},
                           "falls: none\nconditions: none\nhip_surgery: none\nblood_pressure: 130/80"),
            "");
  EXPECT_EQ(told_by_clinic({"hip_surgery"}, "hip_surgery: {what: osteotomy}"), "");
  EXPECT_THAT(told_by_clinic({"hip_surgery.weeks"}, "hip_surgery: {what: osteotomy}"),
              HasSubstr("hip_surgery.weeks: missing"));
}

TEST(Intake, AClinicsFieldThatIsWrongIsNotMissing) {
  EXPECT_THAT(told_by_clinic({"falls"}, "falls: often"), Not(HasSubstr("missing")));
}

TEST(Intake, EveryConstantOfTheSdkIsAskedForOrWorkedOut) {
  const std::string header = read_file(REHAB_SOURCE_DIR "/core/include/rehab/intake.hpp");
  const std::regex constant(R"(inline constexpr Field<\w+> (\w+)\{)");
  std::size_t constants = 0;
  for (std::sregex_iterator each(header.begin(), header.end(), constant); each != std::sregex_iterator(); ++each) {
    ++constants;
    const std::string name = (*each)[1];
    EXPECT_TRUE(std::regex_search(header, std::regex("&" + name + "\\b"))) << "add it to field::all: " << name;
  }
  EXPECT_EQ(constants, std::size(f::all) + std::size(f::computed));
}

TEST(Intake, EveryFactOfTheSdkHasAField) {
  for (const FieldInfo* info : f::all) {
    const std::string key(info->key.substr(0, info->key.find('.')));
    EXPECT_NE(intake_shape().find(key), nullptr) << info->key;
  }
}

TEST(Intake, ChooseIsAListAWordOrAll) {
  EXPECT_TRUE(read_well("choose: all").choose_all);
  EXPECT_EQ(read_well("choose: first_four").choose[0].exercise, "first_four");
  EXPECT_TRUE(read_well("also: none\nshown_today: none\nleave_out: none\nchange: none\noverrides: none").also.empty());
}

TEST(Intake, WhatDoesNotApplyIsRecordedAsThat) {
  const PatientIntake no = read_well("hip_surgery: none\nxray: none\ntried: none");
  for (const FieldInfo* field : std::vector<const FieldInfo*>{
           &f::pregnancy_weeks, &f::pregnancy_problems, &f::weeks_since_birth, &f::birth, &f::hip_surgery_cut,
           &f::hip_surgery_what, &f::xray_avn, &f::tried_weeks, &f::tried_result, &f::pain_before})
    EXPECT_TRUE(does_not_apply(no, *field)) << field->key;
  const PatientIntake yes = read_well("pregnant: yes\npregnancy_weeks: 22");
  EXPECT_EQ(yes.facts.find(f::pregnancy_problems.key), nullptr) << "not asked is not the same as none";
  EXPECT_TRUE(does_not_apply(yes, f::weeks_since_birth));
  const PatientIntake birth = read_well("pregnant: gave_birth\nweeks_since_birth: 5");
  EXPECT_TRUE(does_not_apply(birth, f::pregnancy_weeks));
  EXPECT_EQ(birth.facts.find(f::birth.key), nullptr);
}

TEST(Intake, PatientIds) {
  for (const char* id :
       {"P-0001", "a", "0001", "A.b_c-d", "-x", "x123456789x123456789x123456789x123456789x123456789x123456789x123"})
    EXPECT_EQ(read_well(std::string("patient: ") + id).patient, id);
  for (const char* id : {".hidden", "a/b", "Ana Silva", "../x", "ä", "\"\"", "a:b", "a*", "P.held", "P.record",
                         "x123456789x123456789x123456789x123456789x123456789x123456789x1234"}) {
    Problems problems;
    read(intake(std::string("patient: ") + id), problems);
    EXPECT_THAT(problems.render(), AllOf(HasSubstr("i.yaml:2:10: error: patient: "), Not(HasSubstr(id)))) << id;
  }
}

struct Bad {
  const char* lines;
  const char* problem;  ///< a part of the rendering
};

class Refuses : public ::testing::TestWithParam<Bad> {};

TEST_P(Refuses, WithPlaceAndRemedy) {
  Problems problems;
  read(intake(GetParam().lines), problems);
  EXPECT_FALSE(problems.ok()) << "accepted: " << GetParam().lines;
  EXPECT_EQ(problems.errors(), 1u) << problems.render();
  EXPECT_THAT(problems.render(), HasSubstr(GetParam().problem));
}

INSTANTIATE_TEST_SUITE_P(
    Intake, Refuses,
    ::testing::Values(
        Bad{"pian_worst: 6", "i.yaml:9:1: error: pian_worst: unknown key; did you mean 'pain_worst'?"},
        Bad{"age: 111", "4:6: error: age: 111 is out of range; expected a whole number from 0 to 110 (years)"},
        Bad{"age: 34.5", "4:6: error: age: expected a whole number"}, Bad{"age: -1", "-1 is out of range"},
        Bad{"age: 034", "4:6: error: age: expected a whole number from 0 to 110 (years), found '034'"},
        Bad{"age: \"34\"", "leave out the quotes"}, Bad{"age: 34 years", "expected a whole number"},
        Bad{"age: thirty", "found 'thirty'"}, Bad{"age: ~", "null is no value"}, Bad{"age:", "age: a value is missing"},
        Bad{"weak_side: lft", "5:12: error: weak_side: 'lft' is not one of its words; did you mean 'left'?"},
        Bad{"weak_side: [left]", "expected 'left', 'right', 'both' or 'equal'"},
        Bad{"pregnant: true", "'true' is not one of its words"}, Bad{"pregnant: \"no\"", "leave out the quotes"},
        Bad{"pain_usual: 11", "7:13: error: pain_usual: 11 is out of range"},
        Bad{"red_flags: []", "8:12: error: red_flags: an empty list says nothing; fill it in"},
        Bad{"red_flags: [none, fracture]", "8:13: error: red_flags: 'none' beside other words"},
        Bad{"red_flags: no", "red_flags: 'no' is not one of its words"},
        Bad{"red_flags: [fractur]", "write: red_flags: [fracture]"}, Bad{"red_flags:", "red_flags: a value is missing"},
        Bad{"date: 2026-11-31", "3:7: error: date: expected a date written YYYY-MM-DD, found '2026-11-31'"},
        Bad{"date: 20.11.2026", "expected a date"},
        Bad{"date: 2206-11-20", "3:7: error: date: expected the day of the visit, in the years 2000 to 2099"},
        Bad{"schema: 2", "schema: 2 is out of range; expected 1"},
        Bad{"pregnancy_weeks: 10", "9:18: error: pregnancy_weeks: contradicts 'pregnant: no' (line 6)"},
        Bad{"pregnancy_problems: [anaemia]", "contradicts 'pregnant: no' (line 6)"},
        Bad{"weeks_since_birth: 5", "9:20: error: weeks_since_birth: contradicts 'pregnant: no' (line 6)"},
        Bad{"birth: vaginal", "contradicts 'pregnant: no' (line 6)"},
        Bad{"pregnant: yes", "9:1: error: pregnancy_weeks: missing, because pregnant is yes (line 6); add"},
        Bad{"pregnant: gave_birth", "weeks_since_birth: missing, because pregnant is gave_birth (line 6)"},
        Bad{"pregnant: yes\npregnancy_weeks: 43", "43 is out of range"},
        Bad{"pregnant: yes\npregnancy_weeks: 13+2", "found '13+2'"},
        Bad{"pregnant: yes\npregnancy_weeks: 20\npregnancy_problems: [not_asked, twins]", "'not_asked' contradicts"},
        Bad{"pain_worst: 3", "9:13: error: pain_worst: lower than pain_usual (line 7); correct one of the two"},
        Bad{"hip_surgery: {weeks: 3}", "9:14: error: hip_surgery.what: missing; say which operation"},
        Bad{"hip_surgery: {what: osteotomy, side: none}", "9:38: error: hip_surgery.side: an operation has a side"},
        Bad{"hip_surgery: osteotomy", "hip_surgery: "}, Bad{"xray: {}", "xray: an empty map says nothing"},
        Bad{"xray: {kl_grade: 5}", "9:18: error: xray.kl_grade: 5 is out of range"},
        Bad{"xray: {lcea: 20}", "9:8: error: xray.lcea: unknown key; did you mean 'lcea_deg'?"},
        Bad{"xray: {date: 2026-11-21}", "9:14: error: xray.date: after the day of the visit (line 3)"},
        Bad{"xray.avn: yes", "9:1: error: xray.avn: a part of 'xray'; write 'xray: {avn: ...}'"},
        Bad{"tried: none\ntried_weeks: 3", "10:14: error: tried_weeks: contradicts 'tried: none' (line 9)"},
        Bad{"next_visit: 2027-12-04", "next_visit: more than a year after the day of the visit (line 3)"},
        Bad{"next_visit: 2026-11-20", "next_visit: not after the day of the visit (line 3)"},
        Bad{"blood_pressure: 130", "blood_pressure: expected two numbers such as 130/80"},
        Bad{"blood_pressure: 80/130", "expected two numbers"}, Bad{"blood_pressure: 270/80", "60 to 260"},
        Bad{"conditions: none, hernia", "write several as a list"}, Bad{"cannot: [kneel, kneel]", "stands twice"},
        Bad{"choose: [plank..wall]", "9:10: error: choose: expected an exercise such as 'plank'"},
        Bad{"choose: []", "an empty list says nothing"}, Bad{"choose: none", "choose: expected an exercise"},
        Bad{"choose: [plank]\nleave_out: {plank: sore}", "9:9: error: choose: 'plank' is also in leave_out (line 10)"},
        Bad{"change: {plank: {time: 3}}", "change.plank.time: unknown key; did you mean 'times'?"},
        Bad{"change: {plank: {days: 5}}", "change.plank.days: expected 1, 2, 3 or 7 days a week"},
        Bad{"change: {plank: {}}", "change.plank: an empty map"},
        Bad{"change: {plank: {ankle_weight: 5}}", "change.plank.ankle_weight: expected a weight with its unit"},
        Bad{"change: {plank: {ankle_weight: 25 lb}}", "such as 2 kg or 5 lb, at most 10 kg"},
        Bad{"change: {plank: {ankle_weight: 2 kg, ankle_kg: 2}}",
            "change.plank.ankle_kg: the ankle weight stands twice"},
        Bad{"has: [band]\nlacks: [mat, band]", "10:8: error: lacks: 'band' is also in has (line 9); correct one"},
        Bad{"progress: {exercises: {plank: {stage: 1}}}", "progress.review: missing"},
        Bad{"progress: {review: 1, exercises: {plank: {pain: 1}}}", "progress.exercises.plank.stage: missing"},
        Bad{"progress: {review: 1, exercises: {plank: {stage: 1, pain: [1, 2, 3]}}}", "the last two sessions"},
        Bad{"overrides: [{rule: a/b/N11, reason: x}]", "9:20: error: overrides.rule: expected a rule with its bundle"},
        Bad{"overrides: [{rule: safety_rules/N11}]", "overrides.reason: missing"},
        Bad{"overrides: {rule: safety_rules/N11, reason: x}", "expected"},
        Bad{"my_clinic.shoulder_weeks: 101", "my_clinic.shoulder_weeks: 101 is out of range"},
        Bad{"my_clinic.mood: bad", "'bad' is not one of its words"},
        Bad{"gone.field: 3", "9:1: error: gone.field: no plugin in use declares this field; install or enable"},
        Bad{"minutes_a_day: 2", "2 is out of range"}, Bad{"note: \"\"", "note: the text is empty"},
        Bad{"age: *x", "'*' would repeat"}, Bad{"age: &x 34", "'&' would name"},
        Bad{"age: !!int 34", "'!' would change"}, Bad{"<<: {age: 3}", "'<<' would merge"},
        Bad{"note: \"fine", "9:7: error: note: this quote does not close"},
        Bad{"limping:yes", "9:8: error: limping: a space is missing after ':'"},
        Bad{"---\nage: 35", "9:1: error: a second document begins here"}, Bad{"note: a\xC2\xADz", "U+00AD"}),
    [](const auto& each) { return std::to_string(each.index); });

TEST(Intake, EachNeededFieldIsMissed) {
  for (const char* key : {"schema", "patient", "date", "age", "weak_side", "pregnant", "pain_usual", "red_flags"}) {
    std::string text = intake();
    const std::size_t at = text.find(std::string(key) + ": ");
    text.erase(at, text.find('\n', at) + 1 - at);
    Problems problems;
    read(text, problems);
    EXPECT_EQ(problems.errors(), 1u) << problems.render();
    EXPECT_THAT(problems.render(), HasSubstr("i.yaml:8:1: error: " + std::string(key) + ": missing; add"));
  }
}

TEST(Intake, TheRemedyNeverAnswersForTheClinician) {
  Problems problems;
  read("schema: 1\n", problems);
  EXPECT_THAT(problems.render(), Not(HasSubstr("red_flags: none'")));
  EXPECT_THAT(problems.render(), Not(HasSubstr("pregnant: no'")));
}

TEST(Intake, AllProblemsAtOnce) {
  Problems problems;
  read("schema: 1\npatient: P 1\ndate: x\nage: 340\nweak_sid: left\npregnant: *a\npain_usual: \"4\nred_flags: []\n",
       problems);
  EXPECT_EQ(problems.errors(), 7u) << "'weak_sid' is not called missing as well\n" << problems.render();
}

TEST(Intake, AWeightIsReadInItsUnit) {
  const auto kg = [](const std::string& lines) {
    return read_well("change: {plank: {" + lines + "}}").change.at("plank").ankle_kg;
  };
  EXPECT_EQ(kg("ankle_weight: 2 kg"), 2);
  EXPECT_EQ(kg("ankle_weight: 5 lb"), 2.268);
  EXPECT_EQ(kg("ankle_weight: 2.5lb"), 1.134);
  EXPECT_EQ(kg("ankle_kg: 2"), 2);
}

TEST(Intake, FreeTextIsNeverEchoed) {
  const char* const lines[] = {"name: [Ana, Geheim]",
                               "name: {Ana: Geheim}",
                               "name: \"Ana Geheim",
                               "name: Ana: Geheim",
                               "name: *Geheim",
                               "note: call Ana: Geheim",
                               "note: |\n    Ana\n  Geheim",
                               "note: Ana\n  Geheim",
                               "note: Ana\tGeheim",
                               "goal: \"Ana\" Geheim",
                               "nmae: Ana Geheim",
                               "note: Ana Geheim\n---",
                               "patient: Geheim, Ana",
                               "age: Ana Geheim",
                               "leave_out: {plank: [Ana Geheim]}",
                               "change: {plank: {reason: [Ana Geheim]}}",
                               "change: {plank: {ankle_weight: Geheim}}",
                               "leave_out: {plank: Geheim, plank: Geheim}",
                               "overrides: [{rule: x/y, reason: {Ana: Geheim}}]",
                               "overrides: [{rule: x/y, reason: Geheim, agreed: Ana Geheim}]",
                               "overrides: [{rule: safety_rules/N1, reason: Geheim, exercise: [x]}]",
                               "clinician: [Geheim]",
                               "pain_where: Geheim says",
                               "note: a\xE2\x80\xAEGeheim",
                               "xray: {date: Geheim in May}",
                               "note: @Geheim",
                               "choose: the Geheim one; no",
                               "language: Geheim speaks",
                               "my_clinic.mood: Geheim is low",
                               "goal: - Geheim",
                               "goal: Ana\nHer husband Geheim says: she walks",
                               "goal:Geheim wants this: walk",
                               "xray: {date: 2026-09-14, Geheim says: ok}",
                               "\"Ana Geheim\": ok",
                               "Ana Geheim. Says: ok"};
  for (const char* line : lines) {
    Problems problems;
    read(intake(line), problems);
    EXPECT_FALSE(problems.ok()) << line;
    EXPECT_THAT(problems.render(), Not(HasSubstr("Geheim"))) << line;
  }
}

TEST(Intake, Suppositions) {
  const PatientIntake p = read_well("xray: none\npain_worst: 8\nnote: x",
                                    {"pain_usual=7", "xray.kl_grade=3", "falls=unsteady", "note=", "red_flags=[clot]"});
  EXPECT_EQ(p.facts[f::pain_usual].value(), 7);
  EXPECT_EQ(p.facts[f::xray_kl_grade].value(), 3);
  EXPECT_FALSE(does_not_apply(p, f::xray_avn));
  EXPECT_EQ(p.facts[f::falls].value(), "unsteady");
  EXPECT_TRUE(p.facts[f::red_flags].value().has("clot"));
  EXPECT_EQ(p.note, "");
  EXPECT_EQ(std::get<int>(*read_well("", {"my_clinic.shoulder_weeks=4"}).facts.find("my_clinic.shoulder_weeks")), 4);
}

TEST(Intake, ABadSuppositionIsPointedAtAsItWasTyped) {
  for (const auto& [suppose, excerpt] : {std::pair("pain_usual=70", "\n  pain_usual=70\n             ^\n"),
                                         {"xray.kl_grade=9", "\n  xray.kl_grade=9\n                ^\n"},
                                         {"note=[x]", "\n  note=[***\n       ^\n"}}) {
    Problems problems;
    read(intake(), problems, {suppose});
    EXPECT_THAT(problems.render(), HasSubstr(excerpt)) << suppose;
  }
}

TEST(Intake, BadSuppositionsSayWhere) {
  for (const auto& [suppose, problem] : {std::pair("pain_usual", "--if: error: expected field=value"),
                                         {"=3", "expected field=value"},
                                         {"pain_usual=70", "--if pain_usual: error: pain_usual: 70 is out of range"},
                                         {" = 3", "expected field=value"},
                                         {"pain_usul=7", "pain_usul: unknown key\n"},
                                         {"age=3\nfalls: none", "expected one field=value"},
                                         {"pregnancy_weeks=3", "contradicts 'pregnant: no' (line 6)"}}) {
    Problems problems;
    read(intake(), problems, {suppose});
    EXPECT_FALSE(problems.ok()) << suppose;
    EXPECT_THAT(problems.render(), HasSubstr(problem)) << suppose;
  }
}

TEST(Intake, ASuppositionIsUnderstoodAsALineOfAFileIs) {
  for (const auto& [suppose, instead] : {std::pair("pain=7", "--if pain_usual=7"),
                                         {"pain.usual=7", "--if pain_usual=7"},
                                         {"pain_usul=7", "--if pain_usual=7"},
                                         {"pregnant=22", "--if pregnant=yes --if pregnancy_weeks=22"},
                                         {"conditions=high bp", "--if conditions=high_blood_pressure"},
                                         {"cannot=kneel, floor", "--if 'cannot=[kneel, use_floor]'"}}) {
    Problems problems;
    read(intake(), problems, {suppose});
    EXPECT_THAT(problems.render(), HasSubstr(std::string("\n  write: ") + instead + "\n")) << suppose;
  }
  EXPECT_EQ(read_well("", {" pain_usual = 7"}).facts[f::pain_usual].value(), 7) << "spaces say nothing";
}

TEST(Intake, ReadsAFile) {
  Problems problems;
  EXPECT_THROW(read_intake("/nowhere/at/all.yaml", intake_shape(), problems), Error);
}

}  // namespace
}  // namespace rehab
