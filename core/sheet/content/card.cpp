// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/card.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "sheet/content/dose_words.hpp"
#include "sheet/pictures/pictures.hpp"

namespace rehab {
namespace {

/// One exercise with everything its card is made from.
struct Subject {
  const LeafletSource& source;
  const Say& say;
  const ExerciseDecision& decision;
  const ExerciseWords& words;
  const FormWords& form;
  Side leg;  ///< none: the exercise has no side
  bool pregnant;
};

Filling places(const Subject& s) {
  const Dose& dose = s.decision.dose;
  Filling filling{{"times", std::to_string(dose.times)},
                  {"hold", std::to_string(dose.hold_s)},
                  {"rest", std::to_string(dose.rest_s)},
                  {"sets", std::to_string(dose.sets)},
                  {"kg", s.say.number(dose.ankle_kg)}};
  if (s.leg != Side::none) {
    filling.emplace_back("SIDE", s.say.side(s.leg));
    filling.emplace_back("OTHER", s.say.side(other(s.leg)));
  }
  return filling;
}

std::string printed_text(const Subject& s, const Text& text) {
  return filled(text.of(s.pregnant), places(s));
}

bool both_legs(const Subject& s) {
  return s.decision.legs.size() == 2;
}

bool is_strength(const Subject& s) {
  return s.decision.exercise->kind == ExerciseKind::strength;
}

/// Whether the steps speak of one leg by name, so that the other one needs a step of its own.
bool steps_name_a_leg(const Subject& s) {
  for (const Text& step : s.form.steps)
    for (const std::string& place : places_in(step.of(s.pregnant)))
      if (place == "SIDE") return true;
  return false;
}

bool has_own_dose(const Subject& s) {
  return s.source.intake.change.contains(s.decision.exercise->id);
}

/// Whether rules leave less of the dose than the stage asks for.
bool is_cut(const Subject& s) {
  const std::vector<Stage>& stages = s.decision.form->stages;
  const auto stage = static_cast<std::size_t>(s.decision.stage);
  if (s.decision.limited_by.empty() || stage > stages.size()) return false;
  const Dose& full = stages[stage - 1].dose;
  const Dose& now = s.decision.dose;
  return now.times < full.times || now.hold_s < full.hold_s || now.sets < full.sets || now.ankle_kg < full.ankle_kg;
}

/// How the dose compares with the last sheet, as far as the stages tell. A dose the clinician set tells nothing, nor
/// does a limit that may have been there last time too.
std::string badge(const Subject& s) {
  if (s.decision.is_new) return s.say("badge_new");
  if (has_own_dose(s)) return {};
  if (s.decision.step == StageStep::up && !is_cut(s)) return s.say("badge_more");
  if (s.decision.step == StageStep::back || s.decision.made_smaller) return s.say("badge_less");
  return {};
}

/// How far the belly stands out in this week of pregnancy; none is drawn where the week is not recorded.
double bump_cm(const Subject& s) {
  constexpr double flat_before_week = 10, from_week = 12, at_first_cm = 2.2, cm_a_week = 0.62, most_cm = 17.5;
  const auto week = s.source.intake.facts[field::pregnancy_weeks];
  if (!s.pregnant || !week.recorded() || week.value() < flat_before_week) return 0;
  return std::clamp(at_first_cm + (week.value() - from_week) * cm_a_week, 0.0, most_cm);
}

BodyKind body(const Subject& s) {
  const bool may_be_a_man = s.source.intake.facts[field::pregnant].if_unknown("no") == "no";
  return may_be_a_man && s.source.intake.pictures_show == "man" ? BodyKind::man : BodyKind::woman;
}

Figure figure(const Subject& s) {
  const Picture& picture = s.decision.form->picture;
  Figure figure;
  const bool turned = s.leg == Side::none && s.source.intake.facts[field::weak_side].if_unknown("equal") == "left";
  figure.frames = draw(picture, {s.leg, s.decision.form->on_bed, bump_cm(s), body(s), turned});
  if (s.leg != Side::none) figure.label = s.say("picture_side", {{"SIDE", s.say.side(s.leg)}});
  for (const Frame& frame : picture.frames) {
    auto caption = s.form.captions.find(frame.label);
    if (caption == s.form.captions.end())
      throw MissingWords(
          s.decision.exercise->bundle,
          "exercises." + s.decision.exercise->id + ".forms." + s.decision.form->words + ".captions." + frame.label,
          s.source.phrases.language);
    figure.captions.push_back(filled(caption->second, places(s)));
  }
  figure.alternative = filled(s.form.picture, places(s));
  return figure;
}

bool lies_on_a_side(const Form& form) {
  const std::string_view side = word_fact(form, "lies_on");
  return !side.empty() && side != "nothing";
}

/// The step for the second leg.
std::string other_leg(const Subject& s) {
  std::string own = printed_text(s, s.form.other_leg);
  if (!own.empty()) return own;
  const Filling leg{{"OTHER", s.say.side(other(s.leg))}};
  return lies_on_a_side(*s.decision.form) ? s.say("swap_leg_turn_over", leg) : s.say("swap_leg", leg);
}

std::vector<Line> steps(const Subject& s) {
  std::vector<Line> lines;
  for (const Text& step : s.form.steps)
    if (std::string text = printed_text(s, step); !text.empty()) lines.push_back(plain(text));
  if (both_legs(s) && steps_name_a_leg(s)) lines.push_back(plain(other_leg(s)));
  if (s.decision.alternate_start) lines.push_back(plain(s.say("start_other_next")));
  return lines;
}

/// What holds for every repetition.
std::string note(const Subject& s) {
  std::string text;
  if (is_strength(s))
    text = s.decision.form->breathing == Breathing::out_on_lift ? s.say("breathe_out") : s.say("breathe_on");
  const std::string well = printed_text(s, s.form.do_well);
  return text.empty() || well.empty() ? text + well : text + " " + well;
}

/// What rules add for this patient. A rule that says what another one says, or every strength card, adds nothing.
std::string notes(const Subject& s) {
  std::string text;
  for (const Reason& reason : s.decision.step_notes) {
    std::string note = filled(patient_text(s.source, *reason.rule), places(s));
    const bool said = text.find(note) != std::string::npos || (is_strength(s) && note == s.say("breathe_out"));
    if (!said) text += (text.empty() ? "" : " ") + note;
  }
  return text;
}

/// The next stage in words, where it asks for more of the same; else empty. After a stage's dose was made smaller, the
/// next one is that stage itself.
std::string next_step(const Subject& s) {
  const std::vector<Stage>& stages = s.decision.form->stages;
  const Dose& now = s.decision.dose;
  const auto next = static_cast<std::size_t>(s.decision.stage - (s.decision.made_smaller ? 1 : 0));
  if (next >= stages.size() || !stages[next].form.empty()) return {};
  const Dose& then = stages[next].dose;
  if (then.ankle_kg > now.ankle_kg || then.band > now.band) return {};
  if (then.times > now.times) return s.say("step_times", {{"n", std::to_string(then.times)}});
  if (then.hold_s > now.hold_s) return s.say("step_hold", {{"n", std::to_string(then.hold_s)}});
  return {};
}

/// The card's own words may speak of another form, so they are printed only if no form is forbidden to this patient.
bool a_form_is_forbidden(const Subject& s) {
  return std::ranges::any_of(s.decision.forms, [](const FormDecision& form) { return !form.forbidden_by.empty(); });
}

/// What to do when it gets easy: the next step of the card's ladder. A patient who was limited by a rule, or given a
/// dose of their own, stays where they are.
std::string too_easy(const Subject& s) {
  if (!s.decision.limited_by.empty() || has_own_dose(s)) return s.say("stay_here");
  const bool as_written = s.decision.stage == 1 && !s.decision.made_smaller && !a_form_is_forbidden(s);
  std::string more = as_written ? printed_text(s, s.form.harder) : next_step(s);
  return more.empty() ? s.say("stay_here") : more;
}

/// At home there may be a band of latex too, which this patient must not take.
bool must_be_latex_free(const Subject& s) {
  return s.source.intake.facts[field::conditions].if_unknown({}).has("latex_allergy") &&
         std::ranges::count(s.decision.uses, "latex_free_band") > 0;
}

/// What the form needs, and what its notes ask for besides.
std::string need(const Subject& s) {
  std::string text = printed_text(s, s.decision.form->on_bed ? s.form.you_need_on_bed : s.form.you_need);
  if (must_be_latex_free(s)) text += " " + s.say("you_need_latex_free");
  if (!s.decision.uses_beside_form.empty())
    text += " " + s.say("you_need_also", {{"things", s.say.things(s.decision.uses_beside_form)}});
  return text.empty() ? text : s.say("you_need", {{"things", text}});
}

std::string stop(const Subject& s) {
  const std::string sign = printed_text(s, s.form.stop_if);
  return sign.empty() ? sign : s.say("stop_if", {{"sign", sign}});
}

std::vector<CardAnswer> answers(const Subject& s) {
  std::vector<CardAnswer> all{{s.say("sore_next_day"), sore_text(s.say, s.decision.dose, s.decision.sore_dose)},
                              {s.say("too_hard"), printed_text(s, s.form.easier)},
                              {s.say("too_easy"), too_easy(s)}};
  std::erase_if(all, [](const CardAnswer& answer) { return answer.text.empty(); });
  return all;
}

}  // namespace

Side first_leg(const LeafletSource& source, const ExerciseDecision& decision) {
  if (decision.legs.empty()) return Side::none;
  if (decision.legs.size() == 2 && !has_weaker_side(source)) return Side::right;
  return decision.legs.front();
}

Card exercise_card(const LeafletSource& source, const Say& say, std::size_t index) {
  const ExerciseDecision& decision = source.regimen.exercises.at(index);
  const Subject s{source,
                  say,
                  decision,
                  words_of(source, *decision.exercise),
                  words_of(source, *decision.exercise, *decision.form),
                  first_leg(source, decision),
                  is_pregnant(source.intake)};
  const bool leads = has_weaker_side(source) && !decision.alternate_start;
  Card card;
  card.number = static_cast<int>(index) + 1;
  card.title = capital(s.form.plain);
  card.leg = leg_badge(say, decision, leads);
  card.badge = badge(s);
  card.clinical = s.words.name + ".";
  card.why = printed_text(s, s.words.aim);
  card.dose = dose_cells(say, decision, days_of(source.regimen, index));
  card.load = load_text(say, decision.dose);
  card.need = need(s);
  card.figure = figure(s);
  if (const std::string added = notes(s); !added.empty()) card.for_you = labelled(say("for_you"), added);
  card.steps = steps(s);
  card.note = note(s);
  card.stop = stop(s);
  card.answers = answers(s);
  return card;
}

}  // namespace rehab
