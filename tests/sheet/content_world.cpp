// SPDX-License-Identifier: Apache-2.0
#include "content_world.hpp"

#include <algorithm>
#include <stdexcept>

namespace rehab::test {
namespace {

constexpr std::chrono::year_month_day visit{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{20}};
constexpr std::chrono::year_month_day next{std::chrono::year{2026}, std::chrono::month{12}, std::chrono::day{4}};

Picture standing_picture() {
  Frame start;
  start.label = "start";
  start.hip = {90, 90};
  start.torso = {90, 1};
  start.head = {90};
  start.near_leg = {{270, 1}, {270, 1}, {356, 1}};
  start.far_leg = start.near_leg;
  start.near_arm = {{268, 1}, {275, 1}};
  start.far_arm = start.near_arm;
  Frame lift = start;
  lift.label = "lift";
  lift.near_leg = {{300, 1}, {300, 1}, {28, 1}};
  Picture picture;
  picture.view = View::side;
  picture.faces = "right";
  picture.props = {{"floor", {}, {}, {}}};
  picture.frames = {start, lift};
  return picture;
}

Form form(const std::string& id, SideUse side, std::vector<std::vector<std::string>> needs, std::vector<Stage> stages) {
  Form made;
  made.id = id;
  made.words = id;
  made.side = side;
  made.needs = std::move(needs);
  made.stages = std::move(stages);
  made.picture = standing_picture();
  return made;
}

Stage stage(int times, int hold_s, int rest_s, int days, double ankle_kg = 0) {
  Stage made;
  made.dose.times = times;
  made.dose.hold_s = hold_s;
  made.dose.rest_s = rest_s;
  made.dose.days = days;
  made.dose.ankle_kg = ankle_kg;
  return made;
}

Exercise exercise(const std::string& id, ExerciseKind kind, std::vector<Form> forms) {
  Exercise made;
  made.id = id;
  made.bundle = "hips";
  made.kind = kind;
  made.source = "ARTICLE";
  made.mark = "V";
  made.forms = std::move(forms);
  return made;
}

std::vector<Exercise> exercises() {
  return {exercise("tilt", ExerciseKind::strength,
                   {form("floor", SideUse::neither, {{"mat"}}, {stage(6, 10, 5, 7), stage(8, 10, 5, 7)}),
                    form("wall", SideUse::neither, {{"wall"}}, {stage(6, 10, 5, 7), stage(8, 10, 5, 7)})}),
          exercise("back_lift", ExerciseKind::strength,
                   {form("prone", SideUse::trained, {{"bed"}, {"pillow"}},
                         {stage(8, 1, 2, 3), stage(10, 1, 2, 3), stage(8, 1, 2, 3, 0.5)})}),
          exercise("knee_to_chest", ExerciseKind::mobility,
                   {form("back", SideUse::both, {{"bed"}}, {stage(4, 30, 30, 7)})})};
}

FormWords form_words(const std::string& need, std::vector<Text> steps) {
  FormWords words;
  words.you_need = {need, need};
  words.steps = std::move(steps);
  words.easier = {"Do less.", "Do less."};
  words.harder = {"Stay at this level.", "Do 10, then 12."};
  words.captions = {{"start", "Start here"}, {"lift", "Lift"}};
  words.picture = "A person stands and lifts a leg.";
  return words;
}

ExerciseWords exercise_words(const std::string& name, const std::string& short_name,
                             std::map<std::string, FormWords> forms) {
  ExerciseWords words;
  words.name = name;
  words.plain = short_name;
  words.aim = {"Makes you stronger.", "Makes you stronger."};
  words.do_well = {"Move slowly.", "Move slowly."};
  words.stop_if = {"it pinches.", "it pinches."};
  words.forms = std::move(forms);
  for (auto& [id, form] : words.forms) {
    form.plain = words.plain;
    form.do_well = words.do_well;
    form.stop_if = words.stop_if;
  }
  return words;
}

Wording wording() {
  const Text hold{"Hold for {hold} seconds.", "Hold for {hold} seconds."};
  const Text bump{"Rest your bump.", ""};
  Wording words;
  words.language = "en";
  words.reviewed = true;
  words.exercises["tilt"] =
      exercise_words("Pelvic tilt", "flatten your back",
                     {{"floor", form_words("Mat.", {{"Lie down.", "Lie down."}, hold})},
                      {"wall", form_words("Clear wall.", {{"Stand at a wall.", "Stand at a wall."}, bump, hold})}});
  words.exercises["back_lift"] = exercise_words(
      "Prone hip extension", "lift your thigh",
      {{"prone", form_words("Firm bed. One pillow.", {{"Bend your {SIDE} knee. Rest the {OTHER} leg.",
                                                       "Bend your {SIDE} knee. Rest the {OTHER} leg."},
                                                      {"Lift {times} times.", "Lift {times} times."}})}});
  words.exercises["knee_to_chest"] = exercise_words(
      "Knee to chest", "bring your knee up",
      {{"back", form_words("Firm bed.",
                           {{"Bring one knee up.", "Bring one knee up."}, hold, {"Change legs.", "Change legs."}})}});
  words.exercises["tilt"].forms["floor"].name = "on the floor";
  words.exercises["back_lift"].forms["prone"].name = "face down";
  words.rules["LYING"].clinician = "Offer the wall.";
  words.rules["FLAG"] = {
      "", "", "Go to the emergency department now. Take our letter with you.", "I suspect a fracture. Please image.",
      "", ""};
  words.rules["PROBLEMS"] = {
      "", "", "", "Ask for the problems and record them.", "Please say whether exercise is safe.", ""};
  words.rules["BREATHE"].patient = "Breathe out as you lift. Don't hold your breath.";
  words.rules["SUPPORT"].patient = "Keep one hand on a firm support.";
  words.rules["TOGETHER"].patient = "Keep your knees together when you turn.";
  words.rules["OPINION"].clinician = "Twelve weeks of exercise brought nothing. The pain is the same.";
  return words;
}

Rule rule_of(const std::string& id, Effect effect, const std::string& why, std::vector<Citation> sources,
             std::optional<Condition> when = Condition{{Test{"pain_usual", {}, 1, {}}}, {}}) {
  Rule made;
  made.bundle = "hips";
  made.id = id;
  made.when = std::move(when);
  made.then = {std::move(effect)};
  made.because = why;
  made.sources = std::move(sources);
  return made;
}

Effect effect(EffectKind kind, Destination to = Destination::clinic, Urgency urgency = Urgency::routine,
              std::optional<int> within_days = {}) {
  Effect made;
  made.kind = kind;
  made.to = to;
  made.urgency = urgency;
  made.within_days = within_days;
  return made;
}

Rule in_short(Rule rule, const std::string& text) {
  rule.in_short = text;
  return rule;
}

Effect few_exercises() {
  Effect made = effect(EffectKind::limit);
  made.limit.exercises = 3;
  made.limit.review_days = 7;
  return made;
}

std::vector<Rule> rules() {
  const Condition weeks{{Test{"pregnancy_weeks", {}, 14, {}}}, {}};
  return {
      in_short(rule_of("LYING", effect(EffectKind::forbid), "Lying flat is avoided from the second trimester on.",
                       {{"NHS", 'S'}, {"policy", 'X'}}, weeks),
               "pregnancy from week 14 on"),
      in_short(rule_of("FLAG", effect(EffectKind::stop, Destination::emergency, Urgency::now),
                       "A fracture is suspected.", {{"GUIDE", 'M'}}),
               "suspected fracture"),
      rule_of("PROBLEMS", effect(EffectKind::hold, Destination::obstetric, Urgency::days, 7),
              "Problems were not asked for.", {{"NHS", 'V'}}),
      rule_of("TODAY", effect(EffectKind::stop, Destination::medical, Urgency::same_day), "A clot is suspected.", {}),
      rule_of("RUNNER", effect(EffectKind::consider), "Groin pain in a runner.", {}),
      rule_of("BREATHE", effect(EffectKind::note), "Nobody holds the breath.", {}),
      rule_of("SUPPORT", effect(EffectKind::note), "Thin bones call for support.", {}),
      rule_of("TOGETHER", effect(EffectKind::note), "Girdle pain.", {}),
      rule_of("FEW", few_exercises(), "High pain.", {}),
      in_short(rule_of("GENTLE", effect(EffectKind::limit), "High pain keeps the stage.", {{"GUIDE", 'M'}}),
               "high pain"),
      rule_of("THERAPY", effect(EffectKind::refer, Destination::physical_therapy, Urgency::days, 7),
              "Daily life is limited.", {}),
      rule_of("OPINION", effect(EffectKind::refer, Destination::specialist_opinion, Urgency::routine),
              "Conservative care has failed.", {{"GUIDE", 'V'}}, std::nullopt)};
}

}  // namespace

Phrases english() {
  static const Phrases read = [] {
    Problems problems;
    Phrases phrases = read_phrases(REHAB_SOURCE_DIR "/templates/words/en.yaml", problems);
    if (!problems.empty()) throw std::runtime_error(problems.render());
    return phrases;
  }();
  return read;
}

World::World() : phrases(english()) {
  bundle.id = "hips";
  bundle.name = "Hips";
  bundle.version = "1.2.3";
  bundle.sha256 = "abc123";
  bundle.exercises = exercises();
  bundle.rules = rules();
  std::ranges::sort(bundle.rules, {}, &Rule::id);
  bundle.wording["en"] = wording();
  bundle.sources = {{"NHS", "Advice on exercise"}, {"GUIDE", "A guideline"}, {"ARTICLE", "An article"}};

  clinic.name = "North Hip Clinic";
  clinic.phone = "0123 456";
  intake.patient = "P-0001";
  intake.date = visit;
  intake.next_visit = next;
  intake.sha256 = "def456";
  regimen.use_until = next;
  regimen.good_pain = 2;
  regimen.pain_limit = 5;
  set("age", 34);
  set("weak_side", std::string("left"));
  set("pregnant", std::string("no"));
  set("pain_usual", 4);
  set("red_flags", std::vector<std::string>{});
}

ExerciseDecision& World::print(std::size_t exercise, Legs legs, std::vector<std::size_t> days) {
  ExerciseDecision& decision = keep_back(exercise, Outcome::today, WaitsFor::nothing);
  decision.legs = legs;
  decision.minutes = 3;
  std::size_t index = regimen.today++;
  for (std::size_t day : days) {
    regimen.week[day].push_back(index);
    regimen.minutes[day] += decision.minutes;
  }
  return decision;
}

ExerciseDecision& World::keep_back(std::size_t exercise, Outcome outcome, WaitsFor waits_for) {
  ExerciseDecision decision;
  decision.exercise = &bundle.exercises.at(exercise);
  decision.form = outcome == Outcome::left_out ? nullptr : &decision.exercise->forms.front();
  decision.outcome = outcome;
  decision.waits_for = waits_for;
  if (decision.form) {
    decision.dose = decision.form->stages.front().dose;
    decision.sore_dose = decision.dose;
    decision.sore_dose.times = decision.dose.times * 3 / 4;
    for (const auto& need : decision.form->needs) decision.uses.push_back(need.front());
  }
  regimen.exercises.push_back(std::move(decision));
  return regimen.exercises.back();
}

const Rule& World::rule(const std::string& id) const {
  for (const Rule& each : bundle.rules)
    if (each.id == id) return each;
  throw std::out_of_range("no rule " + id);
}

Reason World::reason(const std::string& rule_id, EffectKind effect_kind, RecordedValues values) const {
  return {&rule(rule_id), effect_kind, std::move(values), false};
}

void World::hold(const std::string& rule_id, EffectKind effect_kind) {
  regimen.state = RegimenState::held;
  regimen.holding.push_back(reason(rule_id, effect_kind));
}

World left_patient() {
  World world;
  world.intake.name = "Ana Silva";
  world.intake.clinician = "J. Park, PT-4411";
  world.intake.goal = "Climb the stairs";
  world.intake.shown_today = {"tilt", "knee_to_chest"};
  world.regimen.exercises.reserve(8);
  world.print(tilt, {Side::none}, every_day);
  world.print(back_lift, {Side::left}, three_days);
  world.print(knee_to_chest, {Side::left, Side::right}, every_day);
  return world;
}

World pregnant_draft() {
  World world;
  world.set("pregnant", std::string("yes"));
  world.set("pregnancy_weeks", 22);
  world.regimen.clot_goes_to = Destination::maternity;
  world.regimen.exercises.reserve(8);
  ExerciseDecision& decision = world.print(tilt, {Side::none}, every_day);
  decision.form = &decision.exercise->forms.back();
  decision.uses = {"wall"};
  decision.forms = {{"floor", false, {}, {world.reason("LYING", EffectKind::forbid, {{"pregnancy_weeks", 24}})}, {}},
                    {"wall", true, {}, {}, {}}};
  world.keep_back(back_lift, Outcome::left_out, WaitsFor::nothing).forms = {
      {"prone", false, {}, {world.reason("LYING", EffectKind::forbid, {{"pregnancy_weeks", 24}})}, {}}};
  return world;
}

const Card& card_of(const Leaflet& leaflet, int number) {
  for (const Part& part : leaflet.parts)
    if (const auto* card = std::get_if<Card>(&part); card && card->number == number) return *card;
  throw std::out_of_range("no card " + std::to_string(number));
}

}  // namespace rehab::test
