// SPDX-License-Identifier: Apache-2.0
#include "intake/intake_head.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace rehab {

namespace {

bool is_plain_value(std::string_view value) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  constexpr std::size_t longest = 64;  // of an id
  return !value.empty() && value.size() <= longest && value.front() != '-' && std::ranges::all_of(value, allowed);
}

}  // namespace

std::optional<IntakeHead> head_of_intake(std::string_view text) {
  IntakeHead head;
  for (std::string_view line : split(text, '\n')) {
    if (!line.empty() && std::string_view("\"'?{").find(line.front()) != std::string_view::npos) return std::nullopt;
    const bool is_patient = line.starts_with("patient");
    if (!is_patient && !line.starts_with("language")) continue;
    std::string& into = is_patient ? head.patient : head.language;
    line.remove_prefix(std::string_view(is_patient ? "patient" : "language").size());
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.starts_with(": ") || !is_plain_value(line.substr(2)) || !into.empty()) return std::nullopt;
    into = line.substr(2);
  }
  return head.patient.empty() ? std::nullopt : std::optional(std::move(head));
}

}  // namespace rehab
