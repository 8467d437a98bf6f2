// SPDX-License-Identifier: Apache-2.0
#include "decide/decide.hpp"

namespace rehab {

namespace {

/// "overrides[0].rule", else "overrides[0]", else "overrides", else the file.
Place nearest_place(std::string_view field, const PatientIntake& patient) {
  while (!field.empty()) {
    if (const auto found = patient.places.find(field); found != patient.places.end()) return found->second;
    const auto cut = field.find_last_of(".[");
    field = cut == std::string_view::npos ? std::string_view{} : field.substr(0, cut);
  }
  return {patient.file, 0, 0};
}

}  // namespace

void report(const std::vector<RequestProblem>& found, const PatientIntake& patient, Problems& problems) {
  for (const RequestProblem& p : found)
    problems.error(nearest_place(p.field, patient), p.field + ": " + p.message, p.remedy);
}

}  // namespace rehab
