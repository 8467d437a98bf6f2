// SPDX-License-Identifier: Apache-2.0
#include "decide/request_lines.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace rehab {

namespace {

std::vector<std::string> names_in(const std::string& list, const PatientIntake& patient) {
  if (list == "shown_today") return patient.shown_today;
  std::vector<std::string> names;
  for (const Choice& choice : list == "also" ? patient.also : patient.choose)
    names.push_back(choice.exercise + (choice.form.empty() ? "" : "." + choice.form));
  return names;
}

std::string entry_name(const std::string& list, std::size_t index) {
  return list + "[" + std::to_string(index) + "]";
}

int line_of(const std::string& field, const PatientIntake& patient) {
  const auto place = patient.places.find(field);
  return place == patient.places.end() ? 0 : place->second.line;
}

}  // namespace

std::string line_instead(const RequestProblem& problem, std::span<const RequestProblem> all,
                         const PatientIntake& patient) {
  const std::string list = problem.field.substr(0, problem.field.find('['));
  if (problem.instead.empty() || list == problem.field) return {};
  const int line = line_of(list, patient), own = line_of(problem.field, patient);
  if (line == 0) return {};
  if (own > line) return "- " + problem.instead;
  std::vector<std::string> names = names_in(list, patient);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string name = entry_name(list, i);
    const auto its = std::ranges::find(all, name, &RequestProblem::field);
    if (its != all.end() && its->instead.empty()) return {};
    if (its != all.end()) names[i] = its->instead;
    if (line_of(name, patient) > line) return {};
  }
  const bool is_list = own > 0;  // else a single name without brackets
  return list + ": " + (is_list ? "[" + join(names) + "]" : names[0]);
}

}  // namespace rehab
