// SPDX-License-Identifier: Apache-2.0
// When a letter for a specialist's opinion is written: exercises were tried and failed, and function or the imaging
// report speaks for it. Angles and grades are typed from the report; nothing here reads an image. A number that is not
// recorded speaks for no rule. Each criterion is a function of its own, named after what it finds.
#include <rehab/plugin.hpp>

namespace {

namespace f = rehab::field;
using rehab::Intake;

constexpr double dysplasia_lcea_below = 20;                       // degrees, S4
constexpr double borderline_lcea_up_to = 25;                      // degrees, S5
constexpr double dysplasia_tonnis_above = 10;                     // degrees, S4
constexpr int osteotomy_age_from = 18, osteotomy_age_up_to = 45;  // years, S6 and S7
constexpr int typical_age_below = 40, individual_age_up_to = 50;  // years, S8
constexpr double joint_space_below = 3;                           // mm, S7
constexpr int early_tonnis_up_to = 1;                             // grade, S6; above it S7 and S9
constexpr int moderate_kl_from = 3;                               // grade, S9
constexpr int grown_from = 16;                                    // years, S1
constexpr int stop_systolic = 180, stop_diastolic = 110;          // mmHg, F15
constexpr int smallest_change_of_pain = 1;  // points of 10, N8; in whole points its 15 % never asks for more

bool has_urgent_flag(const Intake& in) {
  const auto flags = in[f::red_flags].value();
  for (std::string_view flag : f::red_flags.words)
    if (flag != f::red_flags("inflammatory_arthritis") && flags.has(flag)) return true;
  return in[f::blood_pressure_systolic].if_unknown(0) >= stop_systolic ||
         in[f::blood_pressure_diastolic].if_unknown(0) >= stop_diastolic ||
         in[f::xray_avn].if_unknown("no") == f::xray_avn("yes");
}

bool is_grown(const Intake& in) {
  return in[f::age].value() >= grown_from || in[f::xray_triradiate_closed].if_unknown("no") == "yes";
}

bool tried_exercise(const Intake& in) {
  const auto tried = in[f::tried].if_unknown({});
  return tried.has(f::tried("exercise_at_home")) || tried.has(f::tried("supervised"));
}

/// S1. What was tried must be on record with kind, weeks and response.
bool gate_is_open(const Intake& in) {
  const bool documented = tried_exercise(in) && in[f::tried_weeks].recorded() &&
                          (in[f::tried_result].recorded() || in[f::pain_before].recorded());
  return !has_urgent_flag(in) && is_grown(in) && in[f::pregnant].value() != f::pregnant("yes") && documented;
}

/// N8: the word decides where it is clear, else the points of pain; "same" is overruled by a point less.
bool response_is_below_minimum(const Intake& in) {
  const auto result = in[f::tried_result].if_unknown("partial");
  if (result == f::tried_result("worse")) return true;
  if (result == f::tried_result("good")) return false;
  const auto before = in[f::pain_before];
  if (!before.recorded()) return result == f::tried_result("same");
  return before.value() - in[f::pain_usual].value() < smallest_change_of_pain;
}

bool life_is_limited(const Intake& in) {
  return in[f::daily_life].if_unknown("fine") != f::daily_life("fine");
}

bool life_is_severely_limited(const Intake& in) {
  const auto life = in[f::daily_life].if_unknown("fine");
  return life == f::daily_life("most_tasks_hard") || life == f::daily_life("walking_aid");
}

bool has_symptoms(const Intake& in) {
  return in[f::pain_usual].value() > 0 || life_is_limited(in);
}

bool is_dysplastic(const Intake& in) {
  return in[f::xray_lcea_deg].if_unknown(dysplasia_lcea_below) < dysplasia_lcea_below ||
         in[f::xray_tonnis_angle_deg].if_unknown(0) > dysplasia_tonnis_above;
}

bool is_borderline(const Intake& in) {
  const auto lcea = in[f::xray_lcea_deg];
  return lcea.recorded() && lcea.value() >= dysplasia_lcea_below && lcea.value() <= borderline_lcea_up_to;
}

bool has_late_arthritis(const Intake& in) {
  return in[f::xray_tonnis_grade].if_unknown(0) > early_tonnis_up_to;
}

bool has_moderate_arthritis(const Intake& in) {
  return has_late_arthritis(in) || in[f::xray_kl_grade].if_unknown(0) >= moderate_kl_from;
}

bool has_narrow_joint(const Intake& in) {
  return in[f::xray_joint_space_mm].if_unknown(joint_space_below) < joint_space_below;
}

bool is_favourable_for_osteotomy(const Intake& in) {
  const int age = in[f::age].value();
  const auto grade = in[f::xray_tonnis_grade];
  return age >= osteotomy_age_from && age <= osteotomy_age_up_to && grade.recorded() &&
         grade.value() <= early_tonnis_up_to && !has_narrow_joint(in) &&
         in[f::xray_congruent].if_unknown("not_reported") == "yes" &&
         in[f::xray_triradiate_closed].if_unknown("not_reported") != "no";
}

bool is_unfavourable_for_osteotomy(const Intake& in) {
  return in[f::age].value() > osteotomy_age_up_to || has_late_arthritis(in) || has_narrow_joint(in);
}

std::string_view age_rule(int age) {
  if (age < typical_age_below) return "S8_under_40";
  return age <= individual_age_up_to ? "S8_40_to_50" : "S8_over_50";
}

/// S12, a rule for each.
void name_cautions(const Intake& in, rehab::Advice& advice) {
  if (in[f::xray_triradiate_closed].if_unknown("not_reported") == "no") advice.fire("S12_growth_plate");
  if (in[f::xray_congruent].if_unknown("not_reported") == "no") advice.fire("S12_incongruent");
  if (in[f::conditions].if_unknown({}).has(f::conditions("clot_treated"))) advice.fire("S12_clot");
  if (in[f::cannot].if_unknown({}).has(f::cannot("follow_alone"))) advice.fire("S12_not_alone");
}

class SurgeryEscalation : public rehab::Plugin {
 public:
  explicit SurgeryEscalation(const rehab::Settings& settings)
      : failed_after_weeks_(settings.number("failed_conservative_care_weeks")),
        disabling_pain_(settings.number("disabling_pain")) {}

  rehab::Advice advise(const Intake& in) const override {
    rehab::Advice advice;
    if (!gate_is_open(in)) {
      if (has_any_pattern(in)) advice.fire("S1");
      return advice;
    }
    if (!care_has_failed(in)) return advice;
    advice.fire("S2");
    if (has_moderate_arthritis(in)) advice.fire("S3");
    if (!has_any_pattern(in)) return advice;
    if (is_dysplastic(in) || is_borderline(in)) about_preservation(in, advice);
    if (is_replacement_pattern(in)) advice.fire("S9");
    if (life_is_severely_limited(in)) advice.fire("S10");
    name_cautions(in, advice);
    return advice;
  }

 private:
  bool care_has_failed(const Intake& in) const {
    return in[f::tried_weeks].value() >= failed_after_weeks_ && response_is_below_minimum(in);
  }

  bool is_replacement_pattern(const Intake& in) const {
    return in[f::pain_usual].value() >= disabling_pain_ && life_is_limited(in) && has_moderate_arthritis(in);
  }

  bool has_any_pattern(const Intake& in) const {
    const bool shape = is_dysplastic(in) || is_borderline(in);
    return (shape && has_symptoms(in)) || is_replacement_pattern(in) || life_is_severely_limited(in);
  }

  static void about_preservation(const Intake& in, rehab::Advice& advice) {
    if (is_dysplastic(in)) advice.fire("S4");
    if (is_borderline(in)) advice.fire("S5");
    if (is_dysplastic(in) && is_favourable_for_osteotomy(in)) advice.fire("S6");
    if (is_unfavourable_for_osteotomy(in)) advice.fire("S7");
    advice.fire(age_rule(in[f::age].value()));
  }

  double failed_after_weeks_;
  double disabling_pain_;
};

}  // namespace

REHAB_PLUGIN(SurgeryEscalation, "surgery_escalation")
