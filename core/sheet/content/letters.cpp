// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/letters.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "sheet/content/account.hpp"
#include "sheet/content/leaflet_source.hpp"
#include "sheet/content/overview.hpp"
#include "sheet/content/patient_leaflet.hpp"
#include "sheet/content/route.hpp"

namespace rehab {
namespace {

/// What a letter tells of a field where it holds nothing to find.
enum class Tells { found, none, missing };

struct LetterFact {
  std::string_view key;
  PhraseId label;
  Tells also = Tells::found;  ///< `none`: also that it was asked for; `missing`: also that it is not recorded
};

constexpr LetterFact findings[] = {{"red_flags", "fact_red_flags", Tells::none},
                                   {"weak_side", "fact_weak_side"},
                                   {"sore_side", "fact_sore_side", Tells::missing},
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
                                   {"pregnancy_problems", "fact_pregnancy_problems", Tells::none},
                                   {"weeks_since_birth", "fact_weeks_since_birth"},
                                   {"birth", "fact_birth"},
                                   {"conditions", "fact_conditions"},
                                   {"hip_surgery.what", "fact_hip_surgery_what"},
                                   {"hip_surgery.side", "fact_hip_surgery_side"},
                                   {"hip_surgery.weeks", "fact_hip_surgery_weeks"},
                                   {"hip_surgery.cut", "fact_hip_surgery_cut"},
                                   {"hip_surgery.limits", "fact_hip_surgery_limits"},
                                   {"hip_surgery.weight_allowed", "fact_hip_surgery_weight_allowed"},
                                   {"blood_pressure.systolic", "fact_blood_pressure"}};
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

std::string blood_pressure(const Say& say, const Intake& facts) {
  return say("blood_pressure_value", {{"upper", std::to_string(facts[field::blood_pressure_systolic].value())},
                                      {"lower", std::to_string(facts[field::blood_pressure_diastolic].value())}});
}

bool is_none(const Value& value) {
  const auto* words = std::get_if<std::vector<std::string>>(&value);
  const auto* word = std::get_if<std::string>(&value);
  return (words && words->empty()) || (word && *word == "none");
}

/// "Blood pressure at rest: 172/98 mmHg"; empty where the field holds nothing that is told.
std::string fact_text(const LeafletSource& source, const Say& say, const LetterFact& fact, Tells also) {
  const Intake& facts = source.intake.facts;
  const Value* recorded = facts.find(fact.key);
  if (recorded ? is_none(*recorded) && also == Tells::found : also != Tells::missing) return {};
  const bool is_pressure = fact.key == field::blood_pressure_systolic.key;
  const std::string value = !recorded     ? say("not_recorded")
                            : is_pressure ? blood_pressure(say, facts)
                                          : say.value(*recorded);
  return value.empty() ? value : say("fact_line", {{"fact", say(fact.label)}, {"value", value}});
}

using Keys = std::set<std::string_view>;

/// Those that `told` doesn't hold.
ItemList fact_list(const LeafletSource& source, const Say& say, std::span<const LetterFact> facts,
                   const Keys& told = {}) {
  ItemList list;
  for (const LetterFact& fact : facts)
    if (!told.contains(fact.key))
      if (std::string text = fact_text(source, say, fact, fact.also); !text.empty())
        list.items.push_back(plain(std::move(text)));
  return list;
}

/// "6, 7"; of one number that it is one.
std::string pains_text(const Say& say, const std::vector<int>& pains) {
  if (pains.size() == 1) return say("session_pain_once", {{"n", std::to_string(pains[0])}});
  return std::to_string(pains[0]) + ", " + std::to_string(pains[1]);
}

/// "Prone hip extension 6, 7; Plank 2 (one number recorded)"
std::string session_pain(const LeafletSource& source, const Say& say) {
  if (!source.intake.progress) return {};
  std::vector<std::string> texts;
  for (const auto& [id, done] : source.intake.progress->exercises)
    if (!done.pain.empty()) texts.push_back(exercise_name(source, id) + " " + pains_text(say, done.pain));
  return join(texts, "; ");
}

ItemList finding_list(const LeafletSource& source, const Say& say, const Keys& told) {
  ItemList list = fact_list(source, say, findings, told);
  if (std::string pain = session_pain(source, say); !pain.empty())
    list.items.push_back(plain(say("fact_line", {{"fact", say("fact_session_pain")}, {"value", pain}})));
  return list;
}

void add_list(Box& box, const std::string& title, ItemList list, const std::string& if_none = {}) {
  if (list.items.empty() && if_none.empty()) return;
  box.blocks.push_back(Paragraph{strong(title)});
  if (!list.items.empty()) {
    box.blocks.push_back(std::move(list));
  } else {
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

/// The field a reason is told with: of what a table read, not what every letter says anyway (side and flags), nor what
/// stands in its first line. nullptr: none.
const LetterFact* ground(std::string_view key) {
  if (key == field::blood_pressure_diastolic.key) key = field::blood_pressure_systolic.key;
  if (key == field::red_flags.key || key == field::weak_side.key) return nullptr;
  for (const std::span<const LetterFact> facts : {std::span<const LetterFact>(findings), {imaging}})
    if (const auto fact = std::ranges::find(facts, key, &LetterFact::key); fact != facts.end()) return &*fact;
  return nullptr;
}

using Facts = std::vector<const LetterFact*>;

/// What made a table fire, so that a text that speaks of several cases says which it is.
Facts grounds(const Reason& reason) {
  Facts facts;
  if (!reason.rule->when) return facts;
  for (const auto& [key, value] : reason.values)
    if (const LetterFact* fact = ground(key); fact && !std::ranges::count(facts, fact)) facts.push_back(fact);
  return facts;
}

std::string facts_text(const LeafletSource& source, const Say& say, const Facts& facts, Keys& told) {
  std::vector<std::string> texts;
  for (const LetterFact* fact : facts) {
    told.insert(fact->key);
    texts.push_back(fact_text(source, say, *fact, Tells::missing));
  }
  std::erase(texts, "");
  return join(texts, "; ");
}

/// A reason in a few words: what it goes by, as far as that is not told yet, else as the rule says it in short.
std::string briefly(const LeafletSource& source, const Say& say, const Reason& reason, Keys& told) {
  Facts facts = grounds(reason);
  std::erase_if(facts, [&](const LetterFact* fact) { return told.contains(fact->key); });
  return facts.empty() ? capital(in_short(source, *reason.rule)) : facts_text(source, say, facts, told);
}

Line in_full(const LeafletSource& source, const Say& say, const Reason& reason, const std::string& text, Keys& told,
             bool strong) {
  const std::string facts = facts_text(source, say, grounds(reason), told);
  Line line;
  if (!facts.empty()) line.push_back({facts + ". ", true});
  line.push_back({text, strong});
  return line;
}

/// The first stands out, and every stop, as each alone would send the patient; of further reasons to refer one line
/// tells, while a stop or a hold asks its own question. What two of them say is said once.
ItemList reasons(const LeafletSource& source, const Say& say, const Way& way, Keys& told) {
  ItemList list;
  std::vector<std::string> said, also;
  for (const Reason* reason : way.reasons) {
    const std::size_t before = said.size();
    say_once(said, letter_text(source, *reason));
    if (said.size() == before) continue;
    const bool is_first = list.items.empty();
    if (is_first || reason->effect != EffectKind::refer) {
      const std::string text = join(std::span(said).subspan(before), " ");
      const bool is_strong = is_first || reason->effect == EffectKind::stop;
      list.items.push_back(in_full(source, say, *reason, text, told, is_strong));
    } else {
      also.push_back(briefly(source, say, *reason, told));
    }
  }
  if (!also.empty()) list.items.push_back(plain(say("letter_also", {{"reasons", join(also, "; ")}})));
  return list;
}

void add_text(Box& box, std::string text) {
  if (!text.empty()) box.blocks.push_back(Paragraph{plain(std::move(text))});
}

void add_pen_lines(Box& box, std::initializer_list<std::string> captions) {
  for (const std::string& caption : captions) box.blocks.push_back(PenLine{caption});
}

/// Where everybody knows whom the letter reaches: the department on duty, or this house.
bool reaches_by_itself(const LeafletSource& source, Destination to) {
  return to == Destination::emergency || to == Destination::maternity ||
         (to == Destination::physical_therapy && source.clinic.offers_physical_therapy);
}

void add_patient(Box& box, const LeafletSource& source, const Say& say) {
  const auto& born = source.intake.date_of_birth;
  std::string who = who_text(source, say);
  if (born) who += " " + say("letter_born", {{"date", say.full_date(*born)}});
  box.blocks.push_back(Paragraph{strong(std::move(who))});
  if (source.intake.name.empty()) add_pen_lines(box, {say("letter_name")});
  if (!born) add_pen_lines(box, {say("letter_birth_date")});
}

void add_home_plan(Box& box, const LeafletSource& source, const Say& say) {
  ItemList list;
  for (std::string& text : exercise_texts(source, say)) list.items.push_back(plain(std::move(text)));
  if (list.items.empty()) return add_text(box, say("letter_no_home_plan"));
  const bool waits = starts_after_a_session(source.regimen);
  add_list(box, say(waits ? PhraseId("letter_home_plan_later") : PhraseId("letter_home_plan")), std::move(list));
}

/// A colleague on duty decides on today's findings; one who goes on with the treatment reads what was tried.
bool reads_what_was_tried(Destination to) {
  return to == Destination::physical_therapy || to == Destination::specialist_opinion;
}

/// The intake records that there is a sign, not which one.
bool covers_several_signs(const LeafletSource& source) {
  const auto flags = source.intake.facts[field::red_flags];
  return flags.recorded() && flags.value().has(field::red_flags("pregnancy_warning_sign"));
}

void add_findings(Box& box, const LeafletSource& source, const Say& say, const Way& way) {
  const Destination to = way.route.to;
  Keys told;
  add_list(box, say("letter_why_now"), reasons(source, say, way, told));
  if (covers_several_signs(source)) add_pen_lines(box, {say("letter_which_sign")});
  add_list(box, say("letter_findings"), finding_list(source, say, told));
  const bool tried = reads_what_was_tried(to), images = to == Destination::specialist_opinion;
  add_list(box, say("letter_tried"), fact_list(source, say, attempts), tried ? say("letter_tried_nothing") : "");
  add_list(box, say("letter_imaging"), fact_list(source, say, imaging, told), images ? say("letter_imaging_none") : "");
}

void add_signature(Box& box, const LeafletSource& source, const Say& say) {
  const std::string& name = named_clinician(source.intake, source.clinic);
  const std::string caption = say("sign_name", {{"name", name}});
  if (name.empty())
    add_pen_lines(box, {caption});
  else
    add_text(box, caption);
  if (!carries_registration(name)) add_pen_lines(box, {say("sign_registration")});
  add_pen_lines(box, {say("sign_signature"), say("sign_date")});
}

Box letter(const LeafletSource& source, const Say& say, const Way& way) {
  const Destination to = way.route.to;
  Box box{BoxRole::letter, say("letter_title", {{"to", way_text(source, say, way)}}), {}};
  if (!reaches_by_itself(source, to)) add_pen_lines(box, {say("letter_to"), say("letter_address")});
  add_patient(box, source, say);
  add_text(box, say("letter_opening"));
  box.blocks.push_back(Paragraph{strong(request(say, way))});
  add_findings(box, source, say, way);
  add_home_plan(box, source, say);
  box.blocks.push_back(Paragraph{strong(say("letter_by_hand"))});
  add_pen_lines(box, {say("letter_examination"), say("letter_medicines"), say("letter_illnesses"), say("letter_more")});
  add_text(box, say("letter_thanks"));
  add_signature(box, source, say);
  return box;
}

/// "North Hip Clinic, 12 Mill Lane, Northtown"
std::string sender(const Clinic& clinic) {
  std::vector<std::string> parts{clinic.name, clinic.address};
  std::erase(parts, "");
  return join(parts);
}

}  // namespace

Leaflet letters(const LeafletSource& source) {
  const Say say(source.phrases);
  Leaflet leaflet = blank_leaflet(source);
  leaflet.audience = Audience::clinician;
  leaflet.title = say("letters_file_title", {{"plan", source.intake.patient}});
  leaflet.masthead_left = sender(source.clinic);
  for (const Way& way : ways_with_letter(source.regimen)) {
    if (!leaflet.parts.empty()) leaflet.parts.push_back(PageBreak{});
    leaflet.parts.push_back(letter(source, say, way));
  }
  return leaflet;
}

}  // namespace rehab
