// SPDX-License-Identifier: Apache-2.0
#include "library_case.hpp"
#include "support/shipped_figures.hpp"
#include "support/shipped_library.hpp"

namespace rehab::test {
namespace {

const PluginEntry& surgery_library() {
  return support::shipped_library("surgery_escalation");
}

class SurgeryEscalation : public testing::TestWithParam<LibraryCase> {};

TEST_P(SurgeryEscalation, Fires) {
  static const Settings standard = support::shipped_settings("surgery_escalation");
  check(surgery_library(), GetParam(), standard);
}

/// Exercise for 12 weeks that changed nothing; then what the case adds.
Changes failed(const Changes& more) {
  Changes c{{"tried", words({"exercise_at_home", "supervised"})}, {"tried_weeks", 12}, {"tried_result", word("same")}};
  c.insert(c.end(), more.begin(), more.end());
  return c;
}
/// A hip with an angle that speaks for S4, tried and failed.
Changes dysplastic(const Changes& more) {
  Changes c = failed({{"xray.lcea_deg", 16.0}});
  c.insert(c.end(), more.begin(), more.end());
  return c;
}
Changes favourable(const Changes& more) {
  Changes c = dysplastic({{"age", 30}, {"xray.tonnis_grade", 1}, {"xray.congruent", word("yes")}});
  c.insert(c.end(), more.begin(), more.end());
  return c;
}
Changes arthritic(const Changes& more) {
  Changes c = failed({{"age", 66}, {"pain_usual", 6}, {"daily_life", word("some_tasks_hard")}, {"xray.kl_grade", 3}});
  c.insert(c.end(), more.begin(), more.end());
  return c;
}

INSTANTIATE_TEST_SUITE_P(
    S1, SurgeryEscalation,
    testing::Values(
        LibraryCase{"open_gate", dysplastic({}), "S1", false},
        LibraryCase{"nothing_tried_is_said", {{"xray.lcea_deg", 16.0}}, "S1", true},
        LibraryCase{"nothing_tried_writes_nothing", {{"xray.lcea_deg", 16.0}}, "S4", false},
        LibraryCase{"no_pattern_says_nothing", {}, "S1", false},
        LibraryCase{"only_medicine", dysplastic({{"tried", words({"medicine"})}}), "S4", false},
        LibraryCase{"pregnant", dysplastic({{"pregnant", word("yes")}, {"pregnancy_weeks", 20}}), "S4", false},
        LibraryCase{"gave_birth", dysplastic({{"pregnant", word("gave_birth")}, {"weeks_since_birth", 30}}), "S4",
                    true},
        LibraryCase{"urgent_flag", dysplastic({{"red_flags", words({"infection"})}}), "S4", false},
        LibraryCase{"flag_that_is_not_urgent", dysplastic({{"red_flags", words({"inflammatory_arthritis"})}}), "S4",
                    true},
        LibraryCase{"avascular_necrosis_goes_elsewhere", dysplastic({{"xray.avn", word("yes")}}), "S4", false},
        LibraryCase{"pressure_179", dysplastic({{"blood_pressure.systolic", 179}, {"blood_pressure.diastolic", 109}}),
                    "S4", true},
        LibraryCase{"pressure_180", dysplastic({{"blood_pressure.systolic", 180}}), "S4", false},
        LibraryCase{"diastolic_110", dysplastic({{"blood_pressure.diastolic", 110}}), "S4", false},
        LibraryCase{"age_15", dysplastic({{"age", 15}}), "S4", false},
        LibraryCase{"age_15_growth_plate_closed", dysplastic({{"age", 15}, {"xray.triradiate_closed", word("yes")}}),
                    "S4", true},
        LibraryCase{"age_16", dysplastic({{"age", 16}}), "S4", true}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    S2, SurgeryEscalation,
    testing::Values(
        LibraryCase{"weeks_11", failed({{"tried_weeks", 11}}), "S2", false},
        LibraryCase{"weeks_12", failed({}), "S2", true},
        LibraryCase{"worse", failed({{"tried_result", word("worse")}}), "S2", true},
        LibraryCase{"good", failed({{"tried_result", word("good")}}), "S2", false},
        LibraryCase{"partial_without_numbers", failed({{"tried_result", word("partial")}}), "S2", false},
        LibraryCase{"partial_without_a_point", failed({{"tried_result", word("partial")}, {"pain_before", 3}}), "S2",
                    true},
        LibraryCase{"partial_one_point", failed({{"tried_result", word("partial")}, {"pain_before", 4}}), "S2", false},
        LibraryCase{"same_with_a_point_less", failed({{"pain_before", 4}}), "S2", false},
        LibraryCase{"same_without_a_point", failed({{"pain_before", 3}}), "S2", true},
        LibraryCase{"worse_in_spite_of_a_point", failed({{"tried_result", word("worse")}, {"pain_before", 4}}), "S2",
                    true},
        LibraryCase{"good_but_9_points_of_function",
                    failed({{"tried_result", word("good")}, {"scores.hoos12", 59}, {"scores.hoos12_before", 50}}), "S2",
                    true},
        LibraryCase{"good_with_no_room_for_10_points",
                    failed({{"tried_result", word("good")}, {"scores.hoos12", 100}, {"scores.hoos12_before", 92}}),
                    "S2", false},
        LibraryCase{"good_with_no_room_for_25_points_of_the_girdle_score",
                    failed({{"tried_result", word("good")}, {"scores.pgq", 0}, {"scores.pgq_before", 20}}), "S2",
                    false},
        LibraryCase{"good_and_10_points_of_function",
                    failed({{"tried_result", word("good")}, {"scores.hoos12", 60}, {"scores.hoos12_before", 50}}), "S2",
                    false},
        LibraryCase{"partial_24_points_of_the_girdle",
                    failed({{"tried_result", word("partial")}, {"scores.pgq", 26}, {"scores.pgq_before", 50}}), "S2",
                    true},
        LibraryCase{"partial_25_points_of_the_girdle",
                    failed({{"tried_result", word("partial")}, {"scores.pgq", 25}, {"scores.pgq_before", 50}}), "S2",
                    false},
        LibraryCase{"one_score_alone", failed({{"tried_result", word("partial")}, {"scores.hoos12", 50}}), "S2", false},
        LibraryCase{"result_not_recorded_scores_are",
                    {{"tried", words({"supervised"})},
                     {"tried_weeks", 14},
                     {"scores.hoos12", 50},
                     {"scores.hoos12_before", 50}},
                    "S2",
                    true},
        LibraryCase{"result_not_recorded_numbers_are",
                    {{"tried", words({"supervised"})}, {"tried_weeks", 14}, {"pain_before", 3}},
                    "S2",
                    true},
        LibraryCase{
            "weeks_not_recorded", {{"tried", words({"supervised"})}, {"tried_result", word("worse")}}, "S2", false}),
    case_name);

INSTANTIATE_TEST_SUITE_P(S3, SurgeryEscalation,
                         testing::Values(LibraryCase{"grade_2", failed({{"xray.kl_grade", 2}}), "S3", false},
                                         LibraryCase{"grade_3", failed({{"xray.kl_grade", 3}}), "S3", true},
                                         LibraryCase{"tonnis_1", failed({{"xray.tonnis_grade", 1}}), "S3", false},
                                         LibraryCase{"tonnis_2", failed({{"xray.tonnis_grade", 2}}), "S3", true},
                                         LibraryCase{"grade_not_recorded", failed({}), "S3", false}),
                         case_name);

INSTANTIATE_TEST_SUITE_P(
    S4_and_S5, SurgeryEscalation,
    testing::Values(LibraryCase{"lcea_19_9", failed({{"xray.lcea_deg", 19.9}}), "S4", true},
                    LibraryCase{"lcea_20", failed({{"xray.lcea_deg", 20.0}}), "S4", false},
                    LibraryCase{"lcea_20_is_borderline", failed({{"xray.lcea_deg", 20.0}}), "S5", true},
                    LibraryCase{"lcea_19_9_is_not_borderline", failed({{"xray.lcea_deg", 19.9}}), "S5", false},
                    LibraryCase{"lcea_25_is_borderline", failed({{"xray.lcea_deg", 25.0}}), "S5", true},
                    LibraryCase{"lcea_25_1", failed({{"xray.lcea_deg", 25.1}}), "S5", false},
                    LibraryCase{"tonnis_angle_10", failed({{"xray.tonnis_angle_deg", 10.0}}), "S4", false},
                    LibraryCase{"tonnis_angle_10_1", failed({{"xray.tonnis_angle_deg", 10.1}}), "S4", true},
                    LibraryCase{"angles_not_recorded", failed({}), "S4", false},
                    LibraryCase{"without_symptoms", dysplastic({{"pain_usual", 0}}), "S4", false}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    S6, SurgeryEscalation,
    testing::Values(
        LibraryCase{"favourable", favourable({}), "S6", true},
        LibraryCase{"age_17", favourable({{"age", 17}}), "S6", false},
        LibraryCase{"age_18", favourable({{"age", 18}}), "S6", true},
        LibraryCase{"age_45", favourable({{"age", 45}}), "S6", true},
        LibraryCase{"age_46", favourable({{"age", 46}}), "S6", false},
        LibraryCase{"tonnis_2", favourable({{"xray.tonnis_grade", 2}}), "S6", false},
        LibraryCase{"not_congruent", favourable({{"xray.congruent", word("no")}}), "S6", false},
        LibraryCase{"congruence_not_reported", favourable({{"xray.congruent", word("not_reported")}}), "S6", false},
        LibraryCase{"growth_plate_open", favourable({{"xray.triradiate_closed", word("no")}}), "S6", false},
        LibraryCase{"grade_not_recorded", dysplastic({{"age", 30}, {"xray.congruent", word("yes")}}), "S6", false},
        LibraryCase{"borderline_names_no_procedure", favourable({{"xray.lcea_deg", 22.0}}), "S6", false}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    S7_and_S8, SurgeryEscalation,
    testing::Values(LibraryCase{"age_45_is_not_late", favourable({{"age", 45}}), "S7", false},
                    LibraryCase{"age_46_is_late", favourable({{"age", 46}}), "S7", true},
                    LibraryCase{"over_50_is_written_not_withheld", favourable({{"age", 51}}), "S4", true},
                    LibraryCase{"tonnis_2_is_late", favourable({{"xray.tonnis_grade", 2}}), "S7", true},
                    LibraryCase{"joint_space_3", favourable({{"xray.joint_space_mm", 3.0}}), "S7", false},
                    LibraryCase{"joint_space_2_9", favourable({{"xray.joint_space_mm", 2.9}}), "S7", true},
                    LibraryCase{"nothing_recorded", dysplastic({}), "S7", false},
                    LibraryCase{"typical_39", dysplastic({{"age", 39}}), "S8_under_40", true},
                    LibraryCase{"individual_40", dysplastic({{"age", 40}}), "S8_40_to_50", true},
                    LibraryCase{"individual_50", dysplastic({{"age", 50}}), "S8_40_to_50", true},
                    LibraryCase{"unlikely_51", dysplastic({{"age", 51}}), "S8_over_50", true},
                    LibraryCase{"no_angle_no_age_line", arthritic({}), "S8_over_50", false}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    S9_and_S10, SurgeryEscalation,
    testing::Values(
        LibraryCase{"pattern", arthritic({}), "S9", true},
        LibraryCase{"pain_5", arthritic({{"pain_usual", 5}}), "S9", false},
        LibraryCase{"life_fine", arthritic({{"daily_life", word("fine")}}), "S9", false},
        LibraryCase{"grade_2_of_4", arthritic({{"xray.kl_grade", 2}}), "S9", false},
        LibraryCase{"grade_4_of_4", arthritic({{"xray.kl_grade", 4}}), "S9", true},
        LibraryCase{"tonnis_2_of_3", arthritic({{"xray.kl_grade", 0}, {"xray.tonnis_grade", 2}}), "S9", true},
        LibraryCase{"care_not_failed", arthritic({{"tried_result", word("good")}}), "S9", false},
        LibraryCase{"some_tasks_are_not_severe", arthritic({}), "S10", false},
        LibraryCase{"most_tasks", failed({{"daily_life", word("most_tasks_hard")}}), "S10", true},
        LibraryCase{"walking_aid_without_imaging", failed({{"daily_life", word("walking_aid")}}), "S10", true},
        LibraryCase{"life_not_recorded", failed({}), "S10", false}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    S12, SurgeryEscalation,
    testing::Values(
        LibraryCase{"congruent", favourable({}), "S12_incongruent", false},
        LibraryCase{"incongruent_is_written", dysplastic({{"xray.congruent", word("no")}}), "S12_incongruent", true},
        LibraryCase{"incongruent_does_not_withhold", dysplastic({{"xray.congruent", word("no")}}), "S4", true},
        LibraryCase{"congruence_unknown", dysplastic({}), "S12_incongruent", false},
        LibraryCase{"open_growth_plate", dysplastic({{"xray.triradiate_closed", word("no")}}), "S12_growth_plate",
                    true},
        LibraryCase{"closed_growth_plate", dysplastic({{"xray.triradiate_closed", word("yes")}}), "S12_growth_plate",
                    false},
        LibraryCase{"clot_treated", dysplastic({{"conditions", words({"clot_treated"})}}), "S12_clot", true},
        LibraryCase{"no_clot", dysplastic({{"conditions", words({})}}), "S12_clot", false},
        LibraryCase{"cannot_follow_alone", dysplastic({{"cannot", words({"follow_alone"})}}), "S12_not_alone", true},
        LibraryCase{"can_follow_alone", dysplastic({{"cannot", words({})}}), "S12_not_alone", false},
        LibraryCase{"caution_without_opinion", failed({{"conditions", words({"clot_treated"})}}), "S12_clot", false}),
    case_name);

/// Which answers a rule asked for, is what the record shows of it.
std::vector<std::string> asked_by(const char* rule, const Changes& changes) {
  static const Settings standard = support::shipped_settings("surgery_escalation");
  const Advice advice = advice_for(surgery_library(), changes, standard);
  const auto& asked = advice.rules.at(rule).asked;
  return {asked.begin(), asked.end()};
}

TEST(SurgeryEscalationAsks, ForThePressureThatClosedTheGate) {
  const Changes too_high = dysplastic({{"blood_pressure.systolic", 185}, {"blood_pressure.diastolic", 90}});
  EXPECT_THAT(asked_by("S1", too_high), testing::Contains("blood_pressure.systolic"));
  EXPECT_THAT(asked_by("S1", too_high), testing::Not(testing::Contains("blood_pressure.diastolic")))
      << "closed already";
}

TEST(SurgeryEscalationAsks, NothingMoreOnceNothingWasTried) {
  EXPECT_THAT(asked_by("S2", {{"tried", words({})}}), testing::ElementsAre("tried"));
  EXPECT_THAT(asked_by("S4", {}), testing::ElementsAre("tried")) << "not recorded, which the record then says";
}

TEST(SurgeryEscalationSettings, AMissingSettingIsAnError) {
  EXPECT_THROW(advice_for(surgery_library(), {}, Settings()), std::out_of_range);
}

}  // namespace
}  // namespace rehab::test
