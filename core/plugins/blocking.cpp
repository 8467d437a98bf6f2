// SPDX-License-Identifier: Apache-2.0
#include "plugins/blocking.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "base/yaml.hpp"
#include "model/fields.hpp"
#include "model/plan_figures.hpp"

namespace rehab {

namespace {

bool is_there(const Catalogue& catalogue, const std::string& id) {
  return std::ranges::find(catalogue.entries, id, &CatalogueEntry::id) != catalogue.entries.end();
}

void add_folders(const Catalogue& catalogue, std::vector<Blocker>& blockers) {
  for (const PluginFolder& folder : catalogue.missing_folders)
    blockers.push_back({{},
                        folder.path,
                        "the folder " + folder.path + " named by " + folder.named_by + " can't be read",
                        "Correct the path, or create the folder."});
  for (const PluginFolder& folder : catalogue.bundles_as_folders)
    blockers.push_back({{},
                        folder.path,
                        "the folder " + folder.path + " named by " + folder.named_by + " is itself a plugin",
                        "Name the folder it lies in."});
}

void add_unready(const Catalogue& catalogue, const Clinic& clinic, std::vector<Blocker>& blockers) {
  for (const CatalogueEntry& entry : catalogue.entries) {
    const Finding& finding = entry.finding;
    if (finding.ready() || finding.state == BundleState::disabled) continue;
    std::string remedy = finding.remedy;
    if (!clinic.required.contains(entry.id)) remedy += " To plan without it, add it to `disabled` in the clinic file.";
    blockers.push_back(
        {entry.id, entry.folder,
         "bundle " + entry.id + " can't be used (" + std::string(word_of(finding.state)) + "): " + finding.reason,
         remedy});
  }
}

/// Where the clinic file says so: "clinic.yaml:12:3".
std::string place_in(const Clinic& clinic, const std::vector<std::string>& keys) {
  const Place place = place_in_file(clinic.file, keys);
  return place.line == 0 ? clinic.file
                         : place.file.text() + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

void add_required(const Catalogue& catalogue, const Clinic& clinic, std::vector<Blocker>& blockers) {
  for (const std::string& id : clinic.required) {
    if (clinic.disabled.contains(id)) {
      blockers.push_back({id, place_in(clinic, {"disabled"}), "bundle " + id + " is required, and disabled",
                          "Take it out of `disabled`."});
    } else if (!is_there(catalogue, id)) {
      blockers.push_back({id, place_in(clinic, {"required"}),
                          "bundle " + id + " is required, and in none of the plugin folders",
                          "Name its folder with --plugins or in the clinic file, or install it."});
    }
  }
}

/// Nobody would follow a setting for a bundle that is not there.
void add_settings(const Catalogue& catalogue, const Clinic& clinic, std::vector<Blocker>& blockers) {
  for (const auto& [id, settings] : clinic.settings)
    if (!is_there(catalogue, id) && !clinic.disabled.contains(id))
      blockers.push_back({id, place_in(clinic, {"settings", id}),
                          "the clinic file has settings for a bundle " + id + ", which is not there",
                          "Correct the id, install the bundle, or remove the settings."});
}

/// Under a misspelt id, a bundle that was to be left out would be used.
void add_disabled(const Catalogue& catalogue, const Clinic& clinic, std::vector<Blocker>& blockers) {
  for (const std::string& id : clinic.disabled)
    if (!is_there(catalogue, id) && !clinic.required.contains(id))
      blockers.push_back({id, place_in(clinic, {"disabled"}),
                          "the clinic file disables a bundle " + id + ", which is not there",
                          "Correct the id, or take it out of `disabled`."});
}

bool is_intake_field(const Catalogue& catalogue, const std::string& key) {
  const auto declares = [&](const CatalogueEntry* entry) {
    return std::ranges::find(entry->bundle->fields, key, &DeclaredField::key) != entry->bundle->fields.end();
  };
  return std::ranges::find(field::all, key, &FieldInfo::key) != std::end(field::all) ||
         std::ranges::find(field::groups, key, &FieldGroup::key) != std::end(field::groups) ||
         std::ranges::any_of(catalogue.ready(), declares);
}

std::vector<std::string> field_names() {
  std::vector<std::string> names;
  for (const FieldInfo* info : field::all) names.emplace_back(info->key);
  for (const FieldGroup& group : field::groups) names.emplace_back(group.key);
  return names;
}

/// Under a misspelt key, what the house wants to know would be asked of nobody.
void add_must_record(const Catalogue& catalogue, const Clinic& clinic, std::vector<Blocker>& blockers) {
  for (const std::string& key : clinic.must_record) {
    if (is_intake_field(catalogue, key)) continue;
    const auto near = nearest(key, field_names());
    blockers.push_back({key, place_in(clinic, {"must_record"}),
                        "every intake must record '" + key + "', which is no field of an intake",
                        near ? "Did you mean '" + *near + "'?" : "Correct the name, or install the bundle it is of."});
  }
}

/// Asked last, and of bundles that can be used: what keeps one from use is reported for itself.
void add_plan_figures(const Catalogue& catalogue, std::vector<Blocker>& blockers) {
  std::vector<const Bundle*> bundles;
  for (const CatalogueEntry* entry : catalogue.ready()) bundles.push_back(entry->bundle.get());
  const std::vector<std::string> missing = missing_plan_figures(bundles);
  if (bundles.empty() || missing.empty() || !blockers.empty()) return;
  blockers.push_back({{},
                      {},
                      "no bundle states what every plan goes by: " + listing(missing, "and"),
                      "Use safety_rules as it ships, or state them under figures: in plugin.yaml."});
}

}  // namespace

std::vector<Blocker> blocking(const Catalogue& catalogue, const Clinic& clinic) {
  std::vector<Blocker> blockers;
  add_folders(catalogue, blockers);
  add_unready(catalogue, clinic, blockers);
  add_required(catalogue, clinic, blockers);
  add_settings(catalogue, clinic, blockers);
  add_disabled(catalogue, clinic, blockers);
  add_must_record(catalogue, clinic, blockers);
  add_plan_figures(catalogue, blockers);
  return blockers;
}

void refuse_if_blocked(const Catalogue& catalogue, const Clinic& clinic) {
  std::string message;
  for (const Blocker& blocker : blocking(catalogue, clinic))
    message += "\n  " + (blocker.path.empty() ? blocker.id : blocker.path) + ": " + blocker.message +
               (blocker.remedy.empty() ? "" : "\n    " + blocker.remedy);
  if (!message.empty()) throw Error(ErrorKind::config, "no patient is planned while plugins can't be used:" + message);
}

}  // namespace rehab
