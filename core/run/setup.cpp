// SPDX-License-Identifier: Apache-2.0
#include "run/setup.hpp"

#include <algorithm>
#include <filesystem>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "plugins/blocking.hpp"
#include "plugins/read_clinic.hpp"
#include "run/check_pictures.hpp"
#include "run/printable.hpp"
#include "sheet/content/phrases.hpp"

namespace rehab {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const Problems& problems) {
  throw Error(ErrorKind::config, "the planner can't be set up:\n" + problems.render());
}

/// A file of the house that can't be read is no missing intake.
[[noreturn]] void refuse_as_config(const Error& error) {
  throw Error(error.kind == ErrorKind::system ? error.kind : ErrorKind::config, error.what(), error.remedy);
}

/// Who may write to it chooses phone numbers, and plugins, which are code. In a folder like /tmp nobody can take away
/// another's file.
void refuse_untrusted(const std::string& file) {
  std::error_code lost;
  const fs::path real = fs::canonical(file, lost);
  if (lost) return;  // told when it is read
  for (const fs::path& path : {real, real.parent_path()}) {
    const bool is_shared = (fs::status(path, lost).permissions() & fs::perms::sticky_bit) != fs::perms::none;
    if (const std::string fault = trust_fault(path); !fault.empty() && !is_shared)
      throw Error(ErrorKind::config, path.string() + " " + fault,
                  "make it yours or root's, and not writable by others (chown, chmod go-w): " + path.string());
  }
}

Clinic read_clinic_or_standard(const std::string& file) try {
  if (file.empty()) return {};
  refuse_untrusted(file);
  Problems problems;
  Clinic clinic = read_clinic(file, problems);
  if (!problems.ok()) refuse(problems);
  return clinic;
} catch (const Error& error) {
  refuse_as_config(error);
}

std::vector<PluginFolder> all_folders(const SetupOptions& options, const Clinic& clinic) {
  std::vector<PluginFolder> folders = options.plugin_folders;
  for (const std::string& folder : clinic.plugin_folders) folders.push_back({folder, "the clinic file", false});
  folders.push_back(options.installed);
  return folders;
}

std::vector<std::string> names_there(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code fault;
  const fs::directory_iterator entries(folder, fault);
  if (fault) throw Error(ErrorKind::config, folder + ": " + fault.message(), "install the planner anew");
  for (const auto& entry : entries)
    if (entry.path().extension() == ".yaml") names.push_back(entry.path().stem());
  std::ranges::sort(names);
  return names;
}

void read_phrases_of(const Languages& languages, Setup& setup, Problems& problems) {
  const std::string folder = setup.options.templates + "/words/";
  for (const std::string& language : names_there(folder))
    if (!setup.phrases.contains(language) && (!languages || languages->contains(language)))
      setup.phrases[language] =
          with_clinic_words(read_phrases(folder + language + ".yaml", problems), setup.clinic, problems);
}

void refuse_unknown_language(const std::string& language, const Setup& setup) {
  if (language.empty() || setup.phrases.contains(language)) return;
  throw Error(ErrorKind::config, "there are no words in language '" + language + "'", languages_there(setup.options));
}

std::string designs_there(const std::string& folder) {
  std::vector<std::string> names = names_there(folder);
  std::erase_if(names, [&](const std::string& name) {
    Problems unused;
    return read_design(folder + "/" + name + ".yaml", unused).audience != Audience::patient;
  });
  return "there are " + listing(names, "and") + "; a design of your own is named by its path, as my-sheet.yaml";
}

Design patient_design(const std::string& folder, const SetupOptions& options, Problems& problems) {
  const std::string& name = options.sheet;
  const std::string file = options.has_own_design() ? name : folder + "/" + name + ".yaml";
  std::error_code none;
  if (!fs::exists(file, none) && !none)  // why it can't be looked at is said when it is read
    throw Error(ErrorKind::config, "there is no page design '" + name + "'", designs_there(folder));
  Design design = read_design(file, problems);
  if (design.audience != Audience::patient)
    throw Error(ErrorKind::config, "the page design '" + name + "' is not for patients", designs_there(folder));
  return design;
}

std::vector<DeclaredField> declared_fields(const Catalogue& catalogue) {
  std::vector<DeclaredField> fields;
  for (const CatalogueEntry* entry : catalogue.ready())
    fields.insert(fields.end(), entry->bundle->fields.begin(), entry->bundle->fields.end());
  return fields;
}

}  // namespace

bool SetupOptions::has_own_design() const {
  return sheet.ends_with(".yaml") || sheet.find('/') != std::string::npos;
}

std::vector<const Bundle*> Setup::bundles() const {
  std::vector<const Bundle*> bundles;
  for (const CatalogueEntry* entry : catalogue.ready()) bundles.push_back(entry->bundle.get());
  return bundles;
}

const std::string& Setup::language_for(const std::string& of_intake) const {
  if (!options.language.empty()) return options.language;
  return of_intake.empty() ? clinic.language : of_intake;
}

Figures other_figures(const SetupOptions& options) {
  return figures_of(all_folders(options, read_clinic_or_standard(options.clinic_file)));
}

House open_house(const SetupOptions& options, Look look) {
  Clinic clinic = read_clinic_or_standard(options.clinic_file);
  const bool everything = look == Look::everything;
  const Languages used = std::set{clinic.language, options.language};
  Catalogue catalogue =
      find_bundles(all_folders(options, clinic), clinic, everything ? every_language : used, options.trial,
                   [](const Bundle& bundle, Problems& problems) { check_pictures(bundle.folder, bundle, problems); });
  if (everything) try_libraries(catalogue);
  IntakeShape form = intake_shape(declared_fields(catalogue), clinic);
  return {std::move(clinic), std::move(catalogue), std::move(form)};
}

Setup open_setup(const SetupOptions& options, Look look) try {
  House house = open_house(options, look);
  refuse_if_blocked(house.catalogue, house.clinic);

  Problems problems;
  const std::string sheets = options.templates + "/sheets";
  Design sheet = patient_design(sheets, options, problems);
  Design record = read_design(sheets + "/record.yaml", problems);
  Design letters = read_design(sheets + "/letters.yaml", problems);
  if (house.clinic.ink == PrintInk::black)
    for (Design* design : {&sheet, &record, &letters}) *design = in_black(std::move(*design));
  pdf::Fonts fonts(house.clinic.fonts.empty() ? options.templates + "/fonts" : house.clinic.fonts);
  Setup setup{std::move(house), options, {}, std::move(sheet), std::move(record), std::move(letters), std::move(fonts)};
  const Languages used = std::set{setup.clinic.language, options.language};
  read_phrases_of(look == Look::everything ? every_language : used, setup, problems);
  check_printable(setup.clinic, setup.fonts, problems);
  if (!problems.ok()) refuse(problems);
  refuse_unknown_language(options.language, setup);
  refuse_unknown_language(setup.clinic.language, setup);
  return setup;
} catch (const Error& error) {
  refuse_as_config(error);
}

std::string languages_there(const SetupOptions& options) {
  return "there are " + listing(names_there(options.templates + "/words"), "and");
}

void read_words_in(const std::set<std::string>& languages, Setup& setup) try {
  Problems problems;
  read_phrases_of(languages, setup, problems);
  if (!problems.ok()) refuse(problems);
  read_more_words(setup.catalogue, languages);
  refuse_if_blocked(setup.catalogue, setup.clinic);
} catch (const Error& error) {
  refuse_as_config(error);
}

std::vector<std::string> languages_of(const SetupOptions& options) {
  return names_there(options.templates + "/words");
}

IntakeWords questions_of(const House& house, const SetupOptions& options) try {
  const std::string& language = house.clinic.language;
  if (std::vector<std::string> there = languages_of(options); std::ranges::find(there, language) == there.end())
    throw Error(ErrorKind::config, "there are no words in language '" + language + "'",
                "there are " + listing(there, "and"));
  Problems problems;
  const Phrases phrases = read_phrases(options.templates + "/words/" + language + ".yaml", problems);
  IntakeWords words = read_intake_words(options.templates + "/questions/" + language + ".yaml", phrases, problems);
  if (!problems.ok()) refuse(problems);
  return words;
} catch (const Error& error) {
  refuse_as_config(error);
}

FileSet files_of(const Setup& setup) {
  FileSet files{setup.clinic.file, setup.clinic.logo, setup.options.sheet};
  std::vector<std::string> folders{setup.options.templates, setup.clinic.fonts};
  for (const CatalogueEntry& entry : setup.catalogue.entries) folders.push_back(entry.folder);
  std::error_code none;
  for (const std::string& folder : folders)
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, none)) files.add(entry.path());
  return files;
}

}  // namespace rehab
