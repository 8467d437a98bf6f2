// SPDX-License-Identifier: Apache-2.0
#include "plugins/check_figures.hpp"

#include <algorithm>
#include <filesystem>

#include "base/text.hpp"
#include "base/yaml.hpp"

namespace rehab {

namespace {

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
    Problems told_already;
    const Node root =
        read_yaml((std::filesystem::path(folder) / "words" / (language + ".yaml")).string(), told_already);
    FiguresCheck(bundle, words, root, problems).run();
  }
}

}  // namespace rehab
