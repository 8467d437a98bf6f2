// SPDX-License-Identifier: Apache-2.0
#include "plugins/check_ladders.hpp"

#include <algorithm>
#include <filesystem>

#include "base/text.hpp"
#include "base/yaml.hpp"

namespace rehab {

namespace {

class LadderCheck {
 public:
  LadderCheck(const Exercise& exercise, const Node& card, Problems& problems)
      : exercise_(exercise), card_(card), problems_(problems) {}

  void run() {
    for (const Form& form : exercise_.forms) {
      if (form.on_bed) continue;
      check_stages(form);
      check_reached(form);
    }
    for (std::size_t later = 1; later < exercise_.forms.size(); ++later)
      for (std::size_t earlier = 0; earlier < later; ++earlier)
        check_asks_no_more(exercise_.forms[earlier], exercise_.forms[later]);
  }

 private:
  void error(const Form& form, const std::string& message, const std::string& remedy) {
    problems_.error(place_of(card_, {"forms", form.words, "stages"}), "forms." + form.words + ": " + message, remedy);
  }

  static std::string stage(std::size_t index) { return "stage " + std::to_string(index + 1); }

  void check_stages(const Form& form) {
    for (std::size_t i = 0; i < form.stages.size(); ++i) {
      const Stage& s = form.stages[i];
      if (s.sore_times.value_or(0) > s.dose.times)
        error(form, stage(i) + " asks for more repetitions after a sore night", "make sore_times smaller than times");
      if (s.sore_hold_s.value_or(0) > s.dose.hold_s)
        error(form, stage(i) + " asks for a longer hold after a sore night", "make sore_hold_s smaller than hold_s");
    }
  }

  /// A form that only comes as a stage must be a stage somewhere.
  void check_reached(const Form& form) {
    if (form.offered != Offered::later) return;
    for (const Form& other : exercise_.forms)
      for (const Stage& s : other.stages)
        if (s.form == form.id) return;
    error(form, "it is offered later, but no stage is done in it", "name it in a stage: {form: " + form.id + "}");
  }

  /// Compares two forms stage by stage, where both are done in their own form; a stage that only the later one has is
  /// compared with the last of the earlier one.
  void check_asks_no_more(const Form& earlier, const Form& later) {
    if (earlier.offered != Offered::always || later.offered != Offered::always || later.on_bed) return;
    for (std::size_t i = 0; i < later.stages.size(); ++i) {
      const Stage& before = earlier.stages[std::min(i, earlier.stages.size() - 1)];
      const Stage& after = later.stages[i];
      if (before.form.empty() && after.form.empty()) compare(later, stage(i), earlier.id, before.dose, after.dose);
    }
  }

  void compare(const Form& later, const std::string& where, const std::string& earlier, const Dose& before,
               const Dose& after) {
    const auto more = [&](const char* what, double less, double asked) {
      if (asked > less)
        error(later,
              where + " asks for more than the same stage of " + earlier + ", listed before it (" + what + " " +
                  number_text(asked) + ", not " + number_text(less) + ")",
              "list the form that asks for less later, or lower " + std::string(what));
    };
    more("times", before.times, after.times);
    more("hold_s", before.hold_s, after.hold_s);
    more("sets", before.sets, after.sets);
    more("days", before.days, after.days);
    more("ankle_kg", before.ankle_kg, after.ankle_kg);
    more("band", before.band, after.band);
  }

  const Exercise& exercise_;
  const Node& card_;
  Problems& problems_;
};

constexpr std::string_view digits = "0123456789";

/// The figures a later stage asks for.
bool is_asked_later(double figure, const std::vector<Stage>& stages) {
  return std::any_of(stages.begin() + 1, stages.end(), [figure](const Stage& stage) {
    const Dose& dose = stage.dose;
    return figure == dose.times || figure == dose.hold_s || figure == dose.sets || figure == dose.ankle_kg;
  });
}

class FiguresCheck {
 public:
  FiguresCheck(const Bundle& bundle, const Wording& words, const Node& root, Problems& problems)
      : bundle_(bundle), words_(words), root_(root), problems_(problems) {}

  void run() {
    for (const Exercise& exercise : bundle_.exercises)
      for (const Form& form : exercise.forms)
        if (const FormWords* words = words_of(exercise, form)) check_form(exercise, form, *words);
  }

 private:
  /// A bed version has the words of its form.
  const FormWords* words_of(const Exercise& exercise, const Form& form) const {
    const auto card = words_.exercises.find(exercise.id);
    if (form.on_bed || card == words_.exercises.end()) return nullptr;
    const auto found = card->second.forms.find(form.words);
    return found == card->second.forms.end() ? nullptr : &found->second;
  }

  void check_form(const Exercise& exercise, const Form& form, const FormWords& words) {
    const std::vector<std::string> path{"exercises", exercise.id, "forms", form.words};
    for (const double figure : figures_in(words.harder))
      if (!is_asked_later(figure, form.stages))
        warning(path, "harder", "promises " + number_text(figure) + ", and no later stage asks for it",
                "name a figure of its stages, or none");
    for (const double figure : figures_in(words.easier))
      warning(path, "easier", "names " + number_text(figure) + ", and the printed dose may be smaller already",
              "say it without a figure; the smaller dose of a sore day is printed beside it");
  }

  static std::vector<double> figures_in(const Text& text) {
    return rehab::figures_in(text.pregnant == text.others ? text.others : text.others + " " + text.pregnant);
  }

  void warning(std::vector<std::string> path, const std::string& key, const std::string& message,
               const std::string& remedy) {
    path.push_back(key);
    problems_.warning(place_of(root_, path), join(path, ".") + ": " + message, remedy);
  }

  const Bundle& bundle_;
  const Wording& words_;
  const Node& root_;
  Problems& problems_;
};

}  // namespace

void check_ladders(const Exercise& exercise, const Node& card, Problems& problems) {
  LadderCheck(exercise, card, problems).run();
}

std::vector<double> figures_in(std::string_view text) {
  std::vector<double> figures;
  for (std::size_t at = text.find_first_of(digits); at < text.size(); at = text.find_first_of(digits, at)) {
    std::size_t end = std::min(text.find_first_not_of(digits, at), text.size());
    if (end + 1 < text.size() && text[end] == '.' && digits.find(text[end + 1]) != digits.npos)
      end = std::min(text.find_first_not_of(digits, end + 1), text.size());
    figures.push_back(decimal_number(text.substr(at, end - at)).value_or(0));
    at = end;
  }
  return figures;
}

void check_figures(const std::string& folder, const Bundle& bundle, Problems& problems) {
  for (const auto& [language, words] : bundle.wording) {
    const Node root = words_again(folder, language);
    FiguresCheck(bundle, words, root, problems).run();
  }
}

}  // namespace rehab
