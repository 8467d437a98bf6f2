// SPDX-License-Identifier: Apache-2.0
#include "intake/slip_words.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "intake/slip_tokens.hpp"

namespace rehab {

namespace {

struct Synonyms {
  std::string_view word;   ///< of the intake
  std::string_view typed;  ///< in its place, separated by ", "
};

constexpr Synonyms synonyms[] = {
    {"yes", "y, j, s, ja, si, true, wahr, yep, yeah, x, oui, positive, positiv, positivo"},
    {"no",
     "n, nein, false, falsch, nope, none, keine, kein, ninguno, ninguna, never, nie, nunca, negative, negativ, "
     "negativo"},
    {"none",
     "no, n, nein, false, keine, kein, keins, nichts, ninguno, ninguna, ningun, nada, nil, nothing, nope, never, nie, "
     "nunca, na, n a, none known, none noted, none found, none today, asked none, nothing found, nichts gefunden, "
     "keine gefunden, clear, all clear, nothing known, keine bekannt, ninguna conocida, nad, not applicable, "
     "does not apply, trifft nicht zu, no aplica, negative, negativ, negativo, [], {}"},
    {"left", "l, li, lt, links, linke, linkes, linker, izquierda, izquierdo, izq, left side, left hip, left leg"},
    {"right", "r, re, rt, rechts, rechte, rechtes, rechter, derecha, derecho, der, right side, right hip, right leg"},
    {"both",
     "b, bilateral, both sides, both hips, both legs, left and right, right and left, beide, beides, beidseits, "
     "beidseitig, bds, links und rechts, ambas, ambos, los dos, las dos, bilat"},
    {"equal",
     "none, neither, same, equally, the same, gleich, beide gleich, keine, keines, igual, iguales, ninguna, ninguno"},
    {"gave_birth",
     "postpartum, post partum, postnatal, post natal, pp, birth, birthed, delivered, gave birth recently, entbunden, "
     "geboren, nach geburt, nach der geburt, posparto, postparto, pospartum, dio a luz"},
    {"vaginal",
     "normal, natural, spontaneous, spontan, vaginal birth, vaginally, vaginale geburt, natürlich, forceps, ventouse, "
     "parto normal, parto vaginal"},
    {"caesarean",
     "c section, csection, section, sectio, cesarean, caesarian, cesarian, c sec, kaiserschnitt, cesarea, cesárea"},
    {"known", "old, chronic, familiar, usual, bekannt, chronisch, alt, conocido, crónico, cronico"},
    {"new", "neu, nuevo, nueva, recent, acute, akut, agudo"},
    {"getting_worse",
     "worse, worsening, getting worse, schlimmer, wird schlimmer, zunehmend, verschlechtert, peor, empeora, "
     "empeorando"},
    {"worse", "schlechter, schlimmer, worsened, peor"},
    {"good", "better, gut, besser, bien, bueno, mejor, success, successful"},
    {"partial", "partly, some, a little, teilweise, etwas, parcial, algo"},
    {"same", "unchanged, no change, no effect, nothing, gleich, unverändert, igual, sin cambios"},
    {"groin", "front of hip, inguinal, leiste, leistengegend, ingle, hip, hüfte, cadera"},
    {"side_of_hip",
     "lateral, lateral hip, trochanter, outer hip, outside of hip, side hip, seitlich, außen, hüfte außen, seitliche "
     "hüfte, hüfte "
     "seitlich, lateral de la cadera, hip, hüfte, cadera"},
    {"buttock", "bottom, bum, glute, gluteal, buttocks, gesäß, gesäss, po, glúteo, nalga"},
    {"pubic_bone", "pubis, symphysis, pubic, pubic symphysis, symphyse, schambein, sínfisis"},
    {"low_back",
     "back, lower back, lumbar, lbp, low back pain, rücken, kreuz, lws, unterer rücken, espalda, lumbar, zona lumbar, "
     "espalda baja"},
    {"inner_thigh",
     "adductor, adductors, medial thigh, inside thigh, innenschenkel, oberschenkel innen, adduktoren, aductores, "
     "thigh, oberschenkel, muslo"},
    {"thigh_or_knee", "knee, thigh, front of thigh, knie, oberschenkel, rodilla, muslo"},
    {"below_knee", "calf, shin, foot, lower leg, toes, wade, fuß, unterschenkel, pantorrilla, pie, pierna, numb foot"},
    {"fracture", "broken, break, bruch, fraktur, fractura, broken bone, broken hip, hip fracture"},
    {"infection", "infektion, infección, septic arthritis, fever and hip pain"},
    {"clot", "dvt, thrombosis, thrombose, trombosis, tvt, tvp, deep vein thrombosis, blood clot"},
    {"clot_with_breathlessness",
     "pe, pulmonary embolism, lungenembolie, embolia, embolia pulmonar, clot and breathless"},
    {"cancer", "tumour, tumor, malignancy, krebs, metastasis, metastases, metastasen, cáncer"},
    {"cauda_equina", "ces, cauda, cauda equina syndrome, cauda syndrom, kauda, cola de caballo"},
    {"avascular_necrosis", "avn, osteonecrosis, necrosis, hüftkopfnekrose, osteonekrose, necrosis avascular"},
    {"stress_fracture", "ermüdungsbruch, stressfraktur, fractura por estrés, insufficiency fracture"},
    {"slipped_growth_plate", "scfe, sufe, slipped epiphysis, epiphyseolyse, epifisiólisis"},
    {"inflammatory_arthritis", "rheumatoid arthritis, ra, rheuma, spondyloarthritis, artritis reumatoide"},
    {"chest_pain_or_fainting", "chest pain, fainting, syncope, brustschmerz, ohnmacht, dolor de pecho, desmayo"},
    {"normal", "ok, fine, unremarkable, intact, nad, wnl, unauffällig, o b, ob, sin alteraciones"},
    {"abnormal", "not normal, pathological, auffällig, pathologisch, impaired, anormal, alterado"},
    {"fine", "ok, good, normal, no limits, no problem, gut, problemlos, bien"},
    {"walking_aid",
     "stick, cane, crutches, crutch, walker, rollator, stock, krücken, gehhilfe, bastón, muletas, andador"},
    {"exercise_at_home",
     "exercise, exercises, home exercise, home exercises, hep, übungen, eigenübungen, heimübungen, ejercicio, "
     "ejercicios, ejercicios en casa"},
    {"supervised",
     "physio, physiotherapy, physical therapy, pt, physiotherapie, krankengymnastik, kg, fisioterapia, fisio, gym with "
     "therapist"},
    {"medicine",
     "medication, medications, drugs, painkillers, nsaid, nsaids, ibuprofen, paracetamol, medikamente, schmerzmittel, "
     "tabletten, medicamentos, medicación, pastillas"},
    {"injection",
     "injections, cortisone, steroid injection, spritze, infiltration, injektion, inyección, infiltración"},
    {"unsteady", "yes, y, ja, si, wobbly, unsicher, inestable, poor balance"},
    {"fell_this_year",
     "yes, y, ja, si, fall, falls, fell, fallen, fell once, one fall, 1 fall, 1, gestürzt, sturz, se cayó, caída"},
    {"lie_on_back",
     "supine, lie supine, back lying, lying on back, auf dem rücken liegen, rückenlage, rücken, boca arriba, decúbito "
     "supino"},
    {"lie_face_down",
     "prone, lie prone, lie on stomach, lie on front, lie on belly, lie on tummy, stomach, front lying, bauchlage, auf "
     "dem bauch liegen, boca abajo, decúbito prono"},
    {"lie_flat", "lying flat, flach liegen, tumbarse plano"},
    {"lie_on_left",
     "left side lying, left sidelying, lie left, lying on left, lie on the left, links liegen, auf links liegen, linke "
     "seite, lado izquierdo, lie on side, side lying, sidelying, seitenlage"},
    {"lie_on_right",
     "right side lying, right sidelying, lie right, lying on right, lie on the right, rechts liegen, auf rechts "
     "liegen, rechte seite, lado derecho, lie on side, side lying, sidelying, seitenlage"},
    {"use_floor",
     "floor, get on floor, get up from floor, get down to the floor, get off the floor, boden, auf den boden, suelo"},
    {"kneel",
     "kneeling, knees, all fours, on all fours, hands and knees, knien, vierfüßler, vierfüßlerstand, arrodillarse, "
     "cuadrupedia"},
    {"lean_on_arms",
     "arms, lean on hands, weight on arms, weight on hands, wrists, auf hände stützen, stützen, apoyar las manos, "
     "apoyar manos"},
    {"stand_on_left",
     "stand left, left leg stance, single leg stance left, links stehen, auf links stehen, estar de pie izquierda, "
     "stand on one leg, einbeinstand"},
    {"stand_on_right",
     "stand right, right leg stance, single leg stance right, rechts stehen, auf rechts stehen, estar de pie derecha, "
     "stand on one leg, einbeinstand"},
    {"follow_alone", "follow, follow instructions, do it alone, allein üben"},
    {"osteoporosis", "low bone density, brittle bones, osteoporose, op"},
    {"high_blood_pressure",
     "hypertension, htn, ht, high bp, hypertonie, bluthochdruck, hoher blutdruck, hipertensión, hta, presión alta"},
    {"tummy_doming", "doming, diastasis, diastasis recti, dra, rectus diastasis, rektusdiastase, diástasis"},
    {"dysplasia", "hip dysplasia, ddh, hüftdysplasie, dysplasie, displasia, displasia de cadera"},
    {"hip_arthritis",
     "oa, arthritis, osteoarthritis, hip oa, arthrose, coxarthrose, hüftarthrose, artrosis, coxartrosis, artrosis de "
     "cadera"},
    {"very_loose_joints",
     "hypermobile, hypermobility, eds, ehlers danlos, hypermobilität, hiperlaxitud, hipermovilidad"},
    {"blood_thinner",
     "anticoagulant, anticoagulants, anticoagulation, warfarin, marcumar, doac, apixaban, blood thinners, "
     "blutverdünner, gerinnungshemmer, anticoagulante, sintrom"},
    {"latex_allergy", "latex, allergy to latex, latexallergie, alergia al látex"},
    {"hernia", "hernie, inguinal hernia, leistenbruch, hernia inguinal"},
    {"abdominal_surgery", "tummy surgery, belly surgery, bauchoperation, bauch op, cirugía abdominal"},
    {"prolapse", "pelvic organ prolapse, pop, senkung, prolaps, prolapso"},
    {"numb_feet", "neuropathy, polyneuropathy, numbness of feet, neuropathie, polyneuropathie, pnp, neuropatía"},
    {"heart_disease",
     "heart, cardiac, chd, cad, heart failure, angina, herz, herzkrankheit, herzinsuffizienz, khk, corazón, "
     "cardiopatía"},
    {"lung_disease", "lung, copd, asthma, lunge, lungenkrankheit, asma, epoc"},
    {"diabetes", "dm, diabetic, type 2 diabetes, type 1 diabetes, zucker, diabético"},
    {"fits", "epilepsy, seizures, seizure, epileptic, epilepsie, krampfanfälle, epilepsia"},
    {"cancer_treatment", "chemo, chemotherapy, radiotherapy, chemotherapie, krebstherapie, quimioterapia"},
    {"vertebral_fracture",
     "spine fracture, compression fracture, wirbelbruch, wirbelkörperfraktur, fractura vertebral"},
    {"replacement",
     "thr, tha, total hip, total hip replacement, hip replacement, prosthesis, tep, hüft tep, endoprothese, prothese, "
     "prótesis, ptc"},
    {"osteotomy", "pao, osteotomie, umstellung, osteotomía"},
    {"arthroscopy", "arthroscopic, keyhole, arthroskopie, artroscopia, fai surgery"},
    {"fixation", "orif, nail, screws, plate, pinning, dhs, nagel, schrauben, osteosynthese, osteosíntesis, tornillos"},
    {"posterior", "back, dorsal, hinten, posterolateral, post"},
    {"anterior", "front, dmaa, daa, amis, vorne, anterior approach, ant"},
    {"lateral", "side, seitlich, anterolateral, lat"},
    {"unknown", "not known, unbekannt, desconocido, unclear"},
    {"lifted", "no, none, off, ended, over, aufgehoben, keine, levantados"},
    {"in_force", "yes, still, active, on, ja, noch, vigentes, si"},
    {"full", "fwb, wbat, full weight, voll, vollbelastung, completo, carga completa"},
    {"part", "pwb, partial, partial weight, teilbelastung, teil, parcial, carga parcial"},
    {"not_reported", "not stated, not mentioned, nr, na, n a, nicht erwähnt, no consta"},
    {"not_tested", "not done, nt, untested, nicht getestet, no probado, na, n a"},
    {"not_asked", "not asked yet, nicht gefragt, no preguntado"},
    {"mat", "yoga mat, exercise mat, matte, gymnastikmatte, esterilla, colchoneta"},
    {"bed", "bett, cama"},
    {"wall", "wand, pared"},
    {"chair", "stuhl, silla"},
    {"worktop", "counter, kitchen counter, counter top, countertop, table, tisch, arbeitsplatte, encimera, mesa"},
    {"pillow", "cushion, kissen, almohada, cojín"},
    {"towel", "handtuch, toalla"},
    {"strap", "belt, gurt, gürtel, cinturón, correa, yoga strap"},
    {"band",
     "theraband, thera band, elastic band, exercise band, exercise_band, resistance band, elastic, loop, loop band, "
     "gummiband, fitnessband, gymnastikband, übungsband, banda, banda elástica, cinta"},
    {"latex_free_band", "latex free theraband, band without latex, latexfreies band, banda sin látex"},
    {"ankle_weight",
     "ankle weights, weights, cuff weight, cuff weights, gewichtsmanschette, gewichtsmanschetten, fußgewicht, "
     "tobillera, tobilleras lastradas, pesas"},
    {"some", "a little, sometimes, occasionally, yes, ja, si, etwas, manchmal, gelegentlich, algo, a veces"},
    {"regular", "regularly, often, a lot, active, yes, ja, si, regelmäßig, oft, viel, sportlich, regularmente, mucho"},
    {"woman", "female, f, w, frau, weiblich, mujer, femenino"},
    {"man", "male, m, mann, männlich, hombre, masculino"},
    {"anaemia", "anemia, anämie, low iron"},
    {"twins", "twin, zwillinge, gemelos"},
    {"placenta_praevia", "placenta previa, plazenta praevia"},
    {"pre_eclampsia", "preeclampsia, präeklampsie"},
    {"gestational_hypertension", "hypertension, high blood pressure, pih, bluthochdruck"},
    {"uncontrolled_blood_pressure", "hypertension, high blood pressure, bluthochdruck"},
};

constexpr std::string_view denials =
    "no not nicht kein keine keinen keiner ohne sin never nie nunca without except "
    "ausser free frei none excluded ninguna ninguno ningun nada ausgeschlossen family familie former fruher ruled";

/// Letters, figures and '_' only.
std::string bare(std::string_view typed) {
  std::string out;
  for (char c : folded(plainly_typed(typed))) {
    const bool separates = c == '_' || c == '/' || c == '&' || c == '+';
    if (separates && !out.empty() && out.back() != '_') out += '_';
    if (is_ascii_letter_or_digit(c)) out += c;
  }
  while (out.ends_with('_')) out.pop_back();
  return out;
}

std::vector<std::string> typed_for(std::string_view word) {
  std::vector<std::string> typed;
  for (const Synonyms& each : synonyms) {
    if (each.word != word) continue;
    for (std::string_view part : split(each.typed, ',')) typed.push_back(bare(part));
  }
  return typed;
}

bool is_synonym(std::string_view word, const std::string& typed) {
  const std::vector<std::string> all = typed_for(word);
  return std::ranges::find(all, typed) != all.end();
}

/// How many words of `phrase` stand in `typed`, in their order: all of them, or 0.
std::size_t words_in(const std::string& typed, const std::string& phrase) {
  const auto having = split(typed, '_');
  auto from = having.begin();
  const auto wanted = split(phrase, '_');
  for (std::string_view each : wanted) {
    from = std::find(from, having.end(), each);
    if (from++ == having.end()) return 0;
  }
  return wanted.size();
}

/// A word that stands in a longer text, by its name or another.
struct Said {
  std::string word;
  std::string phrase;    ///< that stands there
  std::size_t most = 0;  ///< how much of the text it is
};

Said said_as(const std::string& word, const std::string& typed) {
  constexpr std::size_t shortest = 3;
  Said said{word, bare(word), 2 * words_in(typed, bare(word))};
  if (said.most > 0) ++said.most;  // it says more than any synonym of as many words
  for (const std::string& phrase : typed_for(word))
    if (const std::size_t most = 2 * words_in(typed, phrase); phrase.size() >= shortest && most > said.most)
      said = {word, phrase, most};
  return said;
}

/// Of the words that stand in a longer text, those that say most of it. A short one in a long text says little.
Meant said_in(std::span<const std::string> words, const std::string& typed) {
  constexpr std::size_t most_beside = 3;
  const std::size_t length = split(typed, '_').size();
  Meant meant;
  std::set<std::string> phrases;
  std::size_t best = 2;
  for (const std::string& word : words) {
    const Said said = said_as(word, typed);
    if (said.most < best || length > said.most / 2 + most_beside) continue;
    if (said.most > best) meant.values.clear(), phrases.clear();
    best = said.most;
    meant.values.push_back(word);
    phrases.insert(said.phrase);
  }
  meant.are_all_said = phrases.size() == meant.values.size();  // one phrase for two leaves open which
  return meant;
}

bool is_denied(const std::string& typed) {
  return std::ranges::any_of(split(typed, '_'), [](std::string_view word) { return is_among(word, denials); });
}

}  // namespace

Meant words_meant(std::span<const std::string> words, std::string_view typed) {
  const std::string text = bare(typed);
  std::vector<std::string> found;
  for (const std::string& word : words)
    if (bare(word) == text) return {{word}, {}};
  for (const std::string& word : words)
    if (is_synonym(word, text)) found.push_back(word);
  if (!found.empty() || text.empty()) return {found, {}};
  if (is_denied(text)) return {{}, "write what is there, not what is not"};
  if (Meant said = said_in(words, text); !said.values.empty()) return said;
  const auto near = nearest(text, words);
  if (!near) return {};
  const std::string question = "did you mean '" + *near + "'?";
  // 'clot' may be another thing than 'clot_treated'; and nobody slips in the first letter.
  const bool is_sure = !near->starts_with(text + "_") && near->front() == text.front();
  return is_sure ? Meant{{*near}, question} : Meant{{}, question};
}

bool means_none(std::string_view typed) {
  return bare(typed) == "none" || is_synonym("none", bare(typed));
}

bool denies(std::string_view typed, std::span<const std::string> names) {
  std::string rest;
  std::size_t denials_there = 0;
  const std::string text = bare(typed);
  for (std::string_view word : split(text, '_')) {
    if (is_among(word, denials))
      ++denials_there;
    else
      rest += (rest.empty() ? "" : "_") + std::string(word);
  }
  return denials_there == 1 && std::ranges::any_of(names, [&](const std::string& name) { return bare(name) == rest; });
}

bool means_unknown(std::string_view typed) {
  constexpr std::string_view unknown =
      "unknown unsure not_sure no_idea unclear maybe perhaps vielleicht unklar nicht_sicher keine_ahnung quizas "
      "not_known not_recorded not_asked dont_know tbd nk unbekannt nicht_bekannt "
      "nicht_gefragt weiss_nicht desconocido no_se no_consta";
  const std::string plain = plainly_typed(typed);
  return is_among(bare(typed), unknown) ||
         (!plain.empty() && std::ranges::all_of(plain, [](char c) { return c == '?'; }));
}

}  // namespace rehab
