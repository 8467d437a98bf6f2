// SPDX-License-Identifier: Apache-2.0
// The fixed strings of the product. The list of their ids is closed: a PhraseId is checked against it when the code is
// compiled, a words file (templates/words/<language>.yaml) when it is read, so neither can name what the other lacks.
// An id that is missing, unknown or empty there, or whose {places} differ from those the product fills, is a problem
// with its place. A clinic may say some of them its own way, but never a safety text: stop signs, the held page.
#pragma once

#include <string>
#include <string_view>

#include "model/clinic.hpp"
#include "model/words.hpp"

namespace rehab {

class Problems;

/// Use the result only when `problems` holds no error.
Phrases read_phrases(const std::string& file, Problems& problems);

/// The phrases with the clinic's own words in place; problems name the clinic file.
Phrases with_clinic_words(Phrases phrases, const Clinic& clinic, Problems& problems);

struct PhraseInfo {
  std::string_view id;
  std::string_view places = {};  ///< names, space between; the text holds exactly these
  bool safety = false;           ///< never the clinic's to reword
};

// clang-format off
inline constexpr PhraseInfo phrase_table[] = {
    // Words and numbers
    {"monday"}, {"tuesday"}, {"wednesday"}, {"thursday"}, {"friday"}, {"saturday"}, {"sunday"},
    {"mon"}, {"tue"}, {"wed"}, {"thu"}, {"fri"}, {"sat"}, {"sun"},
    {"january"}, {"february"}, {"march"}, {"april"}, {"may"}, {"june"}, {"july"}, {"august"}, {"september"},
    {"october"}, {"november"}, {"december"},
    {"date_in_words", "weekday day month"}, {"date_of_year", "day month"}, {"date_with_year", "day month year"},
    {"decimal_point"}, {"and"}, {"list_more", "list n"}, {.id = "left", .safety = true}, {.id = "right", .safety = true}, {"every_day"},
    {"once"}, {"times", "n"}, {"one_second"}, {"seconds", "n"}, {"kilograms", "kg"}, {"pounds", "lb"},
    // Every page of the patient
    {"draft", "", true}, {"call_us", "phone"}, {"sheet_file_title", "plan"}, {"footer", "plan date"},
    {"footer_for", "name plan date"}, {"footer_pages", "page pages"},
    // The first page
    {"your_exercises_one"}, {"your_exercises_many", "n"}, {"use_until", "date"}, {"shown"}, {"shown_some", "numbers"},
    {"train_one"}, {"train_two"}, {"trained_leg", "SIDE"}, {"trained_side", "SIDE"}, {"both_legs"}, {"both_sides"},
    {"sets", "n"}, {"hold_for", "time"}, {"row_short", "n time"}, {"row_weight", "weight"},
    {"numbered_one", "numbers"}, {"you_need_list", "things"}, {"day_line", "days numbers"},
    {"all_numbers", "n"}, {"all_two"}, {"minutes_one"}, {"minutes_many", "n"}, {"next_visit", "date"},
    {"next_visit_open"}, {"come_back_by", "date"}, {"stop_at_birth", "", true}, {"your_goal", "goal"}, {"note", "note"},
    // Stop and call
    {"stop_and_call", "", true}, {"call_if", "", true}, {"our_number", "", true}, {"call_emergency_if", "", true},
    {"call_maternity_if", "", true}, {"maternity_number", "", true}, {"out_of_hours", "", true},
    {"sign_pain_stays", "limit", true}, {"sign_pain_rises", "", true}, {"sign_two_mornings", "", true},
    {"sign_numb", "", true}, {"sign_dizzy", "", true}, {"sign_calf", "", true},
    {"sign_chest", "", true}, {"sign_no_weight", "", true}, {"sign_weak", "", true}, {"sign_saddle", "", true},
    {"sign_bleeding", "", true}, {"sign_contractions", "", true}, {"sign_baby", "", true},
    {"sign_headache", "", true}, {"sign_faint", "", true}, {"sign_calf_pregnant", "", true},
    {"sign_unsteady", "", true}, {"sign_sudden", "", true}, {"sign_nobody_takes", "", true},
    {"sign_heavy_bleeding", "", true}, {"sign_fever", "", true},
    {"sign_new_hip", "", true}, {"sign_short_leg", "", true}, {"sign_wound", "", true},
    // How much pain is fine
    {"pain_title", "n", true}, {"pain_carry_on", "", true},
    {"pain_add_nothing", "", true}, {"pain_stop", "", true}, {"pain_none", "", true}, {"pain_worst", "", true},
    {"pain_next_morning", "", true}, {"pain_smaller_dose", "", true},
    {"pain_no_rise", "", true}, {"pain_same", "", true}, {"pain_any_rise", "", true},
    // What else happens for the patient
    {"also_title"}, {"go_sessions_here", "n date"}, {"go_physical_therapy"},
    {"go_medical"}, {"go_obstetric"}, {"go_maternity", "", true}, {"go_emergency", "number", true},
    {"go_specialist"}, {"go_clinic"},
    {"when_now", "", true}, {"when_same_day", "", true}, {"when_days", "date", true}, {"when_all_days", "date", true},
    {"when_soon", "", true},
    {"when_routine"},
    // A card
    {"leg", "SIDE"}, {"leg_only", "SIDE"}, {"leg_then", "SIDE OTHER"}, {"each_leg"}, {"each_leg_first", "SIDE"},
    {"side", "SIDE"}, {"side_only", "SIDE"}, {"side_then", "SIDE OTHER"}, {"each_side"}, {"each_side_first", "SIDE"},
    {"picture_side", "SIDE"}, {"badge_new"}, {"badge_more"}, {"badge_less"},
    {"you_need", "things"}, {"you_need_also", "things"}, {"you_need_latex_free", "", true}, {"for_you"},
    {"swap_leg", "OTHER"}, {"swap_leg_turn_over", "OTHER"}, {"start_other_next"},
    {"rest_for", "time"}, {"seconds_brief", "n"},
    {"on_your_ankle", "weight"}, {"bands_stronger_one"}, {"bands_stronger_many", "n"},
    {"breathe_out", "", true}, {"breathe_on", "", true}, {"stop_if", "sign", true},
    {"sore_next_day", "", true}, {"sore_do", "less usual", true}, {"sore_hold", "less usual", true},
    {"sore_sets", "less usual", true}, {"sore_weight", "less usual", true}, {"sore_no_weight", "", true},
    {"sore_skip", "", true},
    {"too_hard"}, {"too_easy"}, {"stay_here"}, {"step_times", "n"}, {"step_hold", "n"},
    // The weeks
    {"your_weeks_one"}, {"your_weeks_many", "n"}, {"weeks_of", "name weeks"}, {"weeks_call_us"}, {"weeks_emergency"},
    {"weeks_tick"}, {"weeks_too_much", "n", true}, {"weeks_any_rise", "", true}, {"weeks_pain"}, {"week_title", "n date"}, {"week_from", "n"},
    {"box_of_exercise", "n date"}, {"box_of_pain", "date"}, {"bring_page"}, {"pen_notes"}, {"not_this_day"},
    {"sets_of", "sets dose"}, {"times_hold", "times time"}, {"dose_leg", "dose leg"}, {"dose_weight", "dose weight"},
    // The page of a held plan
    {"held_title", "", true}, {"held_file_title", "plan", true}, {"held_from", "clinician", true},
    {"held_no_exercises", "", true}, {"held_talk", "", true}, {"held_letter", "", true},
    {"held_to_emergency", "number", true}, {"held_to_maternity", "", true}, {"held_to_medical", "", true},
    {"held_to_obstetric", "", true}, {"held_to_physical_therapy", "", true}, {"held_to_specialist", "", true},
    {"held_to_clinic", "", true}, {"held_nothing_left", "", true}, {"held_equipment", "", true},
    {"held_call", "", true}, {"held_nobody_today", "", true},
    // The account of a decision, for the clinician
    {"account_patient", "patient date"}, {"account_issued_one", "leg date"}, {"account_issued_many", "n leg date"},
    {"account_held", "ways"}, {"account_held_here"}, {"account_pain_usual", "n"}, {"account_pain_worst", "n"},
    {"account_pain_limit", "n"}, {"account_no_rise"}, {"account_way", "way reasons"}, {"account_no_referral"},
    {"opinion_none"}, {"opinion_not_judged", "facts"}, {"account_plan"}, {"account_pain"},
    {"account_dose_of", "exercise"}, {"account_on_sheet"},
    {"account_on_sheet_shown", "numbers"}, {"account_waiting"}, {"account_left_out"}, {"account_not_as_asked"},
    {"account_forms"}, {"account_changed"}, {"account_open"},
    {"account_changes_nothing", "facts"}, {"account_dose"}, {"account_sore"}, {"account_as_usual"}, {"reason_unknown", "reason"}, {"reasons_more_one"}, {"reasons_more_many", "n"},
    {"answer_between", "from to"}, {"answer_of_part", "part answers"}, {"or_else"},
    {"no_things", "things"}, {"form_on_bed", "form"}, {"form_chosen"}, {"form_fits"}, {"why_because", "what reasons"}, {"why_reasons", "reasons"}, {"why_form"},
    {"why_waits"}, {"why_not", "reasons"}, {"why_out"}, {"why_leg", "leg"}, {"why_limit"},
    {"why_note"}, {"why_lifted", "reasons"}, {"why_changed", "dose"},
    {"told_in_writing", "text writing"}, {"nobody_named"}, {"changed_by", "name date"},
    {"changed_chosen", "exercises"}, {"chosen_all"}, {"changed_left_out", "exercise"},
    {"changed_dose", "exercise from to"}, {"changed_rule", "reason exercise"}, {"changed_hold", "reason"},
    {"days_a_week", "n"}, {"ask_line", "question change"}, {"answer_line", "answers change"},
    {"answer_together", "answers change"}, {"answer_no_sheet", "way"}, {"answer_sooner", "way when"}, {"turn_lost", "exercise"}, {"turn_new", "exercise"},
    {"turn_smaller", "exercise"}, {"turn_larger", "exercise"}, {"record_who", "name age patient"},
    {"record_who_unnamed", "age patient"}, {"record_appendix"}, {"record_exercise_ids"},
    // The record
    {"not_for_patient", "", true}, {"record_file_title", "plan"},
    {"state_issued"}, {"state_held"}, {"state_draft"}, {"record_goal", "goal"}, {"record_note", "note"}, {"something_else", "text"}, {"something_else_cleared", "text name"}, {"record_until", "date"},
    {"record_review", "n"},
    {"record_why_held"}, {"record_remedy", "text"}, {"record_missing", "facts"}, {"record_patient_reads", "text"}, {"account_set_aside"}, {"record_nothing_left"}, {"record_no_equipment"},
    {"record_ask"},
    {"ask_more_one"}, {"ask_more_many", "n"}, {"answer_some"}, {"answer_from", "n"}, {"answer_up_to", "n"},
    {"change_stop"}, {"change_hold"}, {"change_exercise_lost"}, {"change_smaller_dose"}, {"change_referral"},
    {"change_review"}, {"change_note"},
    {"change_more"}, {"record_consider"}, {"consider_line", "flag why"},
    {"record_clarify"}, {"clarify_pair", "first second"}, {"clarify_has", "things exercises"}, {"clarify_lacks", "things exercises"},
    {"clarify_stand_in", "exercises"},
    {"record_rules"}, {"rules_rule"}, {"rules_values"}, {"ledger_exercise"}, {"ledger_why"},
    {"outcome_stands_in"}, {"outcome_left_out_by_clinician"},
    {"waits_next_review"}, {"waits_equipment"}, {"waits_minutes"}, {"waits_not_chosen"}, {"waits_asked_first"},
    {"waits_words"},
    {"ledger_stage", "n"}, {"step_up"}, {"step_keep"}, {"step_back"}, {"step_smaller"}, {"step_last_stage"}, {"step_form"}, {"step_not_recorded"},
    {"ledger_minutes", "n"}, {"ledger_sore", "dose"}, {"ledger_more", "n"},
    {"applied_unknown"},
    {"record_referrals"}, {"record_letters", "file letters"}, {"record_letters_all", "file"}, {"record_plan_limits"}, {"plan_limit_exercises", "n"}, {"plan_limit_review", "n"}, {"plan_limit_after_birth", "n"}, {"record_record_notes"}, {"referral_line", "to when"}, {"referral_waits"},
    {"record_not_evaluated"}, {"not_evaluated_line", "rule fields"},
    {"record_intake"}, {"record_sources"}, {"source_line", "n text mark"}, {"record_policy"},
    {"mark_v"}, {"mark_s"}, {"mark_m"}, {"mark_x"},
    {"record_versions"}, {"version_planner", "version"}, {"version_bundle", "name version hash"},
    {"version_clinic", "file"}, {"version_signed", "name date bundles"}, {"version_unsigned", "bundles"},
    {"version_intake", "hash"}, {"version_words", "language"}, {"version_words_unreviewed", "language"},
    {"record_replaced"}, {"replaced_line", "code where"},
    {"sign_statement"}, {"sign_name", "name"}, {"sign_registration"}, {"sign_signature"},
    {"sign_date"},
    {"to_emergency"}, {"to_maternity"}, {"to_medical"}, {"to_obstetric"}, {"to_physical_therapy"},
    {"to_sessions_here"}, {"to_specialist"}, {"to_clinic"},
    {"urgency_now"}, {"urgency_same_day"}, {"urgency_days", "n"}, {"urgency_soon"}, {"urgency_routine"},
    // Letters
    {"letter_title", "to"}, {"letter_opening"}, {"who_line", "who age date"},
    {"letter_ask_emergency"}, {"letter_ask_maternity"}, {"letter_ask_medical"}, {"letter_ask_obstetric"},
    {"letter_ask_physical_therapy"}, {"letter_ask_specialist"}, {"letter_ask_assess"}, {"letter_why_now"}, {"letter_findings"},
    {"letter_tried"}, {"letter_tried_nothing"}, {"letter_imaging"}, {"letter_imaging_none"}, {"letter_home_plan"},
    {"letter_home_plan_later"}, {"letter_also", "reasons"}, {"letter_which_sign"},
    {"letter_no_home_plan"}, {"letter_thanks"},
    {"letters_file_title", "plan"}, {"letter_to"}, {"letter_address"}, {"letter_name"}, {"letter_born", "date"}, {"letter_birth_date"},
    {"letter_by_hand"}, {"letter_examination"}, {"letter_medicines"}, {"letter_illnesses"}, {"letter_more"}, {"blood_pressure_value", "upper lower"},
    {"fact_line", "fact value"}, {"fact_red_flags"}, {"fact_weak_side"}, {"fact_sore_side"}, {"fact_pain_usual"}, {"fact_pain_worst"},
    {"fact_pain_where"}, {"fact_pain_weeks"}, {"fact_pain_is"}, {"fact_daily_life"}, {"fact_limping"},
    {"fact_can_bear_weight"}, {"fact_night_pain"}, {"fact_pain_on_hopping"}, {"fact_training_change"},
    {"fact_morning_stiffness_minutes"}, {"fact_falls"}, {"fact_cannot"}, {"fact_used_to_exercise"},
    {"fact_session_pain"}, {"session_pain_once", "n"},
    {"fact_nerve_exam"}, {"fact_pregnancy_weeks"}, {"fact_weeks_since_birth"}, {"fact_birth"}, {"fact_pregnancy_problems"}, {"fact_hip_surgery_what"}, {"fact_hip_surgery_side"},
    {"fact_hip_surgery_weeks"}, {"fact_hip_surgery_cut"}, {"fact_hip_surgery_limits"}, {"fact_hip_surgery_weight_allowed"},
    {"fact_conditions"},
    {"fact_hip_surgery"}, {"fact_blood_pressure"}, {"fact_xray"}, {"fact_scores"},
    {"fact_had_planks_before"}, {"fact_knee_to_chest_helps"}, {"fact_specialist_discussed"}, {"fact_has"}, {"fact_lacks"}, {"fact_minutes_a_day"},
    {"fact_blood_pressure_systolic"}, {"fact_blood_pressure_diastolic"},
    {"fact_tried"}, {"fact_tried_weeks"}, {"fact_tried_result"}, {"fact_pain_before"},
    {"fact_scores_date_before"}, {"fact_scores_hoos12_before"}, {"fact_scores_pgq_before"},
    {"fact_scores_date"}, {"fact_scores_hoos12"}, {"fact_scores_pgq"},
    {"fact_xray_date"}, {"fact_xray_lcea_deg"}, {"fact_xray_tonnis_angle_deg"}, {"fact_xray_tonnis_grade"},
    {"fact_xray_kl_grade"}, {"fact_xray_joint_space_mm"}, {"fact_xray_congruent"}, {"fact_xray_triradiate_closed"},
    {"fact_xray_avn"},
    // What is recorded, in letters: the intake's words
    {"not_recorded"}, {"value_by_end", "recorded last"}, {"does_not_apply"}, {"word_not_asked"}, {"word_placenta_praevia"}, {"word_pre_eclampsia"}, {"word_cervical_insufficiency"},
    {"word_growth_restriction"}, {"word_triplets_or_more"}, {"word_uncontrolled_diabetes"},
    {"word_uncontrolled_blood_pressure"}, {"word_uncontrolled_thyroid"}, {"word_serious_heart_or_lung_disease"},
    {"word_recurrent_loss"}, {"word_gestational_hypertension"}, {"word_earlier_preterm_birth"},
    {"word_heart_or_lung_disease"}, {"word_anaemia"}, {"word_eating_disorder"}, {"word_twins"},
    {"word_replacement"}, {"word_osteotomy"}, {"word_arthroscopy"}, {"word_fixation"}, {"word_posterior"},
    {"word_lateral"}, {"word_anterior"}, {"word_unknown"}, {"word_lifted"}, {"word_in_force"}, {"word_full"},
    {"word_part"},
    {"word_left"}, {"word_right"}, {"word_both"}, {"word_equal"}, {"word_none"},
    {"word_cauda_equina"}, {"word_fracture"}, {"word_infection"}, {"word_clot"}, {"word_clot_with_breathlessness"}, {"word_chest_pain_or_fainting"},
    {"word_cancer"}, {"word_slipped_growth_plate"}, {"word_slipped_growth_plate_cannot_walk"},
    {"word_avascular_necrosis"}, {"word_stress_fracture"}, {"word_progressive_leg_weakness"},
    {"word_sudden_severe_worsening"}, {"word_fragility_fracture"}, {"word_prosthesis_problem"},
    {"word_pregnancy_warning_sign"}, {"word_transient_hip_osteoporosis"}, {"word_inflammatory_arthritis"},
    {"word_lie_on_back"}, {"word_lie_face_down"}, {"word_lie_flat"}, {"word_lie_on_left"}, {"word_lie_on_right"},
    {"word_use_floor"}, {"word_kneel"}, {"word_lean_on_arms"}, {"word_stand_on_left"}, {"word_stand_on_right"},
    {"word_follow_alone"}, {"word_some"}, {"word_regular"}, {"word_vaginal"}, {"word_caesarean"},
    {"word_groin"}, {"word_side_of_hip"}, {"word_buttock"}, {"word_pubic_bone"}, {"word_low_back"},
    {"word_inner_thigh"}, {"word_thigh_or_knee"}, {"word_below_knee"}, {"word_known"}, {"word_new"},
    {"word_getting_worse"}, {"word_fine"}, {"word_some_tasks_hard"}, {"word_most_tasks_hard"}, {"word_walking_aid"},
    {"word_no"}, {"word_yes"}, {"word_unsteady"}, {"word_fell_this_year"}, {"word_normal"}, {"word_abnormal"},
    {"word_osteoporosis"}, {"word_vertebral_fracture"}, {"word_high_blood_pressure"}, {"word_clot_treated"},
    {"word_tummy_doming"}, {"word_tummy_doming_stays"}, {"word_dysplasia"}, {"word_hip_arthritis"},
    {"word_very_loose_joints"}, {"word_blood_thinner"}, {"word_latex_allergy"}, {"word_hernia"},
    {"word_abdominal_surgery"}, {"word_prolapse"}, {"word_numb_feet"}, {"word_steroid_injection_this_week"},
    {"word_heart_disease"}, {"word_lung_disease"}, {"word_diabetes"}, {"word_fits"}, {"word_cancer_treatment"},
    {"word_not_tested"},
    {"word_exercise_at_home"}, {"word_supervised"}, {"word_medicine"}, {"word_injection"}, {"word_good"},
    {"word_partial"}, {"word_same"}, {"word_worse"}, {"word_not_reported"},
    // The summary and explain
    {"summary_patient", "patient date state"}, {"summary_legs", "leg pain"}, {"summary_exercises", "exercises"}, {"summary_held", "reasons"},
    {"summary_exercise", "name dose"}, {"summary_referrals", "referrals"}, {"summary_letters", "letters"}, {"summary_review", "review"},
    {"summary_none"}, {"pain_limit_short", "n"}, {"pain_no_rise_short"}, {"review_next_visit", "date"},
    {"review_within", "n"}, {"review_open"}, {"legs_both"},
    {"explain_reads", "fields"}, {"explain_code"}, {"explain_always"},
    // Equipment, as the intake words it
    {"thing_mat"}, {"thing_bed"}, {"thing_wall"}, {"thing_chair"}, {"thing_worktop"}, {"thing_pillow"}, {"thing_pillow_many", "n"},
    {"thing_towel"}, {"thing_strap"}, {"thing_band"}, {"thing_latex_free_band"}, {"thing_ankle_weight"},
};
// clang-format on

/// nullptr: no such phrase.
constexpr const PhraseInfo* find_phrase(std::string_view id) {
  for (const PhraseInfo& info : phrase_table)
    if (info.id == id) return &info;
  return nullptr;
}

// Not by way of find_phrase: GCC 12 with sanitizers takes no comparison of a pointer with null as constant.
constexpr bool is_phrase(std::string_view id) {
  for (const PhraseInfo& info : phrase_table)
    if (info.id == id) return true;
  return false;
}

/// A phrase the product knows; naming another does not compile.
struct PhraseId {
  std::string_view id;
  consteval PhraseId(const char* text) : id(text) {
    if (!is_phrase(id)) throw "no such phrase: add it to phrase_table and to every words file";
  }
};

}  // namespace rehab
