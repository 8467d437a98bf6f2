// SPDX-License-Identifier: Apache-2.0
#include "plugins/read_words.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "plugins/words_files.hpp"

namespace rehab {

namespace {

constexpr std::size_t longest_text = 600, longest_short = 80;

/// A text, or one each for pregnant patients and others; either may be left out.
Type<Text> text_type() {
  static const ShapeOf<Text> pair = [] {
    ShapeOf<Text> s("text", "One text each; one that is left out is not printed for them.");
    s.field("pregnant", text(longest_text), &Text::pregnant, "For pregnant patients.");
    s.field("others", text(longest_text), &Text::others, "For all others.");
    s.check([](const Node& map, Text& both, const Reading& at) {
      if (both.pregnant.empty() && both.others.empty()) at.error(map, "expected pregnant, others or both");
    });
    return s;
  }();
  const auto same = converted(text(longest_text), [](const std::string& both) { return Text{both, both}; });
  return one_of<Text>({same, nested(pair)});
}

const ShapeOf<FormWords>& form_words_shape() {
  static const ShapeOf<FormWords> shape = [] {
    ShapeOf<FormWords> s("form", "The words of one form.");
    s.field("name", text(80), &FormWords::name, "What tells it from its siblings: at a wall.").required();
    s.field("plain", text(80), &FormWords::plain, "The title, where not the exercise's.");
    s.field("you_need", text_type(), &FormWords::you_need, "What to have ready.").required();
    s.field("you_need_on_bed", text_type(), &FormWords::you_need_on_bed, "The same for the bed version.");
    s.field("steps", list_of(text_type()), &FormWords::steps, "What to do, step by step.").required();
    s.field("other_leg", text_type(), &FormWords::other_leg,
            "The step for the second leg, where it takes more than doing the same.");
    s.field("do_well", text_type(), &FormWords::do_well, "How to do it well, where not as the exercise says.");
    s.field("stop_if", text_type(), &FormWords::stop_if, "When to stop, where not as the exercise says.");
    s.field("easier", text_type(), &FormWords::easier, "When it is too hard.");
    s.field("harder", text_type(), &FormWords::harder, "When it gets easy.");
    s.field("captions", map_of(text(120), lower_id()), &FormWords::captions, "One for each frame of the picture.")
        .required();
    s.field("picture", text(longest_text), &FormWords::picture, "The figure, for those who can't see it.").required();
    return s;
  }();
  return shape;
}

const ShapeOf<ExerciseWords>& exercise_words_shape() {
  static const ShapeOf<ExerciseWords> shape = [] {
    ShapeOf<ExerciseWords> s("exercise", "The words of one exercise.");
    s.field("name", text(80), &ExerciseWords::name, "Its name.").required();
    s.field("plain", text(80), &ExerciseWords::plain, "Its title in everyday words: what to do.").required();
    s.field("aim", text_type(), &ExerciseWords::aim, "What it is for.").required();
    s.field("do_well", text_type(), &ExerciseWords::do_well, "How to do it well.").required();
    s.field("stop_if", text_type(), &ExerciseWords::stop_if, "When to stop.").required();
    s.field("forms", map_of(nested(form_words_shape()), lower_id()), &ExerciseWords::forms, "Its forms.").required();
    return s;
  }();
  return shape;
}

const ShapeOf<RuleWords>& rule_words_shape() {
  static const ShapeOf<RuleWords> shape = [] {
    ShapeOf<RuleWords> s("rule", "The words of one rule.");
    s.field("because", text(1000, Lines::many), &RuleWords::because,
            "The reason, where the language is not the bundle's own.");
    s.field("short", text(longest_short), &RuleWords::in_short, "The reason in a few words, likewise.");
    s.field("patient", text(longest_text, Lines::many), &RuleWords::patient, "What is printed for the patient.");
    s.field("clinician", text(1000, Lines::many), &RuleWords::clinician, "The remedy of a hold; the body of a letter.");
    s.field("letter", text(1000, Lines::many), &RuleWords::letter,
            "Of a hold that sends the patient elsewhere: what its letters say and ask.");
    s.field("meanwhile", text(longest_text, Lines::many), &RuleWords::meanwhile,
            "Of a hold: what the patient goes on with; left out: no hip exercises.");
    return s;
  }();
  return shape;
}

const ShapeOf<Wording>& wording_shape() {
  static const ShapeOf<Wording> shape = [] {
    ShapeOf<Wording> s("words",
                       "What a bundle prints, in one language: en.yaml, and en.standing.yaml or the like beside it.");
    s.schema(1);
    s.field("language", id("-", 20), &Wording::language, "The language, also the name of the file up to its first dot.")
        .required();
    s.field("reviewed", yes_no(), &Wording::reviewed, "By a clinician who is a native reader?").required();
    s.field("exercises", map_of(nested(exercise_words_shape()), lower_id()), &Wording::exercises,
            "The exercises, by id.");
    s.field("rules", map_of(nested(rule_words_shape())), &Wording::rules, "The rules, by id.");
    return s;
  }();
  return shape;
}

/// What a form leaves out is as its exercise says.
void inherit(Wording& wording) {
  for (auto& [id, exercise] : wording.exercises)
    for (auto& [form_id, form] : exercise.forms) {
      if (form.plain.empty()) form.plain = exercise.plain;
      if (form.do_well.empty()) form.do_well = exercise.do_well;
      if (form.stop_if.empty()) form.stop_if = exercise.stop_if;
    }
}

const std::vector<std::string> known_places = {"SIDE", "OTHER", "times", "hold", "rest", "sets", "kg"};

/// The words of one language against the bundle. In the bundle's own language everything must be there; in another what
/// is missing is missing on purpose, and what is there must fit.
class WordsCheck {
 public:
  WordsCheck(const Bundle& bundle, const std::string& language, const Node& root, Problems& problems)
      : bundle_(bundle),
        root_(root),
        at_(problems),
        words_(bundle.wording.at(language)),
        own_(language == bundle.language) {}

  void run() {
    check_known(words_.exercises, ids(bundle_.exercises), "exercises", "exercise");
    std::vector<std::string> rules = ids(bundle_.rules), steps = ids(bundle_.steps);
    rules.insert(rules.end(), steps.begin(), steps.end());
    check_known(words_.rules, rules, "rules", "rule");
    check_places();
    for (const Exercise& exercise : bundle_.exercises) check_exercise(exercise);
    for (const Rule& rule : bundle_.rules) check_rule(rule);
  }

 private:
  using Path = std::vector<std::string>;

  template <class T>
  static std::vector<std::string> ids(const std::vector<T>& list) {
    std::vector<std::string> all;
    for (const T& each : list) all.push_back(each.id);
    return all;
  }

  bool error(const Path& path, const std::string& message, const std::string& remedy = {}) {
    Reading at = at_;
    for (const std::string& key : path) at = at.in(key);
    return at.error(place_of(root_, path), message, remedy);
  }

  template <class T>
  void check_known(const std::map<std::string, T>& written, const std::vector<std::string>& known, const char* group,
                   const std::string& what) {
    for (const auto& [key, words] : written) {
      if (std::ranges::find(known, key) != known.end()) continue;
      const std::optional<std::string> near = nearest(key, known);
      error({group, key}, "the bundle has no such " + what, near ? "did you mean '" + *near + "'?" : std::string());
    }
  }

  void check_exercise(const Exercise& exercise) {
    const auto found = words_.exercises.find(exercise.id);
    if (found == words_.exercises.end()) {
      if (own_) error({"exercises", exercise.id}, "no words for this exercise", "add its name, aim, steps and so on");
      return;
    }
    if (exercise.forms.empty()) return;  // its card has problems of its own
    std::vector<std::string> form_ids;
    for (const Form& form : exercise.forms) {
      if (!form.on_bed) form_ids.push_back(form.id);
      check_form(exercise, form, found->second);
    }
    for (const auto& [form, words] : found->second.forms)
      if (std::ranges::find(form_ids, form) == form_ids.end())
        error({"exercises", exercise.id, "forms", form}, "the exercise has no such form",
              "its forms are " + listing(form_ids, "and"));
  }

  void check_form(const Exercise& exercise, const Form& form, const ExerciseWords& words) {
    const Path path = {"exercises", exercise.id, "forms", form.words};
    const auto found = words.forms.find(form.words);
    if (found == words.forms.end()) {
      if (own_ && !form.on_bed) error(path, "no words for this form");
      return;
    }
    if (form.on_bed) return check_bed(path, found->second);
    check_captions(path, form, found->second);
    check_sides(path, form, found->second);
  }

  void check_bed(const Path& path, const FormWords& words) {
    if (words.you_need_on_bed.pregnant.empty() && words.you_need_on_bed.others.empty())
      error(path, "it is also offered on a bed, and says no you_need_on_bed");
  }

  void check_captions(const Path& path, const Form& form, const FormWords& words) {
    std::set<std::string> labels;
    for (const Frame& frame : form.picture.frames) {
      labels.insert(frame.label);
      if (!words.captions.contains(frame.label)) error(path, "no caption for the frame '" + frame.label + "'");
    }
    for (const auto& [label, caption] : words.captions)
      if (!labels.contains(label)) error(path, "its picture has no frame '" + label + "'", "remove the caption");
  }

  /// What can be said without the card, which may have problems of its own.
  void check_places() {
    for (const auto& [exercise, words] : words_.exercises)
      for (const auto& [form, form_words] : words.forms)
        for (const std::string& place : places_of(form_words))
          if (std::ranges::find(known_places, place) == known_places.end())
            error({"exercises", exercise, "forms", form}, "nothing fills {" + place + "}",
                  "the places are {" + join(known_places, "} {") + "}");
  }

  void check_sides(const Path& path, const Form& form, const FormWords& words) {
    if (form.side != SideUse::neither) return;
    for (const std::string& place : places_of(words))
      if (place == "SIDE" || place == "OTHER") error(path, "{" + place + "} has no meaning: it is done with no side");
  }

  static std::set<std::string> places_of(const FormWords& words) {
    std::vector<Text> texts = words.steps;
    texts.insert(texts.end(), {words.you_need, words.you_need_on_bed, words.other_leg, words.do_well, words.stop_if,
                               words.easier, words.harder});
    std::set<std::string> places;
    for (const Text& text : texts)
      for (const std::string* version : {&text.pregnant, &text.others}) places.merge(as_set(places_in(*version)));
    return places;
  }

  static std::set<std::string> as_set(const std::vector<std::string>& list) { return {list.begin(), list.end()}; }

  void check_rule(const Rule& rule) {
    const auto found = words_.rules.find(rule.id);
    const RuleWords words = found == words_.rules.end() ? RuleWords{} : found->second;
    check_said_once(rule.id, "because", words.because);
    check_said_once(rule.id, "short", words.in_short);
    if (!own_) return;
    for (const Effect& effect : rule.then) {
      if (speaks_to_patient(effect) && words.patient.empty())
        return void(error({"rules", rule.id}, "no patient: text for what it prints (" + rule.id + ")"));
      if (effect.kind == EffectKind::hold && words.clinician.empty())
        return void(error({"rules", rule.id}, "no clinician: text, the remedy of its hold (" + rule.id + ")"));
      if (effect.kind == EffectKind::hold && effect.to != Destination::clinic && words.letter.empty())
        return void(
            error({"rules", rule.id}, "no letter: text for where its hold sends the patient (" + rule.id + ")"));
    }
  }

  void check_said_once(const std::string& rule, const std::string& key, const std::string& text) {
    if (own_ && !text.empty())
      error({"rules", rule, key}, "the rule itself says " + key + " in this language", "remove it here");
  }

  static bool speaks_to_patient(const Effect& effect) {
    switch (effect.kind) {
      case EffectKind::stop:
      case EffectKind::hold:
      case EffectKind::refer:
        return true;
      case EffectKind::note:
        return effect.place != Effect::NotePlace::record;
      case EffectKind::forbid:
      case EffectKind::ask:
      case EffectKind::prefer:
      case EffectKind::limit:
      case EffectKind::consider:
        break;
    }
    return false;
  }

  const Bundle& bundle_;
  const Node& root_;
  Reading at_;
  const Wording& words_;
  const bool own_;
};

}  // namespace

const Shape& words_shape() {
  return wording_shape();
}

void read_words(const std::string& language, const std::vector<Node>& files, Bundle& bundle, Problems& problems) {
  Wording whole{language, true, {}, {}};
  const Reading at(problems);
  for (const Node& file : files) {
    Wording part;
    wording_shape().read(file, part, at);
    if (const Node* said = file.find("language"); said && !part.language.empty() && part.language != language)
      at.in("language").error(*said, "the file is called '" + language + "'", "name the file after the language");
    whole.reviewed = whole.reviewed && part.reviewed;
    whole.exercises.merge(part.exercises);
    whole.rules.merge(part.rules);
  }
  inherit(whole);
  bundle.wording.insert_or_assign(language, std::move(whole));
}

void check_shorts(const std::string& folder, const Bundle& bundle, Problems& problems) {
  for (const auto& [language, wording] : bundle.wording) {
    if (language == bundle.language) continue;
    const Node words = words_again(folder, language);
    const auto check = [&](const std::string& id, const std::string& in_short) {
      const auto found = wording.rules.find(id);
      if (in_short.empty() || (found != wording.rules.end() && !found->second.in_short.empty())) return;
      problems.warning(place_of(words, {"rules", id}), "rules." + id + ": its short reason is missing here",
                       "add short: '...', for: " + in_short);
    };
    for (const Rule& rule : bundle.rules) check(rule.id, rule.in_short);
    for (const StepRule& step : bundle.steps) check(step.id, step.in_short);
  }
}

void check_words(const Bundle& bundle, const std::string& language, const Node& words, Problems& problems) {
  WordsCheck(bundle, language, words, problems).run();
}

}  // namespace rehab
