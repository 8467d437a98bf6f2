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

/// Exercises an effect names, and the forms it names of them (of any exercise, where it names none).
struct Reference {
  std::vector<std::string> exercises;
  std::vector<std::string> forms;
};

void add_references(const Condition& condition, std::vector<Reference>& into) {
  Reference reference;
  for (const Test& test : condition.all) {
    if (test.key == "exercise") reference.exercises = test.words;
    if (test.key == "form") reference.forms = test.words;
  }
  into.push_back(std::move(reference));
  for (const auto& group : condition.any)
    for (const Condition& branch : group) add_references(branch, into);
}

std::vector<Reference> references_of(const Effect& effect) {
  std::vector<Reference> references = {{effect.except_exercises, {}}};
  add_references(effect.match, references);
  references[1].forms.insert(references[1].forms.end(), effect.except_forms.begin(), effect.except_forms.end());
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
    bool all_here = !reference.exercises.empty();
    for (const std::string& id : reference.exercises) {
      if (owners_.contains(id)) continue;
      all_here = false;
      refuse_slip(entry, rule, "exercise", id, known_);
    }
    const std::vector<std::string> forms = forms_of(reference.exercises.empty() ? known_ : reference.exercises);
    for (const std::string& id : reference.forms) {
      if (std::ranges::find(forms, id) != forms.end()) continue;
      if (!refuse_slip(entry, rule, "form", id, forms) && all_here)
        error(entry, rule, listing(reference.exercises, "and") + " has no form '" + id + "'", {});
    }
  }

  std::vector<std::string> forms_of(const std::vector<std::string>& exercises) const {
    std::vector<std::string> forms;
    for (const std::string& id : exercises) {
      const auto found = owners_.find(id);
      if (found == owners_.end()) continue;
      const auto& cards = found->second.front()->bundle->exercises;
      for (const Form& form : std::ranges::find(cards, id, &Exercise::id)->forms) forms.push_back(form.id);
    }
    return forms;
  }

  /// What is not here may be meant for a bundle that is not here; a name one letter off is not.
  static bool refuse_slip(CatalogueEntry& entry, const Rule& rule, const std::string& what, const std::string& id,
                          const std::vector<std::string>& known) {
    const std::optional<std::string> near = nearest(id, known);
    if (near) error(entry, rule, "no bundle has " + what + " '" + id + "'", "did you mean '" + *near + "'?");
    return near.has_value();
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
