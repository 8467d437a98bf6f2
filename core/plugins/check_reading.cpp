// SPDX-License-Identifier: Apache-2.0
#include "plugins/check_reading.hpp"

#include <cmath>

#include "base/text.hpp"
#include "plugins/reading_level.hpp"
#include "plugins/words_files.hpp"

namespace rehab {

namespace {

/// Below this a text is judged together with others: one long word would decide.
constexpr std::size_t fewest_words_judged_alone = 20;

std::string shown(double grade) {
  return number_text(std::round(grade * 10) / 10);
}

class ReadingCheck {
 public:
  ReadingCheck(const Wording& words, const Node& root, Problems& problems)
      : words_(words), root_(root), problems_(problems) {}

  void run() {
    for (const auto& [id, exercise] : words_.exercises) check_exercise({"exercises", id}, exercise);
    ReadingLevel short_ones;
    for (const auto& [id, rule] : words_.rules) check_rule({"rules", id}, rule, short_ones);
    check_grade({"rules"}, short_ones, "the short texts for patients together");
  }

 private:
  using Path = std::vector<std::string>;

  static Path in(Path path, const std::string& key) {
    path.push_back(key);
    return path;
  }

  void warning(const Path& path, const std::string& message, const std::string& remedy) {
    problems_.warning(place_of(root_, path), join(path, ".") + ": " + message, remedy);
  }

  void check_exercise(const Path& path, const ExerciseWords& exercise) {
    check_text(in(path, "name"), exercise.name);
    check_text(in(path, "plain"), exercise.plain);
    check_text(in(path, "aim"), exercise.aim);
    check_text(in(path, "do_well"), exercise.do_well);
    check_text(in(path, "stop_if"), exercise.stop_if);
    for (const auto& [id, form] : exercise.forms) check_form(in(in(path, "forms"), id), exercise, form);
  }

  void check_form(const Path& path, const ExerciseWords& exercise, const FormWords& form) {
    check_text(in(path, "name"), form.name);
    if (form.plain != exercise.plain) check_text(in(path, "plain"), form.plain);
    check_text(in(path, "you_need"), form.you_need);
    check_text(in(path, "you_need_on_bed"), form.you_need_on_bed);
    if (form.do_well != exercise.do_well) check_text(in(path, "do_well"), form.do_well);
    if (form.stop_if != exercise.stop_if) check_text(in(path, "stop_if"), form.stop_if);
    check_text(in(path, "easier"), form.easier);
    check_text(in(path, "harder"), form.harder);
    check_text(in(path, "picture"), form.picture);
    for (const auto& [label, caption] : form.captions) check_text(in(in(path, "captions"), label), caption);
    for (std::size_t i = 0; i < form.steps.size(); ++i)
      check_step(in(in(path, "steps"), std::to_string(i + 1)), form.steps[i]);
    check_step(in(path, "other_leg"), form.other_leg);
    if (check_grade(path, level_of(exercise, form, false), "the form as a whole"))
      check_grade(path, level_of(exercise, form, true), "for pregnant patients");
  }

  static ReadingLevel level_of(const ExerciseWords& exercise, const FormWords& form, bool pregnant) {
    ReadingLevel level;
    for (const Text* text : {&exercise.aim, &form.do_well, &form.stop_if, &form.you_need, &form.easier, &form.harder})
      level.add(text->of(pregnant));
    for (const Text& step : form.steps) level.add(step.of(pregnant));
    for (const auto& [label, caption] : form.captions) level.add(caption);
    level.add(form.plain);
    level.add(form.picture);
    return level;
  }

  void check_rule(const Path& path, const RuleWords& rule, ReadingLevel& short_ones) {
    check_text(in(path, "patient"), rule.patient);
    ReadingLevel level;
    level.add(rule.patient);
    if (level.words() < fewest_words_judged_alone)
      short_ones.add(rule.patient);
    else
      check_grade(in(path, "patient"), level, "this text");
  }

  bool check_grade(const Path& path, const ReadingLevel& level, const std::string& what) {
    if (level.grade() <= highest_reading_grade) return true;
    warning(path,
            "reading grade " + shown(level.grade()) + ", " + what + "; expected " + shown(highest_reading_grade) +
                " or below",
            "use shorter sentences and shorter words");
    return false;
  }

  void check_text(const Path& path, const Text& text) {
    check_text(path, text.others);
    if (text.pregnant != text.others) check_text(path, text.pregnant);
  }

  void check_text(const Path& path, const std::string& text) {
    if (const std::optional<std::string> sentence = too_long_sentence(text))
      warning(path, std::to_string(words_in(*sentence).size()) + " words in a sentence: \"" + *sentence + "\"",
              "make it " + std::to_string(longest_sentence_words) + " words at most");
  }

  void check_step(const Path& path, const Text& step) {
    check_text(path, step);
    for (const std::string* text : {&step.pregnant, &step.others})
      if (!text->empty() && !starts_with_verb(*text))
        return warning(path, "this step does not begin with what to do: \"" + *text + "\"",
                       "begin with a verb, such as 'Lie', 'Lift', 'Hold' or 'Keep'");
  }

  const Wording& words_;
  const Node& root_;
  Problems& problems_;
};

}  // namespace

void check_promises(const Node& words, Problems& problems) {
  if (const auto found = words.kind == Node::Kind::scalar ? forbidden_words_in(words.text) : std::nullopt)
    problems.error(words.place, "\"" + *found + "\" promises or orders too much",
                   "say 'strengthens', 'may ease' or 'for a specialist's opinion'");
  for (const Node& item : words.items) check_promises(item, problems);
  for (const Entry& entry : words.entries) check_promises(entry.value, problems);
}

void check_reading(const std::string& folder, const Bundle& bundle, Problems& problems) {
  for (const auto& [language, words] : bundle.wording) {
    if (!is_english(language)) continue;
    const Node root = words_again(folder, language);
    ReadingCheck(words, root, problems).run();
  }
}

}  // namespace rehab
