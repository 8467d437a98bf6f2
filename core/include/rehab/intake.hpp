// SPDX-License-Identifier: Apache-2.0
// One patient's recorded facts, as a plugin sees them: the fields that exist, and what was answered to each. The host
// fills an Intake and lends it to a plugin for one call. Free text (name, goal, notes) is never in it.
//
// Code that reads a field that does not exist, or compares it with a word that it does not list, does not compile. An
// answer that is not recorded is not "no": the caller says what it means.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <rehab/field.hpp>

namespace rehab {

/// The answers of one patient. Weeks of pregnancy are those reached on the last day the sheet may be used.
/// Views returned by its answers live as long as the Intake.
class Intake {
 public:
  using Keys = std::vector<std::string>;
  using Answers = std::map<std::string, Value, std::less<>>;

  Intake() = default;
  /// Cheap; there is no move, so that one that was moved from is still an intake.
  Intake(const Intake&) = default;
  Intake& operator=(const Intake&) = default;

  template <class T>
  Answer<T> operator[](const Field<T>& field) const {
    return Answer<T>(find(field.key), field.key);
  }

  /// nullptr: not recorded. Good until record() is called.
  const Value* find(std::string_view key) const {
    if (asked_ && std::find(asked_->begin(), asked_->end(), key) == asked_->end()) asked_->emplace_back(key);
    auto it = answers_->find(key);
    return it == answers_->end() ? nullptr : &it->second;
  }
  void record(std::string_view key, Value value) {
    if (answers_.use_count() > 1) answers_ = std::make_shared<Answers>(*answers_);
    answers_->insert_or_assign(std::string(key), std::move(value));
  }

  // For the host. A library asks for one field after the other.
  /// Throws std::logic_error where it is noted what is asked.
  const Answers& answers() const {
    if (asked_) throw std::logic_error("all answers at once: ask for each field that matters");
    return *answers_;
  }
  /// The same answers; it and its copies add to `asked` each key they are asked for, once, in the order of asking.
  Intake noting(std::shared_ptr<Keys> asked) const {
    Intake copy = *this;
    copy.asked_ = std::move(asked);
    return copy;
  }

 private:
  std::shared_ptr<Answers> answers_ = std::make_shared<Answers>();  ///< copies share it until one records
  std::shared_ptr<Keys> asked_;
};

namespace field {

namespace list {
using List = std::string_view[];
inline constexpr List yes_no{"no", "yes"};
inline constexpr List yes_first{"yes", "no"};
inline constexpr List hop_test{"not_tested", "no", "yes"};
inline constexpr List reported{"no", "yes", "not_reported"};
inline constexpr List trained{"left", "right", "both", "equal"};
inline constexpr List sides{"none", "left", "right", "both"};
inline constexpr List pregnant{"no", "yes", "gave_birth"};
inline constexpr List birth{"vaginal", "caesarean"};
inline constexpr List problems{"not_asked",
                               "placenta_praevia",
                               "pre_eclampsia",
                               "cervical_insufficiency",
                               "growth_restriction",
                               "triplets_or_more",
                               "uncontrolled_diabetes",
                               "uncontrolled_blood_pressure",
                               "uncontrolled_thyroid",
                               "serious_heart_or_lung_disease",
                               "recurrent_loss",
                               "gestational_hypertension",
                               "earlier_preterm_birth",
                               "heart_or_lung_disease",
                               "anaemia",
                               "eating_disorder",
                               "twins"};
inline constexpr List places{"groin",    "side_of_hip", "buttock",       "pubic_bone",
                             "low_back", "inner_thigh", "thigh_or_knee", "below_knee"};
inline constexpr List pain_is{"known", "new", "getting_worse"};
inline constexpr List red_flags{"cauda_equina",
                                "fracture",
                                "infection",
                                "clot",
                                "clot_with_breathlessness",
                                "chest_pain_or_fainting",
                                "cancer",
                                "slipped_growth_plate",
                                "slipped_growth_plate_cannot_walk",
                                "avascular_necrosis",
                                "stress_fracture",
                                "progressive_leg_weakness",
                                "sudden_severe_worsening",
                                "fragility_fracture",
                                "prosthesis_problem",
                                "pregnancy_warning_sign",
                                "transient_hip_osteoporosis",
                                "inflammatory_arthritis"};
inline constexpr List nerve_exam{"normal", "abnormal"};
inline constexpr List daily_life{"fine", "some_tasks_hard", "most_tasks_hard", "walking_aid"};
inline constexpr List tried{"exercise_at_home", "supervised", "medicine", "injection"};
inline constexpr List result{"good", "partial", "same", "worse"};
inline constexpr List falls{"none", "unsteady", "fell_this_year"};
inline constexpr List cannot{"lie_on_back",   "lie_face_down",  "lie_flat",    "lie_on_left",
                             "lie_on_right",  "use_floor",      "kneel",       "lean_on_arms",
                             "stand_on_left", "stand_on_right", "follow_alone"};
inline constexpr List conditions{"osteoporosis",
                                 "vertebral_fracture",
                                 "high_blood_pressure",
                                 "clot_treated",
                                 "tummy_doming",
                                 "tummy_doming_stays",
                                 "dysplasia",
                                 "hip_arthritis",
                                 "very_loose_joints",
                                 "blood_thinner",
                                 "latex_allergy",
                                 "hernia",
                                 "abdominal_surgery",
                                 "prolapse",
                                 "numb_feet",
                                 "steroid_injection_this_week",
                                 "heart_disease",
                                 "lung_disease",
                                 "diabetes",
                                 "fits",
                                 "cancer_treatment"};
inline constexpr List surgery{"replacement", "osteotomy", "arthroscopy", "fixation"};
inline constexpr List cut{"posterior", "lateral", "anterior", "unknown"};
inline constexpr List limits{"lifted", "in_force"};
inline constexpr List weight{"full", "part", "none"};
inline constexpr List has{"mat",   "bed",   "wall", "chair",           "worktop",     "pillow",
                          "towel", "strap", "band", "latex_free_band", "ankle_weight"};
inline constexpr List every_home{"mat", "bed", "wall", "chair", "worktop", "pillow", "towel"};
inline constexpr List habit{"none", "some", "regular"};
}  // namespace list

using enum FieldType;

inline constexpr Field<int> age{
    FieldInfo{"age", whole, "Age on the day of the visit.", "years", 0, 110}.begins("The patient today").needed()};
inline constexpr Field<Word> weak_side{
    FieldInfo{"weak_side", word, "The weaker leg, which is the one we train.", {}, 0, 0, list::trained}.needed()};
inline constexpr Field<Word> pregnant{
    FieldInfo{"pregnant", word, "Pregnant, or gave birth in the last two years?", {}, 0, 0, list::pregnant}.needed()};
inline constexpr Field<int> pregnancy_weeks{
    FieldInfo{"pregnancy_weeks", whole, "Whole weeks completed (13 is 13+0 to 13+6).", "weeks", 0, 42}
        .begins("Pregnancy and birth")
        .needed()
        .only_if(pregnant.key, pregnant("yes"))};
inline constexpr Field<Words> pregnancy_problems{FieldInfo{
    "pregnancy_problems", words, "What speaks against exercise; none means you asked.", {}, 0, 0, list::problems}
                                                     .wanted()
                                                     .only_if(pregnant.key, pregnant("yes"))};
inline constexpr Field<int> weeks_since_birth{
    FieldInfo{"weeks_since_birth", whole, "Weeks since the birth.", "weeks", 0, 104}.needed().only_if(
        pregnant.key, pregnant("gave_birth"))};
inline constexpr Field<Word> birth{FieldInfo{"birth", word, "How the child was born.", {}, 0, 0, list::birth}.only_if(
    pregnant.key, pregnant("gave_birth"))};
inline constexpr Field<int> pain_usual{
    FieldInfo{"pain_usual", whole, "Usual pain over the last 7 days.", "of 10", 0, 10}.begins("Pain").needed()};
inline constexpr Field<int> pain_worst{
    FieldInfo{"pain_worst", whole, "Worst pain over the last 7 days.", "of 10", 0, 10}};
inline constexpr Field<Words> pain_where{
    FieldInfo{"pain_where", words, "Where it hurts; below_knee is also numbness.", {}, 0, 0, list::places}};
inline constexpr Field<Word> sore_side{{"sore_side", word, "The side that hurts.", {}, 0, 0, list::sides}};
inline constexpr Field<int> pain_weeks{{"pain_weeks", whole, "How long it has hurt.", "weeks", 0, 2600}};
inline constexpr Field<Word> pain_is{{"pain_is", word, "Known, new, or getting worse.", {}, 0, 0, list::pain_is}};
inline constexpr Field<Word> night_pain{
    {"night_pain", word, "Does the hip hurt at night, also without lying on it?", {}, 0, 0, list::yes_no}};
inline constexpr Field<Word> training_change{
    {"training_change", word, "Much more running or marching in the last 3 months?", {}, 0, 0, list::yes_no}};
inline constexpr Field<Words> red_flags{FieldInfo{
    "red_flags", words, "What you suspect today; none means you asked and found none.", {}, 0, 0, list::red_flags}
                                            .begins("Warning signs")
                                            .needed()};
inline constexpr Field<Word> limping{{"limping", word, "Does the patient limp?", {}, 0, 0, list::yes_no}};
inline constexpr Field<Word> can_bear_weight{
    {"can_bear_weight", word, "Can the patient stand and walk on the sore leg?", {}, 0, 0, list::yes_first}};
inline constexpr Field<Word> pain_on_hopping{
    {"pain_on_hopping",
     word,
     "Does hopping on the sore leg hurt? Don't test where a fracture is suspected.",
     {},
     0,
     0,
     list::hop_test}};
inline constexpr Field<Word> nerve_exam{
    {"nerve_exam", word, "Strength, reflexes and feeling of the legs, as examined.", {}, 0, 0, list::nerve_exam}};
inline constexpr Field<int> morning_stiffness_minutes{
    {"morning_stiffness_minutes", whole, "How long the hip is stiff in the morning.", "minutes", 0, 240}};
inline constexpr Field<Word> daily_life{
    FieldInfo{"daily_life", word, "How far the hip limits daily life.", {}, 0, 0, list::daily_life}.begins(
        "Daily life and treatment so far")};
inline constexpr Field<Words> tried{
    FieldInfo{"tried", words, "What was tried for this hip so far.", {}, 0, 0, list::tried}};
inline constexpr Field<int> tried_weeks{
    FieldInfo{"tried_weeks", whole, "For how long it was tried.", "weeks", 0, 520}.unless_none(tried.key)};
inline constexpr Field<Word> tried_result{
    FieldInfo{"tried_result", word, "What came of it.", {}, 0, 0, list::result}.unless_none(tried.key)};
inline constexpr Field<int> pain_before{
    FieldInfo{"pain_before", whole, "Usual pain before it was tried.", "of 10", 0, 10}.unless_none(tried.key)};
inline constexpr Field<int> scores_hoos12{
    {"scores.hoos12", whole, "HOOS-12 summary score now, 100 is best.", "of 100", 0, 100}};
inline constexpr Field<int> scores_hoos12_before{
    {"scores.hoos12_before", whole, "HOOS-12 summary score before what was tried.", "of 100", 0, 100}};
inline constexpr Field<int> scores_pgq{
    {"scores.pgq", whole, "Pelvic Girdle Questionnaire now, 100 is worst.", "of 100", 0, 100}};
inline constexpr Field<int> scores_pgq_before{
    {"scores.pgq_before", whole, "Pelvic Girdle Questionnaire before what was tried.", "of 100", 0, 100}};
inline constexpr Field<Date> scores_date{{"scores.date", date, "The day of the scores now."}};
inline constexpr Field<Date> scores_date_before{{"scores.date_before", date, "The day of the scores before."}};
inline constexpr Field<Word> falls{
    FieldInfo{"falls", word, "Unsteady, or fell in the past year?", {}, 0, 0, list::falls}.begins("Safety")};
inline constexpr Field<Words> cannot{
    FieldInfo{"cannot", words, "Movements and positions the patient can't do or shouldn't.", {}, 0, 0, list::cannot}};
inline constexpr Field<Words> conditions{
    {"conditions", words, "Known conditions that matter for exercise.", {}, 0, 0, list::conditions}};
inline constexpr Field<int> blood_pressure_systolic{
    {"blood_pressure.systolic", whole, "Resting blood pressure, the upper number.", "mmHg", 60, 260}};
inline constexpr Field<int> blood_pressure_diastolic{
    {"blood_pressure.diastolic", whole, "Resting blood pressure, the lower number.", "mmHg", 30, 160}};
inline constexpr Field<Word> knee_to_chest_helps{
    {"knee_to_chest_helps", word, "Tried today: does drawing the knee up ease the pain?", {}, 0, 0, list::yes_no}};
inline constexpr Field<Word> hip_surgery_what{
    {"hip_surgery.what", word, "The operation on the hip.", {}, 0, 0, list::surgery}};
inline constexpr Field<Word> hip_surgery_side{
    {"hip_surgery.side", word, "The side that was operated on.", {}, 0, 0, list::sides}};
inline constexpr Field<int> hip_surgery_weeks{
    {"hip_surgery.weeks", whole, "Weeks since the operation.", "weeks", 0, 2600}};
inline constexpr Field<Word> hip_surgery_cut{
    {"hip_surgery.cut", word, "Where the surgeon cut (posterior is the back).", {}, 0, 0, list::cut}};
inline constexpr Field<Word> hip_surgery_limits{
    {"hip_surgery.limits", word, "Are the surgeon's limits still in force?", {}, 0, 0, list::limits}};
inline constexpr Field<Word> hip_surgery_weight_allowed{
    {"hip_surgery.weight_allowed", word, "How much weight the leg may take.", {}, 0, 0, list::weight}};
inline constexpr Field<Date> xray_date{{"xray.date", date, "The day of the imaging."}};
inline constexpr Field<double> xray_lcea_deg{
    {"xray.lcea_deg", decimal, "Lateral centre-edge angle, as the report states it.", "degrees", -20, 60}};
inline constexpr Field<double> xray_tonnis_angle_deg{
    {"xray.tonnis_angle_deg", decimal, "Tönnis angle, as the report states it.", "degrees", -20, 60}};
inline constexpr Field<int> xray_tonnis_grade{
    {"xray.tonnis_grade", whole, "Tönnis grade of arthritis.", "grade", 0, 3}};
inline constexpr Field<int> xray_kl_grade{
    {"xray.kl_grade", whole, "Kellgren-Lawrence grade of arthritis.", "grade", 0, 4}};
inline constexpr Field<double> xray_joint_space_mm{
    {"xray.joint_space_mm", decimal, "Narrowest joint space.", "mm", 0, 10}};
inline constexpr Field<Word> xray_congruent{
    {"xray.congruent", word, "Is the joint congruent?", {}, 0, 0, list::reported}};
inline constexpr Field<Word> xray_triradiate_closed{
    {"xray.triradiate_closed", word, "Is the growth plate of the socket closed?", {}, 0, 0, list::reported}};
inline constexpr Field<Word> xray_avn{
    {"xray.avn", word, "Does the report name avascular necrosis?", {}, 0, 0, list::reported}};
inline constexpr Field<Words> has{FieldInfo{
    "has", words, "Equipment at home besides mat, bed, wall, chair, worktop, pillow, towel.", {}, 0, 0, list::has}
                                      .begins("Home and habit")};
inline constexpr Field<Words> lacks{
    FieldInfo{"lacks", words, "Equipment that is not at home, though most homes have it.", {}, 0, 0, list::has}};
inline constexpr Field<Word> used_to_exercise{
    {"used_to_exercise", word, "Habit of exercise so far.", {}, 0, 0, list::habit}};
inline constexpr Field<Word> had_planks_before{
    {"had_planks_before", word, "Did planks before, without trouble?", {}, 0, 0, list::yes_no}};
inline constexpr Field<int> minutes_a_day{
    {"minutes_a_day", whole, "Minutes a day the patient wants to give.", "minutes", 3, 120}};
inline constexpr Field<Word> specialist_discussed{
    {"specialist_discussed", word, "Was a specialist's opinion discussed with the patient?", {}, 0, 0, list::yes_no}};

/// Worked out from `progress`; nobody types it. Does not apply at a first visit.
inline constexpr Field<int> pain_in_two_sessions{
    {"pain_in_two_sessions", whole, "The pain that both last sessions of one exercise reached.", "of 10", 0, 10}};

/// Counted in `choose`, and `also` beside it; nobody types it. Does not apply where the planner picks.
inline constexpr Field<int> exercises_chosen{
    {"exercises_chosen", whole, "How many exercises the clinician chose.", {}, 0, 1000}};

/// Every field above that is typed, in the order of the form.
inline constexpr const FieldInfo* all[] = {&age,
                                           &weak_side,
                                           &pregnant,
                                           &pregnancy_weeks,
                                           &pregnancy_problems,
                                           &weeks_since_birth,
                                           &birth,
                                           &pain_usual,
                                           &pain_worst,
                                           &pain_where,
                                           &sore_side,
                                           &pain_weeks,
                                           &pain_is,
                                           &night_pain,
                                           &training_change,
                                           &red_flags,
                                           &limping,
                                           &can_bear_weight,
                                           &pain_on_hopping,
                                           &nerve_exam,
                                           &morning_stiffness_minutes,
                                           &daily_life,
                                           &tried,
                                           &tried_weeks,
                                           &tried_result,
                                           &pain_before,
                                           &scores_hoos12,
                                           &scores_hoos12_before,
                                           &scores_pgq,
                                           &scores_pgq_before,
                                           &scores_date,
                                           &scores_date_before,
                                           &falls,
                                           &cannot,
                                           &conditions,
                                           &blood_pressure_systolic,
                                           &blood_pressure_diastolic,
                                           &knee_to_chest_helps,
                                           &hip_surgery_what,
                                           &hip_surgery_side,
                                           &hip_surgery_weeks,
                                           &hip_surgery_cut,
                                           &hip_surgery_limits,
                                           &hip_surgery_weight_allowed,
                                           &xray_date,
                                           &xray_lcea_deg,
                                           &xray_tonnis_angle_deg,
                                           &xray_tonnis_grade,
                                           &xray_kl_grade,
                                           &xray_joint_space_mm,
                                           &xray_congruent,
                                           &xray_triradiate_closed,
                                           &xray_avn,
                                           &has,
                                           &lacks,
                                           &used_to_exercise,
                                           &had_planks_before,
                                           &minutes_a_day,
                                           &specialist_discussed};

/// The groups of the dotted keys above.
inline constexpr FieldGroup groups[] = {
    {"scores", "Outcome scores, now and before what was tried; none means there are none."},
    {"blood_pressure", "Resting blood pressure, upper over lower number.", {}, "130/80"},
    {"hip_surgery", "Operation on the hip; none means there was none.", "Operation and imaging"},
    {"xray", "What the imaging report says; none means there is none."}};

consteval bool is_group(std::string_view key) {
  for (const FieldGroup& group : groups)
    if (group.key == key) return true;
  return false;
}
consteval bool is_asked_alone(const InForm& form) {
  return form.need != Need::optional || !form.heading.empty() || !form.asks.empty() || !form.unless_none.empty();
}
consteval bool groups_ask_for_their_fields() {
  for (const FieldInfo* info : all)
    if (!info->group().empty() && (!is_group(info->group()) || is_asked_alone(info->form))) return false;
  return true;
}
static_assert(groups_ask_for_their_fields(),
              "a field with a dot in its key is asked for with its group: add that to field::groups");

/// The fields that the host works out for rules and plugins.
inline constexpr const FieldInfo* computed[] = {&pain_in_two_sessions, &exercises_chosen};

}  // namespace field
}  // namespace rehab
