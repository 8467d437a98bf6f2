// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <regex>

#include "base/text.hpp"
#include "form/choices.hpp"

namespace rehab::form {

namespace {

/// The control of a problem: of its line, or of the missing part that it names.
std::string control_of(const WrittenIntake& intake, const Problem& problem, const std::string& named) {
  const auto line = intake.path_of_line.find(problem.place.line);
  std::string path = line == intake.path_of_line.end() ? "" : line->second;
  const std::size_t dot = named.rfind('.');
  if (problem.message.find(": missing") == std::string::npos) {
    const std::string text(split(intake.yaml, '\n')[static_cast<std::size_t>(std::max(problem.place.line, 1) - 1)]);
    const bool is_at_key = static_cast<std::size_t>(problem.place.column) == text.find_first_not_of(' ') + 1;
    if (path.ends_with(".value") && is_at_key) path.replace(path.size() - 5, 5, "key");
    return path;
  }
  if (path.empty() || dot == std::string::npos) return named;
  const std::size_t last = path.rfind('.');
  const std::string holder = path.ends_with(".key") || last == std::string::npos ? path : path.substr(0, last);
  return (holder.ends_with(".key") ? holder.substr(0, holder.size() - 4) : holder) + named.substr(dot);
}

/// Without the lines of a file that nobody sees.
std::string without_lines(const std::string& message) {
  static const std::regex line(R"( \(line \d+\))");
  return std::regex_replace(message, line, "");
}

Shown shown_as(const WrittenIntake& intake, const Problem& problem) {
  const std::size_t colon = problem.message.find(": ");
  const std::string named = colon == std::string::npos ? "" : problem.message.substr(0, colon);
  const std::string path = control_of(intake, problem, named);
  const bool names_control = without_numbers(path).starts_with(named.substr(0, named.find_first_of(".[")));
  std::string text =
      without_lines(names_control && !named.empty() ? problem.message.substr(colon + 2) : problem.message);
  if (!problem.remedy.empty()) text += (text.ends_with('.') ? " " : "; ") + without_lines(problem.remedy);
  if (!problem.instead.empty()) text += "; perhaps " + listing(problem.instead);
  return {path, std::move(text), problem.severity == Severity::error};
}

}  // namespace

std::vector<Shown> shown(const WrittenIntake& intake, const Problems& problems) {
  std::vector<Shown> all;
  for (const auto& [path, message] : intake.own) all.push_back({path, message, true});
  if (intake.own.empty())
    for (const Problem& problem : problems.sorted()) all.push_back(shown_as(intake, problem));
  return all;
}

}  // namespace rehab::form
