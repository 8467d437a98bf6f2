// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/letters.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "sheet/content/leaflet_source.hpp"
#include "sheet/content/ledger.hpp"
#include "sheet/content/route.hpp"

namespace rehab {
namespace {

struct LetterFact {
  std::string_view key;
  PhraseId label;
  bool told_missing = false;  ///< the letter says so where it is not recorded
};

constexpr LetterFact findings[] = {{"red_flags", "fact_red_flags"},
                                   {"weak_side", "fact_weak_side"},
                                   {"sore_side", "fact_sore_side", true},
                                   {"pain_usual", "fact_pain_usual"},
                                   {"pain_worst", "fact_pain_worst"},
                                   {"pain_where", "fact_pain_where"},
                                   {"pain_weeks", "fact_pain_weeks"},
                                   {"pain_is", "fact_pain_is"},
                                   {"daily_life", "fact_daily_life"},
                                   {"limping", "fact_limping"},
                                   {"can_bear_weight", "fact_can_bear_weight"},
                                   {"night_pain", "fact_night_pain"},
                                   {"pain_on_hopping", "fact_pain_on_hopping"},
                                   {"training_change", "fact_training_change"},
                                   {"morning_stiffness_minutes", "fact_morning_stiffness_minutes"},
                                   {"falls", "fact_falls"},
                                   {"cannot", "fact_cannot"},
                                   {"used_to_exercise", "fact_used_to_exercise"},
                                   {"nerve_exam", "fact_nerve_exam"},
                                   {"pregnancy_weeks", "fact_pregnancy_weeks"},
                                   {"pregnancy_problems", "fact_pregnancy_problems"},
                                   {"weeks_since_birth", "fact_weeks_since_birth"},
                                   {"birth", "fact_birth"},
                                   {"conditions", "fact_conditions"},
                                   {"hip_surgery.what", "fact_hip_surgery_what"},
                                   {"hip_surgery.side", "fact_hip_surgery_side"},
                                   {"hip_surgery.weeks", "fact_hip_surgery_weeks"},
                                   {"hip_surgery.cut", "fact_hip_surgery_cut"},
                                   {"hip_surgery.limits", "fact_hip_surgery_limits"},
                                   {"hip_surgery.weight_allowed", "fact_hip_surgery_weight_allowed"},
                                   {"blood_pressure.systolic", "fact_blood_pressure_systolic"},
                                   {"blood_pressure.diastolic", "fact_blood_pressure_diastolic"}};
constexpr LetterFact attempts[] = {{"tried", "fact_tried"},
                                   {"tried_weeks", "fact_tried_weeks"},
                                   {"tried_result", "fact_tried_result"},
                                   {"pain_before", "fact_pain_before"},
                                   {"scores.date_before", "fact_scores_date_before"},
                                   {"scores.hoos12_before", "fact_scores_hoos12_before"},
                                   {"scores.pgq_before", "fact_scores_pgq_before"},
                                   {"scores.date", "fact_scores_date"},
                                   {"scores.hoos12", "fact_scores_hoos12"},
                                   {"scores.pgq", "fact_scores_pgq"}};
constexpr LetterFact imaging[] = {{"xray.date", "fact_xray_date"},
                                  {"xray.lcea_deg", "fact_xray_lcea_deg"},
                                  {"xray.tonnis_angle_deg", "fact_xray_tonnis_angle_deg"},
                                  {"xray.tonnis_grade", "fact_xray_tonnis_grade"},
                                  {"xray.kl_grade", "fact_xray_kl_grade"},
                                  {"xray.joint_space_mm", "fact_xray_joint_space_mm"},
                                  {"xray.congruent", "fact_xray_congruent"},
                                  {"xray.triradiate_closed", "fact_xray_triradiate_closed"},
                                  {"xray.avn", "fact_xray_avn"}};

constexpr bool has_phrase(std::string_view word) {
  for (const PhraseInfo& info : phrase_table)
    if (info.id.starts_with("word_") && info.id.substr(5) == word) return true;
  return false;
}

constexpr bool words_have_phrases(std::span<const LetterFact> facts) {
  for (const LetterFact& fact : facts)
    for (const FieldInfo* info : field::all)
      if (info->key == fact.key)
        for (std::string_view word : info->words)
          if (!has_phrase(word)) return false;
  return true;
}
static_assert(words_have_phrases(findings) && words_have_phrases(attempts) && words_have_phrases(imaging),
              "a letter prints a word without a phrase: add word_<word> to phrase_table and to every words file");

ItemList fact_list(const LeafletSource& source, const Say& say, std::span<const LetterFact> facts) {
  ItemList list;
  for (const LetterFact& fact : facts) {
    const Value* recorded = source.intake.facts.find(fact.key);
    std::string value = recorded ? say.value(*recorded) : std::string();
    if (value.empty() && fact.told_missing) value = say("not_recorded");
    if (!value.empty()) list.items.push_back(plain(say("fact_line", {{"fact", say(fact.label)}, {"value", value}})));
  }
  return list;
}

std::string exercise_name(const LeafletSource& source, const std::string& id) {
  for (const Bundle* bundle : source.bundles)
    for (const Exercise& exercise : bundle->exercises)
      if (exercise.id == id) return name_of(source, exercise);
  return id;
}

/// "Prone hip extension 6, 7; Plank 2, 2"
std::string session_pain(const LeafletSource& source) {
  if (!source.intake.progress) return {};
  std::vector<std::string> texts;
  for (const auto& [id, done] : source.intake.progress->exercises) {
    std::vector<std::string> pains;
    for (int pain : done.pain) pains.push_back(std::to_string(pain));
    if (!pains.empty()) texts.push_back(exercise_name(source, id) + " " + join(pains));
  }
  return join(texts, "; ");
}

ItemList finding_list(const LeafletSource& source, const Say& say) {
  ItemList list = fact_list(source, say, findings);
  if (std::string pain = session_pain(source); !pain.empty())
    list.items.push_back(plain(say("fact_line", {{"fact", say("fact_session_pain")}, {"value", pain}})));
  return list;
}

void add_facts(Box& box, const std::string& title, ItemList list, const std::string& if_none) {
  box.blocks.push_back(Paragraph{strong(title)});
  if (!list.items.empty()) {
    box.blocks.push_back(std::move(list));
  } else if (!if_none.empty()) {
    box.blocks.push_back(Paragraph{plain(if_none)});
  }
}

bool asks_to_assess(const Way& way) {
  return std::ranges::any_of(way.reasons, [](const Reason* reason) { return reason->effect == EffectKind::stop; });
}

const std::string& request(const Say& say, const Way& way) {
  const Destination to = way.route.to;
  const bool is_review = to == Destination::medical || to == Destination::obstetric || to == Destination::clinic;
  return is_review && asks_to_assess(way) ? say("letter_ask_assess") : say(phrases_of(to).ask);
}

ItemList reasons(const LeafletSource& source, const Way& way) {
  ItemList list;
  for (const Reason* reason : way.reasons) list.items.push_back(plain(letter_text(source, *reason)));
  return list;
}

std::string home_plan(const LeafletSource& source, const Say& say) {
  std::string exercises = exercises_text(source, say);
  return exercises.empty() ? say("letter_no_home_plan") : say("letter_home_plan", {{"exercises", exercises}});
}

void add_text(Box& box, std::string text) {
  if (!text.empty()) box.blocks.push_back(Paragraph{plain(std::move(text))});
}

Box letter(const LeafletSource& source, const Say& say, const Way& way) {
  Box box{BoxRole::letter, say("letter_title", {{"to", destination_name(source, say, way.route.to)}}), {}};
  add_text(box, source.clinic.address);
  add_text(box, say("letter_opening"));
  add_text(box, who_text(source, say));
  box.blocks.push_back(Paragraph{strong(request(say, way))});
  add_text(box, say("letter_when", {{"when", urgency_name(say, way.route)}}));
  add_facts(box, say("letter_why_now"), reasons(source, way), {});
  add_facts(box, say("letter_findings"), finding_list(source, say), {});
  add_facts(box, say("letter_tried"), fact_list(source, say, attempts), say("letter_tried_nothing"));
  ItemList images = fact_list(source, say, imaging);
  if (!images.items.empty() || way.route.to == Destination::specialist_opinion)
    add_facts(box, say("letter_imaging"), std::move(images), say("letter_imaging_none"));
  add_text(box, home_plan(source, say));
  add_text(box, say("letter_thanks"));
  const std::string& name = named_clinician(source.intake, source.clinic);
  for (std::string caption :
       {say("sign_name", {{"name", name}}), say("sign_registration"), say("sign_signature"), say("sign_date")})
    box.blocks.push_back(PenLine{std::move(caption)});
  return box;
}

}  // namespace

std::vector<Part> letters(const LeafletSource& source, const Say& say) {
  std::vector<Part> parts;
  for (const Way& way : ways(source.regimen)) {
    if (way.waits || way.route.to == Destination::clinic) continue;
    parts.push_back(PageBreak{});
    parts.push_back(letter(source, say, way));
  }
  return parts;
}

}  // namespace rehab
