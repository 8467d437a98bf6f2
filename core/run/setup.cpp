// SPDX-License-Identifier: Apache-2.0
#include "run/setup.hpp"

#include <algorithm>
#include <filesystem>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "plugins/read_clinic.hpp"
#include "sheet/content/phrases.hpp"

namespace rehab {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const Problems& problems) {
  throw Error(ErrorKind::config, "the planner can't be set up:\n" + problems.render());
}

Clinic read_clinic_or_standard(const std::string& file) try {
  if (file.empty()) return {};
  Problems problems;
  Clinic clinic = read_clinic(file, problems);
  if (!problems.ok()) refuse(problems);
  return clinic;
} catch (const Error& error) {
  throw Error(ErrorKind::config, error.what(), error.remedy);  // a clinic file that is not there is no missing input
}

std::vector<PluginFolder> all_folders(const SetupOptions& options, const Clinic& clinic) {
  std::vector<PluginFolder> folders = options.plugin_folders;
  for (const std::string& folder : clinic.plugin_folders) folders.push_back({folder, "the clinic file", false});
  folders.push_back(options.installed);
  return folders;
}

void refuse_if_blocked(const House& house) {
  std::string message;
  for (const Blocker& blocker : blocking(house.catalogue, house.clinic))
    message += "\n  " + (blocker.path.empty() ? blocker.id : blocker.path) + ": " + blocker.message +
               (blocker.remedy.empty() ? "" : "\n    " + blocker.remedy);
  if (!message.empty()) throw Error(ErrorKind::config, "no patient is planned while plugins can't be used:" + message);
}

std::map<std::string, Phrases> read_all_phrases(const std::string& folder, const Clinic& clinic, Problems& problems) {
  std::map<std::string, Phrases> by_language;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".yaml") continue;
    by_language[entry.path().stem()] = with_clinic_words(read_phrases(entry.path(), problems), clinic, problems);
  }
  return by_language;
}

void refuse_unknown_language(const std::string& language, const std::map<std::string, Phrases>& phrases) {
  if (language.empty() || phrases.contains(language)) return;
  std::vector<std::string> known;
  for (const auto& [name, words] : phrases) known.push_back(name);
  throw Error(ErrorKind::config, "there are no words in language '" + language + "'",
              "there are " + listing(known, "and"));
}

std::string designs_there(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) {
    Problems unused;
    if (entry.path().extension() == ".yaml" && read_design(entry.path(), unused).audience == Audience::patient)
      names.push_back(entry.path().stem());
  }
  std::ranges::sort(names);
  return "there are " + listing(names, "and") + "; a design of your own is named by its path, as my-sheet.yaml";
}

/// A design by its name, or a clinic's own by the path of its file.
Design patient_design(const std::string& folder, const std::string& name, Problems& problems) {
  const bool is_path = name.ends_with(".yaml") || name.find('/') != std::string::npos;
  const std::string file = is_path ? name : folder + "/" + name + ".yaml";
  if (!fs::exists(file))
    throw Error(ErrorKind::config, "there is no page design '" + name + "'", designs_there(folder));
  Design design = read_design(file, problems);
  if (design.audience != Audience::patient)
    throw Error(ErrorKind::config, "the page design '" + name + "' is not for patients", designs_there(folder));
  return design;
}

}  // namespace

std::vector<DeclaredField> House::declared_fields() const {
  std::vector<DeclaredField> fields;
  for (const CatalogueEntry* entry : catalogue.ready())
    fields.insert(fields.end(), entry->bundle->fields.begin(), entry->bundle->fields.end());
  return fields;
}

std::vector<const Bundle*> Setup::bundles() const {
  std::vector<const Bundle*> bundles;
  for (const CatalogueEntry* entry : catalogue.ready()) bundles.push_back(entry->bundle.get());
  return bundles;
}

House open_house(const SetupOptions& options) {
  House house;
  house.clinic = read_clinic_or_standard(options.clinic_file);
  house.catalogue = find_bundles(all_folders(options, house.clinic), house.clinic, options.trial);
  return house;
}

Setup open_setup(const SetupOptions& options) {
  House house = open_house(options);
  refuse_if_blocked(house);

  Problems problems;
  const std::string sheets = options.templates + "/sheets";
  auto phrases = read_all_phrases(options.templates + "/words", house.clinic, problems);
  Design sheet = patient_design(sheets, options.sheet, problems);
  Design record = read_design(sheets + "/record.yaml", problems);
  if (!problems.ok()) refuse(problems);
  refuse_unknown_language(options.language, phrases);
  refuse_unknown_language(house.clinic.language, phrases);
  return {std::move(house), options,           std::move(phrases),
          std::move(sheet), std::move(record), pdf::Fonts(options.templates + "/fonts")};
}

}  // namespace rehab
