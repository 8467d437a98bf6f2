// SPDX-License-Identifier: Apache-2.0
#include "plugins/read_exercise.hpp"

#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "plugins/check_ladders.hpp"
#include "plugins/read_picture.hpp"

namespace rehab {

namespace {

/// Doses and stages in parts, because a card, a form and a stage may each say some of it.
struct DosePart {
  std::optional<int> sets, times, lift_s, hold_s, lower_s, rest_s, days, band;
  std::optional<double> ankle_kg;

  /// What `later` states wins.
  DosePart merged_with(const DosePart& later) const;
  Dose dose() const;
};

struct StagePart {
  DosePart dose;
  std::optional<int> sore_times, sore_hold_s;
  std::string form;
};

Type<int> days_a_week() {
  const auto allowed = [](int days) -> std::optional<int> {
    if (days == 1 || days == 2 || days == 3 || days == 7) return days;
    return std::nullopt;
  };
  return converted(whole(1, 7, "days a week"), allowed, "1, 2, 3 or 7 days a week");
}

/// The keys of a dose, in a map that may hold others.
template <class T, class Find>
void add_dose_fields(ShapeOf<T>& s, Find dose_in) {
  const auto into = [dose_in](auto member) {
    return [dose_in, member](T& target, auto value) { dose_in(target).*member = value; };
  };
  s.field("sets", whole(1, 10), into(&DosePart::sets), "Sets on one training day.");
  s.field("times", whole(1, 60), into(&DosePart::times), "Repetitions in a set.");
  s.field("lift_s", whole(0, 60, "seconds"), into(&DosePart::lift_s), "Moving out.");
  s.field("hold_s", whole(0, 300, "seconds"), into(&DosePart::hold_s), "Staying there.");
  s.field("lower_s", whole(0, 60, "seconds"), into(&DosePart::lower_s), "Moving back.");
  s.field("rest_s", whole(0, 300, "seconds"), into(&DosePart::rest_s), "After each repetition.");
  s.field("days", days_a_week(), into(&DosePart::days), "Days a week.");
  s.field("ankle_kg", decimal(0, 10, "kg"), into(&DosePart::ankle_kg), "Weight at the ankle.");
  s.field("band", whole(0, 5), into(&DosePart::band), "0 the first band, 1 the next stronger.");
}

template <class T>
void take(std::optional<T>& into, const std::optional<T>& later) {
  if (later) into = later;
}

DosePart DosePart::merged_with(const DosePart& later) const {
  DosePart all = *this;
  take(all.sets, later.sets);
  take(all.times, later.times);
  take(all.lift_s, later.lift_s);
  take(all.hold_s, later.hold_s);
  take(all.lower_s, later.lower_s);
  take(all.rest_s, later.rest_s);
  take(all.days, later.days);
  take(all.band, later.band);
  take(all.ankle_kg, later.ankle_kg);
  return all;
}

Dose DosePart::dose() const {
  const Dose standard;
  return {sets.value_or(standard.sets),     times.value_or(standard.times),       lift_s.value_or(standard.lift_s),
          hold_s.value_or(standard.hold_s), lower_s.value_or(standard.lower_s),   rest_s.value_or(standard.rest_s),
          days.value_or(standard.days),     ankle_kg.value_or(standard.ankle_kg), band.value_or(standard.band)};
}

const ShapeOf<DosePart>& dose_shape() {
  static const ShapeOf<DosePart> shape = [] {
    ShapeOf<DosePart> s("dose", "What is done on one training day with one leg, or with no side.");
    add_dose_fields(s, [](DosePart& dose) -> DosePart& { return dose; });
    return s;
  }();
  return shape;
}

const ShapeOf<StagePart>& stage_shape() {
  static const ShapeOf<StagePart> shape = [] {
    ShapeOf<StagePart> s("stage", "One step of the ladder: what differs from the form's dose.");
    add_dose_fields(s, [](StagePart& stage) -> DosePart& { return stage.dose; });
    s.field("sore_times", whole(1, 60), &StagePart::sore_times,
            "The smaller number for the day after a sore night; a quarter less where left out.");
    s.field("sore_hold_s", whole(1, 300, "seconds"), &StagePart::sore_hold_s,
            "The shorter hold for the day after a sore night.");
    s.field("form", lower_id(), &StagePart::form, "The form this stage is done in, where it is another.");
    return s;
  }();
  return shape;
}

/// A form as written, before it inherits.
struct FormPart {
  Form form;
  bool on_bed = false;
  std::optional<SideUse> side;
  std::optional<Breathing> breathing;
  DosePart dose;
  std::vector<StagePart> stages;
};

struct CardPart {
  Exercise exercise;
  SideUse side = SideUse::neither;
  Breathing breathing = Breathing::out_on_lift;
  DosePart dose;
  std::vector<StagePart> stages;
  std::vector<std::pair<std::string, FormPart>> forms;
};

Type<SideUse> side_use() {
  return word_for<SideUse>();
}

Type<Breathing> breathing() {
  return word_for<Breathing>();
}

const ShapeOf<Facts>& facts_shape() {
  static const ShapeOf<Facts> shape = [] {
    ShapeOf<Facts> s("facts", "What the form is: the closed list that rules match, every one stated.");
    for (const FactInfo& fact : fact_fields())
      s.field(
           std::string(fact.key), value_of(fact),
           [key = std::string(fact.key)](Facts& facts, Value value) { facts.insert_or_assign(key, std::move(value)); },
           std::string(fact.meaning))
          .required();
    return s;
  }();
  return shape;
}

/// [mat, [latex_free_band, band]]: everything needed, each a word or the list of what will do.
Type<std::vector<std::vector<std::string>>> equipment() {
  const auto one =
      converted(equipment_word(), [](std::string only) { return std::vector<std::string>{std::move(only)}; });
  return list_of(one_of<std::vector<std::string>>({one, list_of(equipment_word())}));
}

const ShapeOf<FormPart>& form_shape() {
  static const ShapeOf<FormPart> shape = [] {
    ShapeOf<FormPart> s("form", "One way to do the exercise.");
    const auto into = [](auto member) {
      return [member](FormPart& part, auto value) { part.form.*member = std::move(value); };
    };
    s.field("on_bed", yes_no(), &FormPart::on_bed, "Is it also offered on a firm bed?");
    s.field("offered", word_for<Offered>(), into(&Form::offered),
            "By itself, only as a stage of another form, or only when named.");
    s.field("side", side_use(), &FormPart::side, "Which legs it works, where not as the card says.");
    s.field("breathing", breathing(), &FormPart::breathing, "How the breath goes, where not as the card says.");
    s.field("needs", equipment(), into(&Form::needs),
            "Equipment, in the words of the intake's `has`; what is needed twice stands here twice.");
    s.field("needs_in_pregnancy", list_of(equipment_word()), into(&Form::needs_in_pregnancy),
            "Equipment besides, for pregnant patients.");
    s.field("dose", nested(dose_shape()), &FormPart::dose, "What differs from the card's dose.");
    s.field("stages", list_of(nested(stage_shape())), &FormPart::stages, "Instead of the card's stages.");
    s.field("facts", nested(facts_shape()), into(&Form::facts), "What the form is.").required();
    s.field("picture", nested(picture_shape()), into(&Form::picture), "How it is drawn.").required();
    s.check([](const Node& map, FormPart& part, const Reading& at) {
      const auto on_floor = part.form.facts.find("on_floor");
      if (part.on_bed && on_floor != part.form.facts.end() && on_floor->second != Value(std::string("yes")))
        at.error(*map.find("on_bed"), "only a form on the floor has a bed version",
                 "remove on_bed, or correct on_floor");
    });
    return s;
  }();
  return shape;
}

Type<std::string> mark() {
  return word({"V", "S", "M", "X"});
}

void check_stage_forms(const Node& stages, const Node& forms, const Reading& at) {
  for (const Node& stage : stages.items)
    if (const Node* form = stage.find("form"); form && form->kind == Node::Kind::scalar && !forms.find(form->text))
      at.error(*form, "the card has no form '" + form->text + "'");
}

/// Every stage that is done in another form names one of the card's.
void check_stage_forms(const Node& card, const Reading& at) {
  const Node* forms = card.find("forms");
  if (!forms) return;
  if (const Node* stages = card.find("stages")) check_stage_forms(*stages, *forms, at.in("stages"));
  for (const Entry& form : forms->entries)
    if (const Node* stages = form.value.find("stages"))
      check_stage_forms(*stages, *forms, at.in("forms").in(form.key).in("stages"));
}

const ShapeOf<CardPart>& card_shape() {
  static const ShapeOf<CardPart> shape = [] {
    ShapeOf<CardPart> s("exercise", "An exercise card: what the exercise is, form by form. Its words stand in words/.");
    const auto into = [](auto member) {
      return [member](CardPart& card, auto value) { card.exercise.*member = std::move(value); };
    };
    s.schema(1);
    s.field("id", lower_id(), into(&Exercise::id), "The exercise's id, also the name of the file.").required();
    s.field("number", id(), into(&Exercise::number), "Its number in the sources.");
    s.field("introduce", whole(0, 1000), into(&Exercise::introduce), "Smaller comes first where no library judges.");
    s.field("kind", word_for<ExerciseKind>(), into(&Exercise::kind), "What it is for.").required();
    s.field("side", side_use(), &CardPart::side,
            "Which legs it works: trained, the weaker one; both, one and then the other; neither, no side or both at "
            "once.")
        .required();
    s.field(
        "breathing", breathing(), &CardPart::breathing,
        "What a strength card says: out_on_lift, breathe out as you lift; all_the_time, keep breathing: for holds.");
    s.field("source", id(), into(&Exercise::source), "A key of plugin.yaml's sources, or policy.").required();
    s.field("mark", mark(), into(&Exercise::mark),
            "V text read, S read in a secondary page, M recalled, X project policy.")
        .required();
    s.field("dose", nested(dose_shape()), &CardPart::dose, "What every stage starts from.");
    s.field("stages", list_of(nested(stage_shape())), &CardPart::stages,
            "The ladder, for every form that has none of its own.");
    s.field("forms", ordered_map_of(nested(form_shape()), lower_id()), &CardPart::forms,
            "The ways to do it, best first.")
        .required();
    s.check([](const Node& map, CardPart&, const Reading& at) { check_stage_forms(map, at); });
    return s;
  }();
  return shape;
}

/// The form's ladder, each stage with all of its dose.
std::vector<StagePart> inherited_steps(const CardPart& card, const FormPart& part) {
  std::vector<StagePart> steps = part.stages.empty() ? card.stages : part.stages;
  if (steps.empty()) steps.emplace_back();
  for (StagePart& step : steps) step.dose = card.dose.merged_with(part.dose).merged_with(step.dose);
  return steps;
}

std::vector<Stage> inherited_stages(const CardPart& card, const FormPart& part) {
  std::vector<Stage> stages;
  for (const StagePart& step : inherited_steps(card, part))
    stages.push_back({step.dose.dose(), step.sore_times, step.sore_hold_s, step.form});
  return stages;
}

Form inherited(const CardPart& card, const std::string& form_id, const FormPart& part) {
  Form form = part.form;
  form.id = form_id;
  form.words = form_id;
  form.side = part.side.value_or(card.side);
  form.breathing = part.breathing.value_or(card.breathing);
  form.stages = inherited_stages(card, part);
  return form;
}

bool needs_mat(const std::vector<std::string>& any_of) {
  return std::ranges::find(any_of, "mat") != any_of.end();
}

/// The same on a bed: the mat gives way to it, in what is needed and in the picture.
Form bed_version(Form form) {
  form.id += "_on_bed";
  form.on_bed = true;
  form.facts.insert_or_assign("on_floor", std::string("no"));
  std::erase_if(form.needs, needs_mat);
  form.needs.insert(form.needs.begin(), {"bed"});
  for (Prop& prop : form.picture.props)
    if (prop.kind == "mat") prop.kind = "bed";
  return form;
}

void check_source(const CardPart& card, const Bundle& bundle, const Node& root, const Reading& at) {
  const std::string& key = card.exercise.source;
  const Node* node = root.find("source");
  if (!node || key.empty() || key == "policy" || bundle.sources.contains(key)) return;
  at.in("source").error(*node, "plugin.yaml lists no source '" + key + "'", "add it under sources:");
}

/// What nobody stated would print as a number that nobody meant.
void check_doses(const CardPart& card, const Node& root, Problems& problems) {
  for (const auto& [form_id, part] : card.forms)
    for (const StagePart& step : inherited_steps(card, part)) {
      std::vector<std::string> missing;
      if (!step.dose.times) missing.emplace_back("times");
      if (!step.dose.hold_s && !step.dose.lift_s) missing.emplace_back("hold_s or lift_s");
      if (!step.dose.days) missing.emplace_back("days");
      if (missing.empty()) continue;
      problems.error(place_of(root, {"forms", form_id}),
                     "forms." + form_id + ": a dose without " + listing(missing, "and"),
                     "state it in dose or stages, of the card or of the form");
      break;
    }
}

/// Facts that no body can have together would slip through the rules that read one of them.
void check_facts(const Exercise& exercise, const Form& form, const Place& place, Problems& problems) {
  const auto fact = [&](const char* key) { return std::get<std::string>(form.facts.at(key)); };
  const auto is_none = [&](const char* key) { return std::get<std::vector<std::string>>(form.facts.at(key)).empty(); };
  const std::string position = fact("position");
  const bool on_a_side = position == "side_lying" || position == "side_hold";
  const std::string subject = "forms." + form.words + ".facts: ";
  if (on_a_side != (fact("lies_on") != "nothing"))
    problems.error(place, subject + "lies_on is " + fact("lies_on") + ", and position is " + position,
                   "say which side it lies on for side_lying and side_hold, and nothing for any other position");
  if (position == "hands_and_knees" && fact("kneeling") != "yes")
    problems.error(place, subject + "position is hands_and_knees, and kneeling is " + fact("kneeling"),
                   "write kneeling: yes");
  if (fact("one_leg_stance") == "no" && fact("weight_on_leg") == "full" && position == "standing")
    problems.error(place, subject + "weight_on_leg is full, standing, and one_leg_stance is no",
                   "write one_leg_stance: yes, or weight_on_leg: part for standing on both");
  if (position == "standing" && fact("balance") == "not_needed")
    problems.error(place, subject + "position is standing, and balance is not_needed",
                   "say what keeps a fall away: both_hands, one_hand or no_hands");
  if (exercise.kind == ExerciseKind::strength && is_none("strengthens"))
    problems.error(place, subject + "the exercise is for strength, and strengthens is none", "name the muscles");
  if (exercise.kind == ExerciseKind::stretch && is_none("stretches"))
    problems.error(place, subject + "the exercise is a stretch, and stretches is none", "name the muscles");
}

}  // namespace

const Shape& exercise_shape() {
  return card_shape();
}

void read_exercise(const BundleFile& file, Bundle& bundle, Problems& problems) {
  CardPart card;
  const Reading at(problems);
  const bool good = card_shape().read(file.root, card, at);
  if (!card.exercise.id.empty() && card.exercise.id != file.stem)
    at.in("id").error(*file.root.find("id"), "the file is called '" + file.stem + "'", "name the file after the id");
  check_source(card, bundle, file.root, at);

  Exercise exercise = card.exercise;
  exercise.bundle = bundle.id;
  for (const auto& [form_id, part] : card.forms) {
    exercise.forms.push_back(inherited(card, form_id, part));
    if (part.on_bed) exercise.forms.push_back(bed_version(exercise.forms.back()));
  }
  if (good) check_doses(card, file.root, problems);
  if (good) check_ladders(exercise, file.root, problems);
  for (const Form& form : exercise.forms)
    if (good && !form.on_bed)
      check_facts(exercise, form, place_of(file.root, {"forms", form.words, "facts"}), problems);
  bundle.exercises.push_back(std::move(exercise));
}

}  // namespace rehab
