// SPDX-License-Identifier: Apache-2.0
#include "form/choices.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace rehab::form {

const ExerciseWords* words_of(const Bundle& bundle, const std::string& exercise, const std::string& language) {
  for (const std::string& each : {language, bundle.language}) {
    const auto wording = bundle.wording.find(each);
    if (wording == bundle.wording.end()) continue;
    const auto words = wording->second.exercises.find(exercise);
    if (words != wording->second.exercises.end()) return &words->second;
  }
  return nullptr;
}

std::string without_numbers(const std::string& path) {
  std::vector<std::string> parts;
  for (std::string_view part : split(path, '.'))
    if (!whole_number(part)) parts.emplace_back(part);
  return join(parts, ".");
}

Choices::Choices(const Page& page) {
  for (const Bundle* bundle : page.bundles) {
    for (const Exercise& exercise : bundle->exercises) {
      const ExerciseWords* words = words_of(*bundle, exercise.id, page.words->language);
      const std::string name = words ? words->name : exercise.id;
      exercises_.push_back({exercise.id, name});
      with_forms_.push_back({exercise.id, name});
      for (const Form& form : exercise.forms) {
        const bool is_named = words && words->forms.contains(form.id);
        const std::string form_name = is_named ? words->forms.at(form.id).name : form.id;
        if (exercise.forms.size() > 1) with_forms_.push_back({exercise.id + "." + form.id, name + ", " + form_name});
      }
    }
    for (const auto& [protocol, exercises] : bundle->protocols) with_forms_.push_back({protocol, protocol});
    for (const Rule& rule : bundle->rules) rules_.push_back({rule.name(), rule.id + ": " + rule.because});
  }
  for (const std::string& language : page.languages) languages_.push_back({language, language});
}

const std::vector<Offer>& Choices::of(const std::string& path) const {
  static const std::vector<Offer> nothing;
  const std::string what = without_numbers(path);
  if (what == "choose" || what == "also") return with_forms_;
  if (what == "overrides.rule") return rules_;
  if (what == "language") return languages_;
  constexpr std::string_view of_exercises[] = {"leave_out.key", "change.key", "progress.exercises.key",
                                               "overrides.exercise", "shown_today"};
  return std::ranges::find(of_exercises, what) == std::end(of_exercises) ? nothing : exercises_;
}

}  // namespace rehab::form
