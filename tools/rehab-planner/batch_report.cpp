// SPDX-License-Identifier: Apache-2.0
#include "batch_report.hpp"

#include <algorithm>
#include <span>
#include <tuple>

#include "base/text.hpp"

namespace rehab::cli {
namespace {

constexpr std::size_t most_rows = 20;
constexpr int a_few_days = 3;  // no rule says how many: sooner than a week

bool has_papers(const JobResult& result) {
  return result.state == JobState::issued || result.state == JobState::held;
}

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

std::string reason_of(const JobResult& result) {
  const std::vector<Problem> problems = result.problems.sorted();
  const auto error = std::ranges::find(problems, Severity::error, &Problem::severity);
  if (error != problems.end()) return first_line(render(*error));
  if (!result.reason.empty())
    return (result.bundle.empty() ? "" : "plugin " + result.bundle + ": ") + first_line(result.reason);
  return result.state == JobState::not_planned ? "its turn did not come" : "it can't be read";
}

std::string spoken(JobState state) {
  std::string word(word_of(state));
  std::ranges::replace(word, '_', ' ');
  return word;
}

}  // namespace

void BatchReport::took(const std::string& who, const JobResult& result) {
  ++taken_;
  ++counts_[result.state];
  if (has_papers(result) && result.is_draft) ++drafts_;
  if (result.state == JobState::held || result.urgency < Urgency::routine)
    attention_.push_back({who, result.state == JobState::held ? "HELD" : "issued",
                          result.sent_to.empty() ? "see the held page" : result.sent_to, result.urgency,
                          result.within_days});
  if (!has_papers(result)) without_plan_.push_back({who, spoken(result.state), reason_of(result)});
  live_.show(std::to_string(taken_) + " of " + std::to_string(intakes_) + ": " + counts());
}

/// "30 issued, 5 held"
std::string BatchReport::counts() const {
  Words parts;
  for (const auto& [state, count] : counts_) parts.push_back(std::to_string(count) + " " + spoken(state));
  return join(parts);
}

/// Held before issued; the rest is in order so that the same batch says the same.
bool BatchReport::comes_first(const Row& a, const Row& b) {
  const auto key = [](const Row& row) {
    return std::tuple(row.urgency, row.within_days == 0 ? a_few_days : row.within_days, row.state, row.who);
  };
  return key(a) < key(b);
}

void BatchReport::print() {
  make_room();
  std::ranges::sort(attention_, comes_first);
  std::ranges::sort(without_plan_, comes_first);
  print_rows("Needs attention, most urgent first", attention_);
  print_rows("Has no plan", without_plan_);
  print_drafts();
  print_not_read();
  out_ << strong << intakes_ << (intakes_ == 1 ? " intake: " : " intakes: ") << counts() << plain << "\n";
}

void BatchReport::print_rows(const char* heading, const std::vector<Row>& rows) {
  if (rows.empty()) return;
  out_ << strong << heading << plain << "\n";
  const auto shown = std::span(rows).first(std::min(rows.size(), most_rows));
  std::size_t who = 0, state = 0;
  for (const Row& row : shown) {
    who = std::max(who, code_point_count(row.who));
    state = std::max(state, row.state.size());
  }
  for (const Row& row : shown) {
    const std::size_t begins = 2 + who + 2 + state + 2;
    out_ << "  " << row.who << std::string(who - code_point_count(row.who) + 2, ' ') << row.state
         << std::string(state - row.state.size() + 2, ' ') << flowed(row.text, terminal_columns(), begins, begins)
         << "\n";
  }
  if (rows.size() > shown.size()) out_ << "  and " << rows.size() - shown.size() << " more; manifest.json has all\n";
}

void BatchReport::print_drafts() {
  if (drafts_ == 0) return;
  out_ << flowed("DRAFT, as nobody is named who signs: " + std::to_string(drafts_) +
                     "; write `clinician` into the intake, or into the clinic file.",
                 terminal_columns())
       << "\n";
}

void BatchReport::print_not_read() {
  if (not_read_.empty()) return;
  constexpr std::size_t most_names = 5;
  std::ranges::sort(not_read_);
  Words names(not_read_.begin(),
              not_read_.begin() + static_cast<std::ptrdiff_t>(std::min(not_read_.size(), most_names)));
  if (not_read_.size() > most_names) names.push_back(std::to_string(not_read_.size() - most_names) + " more");
  out_ << flowed("Not read, as an intake ends in .yaml: " + listing(names, "and"), terminal_columns(), 2) << "\n";
}

}  // namespace rehab::cli
