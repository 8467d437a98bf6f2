// SPDX-License-Identifier: Apache-2.0
#include "decide/stage.hpp"

#include <algorithm>

namespace rehab {

namespace {

/// What the clinician asked for of one exercise by its own name, not through "all" or a protocol.
struct Wish {
  bool named = false;  ///< lets in what a rule leaves out on request
  std::string form;    ///< empty: any
};

Wish wish_for(const Case& c, const std::string& exercise) {
  Wish wish;
  if ((c.patient.choose.empty() && c.patient.also.empty()) || c.rulebook.protocol(exercise)) return wish;
  for (const auto* choices : {&c.patient.choose, &c.patient.also})
    for (const Choice& choice : *choices) {
      if (choice.exercise != exercise) continue;
      wish.named = true;
      if (wish.form.empty()) wish.form = choice.form;
    }
  return wish;
}

/// A form that comes in by itself, or that the clinician named.
bool is_offered(const Form& form, const Wish& wish) {
  if (form.offered == Offered::always) return true;
  return form.offered == Offered::on_request && wish.form == form.id;
}

/// No rule asks for the clinician's word on it, or the clinician gave it.
bool is_unasked(const FormVerdict& verdict, const Wish& wish) {
  return !verdict.is_asked_for || wish.named;
}

/// No rule prefers another form, or the clinician named this one.
bool is_preferred(const FormVerdict& verdict, const Wish& wish) {
  return !verdict.is_passed_over || wish.form == verdict.form->id;
}

/// nullptr: the card has no form of this name.
const FormVerdict* verdict_on(const Verdicts& verdicts, std::string_view form) {
  const auto found = std::ranges::find_if(verdicts, [&](const FormVerdict& v) { return v.form->id == form; });
  return found == verdicts.end() ? nullptr : &*found;
}

/// The form the clinician named; the card's first where none is.
std::size_t first_wanted(const Verdicts& verdicts, const Wish& wish) {
  const FormVerdict* named = verdict_on(verdicts, wish.form);
  return named ? static_cast<std::size_t>(named - verdicts.data()) : 0;
}

struct Start {
  std::size_t form = 0;
  WaitsFor waits_for = WaitsFor::nothing;
};

/// The best form left. Where the named one is forbidden only a later one may stand in for it: earlier ones ask for
/// more. Nothing: no form is left.
std::optional<Start> start_of(const Verdicts& verdicts, const Wish& wish) {
  const std::size_t from = first_wanted(verdicts, wish);
  std::optional<std::size_t> left, unasked, wanted;
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    const FormVerdict& verdict = verdicts[i];
    if (!verdict.allowed() || !is_offered(*verdict.form, wish)) continue;
    if (!left) left = i;
    if (!is_unasked(verdict, wish)) continue;
    if (!unasked) unasked = i;
    if (i < from || !is_preferred(verdict, wish)) continue;
    if (!wanted) wanted = i;
    if (verdict.equipment->missing.empty()) return Start{i, WaitsFor::nothing};
  }
  if (wanted) return Start{*wanted, WaitsFor::equipment};
  if (unasked) return Start{*unasked, WaitsFor::not_chosen};
  if (left) return Start{*left, WaitsFor::asked_first};
  return {};
}

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
const StepRule* step_from(const ExerciseProgress& progress, const Rulebook& rulebook) {
  const Intake facts = facts_of(progress);
  const StepRule* found = nullptr;
  bool might_be_up = true;
  for (const StepRule* rule : rulebook.steps()) {
    const Truth truth = evaluate(rule->when, [&](std::string_view key) { return facts.find(key); });
    if (truth == Truth::yes && (!found || rule->step > found->step)) found = rule;
    if (truth == Truth::unknown && rule->step != StageStep::up) might_be_up = false;
  }
  return found && found->step == StageStep::up && !might_be_up ? nullptr : found;
}

struct Ladder {
  const Case& c;
  const ExerciseForms& forms;
  Wish wish;
  const ExerciseProgress* progress;  ///< nullptr: not done before
};

void add_limits(Limits& limits, const Ladder& ladder, const FormVerdict& verdict) {
  for_each_in_force(ladder.c, ladder.forms.exercise(), verdict, EffectKind::limit,
                    [&](const FiredRule& fired, const FiredEffect& effect) {
                      const Limit* limit = &effect.effect->limit;
                      if (std::ranges::find(limits, limit, &LimitInForce::limit) == limits.end())
                        limits.push_back({limit, &fired});
                    });
}

/// The form a stage is done in; on a bed its bed version where there is one. nullptr: the card names none such.
const FormVerdict* form_of(const Ladder& ladder, const FormVerdict& start, const Stage& stage) {
  if (stage.form.empty()) return &start;
  const Verdicts& verdicts = ladder.forms.verdicts;
  const auto on_bed = std::ranges::find_if(verdicts, [&](const FormVerdict& v) {
    return start.form->on_bed && v.form->on_bed && v.form->words == stage.form;
  });
  return on_bed == verdicts.end() ? verdict_on(verdicts, stage.form) : &*on_bed;
}

/// What keeps this patient from a stage; empty: nothing.
std::string obstacle(const Ladder& ladder, const Rung& rung, int done) {
  const Dose& dose = rung.on_card().dose;
  const LimitInForce* weight = strictest(rung.limits, &Limit::ankle_kg);
  const LimitInForce* band = strictest(rung.limits, &Limit::band);
  const LimitInForce* kept = keeping_stage(rung.limits);
  if (kept && ladder.progress && rung.stage > done) return kept->fired->rule().name();
  if (band && dose.band > *band->limit->band) return band->fired->rule().name();
  if (dose.ankle_kg > 0 && weight && dose.ankle_kg > *weight->limit->ankle_kg) return weight->fired->rule().name();
  if (dose.ankle_kg > 0 && !Home(ladder.c.facts).has("ankle_weight")) return "equipment";
  if (rung.printed == rung.start) return "";
  if (!rung.printed || !rung.printed->allowed()) return "form";
  if (!is_unasked(*rung.printed, ladder.wish) || !is_preferred(*rung.printed, ladder.wish)) return "form";
  return rung.printed->equipment->missing.empty() ? "" : "equipment";
}

StageStep step_between(const Ladder& ladder, int done, int stage) {
  if (!ladder.progress) return StageStep::start;
  if (stage == done) return StageStep::keep;
  return stage > done ? StageStep::up : StageStep::back;
}

/// The highest stage within reach of a form, not above `highest`, which `why` explains.
Rung climb(const Ladder& ladder, const FormVerdict& start, const Limits& limits, int highest, const std::string& why) {
  const int last = static_cast<int>(start.form->stages.size());
  const StageMove move = next_stage(ladder.progress, last, ladder.c.rulebook);
  const int done = ladder.progress ? std::clamp(ladder.progress->stage, 1, last) : 1;
  Rung rung;
  rung.start = &start;
  rung.by_progress = move.stage <= highest;
  rung.step_rule = rung.by_progress ? move.rule : why;
  for (int stage = std::min(move.stage, highest); stage >= 1; --stage) {
    rung.stage = stage;
    rung.limits = limits;
    rung.printed = form_of(ladder, start, rung.on_card());
    if (rung.printed && rung.printed != &start) add_limits(rung.limits, ladder, *rung.printed);
    const std::string reason = obstacle(ladder, rung, done);
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

/// The rung of one form, under the limits and not above the stages of the better ones of the card.
Rung rung_from(const Ladder& ladder, std::size_t start) {
  const Verdicts& verdicts = ladder.forms.verdicts;
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

const ExerciseProgress* progress_of(const Case& c, const std::string& exercise) {
  if (!c.patient.progress) return nullptr;
  const auto found = c.patient.progress->exercises.find(exercise);
  return found == c.patient.progress->exercises.end() ? nullptr : &found->second;
}

}  // namespace

const LimitInForce* keeping_stage(const Limits& limits) {
  const auto found = std::ranges::find_if(limits, [](const LimitInForce& l) { return l.limit->keep_stage; });
  return found == limits.end() ? nullptr : &*found;
}

StageMove next_stage(const ExerciseProgress* progress, int last_stage, const Rulebook& rulebook) {
  if (!progress) return {};
  const int done = std::clamp(progress->stage, 1, last_stage);
  const StepRule* rule = step_from(*progress, rulebook);
  if (!rule) return {done, StageStep::keep, "not_recorded", false};
  if (rule->step == StageStep::back) return one_back(done, rule->id);
  if (rule->step == StageStep::keep) return {done, StageStep::keep, rule->id, false};
  if (done == last_stage) return {done, StageStep::keep, "last_stage", false};
  return {done + 1, StageStep::up, rule->id, false};
}

std::optional<Rung> stage_of(const Case& c, const ExerciseForms& forms) {
  const std::string& exercise = forms.exercise().id;
  const Ladder ladder{c, forms, wish_for(c, exercise), progress_of(c, exercise)};
  const std::optional<Start> start = start_of(forms.verdicts, ladder.wish);
  if (!start || c.patient.leave_out.contains(exercise)) return {};
  Rung rung = rung_from(ladder, start->form);
  rung.waits_for = start->waits_for;
  if (rung.waits_for == WaitsFor::nothing && !(c.worded && c.worded->test(rung.printed->number)))
    rung.waits_for = WaitsFor::words;
  return rung;
}

}  // namespace rehab
