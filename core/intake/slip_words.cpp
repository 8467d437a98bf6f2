// SPDX-License-Identifier: Apache-2.0
#include "intake/slip_words.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "intake/slip_tokens.hpp"

namespace rehab {

namespace {

struct Synonyms {
  std::string_view word;   ///< of the intake
  std::string_view typed;  ///< in its place, separated by ", "
};

constexpr Synonyms synonyms[] = {
    {"yes", "y, j, ja, si, true, wahr, yep, yeah, oui, positive, positiv, positivo"},
    {"no",
     "n, nein, false, falsch, nope, none, keine, kein, ninguno, ninguna, never, nie, nunca, negative, negativ, "
     "negativo"},
    {"none",
     "no, n, nein, false, keine, kein, keins, nichts, ninguno, ninguna, ningun, nada, nil, nothing, nope, "
     "none known, none noted, none found, none today, asked none, nothing found, nichts gefunden, "
     "keine gefunden, clear, all clear, nothing known, keine bekannt, ninguna conocida, nad, "
     "negative, negativ, negativo"},
    {"left", "l, li, lt, links, linke, linkes, linker, izquierda, izquierdo, izq, left side, left hip, left leg"},
    {"right", "r, re, rt, rechts, rechte, rechtes, rechter, derecha, derecho, right side, right hip, right leg"},
    {"both",
     "b, bilateral, both sides, both hips, both legs, left and right, right and left, beide, beides, beidseits, "
     "beidseitig, bds, links und rechts, ambas, ambos, los dos, las dos, bilat"},
    {"equal", "neither, equally, gleich, beide gleich, igual, iguales"},
    {"gave_birth",
     "postpartum, post partum, postnatal, post natal, pp, delivered, gave birth recently, entbunden, "
     "geboren, nach geburt, nach der geburt, posparto, postparto, pospartum, dio a luz"},
    {"vaginal",
     "normal, natural, spontaneous, spontan, vaginal birth, vaginally, vaginale geburt, natürlich, forceps, ventouse, "
     "parto normal, parto vaginal"},
    {"caesarean",
     "c section, csection, section, sectio, cesarean, caesarian, cesarian, c sec, kaiserschnitt, cesarea, cesárea"},
    {"known", "familiar, bekannt, conocido"},
    {"new", "neu, nuevo, nueva, recent, acute, akut, agudo"},
    {"getting_worse",
     "worse, worsening, getting worse, schlimmer, wird schlimmer, zunehmend, verschlechtert, peor, empeora, "
     "empeorando"},
    {"worse", "schlechter, schlimmer, worsened, peor"},
    {"good", "gut, bien, bueno, success, successful"},
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
     "lower back, lumbar, lbp, low back pain, kreuz, lws, unterer rücken, lumbar, zona lumbar, "
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
     "yes, y, ja, si, fall, falls, fell, fallen, fell once, one fall, 1 fall, gestürzt, sturz, se cayó, caída"},
    {"lie_on_back",
     "supine, lie supine, back lying, lying on back, auf dem rücken liegen, rückenlage, boca arriba, decúbito "
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
     "kneeling, all fours, on all fours, hands and knees, knien, vierfüßler, vierfüßlerstand, arrodillarse, "
     "cuadrupedia"},
    {"lean_on_arms",
     "lean on hands, weight on arms, weight on hands, auf hände stützen, stützen, apoyar las manos, "
     "apoyar manos"},
    {"stand_on_left",
     "stand left, left leg stance, single leg stance left, links stehen, auf links stehen, estar de pie izquierda, "
     "stand on one leg, single leg stance, einbeinstand"},
    {"stand_on_right",
     "stand right, right leg stance, single leg stance right, rechts stehen, auf rechts stehen, estar de pie derecha, "
     "stand on one leg, single leg stance, einbeinstand"},
    {"follow_alone", "follow, follow instructions, do it alone, allein üben"},
    {"clot_treated",
     "treated clot, treated dvt, behandelte thrombose, thrombose behandelt, trombosis tratada, coágulo tratado"},
    {"osteoporosis", "low bone density, brittle bones, osteoporose"},
    {"high_blood_pressure",
     "hypertension, htn, ht, high bp, hypertonie, bluthochdruck, hoher blutdruck, hipertensión, hta, presión alta"},
    {"tummy_doming", "doming, diastasis, diastasis recti, dra, rectus diastasis, rektusdiastase, diástasis"},
    {"dysplasia", "hip dysplasia, ddh, hüftdysplasie, dysplasie, displasia, displasia de cadera"},
    {"hip_arthritis",
     "oa, osteoarthritis, hip oa, arthrose, coxarthrose, hüftarthrose, artrosis, coxartrosis, artrosis de "
     "cadera"},
    {"very_loose_joints", "hypermobile, hypermobility, hypermobilität, hiperlaxitud, hipermovilidad"},
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
    {"diabetes",
     "dm, diabetic, type 2 diabetes, type 1 diabetes, diabetes type 2, diabetes type 1, diabetes mellitus, "
     "diabetes typ 2, diabetes tipo 2, zucker, diabético"},
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
    {"not_reported", "not stated, not mentioned, nr, nicht erwähnt, no consta"},
    {"not_tested", "not done, nt, untested, nicht getestet, no probado"},
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
    {"de", "german, deutsch, alemán"},
    {"en", "english, englisch, inglés"},
    {"es", "spanish, spanisch, español, castellano"},
    {"anaemia", "anemia, anämie, low iron"},
    {"twins", "twin, zwillinge, gemelos"},
    {"placenta_praevia", "placenta previa, plazenta praevia"},
    {"pre_eclampsia", "preeclampsia, präeklampsie"},
    {"gestational_hypertension", "hypertension, high blood pressure, pih, bluthochdruck"},
    {"uncontrolled_blood_pressure", "hypertension, high blood pressure, bluthochdruck"},
};

/// Words that change nothing beside a phrase that is known.
constexpr std::string_view beside_any = "the of in on at hip hufte cadera side leg left right de la el l un una";
constexpr std::string_view beside_sides = "hip leg side seite lado the la el cadera hufte bein pierna";
/// A suspicion is a warning sign too.
constexpr std::string_view suspicions = "? suspected possible verdacht auf sospecha";

/// In lower case without accents, '_' between the words. What is no letter and no figure counts as a word, but for
/// what stands between words anyway.
std::string bare(std::string_view typed) {
  std::string text = plainly_typed(typed);
  const auto is_letter = [&](std::size_t i) {
    return i < text.size() && (is_ascii_letter_or_digit(text[i]) || static_cast<unsigned char>(text[i]) >= 0x80);
  };
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '-' && !(is_letter(i - 1) && is_letter(i + 1))) text[i] = '~';  // a minus, no hyphen
  text = folded(text);
  std::string words;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_letter(i))
      words += text[i];
    else if (text[i] != '.')
      words += std::string_view("_,;:").find(text[i]) != std::string_view::npos ? "_" : std::string{'_', text[i], '_'};
  }
  std::vector<std::string> all;
  for (std::string_view word : split(words, '_'))
    if (!word.empty()) all.emplace_back(word);
  return join(all, "_");
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

/// Does `beside` change nothing where it stands beside a phrase for one of `words`?
bool is_neutral(std::span<const std::string> words, std::string_view beside) {
  const auto is_of_a_side = [](const std::string& word) { return word.find("left") != std::string::npos; };
  if (std::ranges::any_of(words, is_of_a_side)) return is_among(beside, beside_sides);
  const bool are_warning_signs = std::ranges::find(words, "cauda_equina") != words.end();
  return is_among(beside, beside_any) || (are_warning_signs && is_among(beside, suspicions));
}

/// Is the text this phrase, and nothing beside it that says more?
bool is_only(std::span<const std::string> words, const std::string& text, const std::string& phrase) {
  const std::string all = "_" + text + "_";
  const std::size_t at = all.find("_" + phrase + "_");
  if (at == std::string::npos) return false;
  const std::string beside = all.substr(0, at + 1) + all.substr(at + phrase.size() + 1);
  return std::ranges::all_of(split(beside, '_'),
                             [&](std::string_view word) { return word.empty() || is_neutral(words, word); });
}

/// The words whose phrase makes up a longer text; where one phrase holds another, of the longer.
Meant said_in(std::span<const std::string> words, const std::string& text) {
  Meant meant;
  std::size_t longest = 1;
  for (const std::string& word : words) {
    std::vector<std::string> phrases = typed_for(word);
    phrases.push_back(bare(word));
    std::size_t length = 0;
    for (const std::string& phrase : phrases)
      if (is_only(words, text, phrase)) length = std::max(length, phrase.size());
    if (length < longest) continue;
    if (length > longest) meant.values.clear();
    longest = length;
    meant.values.push_back(word);
  }
  return meant;
}

/// The one word that a slip of one letter leaves; where it leaves several, or none, nothing.
Meant misspelt(std::span<const std::string> words, const std::string& typed) {
  Meant meant;
  for (const std::string& word : words)
    if (is_one_slip(typed, bare(word))) meant.values.push_back(word);
  return meant.values.size() == 1 ? meant : Meant{};
}

}  // namespace

Meant words_called(std::span<const std::string> words, std::string_view typed) {
  const std::string text = bare(typed);
  Meant meant;
  for (const std::string& word : words) {
    if (bare(word) == text) return {{word}, {}};
    if (is_synonym(word, text)) meant.values.push_back(word);
  }
  return meant;
}

Meant words_meant(std::span<const std::string> words, std::string_view typed) {
  const Meant called = words_called(words, typed);
  if (!called.values.empty()) return called;
  const Meant said = said_in(words, bare(typed));
  return said.values.empty() ? misspelt(words, bare(typed)) : said;
}

Meant words_misspelt(std::span<const std::string> words, std::string_view typed) {
  return misspelt(words, bare(typed));
}

bool means_not_done(std::string_view typed) {
  constexpr std::string_view not_done =
      "not_done not_taken none_done none_taken never_done nicht_gemacht nicht_gemacht_worden keins_gemacht "
      "kein_rontgen no_hecha no_hecho no_se_hizo no_realizada";
  return is_among(bare(typed), not_done);
}

bool is_in_doubt(std::span<const std::string> words, std::string_view typed) {
  const std::string plain = plainly_typed(typed);
  return plain.ends_with('?') && words_called(words, plain.substr(0, plain.size() - 1)).values.size() == 1;
}

bool means_none(std::string_view typed) {
  return bare(typed) == "none" || is_synonym("none", bare(typed));
}

bool denies(std::string_view typed, std::span<const std::string> names) {
  const std::string text = bare(typed);
  const std::size_t end = std::min(text.find('_'), text.size());
  return is_among(text.substr(0, end), "no not nicht kein keine keinen ohne sin") &&
         std::ranges::any_of(names, [&](const std::string& name) { return "_" + bare(name) == text.substr(end); });
}

bool means_unknown(std::string_view typed) {
  constexpr std::string_view unknown =
      "unknown unsure not_sure no_idea unclear maybe perhaps vielleicht unklar nicht_sicher keine_ahnung quizas "
      "not_known not_recorded not_asked dont_know tbd nk unbekannt nicht_bekannt "
      "nicht_gefragt nicht_erfragt noch_nicht_gefragt not_asked_yet no_preguntado weiss_nicht desconocido no_se "
      "no_consta";
  const std::string plain = plainly_typed(typed);
  return is_among(bare(typed), unknown) ||
         (!plain.empty() && std::ranges::all_of(plain, [](char c) { return c == '?'; }));
}

}  // namespace rehab
