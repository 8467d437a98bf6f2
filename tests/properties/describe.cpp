// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/date.hpp"
#include "base/text.hpp"
#include "decide/match.hpp"
#include "model/value_text.hpp"
#include "properties/world.hpp"

namespace rehab::properties {

namespace {

std::string dose_text(const Dose& d) {
  std::string text;
  for (const int n : {d.sets, d.times, d.lift_s, d.hold_s, d.lower_s, d.rest_s, d.days, d.band})
    text += std::to_string(n) + "/";
  return text + number_text(d.ankle_kg) + "kg";
}

std::string legs_text(const ExerciseDecision& d, PlanText how) {
  std::vector<std::string> legs;
  for (const Side leg : d.legs) legs.emplace_back(word_of(how.mirror ? other_side(leg) : leg));
  if (!how.legs_in_order) std::sort(legs.begin(), legs.end());
  return join(legs, "+");
}

std::string reasons_text(const std::vector<Reason>& reasons) {
  std::string text;
  for (const Reason& r : reasons) {
    text += " " + r.rule->name() + ":" + std::to_string(static_cast<int>(r.effect)) + (r.not_recorded ? "?" : "");
    for (const auto& [key, value] : r.values)
      text += "[" + key + "=" + (value ? value_text(*value) : "not recorded") + "]";
  }
  return text;
}

std::string exercise_text(const ExerciseDecision& d, PlanText how) {
  std::string text = d.exercise->id + " outcome " + std::to_string(static_cast<int>(d.outcome)) + " waits " +
                     std::to_string(static_cast<int>(d.waits_for));
  if (!d.form) return text;
  return text + " " + d.form->id + " legs " + legs_text(d, how) + " stage " + std::to_string(d.stage) + " " +
         d.step_rule + " dose " + dose_text(d.dose) + " sore " + dose_text(d.sore_dose) + " " +
         std::to_string(d.minutes) + " min";
}

std::string forms_text(const ExerciseDecision& d) {
  std::string text;
  for (const FormDecision& f : d.forms) {
    text += "\n    " + std::string(f.form) + (f.chosen ? " chosen" : "") + reasons_text(f.forbidden_by) + " missing " +
            join(f.missing);
    for (const DroppedLeg& leg : f.dropped_legs)
      text += " without " + std::string(word_of(leg.leg)) + reasons_text(leg.reasons);
  }
  return text + "\n    asked" + reasons_text(d.asked_by) + " limited" + reasons_text(d.limited_by) + " notes" +
         reasons_text(d.step_notes) + " lifted" + reasons_text(d.lifted);
}

}  // namespace

std::string plan_of(const Regimen& regimen, PlanText how) {
  std::string text = regimen.state == RegimenState::held ? "held\n" : "issued\n";
  for (const ExerciseDecision& d : regimen.exercises) text += "  " + exercise_text(d, how) + "\n";
  return text;
}

std::string described(const Decision& decision) {
  const Regimen& r = decision.regimen;
  std::string text = plan_of(r);
  for (const ExerciseDecision& d : r.exercises) text += "  " + d.exercise->id + forms_text(d) + "\n";
  text += "until " + date_text(r.use_until) + " today " + std::to_string(r.today) + " holding" +
          reasons_text(r.holding) + " limits" + reasons_text(r.plan_limits) + " sheet" + reasons_text(r.sheet_notes) +
          " record" + reasons_text(r.record_notes) + "\nnot evaluated";
  for (const NotEvaluated& each : r.not_evaluated) text += " " + each.rule->name();
  for (const ReferralDecision& f : r.referrals)
    text += "\nrefer " + std::to_string(static_cast<int>(f.to)) + " " + std::to_string(static_cast<int>(f.urgency)) +
            reasons_text(f.reasons);
  for (const RequestProblem& p : decision.problems) text += "\n" + p.field + ": " + p.message;
  return text + "\n";
}

std::string described(const Patient& patient) {
  std::string text;
  for (const auto& [key, value] : patient.intake.facts.answers()) text += key + ": " + value_text(value) + "\n";
  for (const auto& [id, advice] : patient.advice)
    for (const auto& [rule, judgement] : advice.rules)
      if (judgement.fires) text += id + "/" + rule + " fires\n";
  if (patient.intake.progress)
    for (const auto& [id, done] : patient.intake.progress->exercises)
      text += id + " was at stage " + std::to_string(done.stage) + "\n";
  return text;
}

}  // namespace rehab::properties
