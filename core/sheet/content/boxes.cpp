// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/boxes.hpp"

#include <algorithm>
#include <iterator>

#include "base/date.hpp"
#include "base/text.hpp"
#include "sheet/content/dose_words.hpp"
#include "sheet/content/route.hpp"

namespace rehab {
namespace {

/// What the box has said already, sentence by sentence: no rule says again what another said.
class SaidOnce {
 public:
  void add(std::string_view text) { say_once(said_, text); }
  /// What is new in `text`.
  std::string news(std::string_view text) {
    const std::size_t known = said_.size();
    add(text);
    return join({said_.begin() + static_cast<std::ptrdiff_t>(known), said_.end()}, " ");
  }

 private:
  std::vector<std::string> said_;
};

/// Days with the same exercises.
struct DayGroup {
  std::vector<std::size_t> exercises;
  std::vector<std::size_t> days;
  int minutes = 0;
};

std::vector<DayGroup> day_groups(const Regimen& regimen) {
  std::vector<DayGroup> groups;
  for (std::size_t day = 0; day < regimen.week.size(); ++day) {
    if (regimen.week[day].empty()) continue;
    auto same = std::ranges::find(groups, regimen.week[day], &DayGroup::exercises);
    if (same == groups.end()) same = groups.insert(groups.end(), {regimen.week[day], {}, regimen.minutes[day]});
    same->days.push_back(day);
  }
  std::ranges::stable_sort(groups, {}, [](const DayGroup& group) { return group.exercises.size(); });
  return groups;
}

/// Whether this group's exercises are done on every day of the week, even if some days have more.
bool done_every_day(const DayGroup& group, const Regimen& regimen) {
  return std::ranges::all_of(regimen.week, [&](const std::vector<std::size_t>& day) {
    return std::ranges::all_of(group.exercises,
                               [&](std::size_t exercise) { return std::ranges::count(day, exercise); });
  });
}

/// "exercise 2", "exercises 3 and 4": a number alone would read as that many times.
std::string numbers(const Say& say, const std::vector<std::size_t>& exercises) {
  std::vector<std::string> texts;
  for (std::size_t exercise : exercises) texts.push_back(std::to_string(exercise + 1));
  const Filling filling{{"numbers", say.list(texts)}};
  return texts.size() == 1 ? say("numbered_one", filling) : say("numbered_many", filling);
}

std::string numbers(const Say& say, const DayGroup& group, std::size_t all) {
  if (group.exercises.size() < all || all == 1) return numbers(say, group.exercises);
  return all == 2 ? say("all_two") : say("all_numbers", {{"n", std::to_string(all)}});
}

Paragraph day_line(const Say& say, const DayGroup& group, const Regimen& regimen) {
  std::string days = done_every_day(group, regimen) ? say("every_day") : days_long(say, group.days);
  return {{{say("day_line", {{"days", capital(days)}, {"numbers", numbers(say, group, regimen.today)}}) + " ", true},
           {say.count("minutes_one", "minutes_many", group.minutes), false}}};
}

/// Exercises done with the same legs, in the order of the sheet.
struct LegGroup {
  std::string words;
  std::vector<Side> legs;
  std::vector<std::size_t> exercises;
};

std::vector<LegGroup> leg_groups(const LeafletSource& source, const Say& say) {
  std::vector<LegGroup> groups;
  for (std::size_t i = 0; i < source.regimen.today; ++i) {
    const ExerciseDecision& decision = source.regimen.exercises[i];
    const std::string words = legs_text(say, decision, has_weaker_side(source));
    if (words.empty()) continue;
    auto same = std::ranges::find(groups, words, &LegGroup::words);
    if (same == groups.end()) same = groups.insert(groups.end(), {words, decision.legs, {}});
    same->exercises.push_back(i);
  }
  std::ranges::stable_sort(groups, {}, [](const LegGroup& group) { return group.legs.size(); });
  return groups;
}

/// Everything today's exercises take; of each thing, as many as the exercise that takes most of it.
std::string equipment_text(const LeafletSource& source, const Say& say) {
  std::vector<std::string> things;
  for (const ExerciseDecision& decision : printed(source.regimen))
    for (const std::string& thing : decision.uses)
      if (std::ranges::count(things, thing) < std::ranges::count(decision.uses, thing)) things.push_back(thing);
  return things.empty() ? say("you_need_nothing") : say("you_need_list", {{"things", say.things(things)}});
}

Paragraph first_line(const LeafletSource& source, const Say& say) {
  Line line = strong(say.count("exercises_one", "exercises_many", static_cast<int>(source.regimen.today)) + " ");
  if (std::string leg = leg_text(source, say); !leg.empty()) line.push_back({leg + " ", true});
  line.push_back({equipment_text(source, say), false});
  return {line};
}

void add_list(Box& box, const std::string& title, const std::vector<std::string>& signs) {
  box.blocks.push_back(Paragraph{strong(title)});
  ItemList list;
  for (const std::string& sign : signs) list.items.push_back(plain(sign));
  box.blocks.push_back(std::move(list));
}

/// Of an operated hip: what F12 and F3 stop for.
std::vector<std::string> signs_of_an_operation(const LeafletSource& source, const Say& say) {
  const auto what = source.intake.facts[field::hip_surgery_what];
  if (!what.recorded()) return {};
  if (what.value() != field::hip_surgery_what("replacement")) return {say("sign_wound")};
  return {say("sign_new_hip"), say("sign_short_leg"), say("sign_wound")};
}

std::vector<std::string> maternity_signs(const LeafletSource& source, const Say& say) {
  if (is_pregnant(source.intake))
    return {say("sign_bleeding"), say("sign_contractions"),  say("sign_baby"),    say("sign_headache"),
            say("sign_faint"),    say("sign_calf_pregnant"), say("sign_unsteady")};
  return {say("sign_heavy_bleeding"), say("sign_fever"), say("sign_headache"), say("sign_dizzy"), say("sign_calf")};
}

/// In pregnancy and so long after birth as a suspected clot goes to the maternity unit.
bool calls_maternity(const LeafletSource& source) {
  return is_pregnant(source.intake) || source.regimen.clot_goes_to == Destination::maternity;
}

void add_emergency_signs(Box& box, const LeafletSource& source, const Say& say, const std::string& sign_of_the_leg) {
  std::vector<std::string> signs{say("sign_chest"), say("sign_weak"), say("sign_saddle")};
  if (!sign_of_the_leg.empty()) signs.insert(signs.begin() + 1, sign_of_the_leg);
  std::ranges::copy(signs_of_an_operation(source, say), std::back_inserter(signs));
  add_list(box, say("call_emergency_if", {{"number", source.clinic.emergency_number}}), signs);
  if (!calls_maternity(source)) return;
  const std::string& phone = source.clinic.maternity_phone;
  add_list(box, phone.empty() ? say("call_maternity_if") : say("call_maternity_at", {{"phone", phone}}),
           maternity_signs(source, say));
  if (phone.empty()) box.blocks.push_back(PenLine{say("maternity_number")});
}

void add_number_at_night(Box& box, const LeafletSource& source, const Say& say) {
  const std::string& phone = source.clinic.phone_out_of_hours;
  if (!phone.empty()) box.blocks.push_back(Paragraph{plain(say("out_of_hours", {{"phone", phone}}))});
}

std::vector<std::string> same_day_signs(const LeafletSource& source, const Say& say) {
  const Regimen& regimen = source.regimen;
  std::vector<std::string> signs{regimen.no_rise
                                     ? say("sign_pain_rises")
                                     : say("sign_pain_stays", {{"limit", std::to_string(regimen.pain_limit)}}),
                                 say("sign_two_mornings"), say("sign_numb")};
  if (!calls_maternity(source)) {
    signs.push_back(say("sign_dizzy"));
    signs.push_back(say("sign_calf"));
  }
  return signs;
}

std::string range(const Say& say, int from, int to) {
  return from == to ? std::to_string(from)
                    : say("pain_range", {{"from", std::to_string(from)}, {"to", std::to_string(to)}});
}

Table three_answers(const Say& say, int good, int limit) {
  Table table;
  table.head = {range(say, 0, good), range(say, good + 1, limit), range(say, limit + 1, 10)};
  table.rows = {{plain(say("pain_carry_on")), plain(say("pain_add_nothing")), strong(say("pain_stop"))}};
  table.widths = {1, 1, 1};
  return table;
}

Table two_answers(const Say& say) {
  Table table;
  table.head = {say("pain_same"), say("pain_any_rise")};
  table.rows = {{plain(say("pain_add_nothing")), strong(say("pain_stop"))}};
  table.widths = {1, 1};
  return table;
}

bool was_discussed(const PatientIntake& intake) {
  return intake.facts[field::specialist_discussed].if_unknown("no") == "yes";
}

std::string sessions_here(const LeafletSource& source, const Say& say, const ReferralDecision& referral) {
  int days = referral.within_days.value_or(source.clinic.supervised_within_days);
  return say("go_sessions_here", {{"n", std::to_string(days)}, {"date", say.day(add_days(source.intake.date, days))}});
}

/// Where and how soon, in the product's words. Rules say where as well (`in_own_words`), except to physical therapy.
std::string where_and_when(const LeafletSource& source, const Say& say, const ReferralDecision& referral,
                           bool in_own_words) {
  const bool is_therapy = referral.to == Destination::physical_therapy;
  if (is_therapy && source.clinic.offers_physical_therapy) return sessions_here(source, say, referral);
  const std::string when = when_text(source, say, route_of(referral));
  if (in_own_words && !is_therapy) return when;
  return say(phrases_of(referral.to).also, {{"number", source.clinic.emergency_number}}) + " " + when;
}

/// The words of a hold speak of the time before it was lifted.
bool was_lifted(const LeafletSource& source, const Rule& rule) {
  return std::ranges::any_of(source.regimen.lifted_holds,
                             [&](const LiftedHold& hold) { return hold.reason.rule == &rule; });
}

/// Empty: this referral is not for the patient's sheet.
std::string also_text(const LeafletSource& source, const Say& say, const ReferralDecision& referral, SaidOnce& said) {
  if (referral.to == Destination::specialist_opinion)
    return was_discussed(source.intake) ? say("go_specialist") : std::string();
  std::vector<std::string> texts;
  for (const Reason& reason : referral.reasons) {
    if (was_lifted(source, *reason.rule)) continue;
    if (std::string text = said.news(patient_text_if_any(source, *reason.rule)); !text.empty())
      texts.push_back(std::move(text));
  }
  texts.push_back(where_and_when(source, say, referral, !texts.empty()));
  return join(texts, " ");
}

bool stands_at_the_start(const Reason& note) {
  return std::ranges::any_of(note.rule->then, [](const Effect& effect) {
    return effect.kind == EffectKind::note && effect.place == Effect::NotePlace::start;
  });
}

}  // namespace

std::string leg_text(const LeafletSource& source, const Say& say) {
  const std::vector<LegGroup> groups = leg_groups(source, say);
  if (groups.empty()) return {};
  if (groups.size() == 1) {
    const std::vector<Side>& legs = groups.front().legs;
    if (legs.size() == 1) return say("train_leg", {{"SIDE", say.side(legs.front())}});
    return has_weaker_side(source) ? say("both_weaker_first", {{"SIDE", say.side(legs.front())}}) : say("train_both");
  }
  std::vector<std::string> texts;
  for (const LegGroup& group : groups)
    texts.push_back(say("legs_numbers", {{"legs", capital(group.words)}, {"numbers", numbers(say, group.exercises)}}));
  return join(texts, " ");
}

std::string return_text(const LeafletSource& source, const Say& say) {
  const std::optional<Date>& next = source.intake.next_visit;
  const Date& until = source.regimen.use_until;
  if (next && *next <= until) return say("next_visit", {{"date", say.day(*next)}});
  if (next || source.regimen.review_within_days) return say("come_back_by", {{"date", say.day(until)}});
  return {};
}

Box in_short_box(const LeafletSource& source, const Say& say) {
  Box box{BoxRole::in_short, say("in_short"), {}};
  SaidOnce said;
  for (const Reason& note : source.regimen.sheet_notes)
    if (stands_at_the_start(note))
      if (std::string text = said.news(patient_text(source, *note.rule)); !text.empty())
        box.blocks.push_back(Paragraph{strong(text)});
  box.blocks.push_back(first_line(source, say));
  for (const DayGroup& group : day_groups(source.regimen)) box.blocks.push_back(day_line(say, group, source.regimen));
  auto add = [&box](const std::string& text) {
    if (!text.empty()) box.blocks.push_back(Paragraph{plain(text)});
  };
  add(return_text(source, say));
  if (is_pregnant(source.intake)) add(say("stop_at_birth"));
  if (!source.intake.goal.empty()) add(say("your_goal", {{"goal", source.intake.goal}}));
  if (!source.intake.note.empty()) add(say("note", {{"note", source.intake.note}}));
  return box;
}

Box stop_box(const LeafletSource& source, const Say& say) {
  Box box{BoxRole::stop_and_call, say("stop_and_call"), {Paragraph{plain(say("stop_first"))}}};
  add_emergency_signs(box, source, say, say("sign_no_weight"));
  add_list(box, say("call_if"), same_day_signs(source, say));
  add_number_at_night(box, source, say);
  return box;
}

Box emergency_box(const LeafletSource& source, const Say& say, bool on_the_way) {
  Box box{BoxRole::stop_and_call, say("held_call"), {}};
  add_emergency_signs(box, source, say, on_the_way ? std::string() : say("sign_sudden"));
  add_number_at_night(box, source, say);
  return box;
}

Box pain_box(const LeafletSource& source, const Say& say) {
  int usual = source.intake.facts[field::pain_usual].value();
  Box box{BoxRole::pain, say("pain_title", {{"n", std::to_string(usual)}}), {}};
  if (source.regimen.no_rise) {
    box.blocks = {Paragraph{plain(say("pain_no_rise"))}, two_answers(say)};
  } else {
    const Regimen& regimen = source.regimen;
    box.blocks = {three_answers(say, regimen.good_pain, regimen.pain_limit), Paragraph{plain(say("pain_scale"))}};
  }
  box.blocks.push_back(Paragraph{strong(say("pain_next_morning"))});
  return box;
}

std::optional<Box> also_box(const LeafletSource& source, const Say& say) {
  ItemList list;
  SaidOnce said;
  const auto add = [&](const std::string& text) {
    if (!text.empty()) list.items.push_back(plain(text));
  };
  for (const Reason& note : source.regimen.sheet_notes)
    if (stands_at_the_start(note)) said.add(patient_text(source, *note.rule));
  for (const ReferralDecision& referral : source.regimen.referrals) add(also_text(source, say, referral, said));
  for (const Reason& note : source.regimen.sheet_notes) add(said.news(patient_text(source, *note.rule)));
  if (list.items.empty()) return std::nullopt;
  return Box{BoxRole::plain, say("also_title"), {list}};
}

}  // namespace rehab
