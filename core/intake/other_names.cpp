// SPDX-License-Identifier: Apache-2.0
#include "intake/other_names.hpp"

#include "base/text.hpp"

namespace rehab {

namespace {

struct OtherNames {
  std::string_view key;
  std::string_view names;  ///< separated by ", "
};

constexpr OtherNames table[] = {
    {"patient", "id, patient id, patient_no, pid, case, file, paciente, patienten_id, patientennummer, fall"},
    {"date", "day, visit, visit_date, date_of_visit, today, datum, tag, fecha, dia"},
    {"age", "years, alter, edad, jahre"},
    {"weak_side",
     "side, leg, weak_leg, weaker_side, weaker_leg, affected_side, trained_side, week_side, schwache_seite, "
     "seite, lado, lado_débil, pierna"},
    {"sore_side",
     "side, painful_side, pain_side, seite, schmerzseite, schmerzende_seite, lado, lado_doloroso, lado_dolor"},
    {"pregnant", "pregnancy, is_pregnant, schwanger, schwangerschaft, embarazada, embarazo"},
    {"pregnancy_weeks",
     "weeks_pregnant, weeks_of_pregnancy, gestation, gestational_age, weeks, ssw, "
     "schwangerschaftswochen, schwangerschaftswoche, semanas_de_embarazo, semanas"},
    {"pregnancy_problems",
     "pregnancy_complications, complications, schwangerschaftsprobleme, komplikationen, "
     "problemas_del_embarazo, complicaciones"},
    {"weeks_since_birth",
     "weeks_postpartum, weeks_pp, postpartum_weeks, weeks, wochen_seit_geburt, semanas_desde_el_parto"},
    {"birth", "delivery, mode_of_birth, mode_of_delivery, geburt, parto"},
    {"pain_usual",
     "pain, usual_pain, average_pain, nrs, vas, schmerz, schmerzen, üblicher_schmerz, dolor, "
     "dolor_habitual"},
    {"pain_worst", "worst_pain, max_pain, pain_max, schlimmster_schmerz, stärkster_schmerz, dolor_máximo, peor_dolor"},
    {"pain_where", "where, pain_location, location, site, schmerzort, wo, dónde, lugar"},
    {"pain_weeks",
     "weeks_of_pain, duration, duration_weeks, weeks, since, schmerzwochen, dauer, wochen, duración, semanas"},
    {"pain_is", "pain_type, course, verlauf, curso"},
    {"night_pain", "pain_at_night, nachtschmerz, nachtschmerzen, dolor_nocturno"},
    {"red_flags",
     "redflags, flags, red flag, warning_signs, warnzeichen, rote_flaggen, banderas_rojas, signos_de_alarma"},
    {"limping", "limp, hinken, cojera, cojea"},
    {"can_bear_weight", "weight_bearing, weightbearing, belastbar, carga"},
    {"nerve_exam", "neuro, neuro_exam, neurology, neurologie, neurología"},
    {"morning_stiffness_minutes", "morning_stiffness, stiffness, morgensteifigkeit, rigidez_matutina"},
    {"daily_life", "adl, function, alltag, vida_diaria"},
    {"tried",
     "treatment, treatments, tried_so_far, previous_treatment, behandlung, behandlungen, tratamiento, tratamientos"},
    {"falls", "fall, falls_risk, stürze, sturz, caídas"},
    {"cannot", "cant, can_not, limits, restrictions, unable, kann_nicht, einschränkungen, no_puede, restricciones"},
    {"conditions",
     "condition, comorbidities, diagnoses, diagnosis, history, medical_history, pmh, erkrankungen, "
     "vorerkrankungen, nebendiagnosen, diagnosen, enfermedades, antecedentes, condiciones"},
    {"blood_pressure", "bp, rr, bloodpressure, blutdruck, tensión, tensión_arterial, presión, presión_arterial, ta"},
    {"hip_surgery", "surgery, operation, op, hip_operation, hip_op, hüftoperation, cirugía, operación"},
    {"xray", "x-ray, xrays, x-rays, imaging, mri, roentgen, röntgen, bildgebung, radiografía, rx, imagen"},
    {"has", "equipment, equipment_at_home, at_home, geräte, hilfsmittel, hat, equipo, material, tiene"},
    {"lacks", "missing, has_not, fehlt, no_tiene, falta"},
    {"used_to_exercise", "exercise_habit, activity, habit, trainiert, sport, actividad, ejercicio"},
    {"minutes_a_day", "minutes, minutes_per_day, time, minuten, minuten_pro_tag, minutos, minutos_al_día"},
    {"name", "patient_name, full_name, nombre"},
    {"date_of_birth",
     "dob, birthday, birthdate, birth_date, born, geburtsdatum, geboren, fecha_de_nacimiento, nacimiento"},
    {"language", "lang, sprache, idioma, lengua"},
    {"pictures_show", "pictures, sex, gender, geschlecht, sexo, bilder"},
    {"clinician", "therapist, physio, physiotherapist, pt, provider, therapeut, behandler, fisioterapeuta, terapeuta"},
    {"goal", "goals, aim, patient_goal, ziel, ziele, objetivo, meta"},
    {"note", "notes, comment, comments, remark, notiz, notizen, bemerkung, nota, notas, comentario"},
    {"something_else", "other, else, anything_else, sonstiges, anderes, otro, otros"},
    {"next_visit",
     "next, next_appointment, next_date, follow_up, followup, review_date, nächster_termin, nächster_besuch, "
     "próxima_visita, próxima_cita"},
    {"choose", "exercises, chosen, exercise, übungen, wählen, ejercicios, elegir"},
    {"also", "add, plus, additional, auch, zusätzlich, también, además"},
    {"leave_out", "leaveout, omit, exclude, without, skip, weglassen, ohne, omitir, sin"},
    {"change", "changes, dose, dosis, ändern, änderung, cambio, cambiar"},
    {"shown_today", "shown, practised, practiced, gezeigt, mostrado, mostrados"},
    {"progress", "review, fortschritt, progreso"},
    {"times", "reps, rep, repetitions, repeats, wiederholungen, wdh, repeticiones"},
    {"sets", "set, series, serien, sätze"},
    {"hold_s", "hold, seconds, secs, hold_seconds, halten, sekunden, segundos"},
    {"days", "days_per_week, days_a_week, frequency, tage, días"},
    {"ankle_weight", "weight, load, gewicht, peso"},
    {"reason", "why, because, grund, motivo, razón"},
    {"overrides", "override, lifted, lift, ausnahmen, excepciones"},
};

}  // namespace

void add_other_names(Shape& shape) {
  for (const OtherNames& each : table) {
    if (!shape.find(each.key)) continue;
    std::vector<std::string> names;
    for (std::string_view name : split(each.names, ',')) names.emplace_back(trimmed(name));
    shape.also_called(each.key, std::move(names));
  }
}

}  // namespace rehab
