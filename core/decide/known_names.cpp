// SPDX-License-Identifier: Apache-2.0
#include "decide/known_names.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace rehab {

KnownNames known_names(const Case& c) {
  KnownNames known;
  for (const Bundle* bundle : c.bundles) {
    for (const Exercise& e : bundle->exercises) {
      known.exercises.push_back(&e);
      known.exercise_names.push_back(e.id);
    }
    for (const Rule& r : bundle->rules) {
      known.rules.push_back(&r);
      known.rule_names.push_back(r.name());
    }
    for (const auto& [name, exercises] : bundle->protocols) known.choice_names.push_back(name);
  }
  known.choice_names.insert(known.choice_names.end(), known.exercise_names.begin(), known.exercise_names.end());
  return known;
}

const Exercise* KnownNames::exercise(const std::string& id) const {
  const auto found = std::ranges::find(exercises, id, &Exercise::id);
  return found == exercises.end() ? nullptr : *found;
}

const Rule* KnownNames::rule(const std::string& name) const {
  const auto found = std::ranges::find(rules, name, &Rule::name);
  return found == rules.end() ? nullptr : *found;
}

std::string did_you_mean(const std::string& typed, const Names& names, const std::string& otherwise) {
  const auto near = nearest(typed, names);
  return near ? "Did you mean " + *near + "?" : otherwise;
}

bool check_exercise(const KnownNames& known, const std::string& field, const std::string& id,
                    std::vector<RequestProblem>& problems) {
  if (known.exercise(id)) return true;
  problems.push_back({field, "No exercise here has this name.",
                      did_you_mean(id, known.exercise_names, "The exercises are " + join(known.exercise_names) + ".")});
  return false;
}

std::string entry(const std::string& field, std::size_t index) {
  return field + "[" + std::to_string(index) + "]";
}

}  // namespace rehab
