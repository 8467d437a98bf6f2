// SPDX-License-Identifier: Apache-2.0
#include "plugins/catalogue.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "base/text.hpp"
#include "plugins/kept_bundle.hpp"
#include "plugins/library.hpp"
#include "plugins/references.hpp"

namespace rehab {

namespace fs = std::filesystem;

namespace {

Finding bad(const Bundle& bundle, const std::string& key, const std::string& fault, const std::string& remedy) {
  return {BundleState::bad_settings, "the clinic file's settings." + bundle.id + "." + key + " " + fault, remedy};
}

std::string expected(const SettingInfo& info) {
  if (!info.words.empty()) return "write one of " + listing(info.words);
  return "write a number from " + number_text(info.least) + " to " + number_text(info.most) +
         (info.unit.empty() ? "" : " (" + info.unit + ")");
}

bool fits(const SettingInfo& info, const Settings::Setting& value) {
  if (const double* number = std::get_if<double>(&value))
    return info.words.empty() && *number >= info.least && *number <= info.most;
  return std::ranges::find(info.words, std::get<std::string>(value)) != info.words.end();
}

Finding undeclared(const Bundle& bundle, const std::string& key) {
  std::vector<std::string> keys;
  for (const SettingInfo& info : bundle.settings) keys.push_back(info.key);
  const std::optional<std::string> near = nearest(key, keys);
  std::string remedy = near ? "did you mean '" + *near + "'?" : "it takes " + listing(keys, "and");
  if (keys.empty()) remedy = "it takes none";
  return bad(bundle, key, "is no setting of that bundle", remedy);
}

using Owners = std::map<std::string, std::vector<CatalogueEntry*>>;

Owners owners_of_exercises(Catalogue& catalogue) {
  Owners owners;
  for (CatalogueEntry& entry : catalogue.entries)
    if (entry.bundle)
      for (const Exercise& exercise : entry.bundle->exercises) owners[exercise.id].push_back(&entry);
  return owners;
}

void refuse_twins(const Owners& owners) {
  for (const auto& [exercise, entries] : owners) {
    if (entries.size() < 2) continue;
    for (CatalogueEntry* entry : entries) {
      const CatalogueEntry* other = entry == entries.front() ? entries.back() : entries.front();
      entry->finding = {BundleState::duplicate_exercise, "its exercise '" + exercise + "' is also one of " + other->id,
                        "Rename the exercise in one of them, or disable one in the clinic file."};
    }
  }
}

Problem first_error(const Problems& problems) {
  const std::vector<Problem> sorted = problems.sorted();
  return *std::ranges::find(sorted, Severity::error, &Problem::severity);
}

/// Fills `into`; bad_settings where the clinic file sets what is not declared, or out of its range.
Finding settings_for(const Bundle& bundle, const Figures& figures, const Clinic& clinic, Settings& into) {
  for (const auto& [name, value] : figures) into.set(name, value);
  for (const FigureInfo& figure : bundle.figures) into.set(figure.name, figure.value);
  for (const SettingInfo& info : bundle.settings) into.set(info.key, info.standard);
  const auto ours = clinic.settings.find(bundle.id);
  if (ours == clinic.settings.end()) return {};
  for (const auto& [key, value] : ours->second) {
    const auto info = std::ranges::find(bundle.settings, key, &SettingInfo::key);
    if (info == bundle.settings.end()) return undeclared(bundle, key);
    if (!fits(*info, value)) return bad(bundle, key, "is out of its range", expected(*info));
    into.set(key, value);
  }
  return {};
}

void check_rules_beside_others(Catalogue& catalogue, bool thoroughly) {
  std::vector<const Bundle*> all;
  for (const CatalogueEntry& entry : catalogue.entries)
    if (entry.bundle) all.push_back(entry.bundle.get());
  std::vector<Problems> problems_of = check_references(all, thoroughly);
  auto found = problems_of.begin();
  for (CatalogueEntry& entry : catalogue.entries) {
    if (!entry.bundle) continue;
    Problems problems = std::move(*found++);
    if (!entry.finding.ready()) continue;
    if (!problems.ok())
      entry.finding = {BundleState::broken, "its rules name what no bundle has: " + first_error(problems).message,
                       "Correct the name in the rule."};
    entry.beside_others = std::move(problems);
  }
}

/// What must hold between bundles: no exercise twice, and no rule that misses the exercise it names by a typing slip.
void cross_check(Catalogue& catalogue, bool thoroughly) {
  refuse_twins(owners_of_exercises(catalogue));
  check_rules_beside_others(catalogue, thoroughly);
}

bool looks_like_bundle(const fs::path& folder) {
  std::error_code none;
  const auto has = [&](const char* part) { return fs::exists(folder / part, none); };
  return has("plugin.yaml") || std::ranges::any_of(bundle_parts, has);
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
  const Problem first = first_error(entry.problems);
  std::string reason = count == 1 ? "there is a problem in its files"
                                  : "there are " + std::to_string(count) + " problems in its files, the first";
  reason += ": " + first.place.file.text();
  if (first.place.line > 0) reason += ":" + std::to_string(first.place.line);
  return {BundleState::broken, reason + ": " + first.message,
          "See all of them with: rehab-planner plugins check " + entry.folder};
}

/// A bundle whose figures are known: read as far as plugin.yaml, or found as it was kept.
struct Found {
  OpenedBundle opened;
  std::optional<CheckedBundle> kept;
  const Bundle& bundle() const { return kept ? kept->bundle : opened.bundle; }
};

Found find(CatalogueEntry& entry) {
  BundleSources sources = read_sources(entry.folder, entry.problems);
  if (entry.problems.empty())
    if (std::optional<CheckedBundle> kept = kept_bundle(sources)) return {{}, std::move(kept)};
  return {open_bundle(std::move(sources), entry.problems), {}};
}

/// Keeps those it had to read, where nothing is wrong with them.
void read_words_of(Bundle& bundle, const Languages& languages, const Figures& figures, Problems& problems) {
  take_kept_words(bundle, languages, figures);
  std::set<std::string> unread;
  for (const auto& [language, files] : bundle.unread) unread.insert(language);
  const std::size_t before = problems.size();
  read_more_words(bundle, languages, figures, problems);
  if (problems.size() > before) return;
  for (const auto& [language, words] : bundle.wording)
    if (unread.contains(language)) keep_words(bundle, words, figures);
}

class ContentReading {
 public:
  ContentReading(const Figures& figures, const Clinic& clinic, const Languages& languages, const ContentCheck& check)
      : figures_(figures), clinic_(clinic), languages_(languages), check_(check) {}

  void run(CatalogueEntry& entry, Found found) const {
    auto bundle = std::make_shared<Bundle>(content(entry, std::move(found)));
    if (!bundle->id.empty() && bundle->id != entry.id) {
      entry.finding = {BundleState::id_mismatch, "its plugin.yaml says id: " + bundle->id,
                       "Rename the folder to " + bundle->id + ", or correct the id."};
    } else if (!entry.problems.ok()) {
      entry.finding = broken(entry);
    } else {
      entry.finding = settings_for(*bundle, figures_, clinic_, entry.settings);
      entry.bundle = std::move(bundle);
    }
  }

 private:
  Bundle content(CatalogueEntry& entry, Found found) const {
    if (found.kept && found.kept->figures == figures_) {
      read_words_of(found.kept->bundle, languages_, figures_, entry.problems);
      return std::move(found.kept->bundle);
    }
    if (found.kept) found.opened = open_bundle(read_sources(entry.folder, entry.problems), entry.problems);
    const BundleSources sources = found.opened.sources;
    Bundle bundle = read_rest(std::move(found.opened), languages_, figures_, entry.problems);
    if (!check_) return bundle;
    if (entry.problems.ok()) check_(bundle, entry.problems);
    if (!entry.problems.empty()) return bundle;
    keep_bundle(sources, figures_, bundle);
    for (const auto& [language, words] : bundle.wording) keep_words(bundle, words, figures_);
    return bundle;
  }

  const Figures& figures_;
  const Clinic& clinic_;
  const Languages& languages_;
  const ContentCheck& check_;
};

template <class Read>
void read_safely(CatalogueEntry& entry, Read read) {
  if (!entry.finding.ready()) return;
  try {
    read();
  } catch (const std::exception& error) {
    entry.finding = {BundleState::broken, std::string("it can't be read: ") + error.what(),
                     "Check that the folder and its files can be read."};
  }
}

/// Every bundle is opened before any is read: its rules may name figures of the others.
void read_contents(Catalogue& catalogue, const Clinic& clinic, const Languages& languages, const ContentCheck& check) {
  std::vector<CatalogueEntry>& entries = catalogue.entries;
  std::vector<Found> found(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i)
    read_safely(entries[i], [&] {
      found[i] = find(entries[i]);
      add_figures(found[i].bundle(), catalogue.figures);
    });
  const ContentReading reading(catalogue.figures, clinic, languages, check);
  for (std::size_t i = 0; i < entries.size(); ++i)
    read_safely(entries[i], [&] { reading.run(entries[i], std::move(found[i])); });
}

}  // namespace

std::vector<const CatalogueEntry*> Catalogue::ready() const& {
  std::vector<const CatalogueEntry*> ready;
  for (const CatalogueEntry& entry : entries)
    if (entry.finding.ready()) ready.push_back(&entry);
  return ready;
}

Catalogue find_bundles(const std::vector<PluginFolder>& folders, const Clinic& clinic, const Languages& languages,
                       const std::string& trial, const ContentCheck& check) {
  Catalogue catalogue = look_in(folders);
  if (!trial.empty()) take_in(catalogue, trial);
  std::ranges::sort(catalogue.entries, {}, [](const CatalogueEntry& e) { return std::pair(e.id, e.folder); });
  mark_disabled(catalogue, clinic);
  mark_duplicates(catalogue);
  read_contents(catalogue, clinic, languages, check);
  cross_check(catalogue, !languages || !trial.empty());  // a plan needs no warnings
  for (CatalogueEntry& entry : catalogue.entries)
    if (entry.finding.ready()) entry.finding = inspect(*entry.bundle);
  return catalogue;
}

void read_more_words(Catalogue& catalogue, const Languages& languages) {
  for (CatalogueEntry& entry : catalogue.entries) {
    if (!entry.finding.ready()) continue;
    read_words_of(*entry.bundle, languages, catalogue.figures, entry.problems);
    if (!entry.problems.ok()) entry.finding = broken(entry);
  }
}

void try_libraries(Catalogue& catalogue) {
  for (CatalogueEntry& entry : catalogue.entries)
    if (entry.finding.ready()) entry.finding = probe(entry.bundle, entry.settings);
}

Figures figures_of(const std::vector<PluginFolder>& folders) {
  Figures figures;
  Problems of_others;
  for (const CatalogueEntry& entry : look_in(folders).entries)
    add_figures(open_bundle(read_sources(entry.folder, of_others), of_others).bundle, figures);
  return figures;
}

}  // namespace rehab
