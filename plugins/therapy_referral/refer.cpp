// SPDX-License-Identifier: Apache-2.0
// When supervised physical therapy should take over: the rules that weigh several answers at once. The rules that one
// table can say stand in rules/referral.yaml beside this file. An answer that is not recorded speaks for no rule here.
#include <rehab/plugin.hpp>

namespace {

namespace f = rehab::field;
using rehab::Intake;

bool hurts(const Intake& in, std::string_view place) {
  return in[f::pain_where].if_unknown({}).has(place);
}

bool tried_exercise(const Intake& in) {
  const auto tried = in[f::tried].if_unknown({});
  return tried.has(f::tried("exercise_at_home")) || tried.has(f::tried("supervised"));
}

/// Unknown where one of the two is not recorded: it is then not said to be too little.
/// `room`: what the score could still gain; where that is less than `least` it says nothing.
bool gained_too_little(rehab::Answer<int> better, rehab::Answer<int> than, double least, int room) {
  return better.recorded() && than.recorded() && room >= least && better.value() - than.value() < least;
}

/// R5_new_to_exercise.
bool needs_a_first_session(const Intake& in) {
  const bool new_to_exercise = in[f::used_to_exercise].if_unknown("some") == f::used_to_exercise("none");
  return new_to_exercise && !in[f::tried].if_unknown({}).has(f::tried("supervised"));
}

class TherapyReferral : public rehab::Plugin {
 public:
  explicit TherapyReferral(const rehab::Settings& settings)
      : weeks_(settings.number("not_better_after_weeks")),
        arthritis_age_(settings.number("safety_rules/arthritis_age")),
        arthritis_stiffness_(settings.number("arthritis_stiffness_minutes")),
        arthritis_tonnis_(settings.number("safety_rules/arthritis_tonnis_grade")),
        arthritis_kl_(settings.number("safety_rules/arthritis_kl_grade")),
        narrow_joint_(settings.number("safety_rules/narrow_joint_mm")),
        hoos12_change_(settings.number("safety_rules/hoos12_change")),
        pgq_change_(settings.number("safety_rules/pgq_change")) {
    rule("R2", [this](const Intake& in) { return not_good_after_weeks(in); });
    rule("R2_side_of_hip", [this](const Intake& in) { return sore_at_the_side_for_long(in); });
    rule("R5_new_to_exercise", needs_a_first_session);
    rule("R9", [this](const Intake& in) { return looks_like_arthritis(in); });
    rule("R11", [this](const Intake& in) { return sore_groin_without_arthritis(in) && no_better_after_weeks(in); });
  }

 private:
  bool sore_at_the_side_for_long(const Intake& in) const {
    return hurts(in, f::pain_where("side_of_hip")) && in[f::pain_weeks].if_unknown(0) > weeks_;
  }
  /// R9: known arthritis of the hip, or its pattern.
  bool looks_like_arthritis(const Intake& in) const {
    if (in[f::conditions].if_unknown({}).has(f::conditions("hip_arthritis"))) return true;
    const auto stiffness = in[f::morning_stiffness_minutes];
    return in[f::age].value() >= arthritis_age_ && in[f::pain_usual].value() > 0 && stiffness.recorded() &&
           stiffness.value() <= arthritis_stiffness_;
  }
  /// R11: what the imaging report calls arthritis, as S7 and S9 count it.
  bool report_shows_arthritis(const Intake& in) const {
    return in[f::xray_tonnis_grade].if_unknown(0) >= arthritis_tonnis_ ||
           in[f::xray_kl_grade].if_unknown(0) >= arthritis_kl_ ||
           in[f::xray_joint_space_mm].if_unknown(narrow_joint_) < narrow_joint_;
  }
  bool sore_groin_without_arthritis(const Intake& in) const {
    return hurts(in, f::pain_where("groin")) && !looks_like_arthritis(in) && !report_shows_arthritis(in);
  }
  bool tried_long_enough(const Intake& in) const {
    return tried_exercise(in) && in[f::tried_weeks].if_unknown(0) >= weeks_;
  }
  /// HOOS-12 is best at 100, the Pelvic Girdle Questionnaire at 0.
  bool function_is_no_better(const Intake& in) const {
    const int hoos12_room = 100 - in[f::scores_hoos12_before].if_unknown(100);
    const int pgq_room = in[f::scores_pgq_before].if_unknown(0);
    return gained_too_little(in[f::scores_hoos12], in[f::scores_hoos12_before], hoos12_change_, hoos12_room) ||
           gained_too_little(in[f::scores_pgq_before], in[f::scores_pgq], pgq_change_, pgq_room);
  }
  bool not_good_after_weeks(const Intake& in) const {
    return tried_long_enough(in) &&
           (in[f::tried_result].if_unknown("good") != f::tried_result("good") || function_is_no_better(in));
  }
  bool no_better_after_weeks(const Intake& in) const {
    const auto result = in[f::tried_result].if_unknown("good");
    return tried_long_enough(in) && (result == f::tried_result("same") || result == f::tried_result("worse"));
  }

  double weeks_, arthritis_age_, arthritis_stiffness_, arthritis_tonnis_, arthritis_kl_, narrow_joint_;
  double hoos12_change_, pgq_change_;
};

}  // namespace

REHAB_PLUGIN(TherapyReferral, "therapy_referral")
