// SPDX-License-Identifier: Apache-2.0
#include "plugins/cross_check.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"

namespace rehab {

namespace {

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

/// The exercises a rule names, each with the forms it names of it.
struct Reference {
  std::string exercise;
  std::vector<std::string> forms;
};

void add_references(const Condition& condition, std::vector<Reference>& into) {
  std::vector<std::string> exercises, forms;
  for (const Test& test : condition.all) {
    if (test.key == "exercise") exercises = test.words;
    if (test.key == "form") forms = test.words;
  }
  for (const std::string& exercise : exercises)
    into.push_back({exercise, exercises.size() == 1 ? forms : std::vector<std::string>()});
  for (const auto& group : condition.any)
    for (const Condition& branch : group) add_references(branch, into);
}

std::vector<Reference> references_of(const Effect& effect) {
  std::vector<Reference> references;
  add_references(effect.match, references);
  if (references.size() == 1)
    for (const std::string& form : effect.except_forms) references.front().forms.push_back(form);
  for (const std::string& exercise : effect.except_exercises) references.push_back({exercise, {}});
  return references;
}

class ReferenceCheck {
 public:
  explicit ReferenceCheck(const Owners& owners) : owners_(owners) {
    for (const auto& [id, entries] : owners) known_.push_back(id);
  }

  void run(CatalogueEntry& entry) const {
    for (const Rule& rule : entry.bundle->rules)
      for (const Effect& effect : rule.then)
        for (const Reference& reference : references_of(effect)) check(entry, rule, reference);
    if (entry.problems.ok()) return;
    entry.finding = {BundleState::broken,
                     "its rules name what no bundle has: " + entry.problems.sorted().front().message,
                     "Correct the name in the rule."};
  }

 private:
  void check(CatalogueEntry& entry, const Rule& rule, const Reference& reference) const {
    const auto found = owners_.find(reference.exercise);
    if (found == owners_.end()) return check_slip(entry, rule, reference.exercise);
    const auto& exercises = found->second.front()->bundle->exercises;
    const Exercise& exercise = *std::ranges::find(exercises, reference.exercise, &Exercise::id);
    for (const std::string& form : reference.forms)
      if (!exercise.form(form)) error(entry, rule, "'" + reference.exercise + "' has no form '" + form + "'", {});
  }

  /// The rule may be meant for a bundle that is not here; a name one letter off is not.
  void check_slip(CatalogueEntry& entry, const Rule& rule, const std::string& exercise) const {
    if (const std::optional<std::string> near = nearest(exercise, known_))
      error(entry, rule, "no bundle has an exercise '" + exercise + "'", "did you mean '" + *near + "'?");
  }

  static void error(CatalogueEntry& entry, const Rule& rule, const std::string& message, const std::string& remedy) {
    entry.problems.error({entry.folder + "/rules", 0, 0}, "rules." + rule.id + ": " + message, remedy);
  }

  const Owners& owners_;
  std::vector<std::string> known_;
};

}  // namespace

void cross_check(Catalogue& catalogue) {
  const Owners owners = owners_of_exercises(catalogue);
  refuse_twins(owners);
  const ReferenceCheck references(owners);
  for (CatalogueEntry& entry : catalogue.entries)
    if (entry.finding.ready()) references.run(entry);
}

}  // namespace rehab
