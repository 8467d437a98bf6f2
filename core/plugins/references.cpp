// SPDX-License-Identifier: Apache-2.0
#include "plugins/references.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <vector>

#include "base/text.hpp"

namespace rehab {

namespace {

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

/// What a match may read of a form. What hangs on a patient (legs, equipment) or is not stated may be so.
class FormFacts {
 public:
  FormFacts(const Exercise& exercise, const Form& form)
      : form_(form),
        own_{{{"exercise", exercise.id},
              {"form", std::vector<std::string>{form.id, form.words}},
              {"kind", std::string(word_of(exercise.kind))}}} {}

  bool may_match(const Condition& match) const {
    return evaluate(match, [this](std::string_view key) { return find(key); }) != Truth::no;
  }

 private:
  const Value* find(std::string_view key) const {
    for (const auto& [name, value] : own_)
      if (name == key) return &value;
    if (key == "lies_on" || key == "stands_on") return nullptr;
    const auto found = form_.facts.find(key);
    return found == form_.facts.end() ? nullptr : &found->second;
  }

  const Form& form_;
  const std::array<std::pair<std::string_view, Value>, 3> own_;
};

class ReferenceCheck {
 public:
  ReferenceCheck(std::span<const Bundle* const> all, bool unconcerned) : unconcerned_(unconcerned) {
    for (const Bundle* each : all)
      for (const Exercise& exercise : each->exercises) exercises_.emplace(exercise.id, &exercise);
    for (const auto& [id, exercise] : exercises_) {
      known_.push_back(id);
      if (!unconcerned) continue;
      std::deque<FormFacts>& forms = forms_[id];
      for (const Form& form : exercise->forms) forms.emplace_back(*exercise, form);
    }
  }

  Problems run(const Bundle& bundle) {
    problems_ = {};
    rules_ = {bundle.folder + "/rules", 0, 0};
    // Rules alone may be meant for bundles that are not here.
    for (const Rule& rule : bundle.rules)
      if (check(rule) && unconcerned_ && !bundle.exercises.empty() && concerns_nothing(rule))
        problems_.warning(rules_, "rules." + rule.id + ": it concerns no form of any bundle that is found",
                          "look at its match, or add the bundle whose exercises it is meant for");
    return std::move(problems_);
  }

 private:
  /// False: it names what nobody has.
  bool check(const Rule& rule) {
    bool all_known = true;
    for (const Effect& effect : rule.then)
      for (const Reference& reference : references_of(effect)) all_known = check(rule, reference) && all_known;
    return all_known;
  }

  bool check(const Rule& rule, const Reference& reference) {
    bool all_known = true;
    for (const std::string& id : reference.exercises)
      if (!exercises_.contains(id)) all_known = missing(rule, "exercise", id, known_);
    if (reference.forms.empty()) return all_known;
    const bool all_here = all_known && !reference.exercises.empty();
    const std::vector<std::string> forms = forms_of(reference.exercises.empty() ? known_ : reference.exercises);
    for (const std::string& id : reference.forms) {
      if (std::ranges::find(forms, id) != forms.end()) continue;
      if (all_here && !nearest(id, forms))
        all_known = error(rule, listing(reference.exercises, "and") + " has no form '" + id + "'", {});
      else
        all_known = missing(rule, "form", id, forms);
    }
    return all_known;
  }

  std::vector<std::string> forms_of(const std::vector<std::string>& exercises) const {
    std::vector<std::string> forms;
    for (const std::string& id : exercises)
      if (const auto found = exercises_.find(id); found != exercises_.end())
        for (const Form& form : found->second->forms) forms.push_back(form.id);
    return forms;
  }

  /// What is not here may be meant for a bundle that is not here; a name one letter off is not. Always false.
  bool missing(const Rule& rule, const std::string& what, const std::string& id,
               const std::vector<std::string>& known) {
    const std::string message = "no bundle has " + what + " '" + id + "'";
    if (const std::optional<std::string> near = nearest(id, known))
      return error(rule, message, "did you mean '" + *near + "'?");
    problems_.warning(rules_, "rules." + rule.id + ": " + message,
                      "add the bundle that brings it, or correct the name");
    return false;
  }

  bool error(const Rule& rule, const std::string& message, const std::string& remedy) {
    problems_.error(rules_, "rules." + rule.id + ": " + message, remedy);
    return false;
  }

  /// All it does is done to forms, and there is none for it.
  bool concerns_nothing(const Rule& rule) const {
    return std::ranges::all_of(rule.then, [&](const Effect& effect) {
      const auto concerned = [&](const std::string& exercise) {
        return std::ranges::any_of(forms_.at(exercise), [&](const auto& form) { return form.may_match(effect.match); });
      };
      return !effect.match.empty() && std::ranges::none_of(named_in(effect.match), concerned);
    });
  }

  /// The exercises a match can concern: of a library of a thousand mostly one.
  const std::vector<std::string>& named_in(const Condition& match) const {
    const auto names = std::ranges::find(match.all, "exercise", &Test::key);
    return names == match.all.end() ? known_ : names->words;
  }

  const bool unconcerned_;
  std::map<std::string, const Exercise*> exercises_;
  std::vector<std::string> known_;
  std::map<std::string, std::deque<FormFacts>> forms_;  ///< by exercise
  Place rules_;                                         ///< of the bundle that is looked at
  Problems problems_;
};

}  // namespace

std::vector<Problems> check_references(std::span<const Bundle* const> all, bool unconcerned) {
  ReferenceCheck check(all, unconcerned);
  std::vector<Problems> problems;
  for (const Bundle* bundle : all) problems.push_back(check.run(*bundle));
  return problems;
}

}  // namespace rehab
