// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "plugins/readers.hpp"

namespace rehab {

namespace {

const std::vector<std::string> known_places = {"SIDE", "OTHER", "times", "hold", "rest", "sets", "kg"};

/// One words file against the bundle. In the bundle's own language everything must be there; in another what is missing
/// is missing on purpose, and what is there must fit.
class WordsCheck {
 public:
  WordsCheck(const Bundle& bundle, const BundleFile& file, Problems& problems)
      : bundle_(bundle),
        root_(file.root),
        at_(problems),
        words_(bundle.wording.at(file.stem)),
        own_(file.stem == bundle.language) {}

  void run() {
    check_known(words_.exercises, ids(bundle_.exercises), "exercises", "exercise");
    check_known(words_.rules, ids(bundle_.rules), "rules", "rule");
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
    if (own_ && !words.because.empty())
      error({"rules", rule.id, "because"}, "the rule itself says because in this language", "remove it here");
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
      case EffectKind::limit:
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

void check_words(const Bundle& bundle, const BundleFile& file, Problems& problems) {
  WordsCheck(bundle, file, problems).run();
}

}  // namespace rehab
