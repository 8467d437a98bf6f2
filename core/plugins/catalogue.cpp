// SPDX-License-Identifier: Apache-2.0
#include "plugins/catalogue.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/text.hpp"
#include "plugins/bundle_reader.hpp"
#include "plugins/cross_check.hpp"
#include "plugins/library.hpp"
#include "plugins/settings.hpp"

namespace rehab {

namespace fs = std::filesystem;

namespace {

bool looks_like_bundle(const fs::path& folder) {
  std::error_code none;
  return std::ranges::any_of(std::vector<const char*>{"plugin.yaml", "exercises", "rules", "words"},
                             [&](const char* part) { return fs::exists(folder / part, none); });
}

/// The bundles in one folder, or nothing when it can't be read.
std::optional<std::vector<fs::path>> bundles_in(const fs::path& folder) {
  std::error_code fault;
  std::vector<fs::path> bundles;
  fs::directory_iterator entries(folder, fault);
  if (fault) return std::nullopt;
  for (const fs::directory_entry& entry : entries) {
    std::error_code none;
    const bool hidden = entry.path().filename().string().starts_with('.');
    if (!hidden && entry.is_directory(none) && looks_like_bundle(entry.path())) bundles.push_back(entry.path());
  }
  return bundles;
}

CatalogueEntry entry_for(const fs::path& folder) {
  CatalogueEntry entry;
  entry.id = folder.filename().string();
  entry.folder = folder.string();
  return entry;
}

/// Every bundle once, whatever way leads to it.
Catalogue look_in(const std::vector<PluginFolder>& folders) {
  Catalogue catalogue;
  std::set<std::string> seen;
  for (const PluginFolder& folder : folders) {
    const std::optional<std::vector<fs::path>> bundles = bundles_in(folder.path);
    if (!bundles && !folder.may_be_missing) catalogue.missing_folders.push_back(folder);
    if (looks_like_bundle(folder.path)) catalogue.bundles_as_folders.push_back(folder);
    if (!bundles) continue;
    for (const fs::path& bundle : *bundles)
      if (const fs::path real = fs::weakly_canonical(bundle); seen.insert(real.string()).second)
        catalogue.entries.push_back(entry_for(real));
  }
  return catalogue;
}

void take_in(Catalogue& catalogue, const std::string& trial) {
  const CatalogueEntry entry = entry_for(fs::weakly_canonical(trial));
  std::erase_if(catalogue.entries, [&](const CatalogueEntry& other) { return other.id == entry.id; });
  catalogue.entries.push_back(entry);
}

void mark_disabled(Catalogue& catalogue, const Clinic& clinic) {
  for (CatalogueEntry& entry : catalogue.entries)
    if (clinic.disabled.contains(entry.id)) entry.finding = {BundleState::disabled, "the clinic file disables it", {}};
}

/// Entries are sorted by id, so that those of one id stand side by side.
void mark_duplicates(Catalogue& catalogue) {
  for (std::size_t i = 1; i < catalogue.entries.size(); ++i) {
    CatalogueEntry& one = catalogue.entries[i - 1];
    CatalogueEntry& other = catalogue.entries[i];
    if (one.id != other.id || one.finding.state == BundleState::disabled) continue;
    const std::string remedy = "Remove one of the two, or look in one of the folders only.";
    one.finding = {BundleState::duplicate_id, "there is another bundle of that id in " + other.folder, remedy};
    other.finding = {BundleState::duplicate_id, "there is another bundle of that id in " + one.folder, remedy};
  }
}

Finding broken(const CatalogueEntry& entry) {
  const std::size_t count = entry.problems.errors();
  const std::vector<Problem> problems = entry.problems.sorted();
  const auto first = std::ranges::find(problems, Severity::error, &Problem::severity);
  std::string reason = count == 1 ? "there is a problem in its files"
                                  : "there are " + std::to_string(count) + " problems in its files, the first";
  reason += ": " + first->place.file;
  if (first->place.line > 0) reason += ":" + std::to_string(first->place.line);
  return {BundleState::broken, reason + ": " + first->message,
          "See all of them with: rehab-planner plugins check " + entry.folder};
}

void read_content(CatalogueEntry& entry, const Clinic& clinic) {
  auto bundle = std::make_shared<const Bundle>(read_bundle(entry.folder, entry.problems));
  if (!bundle->id.empty() && bundle->id != entry.id) {
    entry.finding = {BundleState::id_mismatch, "its plugin.yaml says id: " + bundle->id,
                     "Rename the folder to " + bundle->id + ", or correct the id."};
  } else if (!entry.problems.ok()) {
    entry.finding = broken(entry);
  } else {
    entry.finding = settings_for(*bundle, clinic, entry.settings);
    entry.bundle = std::move(bundle);
  }
}

void read_safely(CatalogueEntry& entry, const Clinic& clinic) {
  try {
    read_content(entry, clinic);
  } catch (const std::exception& error) {
    entry.finding = {BundleState::broken, std::string("it can't be read: ") + error.what(),
                     "Check that the folder and its files can be read."};
  }
}

}  // namespace

std::vector<const CatalogueEntry*> Catalogue::ready() const& {
  std::vector<const CatalogueEntry*> ready;
  for (const CatalogueEntry& entry : entries)
    if (entry.finding.ready()) ready.push_back(&entry);
  return ready;
}

Catalogue find_bundles(const std::vector<PluginFolder>& folders, const Clinic& clinic, const std::string& trial) {
  Catalogue catalogue = look_in(folders);
  if (!trial.empty()) take_in(catalogue, trial);
  std::ranges::sort(catalogue.entries, {}, [](const CatalogueEntry& e) { return std::pair(e.id, e.folder); });
  mark_disabled(catalogue, clinic);
  mark_duplicates(catalogue);
  for (CatalogueEntry& entry : catalogue.entries)
    if (entry.finding.ready()) read_safely(entry, clinic);
  cross_check(catalogue);
  for (CatalogueEntry& entry : catalogue.entries)
    if (entry.finding.ready()) entry.finding = probe(entry.bundle, entry.settings);
  return catalogue;
}

}  // namespace rehab
