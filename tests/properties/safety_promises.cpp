// SPDX-License-Identifier: Apache-2.0
#include "properties/safety_promises.hpp"

#include <algorithm>
#include <functional>

namespace rehab::properties {

namespace {

namespace f = rehab::field;

/// What of a printed exercise the promises speak of.
class Printed {
 public:
  explicit Printed(const ExerciseDecision& decision) : d_(decision) {}

  bool is_one_of(std::initializer_list<std::string_view> ids) const {
    return std::ranges::find(ids, std::string_view(d_.exercise->id)) != ids.end();
  }
  bool is(std::string_view fact, std::string_view word) const {
    return std::get<std::string>(d_.form->facts.at(std::string(fact))) == word;
  }
  int angle(std::string_view fact) const { return std::get<int>(d_.form->facts.at(std::string(fact))); }
  bool uses(std::string_view thing) const { return std::ranges::find(d_.uses, thing) != d_.uses.end(); }
  bool is_loaded() const { return is("resistance", "yes") || d_.dose.ankle_kg > 0; }
  bool is_unsupported() const { return is("position", "standing") && is("balance", "no_hands"); }
  const Dose& dose() const { return d_.dose; }

 private:
  const ExerciseDecision& d_;
};

bool has(const Intake& in, const Field<Words>& field, std::string_view word) {
  return in[field].if_unknown({}).has(word);
}
bool pregnant(const Intake& in) {
  return in[f::pregnant].value() == "yes";
}
bool pregnant_from(const Intake& in, int weeks) {
  return pregnant(in) && in[f::pregnancy_weeks].value() >= weeks;
}
bool childbearing(const Intake& in) {
  return in[f::pregnant].value() != "no";
}
bool girdle_pain(const Intake& in) {
  return childbearing(in) && (has(in, f::pain_where, "pubic_bone") || has(in, f::pain_where, "buttock"));
}
bool blood_pressure_from(const Intake& in, int systolic, int diastolic) {
  return in[f::blood_pressure_systolic].if_unknown(0) >= systolic ||
         in[f::blood_pressure_diastolic].if_unknown(0) >= diastolic;
}
bool urgent(const Intake& in) {
  for (const std::string_view flag : f::red_flags.words)
    if (flag != "inflammatory_arthritis" && flag != "pregnancy_warning_sign" && has(in, f::red_flags, flag))
      return true;
  const bool warning = has(in, f::red_flags, "pregnancy_warning_sign") && childbearing(in);
  return warning || blood_pressure_from(in, 180, 110) || in[f::age].value() < 16;
}
bool surgery_is_fresh(const Intake& in) {
  return in[f::hip_surgery_weeks].if_unknown(100) < 12 || in[f::hip_surgery_limits].if_unknown("lifted") == "in_force";
}

bool limits_may_be_in_force(const Intake& in) {
  return in[f::hip_surgery_what].recorded() && in[f::hip_surgery_limits].if_unknown("in_force") == "in_force";
}

using Speaks = std::function<bool(const Intake&)>;

/// No exercise that is printed may be so.
struct OfExercises {
  std::string says;
  Speaks speaks_of;
  std::function<bool(const Printed&)> forbids;
};

Speaks when(const Field<Words>& field, std::string_view word) {
  return [&field, word](const Intake& in) { return has(in, field, word); };
}

const std::vector<OfExercises>& of_exercises() {
  static const std::vector<OfExercises> promises = {
      {"pregnant: never face down", pregnant, [](const Printed& p) { return p.is("position", "prone"); }},
      {"pregnant: no standing without a hold, no crossed legs", pregnant,
       [](const Printed& p) { return p.is_unsupported() || p.is("crosses_legs", "yes"); }},
      {"pregnant: the pelvic tilt is not done lying", pregnant,
       [](const Printed& p) { return p.is_one_of({"pelvic_tilt"}) && p.is("position", "supine"); }},
      {"from 14 weeks: never flat on the back", [](const Intake& in) { return pregnant_from(in, 14); },
       [](const Printed& p) { return p.is("position", "supine"); }},
      {"from 14 weeks: no added weight", [](const Intake& in) { return pregnant_from(in, 14); },
       [](const Printed& p) { return p.dose().ankle_kg > 0; }},
      {"from 14 weeks: planks of 20 seconds at most", [](const Intake& in) { return pregnant_from(in, 14); },
       [](const Printed& p) { return p.is_one_of({"plank"}) && p.dose().hold_s > 20; }},
      {"from 28 weeks: no straddle", [](const Intake& in) { return pregnant_from(in, 28); },
       [](const Printed& p) { return p.is("straddle", "yes"); }},
      {"pelvic girdle pain: no straddle", girdle_pain, [](const Printed& p) { return p.is("straddle", "yes"); }},
      {"pelvic girdle or side-of-hip pain: the leg is lifted a little way out",
       [](const Intake& in) { return girdle_pain(in) || has(in, f::pain_where, "side_of_hip"); },
       [](const Printed& p) { return p.is_one_of({"side_hip_abduction"}) && p.angle("hip_abduction_deg") > 25; }},
      {"side-of-hip pain: the band goes forward", when(f::pain_where, "side_of_hip"),
       [](const Printed& p) { return p.is_one_of({"band_hip"}) && !p.is("one_leg_stance", "yes"); }},
      {"first 6 weeks after birth: the pelvic tilt alone",
       [](const Intake& in) { return in[f::weeks_since_birth].if_unknown(100) < 6; },
       [](const Printed& p) { return !p.is_one_of({"pelvic_tilt"}); }},
      {"usual pain 6 or more: no load", [](const Intake& in) { return in[f::pain_usual].value() >= 6; },
       [](const Printed& p) {
         return p.is_loaded() || p.is_one_of({"plank", "prone_hip_extension"});
       }},
      {"usual pain 8 or more: tilt and knee to chest alone",
       [](const Intake& in) { return in[f::pain_usual].value() >= 8; },
       [](const Printed& p) {
         return !p.is_one_of({"pelvic_tilt", "knee_to_chest"});
       }},
      {"side-of-hip pain: nothing across the middle", when(f::pain_where, "side_of_hip"),
       [](const Printed& p) { return p.angle("past_midline_deg") > 0 || p.is_one_of({"itb_stretch"}); }},
      {"groin pain: bending below 90 degrees", when(f::pain_where, "groin"),
       [](const Printed& p) { return p.angle("hip_flexion_deg") >= 90; }},
      {"pubic pain: no spreading", when(f::pain_where, "pubic_bone"),
       [](const Printed& p) {
         return p.is("straddle", "yes") || p.is_one_of({"side_hip_abduction", "itb_stretch"});
       }},
      {"thin bones: the back neither bends nor turns", when(f::conditions, "osteoporosis"),
       [](const Printed& p) { return p.is("trunk_flexion", "yes") || p.is("trunk_twist", "yes"); }},
      {"high blood pressure: planks of 20 seconds at most", when(f::conditions, "high_blood_pressure"),
       [](const Printed& p) { return p.is_one_of({"plank"}) && p.dose().hold_s > 20; }},
      {"dysplasia: no stretch to the end", when(f::conditions, "dysplasia"),
       [](const Printed& p) {
         return p.is_one_of({"itb_stretch", "seated_straddle"});
       }},
      {"a hip operated on, limits in force or not recorded: no stretch to the end, nothing across the middle",
       limits_may_be_in_force,
       [](const Printed& p) {
         return p.is_one_of({"itb_stretch", "seated_straddle"}) || p.angle("past_midline_deg") > 0 ||
                p.angle("hip_flexion_deg") > 90 || p.is("straddle", "yes");
       }},
      {"latex allergy: no band of latex", when(f::conditions, "latex_allergy"),
       [](const Printed& p) { return p.uses("band"); }},
      {"numb feet: no band, no weight", when(f::conditions, "numb_feet"),
       [](const Printed& p) { return p.is_loaded(); }},
      {"heart or lung disease: no load, no long hold of the trunk",
       [](const Intake& in) {
         return has(in, f::conditions, "heart_disease") || has(in, f::conditions, "lung_disease");
       },
       [](const Printed& p) {
         return p.is_loaded() || p.angle("trunk_load") > 1 || (p.is_one_of({"plank"}) && p.dose().hold_s > 10);
       }},
      {"fits: never on one leg, never standing without both hands held", when(f::conditions, "fits"),
       [](const Printed& p) {
         const bool holds_on = p.is("balance", "both_hands") || p.is("balance", "not_needed");
         return p.is("one_leg_stance", "yes") || (p.is("position", "standing") && !holds_on);
       }},
      {"cancer treatment: no load", when(f::conditions, "cancer_treatment"),
       [](const Printed& p) { return p.is_loaded(); }},
      {"steroid injection this week: the tilt, legs apart and knee to chest alone",
       when(f::conditions, "steroid_injection_this_week"),
       [](const Printed& p) {
         return !p.is_one_of({"pelvic_tilt", "seated_straddle", "knee_to_chest"});
       }},
      {"cannot lie face down", when(f::cannot, "lie_face_down"),
       [](const Printed& p) { return p.is("position", "prone"); }},
      {"cannot lie on the back", when(f::cannot, "lie_on_back"),
       [](const Printed& p) { return p.is("position", "supine"); }},
      {"cannot use the floor", when(f::cannot, "use_floor"), [](const Printed& p) { return p.is("on_floor", "yes"); }},
      {"cannot kneel", when(f::cannot, "kneel"), [](const Printed& p) { return p.is("kneeling", "yes"); }},
      {"unsteady: no standing without a hold",
       [](const Intake& in) { return in[f::falls].if_unknown("none") != "none"; },
       [](const Printed& p) { return p.is_unsupported() || p.is("crosses_legs", "yes"); }},
      {"has no band", [](const Intake& in) { return in[f::has].recorded() && in[f::has].value().empty(); },
       [](const Printed& p) { return p.is("resistance", "yes"); }},
  };
  return promises;
}

/// No plan at all may go out unless somebody agreed to it; a stop nobody can agree to.
struct OfPlans {
  std::string says;
  Speaks speaks_of;
  std::function<bool(const Regimen&)> keeps;
};

/// Where the page sends the patient: what its most urgent reason says.
bool sends_to(const Regimen& r, std::initializer_list<Destination> places, Urgency at_latest) {
  if (r.state != RegimenState::held || r.holding.empty()) return false;
  const Reason& first = r.holding.front();
  return std::ranges::any_of(first.rule->then, [&](const Effect& effect) {
    return effect.kind == first.effect && effect.urgency <= at_latest &&
           std::ranges::find(places, effect.to) != places.end();
  });
}
bool holds_or_was_lifted(const Regimen& r) {
  return r.state == RegimenState::held || !r.lifted_holds.empty();
}

bool refers_to_therapy(const Regimen& r) {
  return std::ranges::find(r.referrals, Destination::physical_therapy, &ReferralDecision::to) != r.referrals.end();
}
bool begins_under_supervision(const Regimen& r) {
  return std::ranges::any_of(r.sheet_notes, [](const Reason& note) {
    return std::ranges::any_of(note.rule->then,
                               [](const Effect& effect) { return effect.place == Effect::NotePlace::start; });
  });
}
bool seen_within_a_week(const Regimen& r) {
  return r.review_within_days.value_or(100) <= 7;
}
bool nerve_is_in_doubt(const Intake& in) {
  const auto exam = in[f::nerve_exam];
  return exam.if_unknown("normal") == "abnormal" || (has(in, f::pain_where, "below_knee") && !exam.recorded());
}
bool is_near_birth(const Intake& in) {
  return pregnant(in) || in[f::weeks_since_birth].if_unknown(100) <= 6;
}

const std::vector<OfPlans>& of_plans() {
  static const std::vector<OfPlans> promises = {
      {"an urgent red flag, or a child: nothing is printed", urgent,
       [](const Regimen& r) { return r.today == 0 || !r.lifted_holds.empty(); }},
      {"a warning sign stops for good", when(f::red_flags, "cauda_equina"),
       [](const Regimen& r) { return r.today == 0 && r.state == RegimenState::held; }},
      {"a fresh operation is held", surgery_is_fresh, holds_or_was_lifted},
      {"an abnormal nerve examination is held, wherever it hurts",
       [](const Intake& in) { return in[f::nerve_exam].if_unknown("normal") == "abnormal"; }, holds_or_was_lifted},
      {"a vertebral fracture is held", when(f::conditions, "vertebral_fracture"), holds_or_was_lifted},
      {"a clot under treatment is held", when(f::conditions, "clot_treated"), holds_or_was_lifted},
      {"heart or lung disease, or treatment for cancer, is held",
       [](const Intake& in) {
         return has(in, f::conditions, "heart_disease") || has(in, f::conditions, "lung_disease") ||
                has(in, f::conditions, "cancer_treatment");
       },
       holds_or_was_lifted},
      {"chest pain or fainting: a doctor today at the latest", when(f::red_flags, "chest_pain_or_fainting"),
       [](const Regimen& r) {
         return sends_to(r, {Destination::medical, Destination::maternity, Destination::emergency}, Urgency::same_day);
       }},
      {"pregnant or just after birth, with a suspected clot, chest pain or fainting: to the maternity unit at once",
       [](const Intake& in) {
         return is_near_birth(in) && (has(in, f::red_flags, "clot") || has(in, f::red_flags, "chest_pain_or_fainting"));
       },
       [](const Regimen& r) {
         return sends_to(r, {Destination::maternity, Destination::emergency}, Urgency::now);
       }},
      {"suspected transient osteoporosis outside pregnancy: to a doctor today",
       [](const Intake& in) {
         return has(in, f::red_flags, "transient_hip_osteoporosis") && !childbearing(in) &&
                !has(in, f::red_flags, "pregnancy_warning_sign");
       },
       [](const Regimen& r) {
         return sends_to(r, {Destination::medical, Destination::emergency}, Urgency::same_day);
       }},
      {"pregnant with a blood pressure of 140/90 or more: held",
       [](const Intake& in) { return pregnant(in) && blood_pressure_from(in, 140, 90); }, holds_or_was_lifted},
      {"pregnant and problems not asked: held",
       [](const Intake& in) { return pregnant(in) && !in[f::pregnancy_problems].recorded(); }, holds_or_was_lifted},
      {"pain of 6 or more: three exercises at most", [](const Intake& in) { return in[f::pain_usual].value() >= 6; },
       [](const Regimen& r) { return r.today <= 3; }},
      {"pregnant or just after birth: the stop box sends a sore calf to the maternity unit", is_near_birth,
       [](const Regimen& r) { return r.clot_goes_to == Destination::maternity; }},
      {"a fresh operation: supervised therapy is asked for", surgery_is_fresh, refers_to_therapy},
      {"a nerve in doubt: therapy is asked for, and a review within 7 days", nerve_is_in_doubt,
       [](const Regimen& r) { return refers_to_therapy(r) && seen_within_a_week(r); }},
      {"at 16 and 17 the sheet begins with a supervised session",
       [](const Intake& in) { return in[f::age].value() >= 16 && in[f::age].value() < 18; }, begins_under_supervision},
      {"after birth, to the check: seen again by then",
       [](const Intake& in) { return in[f::weeks_since_birth].if_unknown(100) <= 6; },
       [](const Regimen& r) { return r.review_within_days.value_or(1000) <= 10 * 7; }},
      {"pain of 6 or more: seen within 7 days", [](const Intake& in) { return in[f::pain_usual].value() >= 6; },
       [](const Regimen& r) { return r.state == RegimenState::held || r.review_within_days.value_or(100) <= 7; }},
  };
  return promises;
}

}  // namespace

std::string broken_promises(const Intake& facts, const Regimen& regimen, std::map<std::string, int>* spoke) {
  std::string broken;
  for (const OfPlans& promise : of_plans()) {
    if (!promise.speaks_of(facts)) continue;
    if (spoke) ++(*spoke)[promise.says];
    if (!promise.keeps(regimen)) broken += promise.says + "\n";
  }
  for (const OfExercises& promise : of_exercises()) {
    if (!promise.speaks_of(facts)) continue;
    if (spoke) ++(*spoke)[promise.says];
    for (std::size_t i = 0; i < regimen.today; ++i)
      if (promise.forbids(Printed(regimen.exercises[i])))
        broken += promise.says + ": " + regimen.exercises[i].exercise->id + "." + regimen.exercises[i].form->id + "\n";
  }
  return broken;
}

}  // namespace rehab::properties
