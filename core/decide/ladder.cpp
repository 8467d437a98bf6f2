// SPDX-License-Identifier: Apache-2.0
#include "decide/ladder.hpp"

#include <algorithm>

namespace rehab {

namespace {

StageMove one_back(int done, const std::string& rule) {
  return {std::max(1, done - 1), done > 1 ? StageStep::back : StageStep::keep, rule, done == 1};
}

Intake facts_of(const ExerciseProgress& progress) {
  Intake facts;
  if (!progress.pain.empty()) {
    facts.record(session::pain_last.key, progress.pain.back());
    facts.record(session::pain_most.key, std::ranges::max(progress.pain));
  }
  if (progress.settled) facts.record(session::settled.key, std::string(*progress.settled ? "yes" : "no"));
  return facts;
}

/// The most careful step that holds; nullptr: none does, or one more careful might.
const StepRule* step_from(const ExerciseProgress& progress, std::span<const Bundle* const> bundles) {
  const Intake facts = facts_of(progress);
  const StepRule* found = nullptr;
  bool might_be_up = true;
  for (const Bundle* bundle : bundles)
    for (const StepRule& rule : bundle->steps) {
      const Truth truth = evaluate(rule.when, [&](std::string_view key) { return facts.find(key); });
      if (truth == Truth::yes && (!found || rule.step > found->step)) found = &rule;
      if (truth == Truth::unknown && rule.step != StageStep::up) might_be_up = false;
    }
  return found && found->step == StageStep::up && !might_be_up ? nullptr : found;
}

struct Ladder {
  const Case& c;
  const Exercise& exercise;
  const std::vector<FormVerdict>& verdicts;
  const Wish* wish;
  const ExerciseProgress* progress;
};

void add_limits(Limits& limits, const Ladder& ladder, const FormVerdict& verdict) {
  for_each_in_force(ladder.c, ladder.exercise, EffectKind::limit, [&](const FiredRule& fired, const Effect& effect) {
    const bool known =
        std::any_of(limits.begin(), limits.end(), [&](const LimitInForce& l) { return l.limit == &effect.limit; });
    if (!known && effect.limit.concerns_exercises() && verdict.concerned_by(effect))
      limits.push_back({&effect.limit, reason_for(fired, EffectKind::limit)});
  });
}

const FormVerdict* find(const std::vector<FormVerdict>& verdicts, const std::string& form) {
  const auto found =
      std::find_if(verdicts.begin(), verdicts.end(), [&](const FormVerdict& v) { return v.form->id == form; });
  return found == verdicts.end() ? nullptr : &*found;
}

/// The form a stage is done in; on a bed its bed version where there is one. nullptr: the card names none such.
const FormVerdict* form_of(const Ladder& ladder, const FormVerdict& start, const Stage& stage) {
  if (stage.form.empty()) return &start;
  if (start.form->on_bed)
    if (const FormVerdict* on_bed = find(ladder.verdicts, stage.form + "_on_bed")) return on_bed;
  return find(ladder.verdicts, stage.form);
}

/// What keeps this patient from a stage; empty: nothing.
std::string obstacle(const Ladder& ladder, const FormVerdict& start, const FormVerdict* printed, int stage, int done,
                     const Limits& limits) {
  const Dose& dose = start.form->stages[static_cast<std::size_t>(stage - 1)].dose;
  const LimitInForce* weight = strictest(limits, &Limit::ankle_kg);
  const LimitInForce* band = strictest(limits, &Limit::band);
  const LimitInForce* kept = keeping_stage(limits);
  if (kept && ladder.progress && stage > done) return kept->reason.rule->name();
  if (band && dose.band > *band->limit->band) return band->reason.rule->name();
  if (dose.ankle_kg > 0 && weight && dose.ankle_kg > *weight->limit->ankle_kg) return weight->reason.rule->name();
  if (dose.ankle_kg > 0 && !has_at_home(ladder.c.facts, "ankle_weight")) return "equipment";
  if (printed == &start) return "";
  if (!printed || !printed->allowed() || !is_unasked(*printed, ladder.wish)) return "form";
  return printed->equipment.missing.empty() ? "" : "equipment";
}

StageStep step_between(const Ladder& ladder, int done, int stage) {
  if (!ladder.progress) return StageStep::start;
  if (stage == done) return StageStep::keep;
  return stage > done ? StageStep::up : StageStep::back;
}

/// The highest stage within reach of a form, not above `highest`, which `why` explains.
Rung climb(const Ladder& ladder, const FormVerdict& start, const Limits& limits, int highest, const std::string& why) {
  const int last = static_cast<int>(start.form->stages.size());
  const StageMove move = next_stage(ladder.progress, last, ladder.c.bundles);
  const int done = ladder.progress ? std::clamp(ladder.progress->stage, 1, last) : 1;
  Rung rung;
  rung.by_progress = move.stage <= highest;
  rung.step_rule = rung.by_progress ? move.rule : why;
  for (int stage = std::min(move.stage, highest); stage >= 1; --stage) {
    rung.stage = stage;
    rung.limits = limits;
    rung.printed = form_of(ladder, start, start.form->stages[static_cast<std::size_t>(stage - 1)]);
    if (rung.printed && rung.printed != &start) add_limits(rung.limits, ladder, *rung.printed);
    const std::string reason = obstacle(ladder, start, rung.printed, stage, done, rung.limits);
    if (reason.empty()) break;
    rung.step_rule = reason;
    rung.by_progress = false;
    rung.printed = nullptr;
  }
  if (!rung.printed) {  // a card whose first stage is out of reach: its own form, as gently as it goes
    rung.limits = limits;
    rung.printed = &start;
  }
  rung.step = step_between(ladder, done, rung.stage);
  rung.smaller_dose = move.smaller_dose && rung.stage == 1;
  if (!ladder.progress) rung.step_rule.clear();
  return rung;
}

}  // namespace

StageMove next_stage(const ExerciseProgress* progress, int last_stage, std::span<const Bundle* const> bundles) {
  if (!progress) return {};
  const int done = std::clamp(progress->stage, 1, last_stage);
  const StepRule* rule = step_from(*progress, bundles);
  if (!rule) return {done, StageStep::keep, "not_recorded", false};
  if (rule->step == StageStep::back) return one_back(done, rule->id);
  if (rule->step == StageStep::keep) return {done, StageStep::keep, rule->id, false};
  if (done == last_stage) return {done, StageStep::keep, "last_stage", false};
  return {done + 1, StageStep::up, rule->id, false};
}

bool is_offered(const Form& form, const Wish* wish) {
  if (form.offered == Offered::always) return true;
  return form.offered == Offered::on_request && wish && wish->form == form.id;
}

bool is_unasked(const FormVerdict& verdict, const Wish* wish) {
  return verdict.asked_by.empty() || (wish && wish->named);
}

Rung rung_for(const Case& c, const Exercise& exercise, const std::vector<FormVerdict>& verdicts, std::size_t start) {
  const ExerciseProgress* progress = nullptr;
  if (c.patient.progress)
    if (const auto found = c.patient.progress->exercises.find(exercise.id);
        found != c.patient.progress->exercises.end())
      progress = &found->second;
  const Ladder ladder{c, exercise, verdicts, c.wishes.find(exercise.id), progress};

  Limits limits;
  int highest = static_cast<int>(verdicts[start].form->stages.size());
  std::string why;
  bool smaller_dose = false;
  for (std::size_t i = 0; i < start; ++i) {
    if (verdicts[i].form->offered != Offered::always) continue;
    add_limits(limits, ladder, verdicts[i]);
    const Rung rung = climb(ladder, verdicts[i], limits, highest, why);
    smaller_dose = smaller_dose || rung.smaller_dose;
    if (rung.stage >= highest) continue;
    highest = rung.stage;
    why = rung.by_progress ? "last_stage" : rung.step_rule;
  }
  add_limits(limits, ladder, verdicts[start]);
  Rung rung = climb(ladder, verdicts[start], limits, highest, why);
  rung.smaller_dose = rung.smaller_dose || smaller_dose;
  return rung;
}

}  // namespace rehab
