// SPDX-License-Identifier: Apache-2.0
#include "library_case.hpp"
#include "support/shipped_figures.hpp"
#include "support/shipped_library.hpp"

namespace rehab::test {
namespace {

const PluginEntry& referral_library() {
  return support::shipped_library("therapy_referral");
}

class TherapyReferral : public testing::TestWithParam<LibraryCase> {};

TEST_P(TherapyReferral, Fires) {
  static const Settings standard = support::shipped_settings("therapy_referral");
  check(referral_library(), GetParam(), standard);
}

const Changes side_pain{{"pain_where", words({"side_of_hip"})}};
Changes side(int weeks) {
  return {{"pain_where", words({"side_of_hip"})}, {"pain_weeks", weeks}};
}
Changes tried(int weeks, const char* result) {
  return {{"tried", words({"exercise_at_home"})}, {"tried_weeks", weeks}, {"tried_result", word(result)}};
}
Changes groin(int weeks, const char* result) {
  Changes c = tried(weeks, result);
  c.emplace_back("pain_where", words({"groin"}));
  return c;
}
Changes with(Changes c, std::string key, Value value) {
  c.emplace_back(std::move(key), std::move(value));
  return c;
}
/// The score `key` now and before what was tried.
Changes scored(int weeks, const char* result, const std::string& key, int now, int before) {
  return with(with(tried(weeks, result), "scores." + key, now), "scores." + key + "_before", before);
}
Changes stiff(int age, int pain, int minutes) {
  return {{"age", age}, {"pain_usual", pain}, {"morning_stiffness_minutes", minutes}};
}

INSTANTIATE_TEST_SUITE_P(
    R2, TherapyReferral,
    testing::Values(LibraryCase{"side_pain_for_6_weeks", side(6), "R2_side_of_hip", false},
                    LibraryCase{"side_pain_for_7_weeks", side(7), "R2_side_of_hip", true},
                    LibraryCase{"side_pain_is_no_exercise_tried", side(7), "R2", false},
                    LibraryCase{"side_pain_weeks_not_recorded", side_pain, "R2_side_of_hip", false},
                    LibraryCase{"groin_pain_for_7_weeks", with({{"pain_weeks", 7}}, "pain_where", words({"groin"})),
                                "R2_side_of_hip", false},
                    LibraryCase{"tried_5_weeks_same", tried(5, "same"), "R2", false},
                    LibraryCase{"tried_6_weeks_same", tried(6, "same"), "R2", true},
                    LibraryCase{"tried_6_weeks_partial", tried(6, "partial"), "R2", true},
                    LibraryCase{"tried_6_weeks_good", tried(6, "good"), "R2", false},
                    LibraryCase{"tried_medicine_only", with(tried(6, "same"), "tried", words({"medicine"})), "R2",
                                false},
                    LibraryCase{"good_but_9_points_of_function", scored(6, "good", "hoos12", 59, 50), "R2", true},
                    LibraryCase{"good_with_no_room_for_10_points", scored(6, "good", "hoos12", 100, 92), "R2", false},
                    LibraryCase{"good_with_just_room_for_10_points", scored(6, "good", "hoos12", 95, 90), "R2", true},
                    LibraryCase{"good_and_10_points_of_function", scored(6, "good", "hoos12", 60, 50), "R2", false},
                    LibraryCase{"good_but_24_points_of_the_girdle", scored(6, "good", "pgq", 26, 50), "R2", true},
                    LibraryCase{"good_and_25_points_of_the_girdle", scored(6, "good", "pgq", 25, 50), "R2", false},
                    LibraryCase{"5_weeks_without_function", scored(5, "good", "hoos12", 50, 50), "R2", false},
                    LibraryCase{"score_before_not_recorded", with(tried(6, "good"), "scores.hoos12", 50), "R2", false},
                    LibraryCase{"result_not_recorded", {{"tried_weeks", 6}}, "R2", false},
                    LibraryCase{"weeks_not_recorded", {{"tried_result", word("worse")}}, "R2", false}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    R5, TherapyReferral,
    testing::Values(LibraryCase{"novice", {{"used_to_exercise", word("none")}}, "R5_new_to_exercise", true},
                    LibraryCase{"novice_supervised_before",
                                {{"used_to_exercise", word("none")}, {"tried", words({"supervised"})}},
                                "R5_new_to_exercise",
                                false},
                    LibraryCase{"some_habit", {{"used_to_exercise", word("some")}}, "R5_new_to_exercise", false},
                    LibraryCase{"age_16_is_not_new", {{"age", 16}}, "R5_new_to_exercise", false},
                    LibraryCase{"habit_not_recorded", {}, "R5_new_to_exercise", false}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    R9, TherapyReferral,
    testing::Values(LibraryCase{"known_arthritis", {{"conditions", words({"hip_arthritis"})}}, "R9", true},
                    LibraryCase{"age_44", stiff(44, 3, 20), "R9", false},
                    LibraryCase{"age_45", stiff(45, 3, 20), "R9", true},
                    LibraryCase{"stiff_30_minutes", stiff(50, 3, 30), "R9", true},
                    LibraryCase{"stiff_31_minutes", stiff(50, 3, 31), "R9", false},
                    LibraryCase{"no_pain", stiff(50, 0, 20), "R9", false},
                    LibraryCase{"stiffness_not_recorded", {{"age", 50}}, "R9", false}),
    case_name);

INSTANTIATE_TEST_SUITE_P(
    R11, TherapyReferral,
    testing::Values(LibraryCase{"five_weeks", groin(5, "same"), "R11", false},
                    LibraryCase{"six_weeks_same", groin(6, "same"), "R11", true},
                    LibraryCase{"six_weeks_worse", groin(6, "worse"), "R11", true},
                    LibraryCase{"six_weeks_partial", groin(6, "partial"), "R11", false},
                    LibraryCase{"arthritis", with(groin(6, "same"), "conditions", words({"hip_arthritis"})), "R11",
                                false},
                    LibraryCase{"report_kl_2", with(groin(6, "same"), "xray.kl_grade", 2), "R11", true},
                    LibraryCase{"report_kl_3", with(groin(6, "same"), "xray.kl_grade", 3), "R11", false},
                    LibraryCase{"report_tonnis_1", with(groin(6, "same"), "xray.tonnis_grade", 1), "R11", true},
                    LibraryCase{"report_tonnis_2", with(groin(6, "same"), "xray.tonnis_grade", 2), "R11", false},
                    LibraryCase{"report_space_3", with(groin(6, "same"), "xray.joint_space_mm", 3.0), "R11", true},
                    LibraryCase{"report_space_2_9", with(groin(6, "same"), "xray.joint_space_mm", 2.9), "R11", false},
                    LibraryCase{"place_not_recorded", tried(6, "same"), "R11", false}),
    case_name);

TEST(TherapyReferralSettings, AClinicMaySetTheWeeks) {
  Settings four = support::shipped_settings("therapy_referral");
  four.set("not_better_after_weeks", 4.0);
  EXPECT_TRUE(advice_for(referral_library(), tried(4, "same"), four).rules.at("R2").fires);
}

TEST(TherapyReferralSettings, AMissingSettingIsAnError) {
  EXPECT_THROW(advice_for(referral_library(), {}, Settings()), std::out_of_range);
}

}  // namespace
}  // namespace rehab::test
