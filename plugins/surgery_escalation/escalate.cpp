// SPDX-License-Identifier: Apache-2.0
// When a letter for a specialist's opinion is written: exercises were tried and failed, and function or the imaging
// report speaks for it. Angles and grades are typed from the report; nothing here reads an image. A number that is not
// recorded speaks for no rule. Each criterion is a function of its own, named after what it finds; what most often ends
// the question is asked first.
#include <rehab/plugin.hpp>

namespace {

namespace f = rehab::field;
using rehab::Intake;

struct Figures {
  explicit Figures(const rehab::Settings& s)
      : grown_age(s.number("safety_rules/grown_age")),
        stop_systolic(s.number("safety_rules/stop_systolic")),
        stop_diastolic(s.number("safety_rules/stop_diastolic")),
        arthritis_tonnis_grade(s.number("safety_rules/arthritis_tonnis_grade")),
        arthritis_kl_grade(s.number("safety_rules/arthritis_kl_grade")),
        narrow_joint_mm(s.number("safety_rules/narrow_joint_mm")),
        dysplasia_lcea_deg(s.number("dysplasia_lcea_deg")),
        borderline_lcea_deg(s.number("borderline_lcea_deg")),
        dysplasia_tonnis_deg(s.number("dysplasia_tonnis_deg")),
        osteotomy_from_age(s.number("osteotomy_from_age")),
        osteotomy_to_age(s.number("osteotomy_to_age")),
        typical_below_age(s.number("typical_below_age")),
        individual_to_age(s.number("individual_to_age")),
        smallest_change(s.number("smallest_change")),
        hoos12_change(s.number("safety_rules/hoos12_change")),
        pgq_change(s.number("safety_rules/pgq_change")),
        failed_conservative_care_weeks(s.number("failed_conservative_care_weeks")),
        disabling_pain(s.number("disabling_pain")) {}

  double grown_age, stop_systolic, stop_diastolic;
  double arthritis_tonnis_grade, arthritis_kl_grade, narrow_joint_mm;
  double dysplasia_lcea_deg, borderline_lcea_deg, dysplasia_tonnis_deg;
  double osteotomy_from_age, osteotomy_to_age, typical_below_age, individual_to_age;
  double smallest_change, hoos12_change, pgq_change, failed_conservative_care_weeks, disabling_pain;
};

/// A score before and now; nothing where one of the two is not recorded.
struct Gain {
  rehab::Answer<int> better, than;

  bool recorded() const { return better.recorded() && than.recorded(); }
  bool is_at_least(double least) const { return recorded() && better.value() - than.value() >= least; }
  /// `room`: what the score could still gain. Where that is less than `least` it says nothing.
  bool is_below(double least, int room) const {
    return recorded() && room >= least && better.value() - than.value() < least;
  }
};

/// What is found in one intake.
struct Findings {
  const Intake& in;
  const Figures& figures;

  bool has_urgent_flag() const {
    const auto flags = in[f::red_flags].value();
    for (std::string_view flag : f::red_flags.words)
      if (flag != f::red_flags("inflammatory_arthritis") && flags.has(flag)) return true;
    return in[f::blood_pressure_systolic].if_unknown(0) >= figures.stop_systolic ||
           in[f::blood_pressure_diastolic].if_unknown(0) >= figures.stop_diastolic ||
           in[f::xray_avn].if_unknown("no") == f::xray_avn("yes");
  }

  bool is_grown() const {
    return in[f::age].value() >= figures.grown_age || in[f::xray_triradiate_closed].if_unknown("no") == "yes";
  }

  bool tried_exercise() const {
    const auto tried = in[f::tried].if_unknown({});
    return tried.has(f::tried("exercise_at_home")) || tried.has(f::tried("supervised"));
  }

  bool care_is_documented() const {
    return tried_exercise() && in[f::tried_weeks].recorded() && response_is_recorded();
  }

  /// S1.
  bool gate_is_open() const {
    return care_is_documented() && is_grown() && in[f::pregnant].value() != f::pregnant("yes") && !has_urgent_flag();
  }

  /// HOOS-12 is best at 100, the Pelvic Girdle Questionnaire at 0.
  Gain gain_of_hoos12() const { return {in[f::scores_hoos12], in[f::scores_hoos12_before]}; }
  Gain gain_of_pgq() const { return {in[f::scores_pgq_before], in[f::scores_pgq]}; }

  bool response_is_recorded() const {
    return in[f::tried_result].recorded() || in[f::pain_before].recorded() || gain_of_hoos12().recorded() ||
           gain_of_pgq().recorded();
  }

  bool function_is_no_better() const {
    return gain_of_hoos12().is_below(figures.hoos12_change, 100 - in[f::scores_hoos12_before].if_unknown(100)) ||
           gain_of_pgq().is_below(figures.pgq_change, in[f::scores_pgq_before].if_unknown(0));
  }

  bool function_is_better() const {
    return gain_of_hoos12().is_at_least(figures.hoos12_change) || gain_of_pgq().is_at_least(figures.pgq_change);
  }

  /// N8: a score of function that gained too little, or enough, decides, then the word where it is clear, else the
  /// points of pain; "same" is overruled by a point less.
  bool response_is_below_minimum() const {
    const auto result = in[f::tried_result].if_unknown("partial");
    if (result == f::tried_result("worse") || function_is_no_better()) return true;
    if (result == f::tried_result("good") || function_is_better()) return false;
    const auto before = in[f::pain_before];
    if (!before.recorded()) return result == f::tried_result("same");
    return before.value() - in[f::pain_usual].value() < figures.smallest_change;
  }

  bool care_has_failed() const {
    return care_is_documented() && in[f::tried_weeks].value() >= figures.failed_conservative_care_weeks &&
           response_is_below_minimum();
  }

  bool life_is_limited() const { return in[f::daily_life].if_unknown("fine") != f::daily_life("fine"); }

  bool life_is_severely_limited() const {
    const auto life = in[f::daily_life].if_unknown("fine");
    return life == f::daily_life("most_tasks_hard") || life == f::daily_life("walking_aid");
  }

  bool has_symptoms() const { return in[f::pain_usual].value() > 0 || life_is_limited(); }

  bool is_dysplastic() const {
    return in[f::xray_lcea_deg].if_unknown(figures.dysplasia_lcea_deg) < figures.dysplasia_lcea_deg ||
           in[f::xray_tonnis_angle_deg].if_unknown(0) > figures.dysplasia_tonnis_deg;
  }

  bool is_borderline() const {
    const auto lcea = in[f::xray_lcea_deg];
    return lcea.recorded() && lcea.value() >= figures.dysplasia_lcea_deg && lcea.value() <= figures.borderline_lcea_deg;
  }

  bool has_late_arthritis() const { return in[f::xray_tonnis_grade].if_unknown(0) >= figures.arthritis_tonnis_grade; }

  bool has_moderate_arthritis() const {
    return has_late_arthritis() || in[f::xray_kl_grade].if_unknown(0) >= figures.arthritis_kl_grade;
  }

  bool has_narrow_joint() const {
    return in[f::xray_joint_space_mm].if_unknown(figures.narrow_joint_mm) < figures.narrow_joint_mm;
  }

  bool is_favourable_for_osteotomy() const {
    const int age = in[f::age].value();
    return age >= figures.osteotomy_from_age && age <= figures.osteotomy_to_age &&
           in[f::xray_tonnis_grade].recorded() && !has_late_arthritis() && !has_narrow_joint() &&
           in[f::xray_congruent].if_unknown("not_reported") == "yes" &&
           in[f::xray_triradiate_closed].if_unknown("not_reported") != "no";
  }

  bool is_unfavourable_for_osteotomy() const {
    return in[f::age].value() > figures.osteotomy_to_age || has_late_arthritis() || has_narrow_joint();
  }

  bool is_replacement_pattern() const {
    return in[f::pain_usual].value() >= figures.disabling_pain && life_is_limited() && has_moderate_arthritis();
  }

  bool may_be_preserved() const { return is_dysplastic() || is_borderline(); }

  bool has_any_pattern() const {
    return (may_be_preserved() && has_symptoms()) || is_replacement_pattern() || life_is_severely_limited();
  }

  bool is_right_for_osteotomy() const { return is_dysplastic() && is_favourable_for_osteotomy(); }
  bool is_past_osteotomy() const { return may_be_preserved() && is_unfavourable_for_osteotomy(); }

  bool is_preserved_early() const { return may_be_preserved() && in[f::age].value() < figures.typical_below_age; }
  bool is_preserved_late() const { return may_be_preserved() && in[f::age].value() > figures.individual_to_age; }
  bool is_preserved_between() const { return may_be_preserved() && !is_preserved_early() && !is_preserved_late(); }

  bool has_open_growth_plate() const { return in[f::xray_triradiate_closed].if_unknown("not_reported") == "no"; }
  bool is_incongruent() const { return in[f::xray_congruent].if_unknown("not_reported") == "no"; }
  bool has_treated_clot() const { return in[f::conditions].if_unknown({}).has(f::conditions("clot_treated")); }
  bool can_not_follow_alone() const { return in[f::cannot].if_unknown({}).has(f::cannot("follow_alone")); }
};

/// S4 to S12: what the letter tells of a hip that has a pattern.
struct Told {
  std::string_view rule;
  bool (Findings::*is_found)() const;
};

constexpr Told told[] = {
    {"S4", &Findings::is_dysplastic},
    {"S5", &Findings::is_borderline},
    {"S6", &Findings::is_right_for_osteotomy},
    {"S7", &Findings::is_past_osteotomy},
    {"S8_under_40", &Findings::is_preserved_early},
    {"S8_40_to_50", &Findings::is_preserved_between},
    {"S8_over_50", &Findings::is_preserved_late},
    {"S9", &Findings::is_replacement_pattern},
    {"S10", &Findings::life_is_severely_limited},
    {"S12_growth_plate", &Findings::has_open_growth_plate},
    {"S12_incongruent", &Findings::is_incongruent},
    {"S12_clot", &Findings::has_treated_clot},
    {"S12_not_alone", &Findings::can_not_follow_alone},
};

class SurgeryEscalation : public rehab::Plugin {
 public:
  explicit SurgeryEscalation(const rehab::Settings& settings) : figures_(settings) {
    judge("S1", [](const Findings& found) { return !found.gate_is_open() && found.has_any_pattern(); });
    judge("S2", [](const Findings& found) { return found.care_has_failed() && found.gate_is_open(); });
    judge("S3", [](const Findings& found) {
      return found.care_has_failed() && found.has_moderate_arthritis() && found.gate_is_open();
    });
    for (const Told& each : told)
      judge(each.rule, [&each](const Findings& found) {
        return found.care_has_failed() && (found.*each.is_found)() && found.has_any_pattern() && found.gate_is_open();
      });
  }

 private:
  template <class Fires>
  void judge(std::string_view id, Fires fires) {
    rule(id, [this, fires](const Intake& in) { return fires(Findings{in, figures_}); });
  }

  Figures figures_;
};

}  // namespace

REHAB_PLUGIN(SurgeryEscalation, "surgery_escalation")
