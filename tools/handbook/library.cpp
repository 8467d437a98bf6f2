// SPDX-License-Identifier: Apache-2.0
#include "handbook/library.hpp"

#include <algorithm>
#include <filesystem>

#include "handbook/markdown.hpp"
#include "model/fields.hpp"
#include "plugins/bundle_reader.hpp"
#include "plugins/catalogue.hpp"

namespace rehab::handbook {

namespace fs = std::filesystem;

const Wording* own_words(const Bundle& bundle) {
  const auto found = bundle.wording.find(bundle.language);
  return found == bundle.wording.end() ? nullptr : &found->second;
}

const ExerciseWords* Library::words_of(std::string_view exercise) const {
  for (const Bundle& bundle : bundles_)
    if (const Wording* words = own_words(bundle))
      if (const auto found = words->exercises.find(std::string(exercise)); found != words->exercises.end())
        return &found->second;
  return nullptr;
}

std::string Library::exercise_name(std::string_view id) const {
  const ExerciseWords* words = words_of(id);
  return words ? words->name : spaced(id);
}

std::string Library::form_name(std::string_view exercise, std::string_view form) const {
  constexpr std::string_view bed = "_on_bed";
  const bool on_bed = form.ends_with(bed);
  const std::string id(on_bed ? form.substr(0, form.size() - bed.size()) : form);
  const ExerciseWords* words = words_of(exercise);
  const bool known = words && words->forms.contains(id);
  return (known ? words->forms.at(id).name : spaced(id)) + (on_bed ? ", on a bed" : "");
}

Library::Kind Library::kind_of(std::string_view key) const {
  if (const FieldInfo* field = find_field(key)) return {std::string(field->unit), field->type == FieldType::words};
  for (const FieldInfo* part : session::all)
    if (part->key == key) return {std::string(part->unit), false};
  for (const FactInfo& fact : fact_fields())
    if (fact.key == key) return {std::string(fact.unit), false};
  for (const Bundle& bundle : bundles_)
    for (const DeclaredField& field : bundle.fields)
      if (field.key == key) return {field.unit, field.type == FieldType::words};
  return {};
}

std::string Library::unit_of(std::string_view key) const {
  return kind_of(key).unit;
}

bool Library::is_list(std::string_view key) const {
  return kind_of(key).list;
}

Library read_library(const std::string& plugins, Problems& problems) {
  std::vector<std::string> folders;
  for (const fs::directory_entry& entry : fs::directory_iterator(plugins))
    if (fs::exists(entry.path() / "plugin.yaml")) folders.push_back(entry.path().string());
  std::ranges::sort(folders);
  const Figures figures = figures_of({{plugins, "the handbook"}});
  std::vector<Bundle> bundles;
  for (const std::string& folder : folders) bundles.push_back(read_bundle(folder, problems, every_language, figures));
  return Library(std::move(bundles));
}

std::string mark_text(char mark) {
  switch (mark) {
    case 'V':
      return "text of the source read";
    case 'S':
      return "as reported by a secondary source";
    case 'M':
      return "**unverified**: recalled, not looked up";
    default:
      return "project policy";
  }
}

std::string citation_text(const Bundle& bundle, const std::string& key, char mark) {
  const auto found = bundle.sources.find(key);
  if (found == bundle.sources.end()) return "Policy of this project, for a clinician to accept or change.";
  return plain(found->second) + " (" + mark_text(mark) + ")";
}

}  // namespace rehab::handbook
