// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <set>

#include "base/text.hpp"
#include "command.hpp"

namespace rehab::cli {

Syntax explain_syntax() {
  Syntax syntax;
  syntax.usage = "explain INTAKE.yaml [--if field=value]... [options]";
  syntax.what =
      "Says why each exercise is in, changed or left out. With --if, says what would change if a field held another\n"
      "value. Writes no file.";
  syntax.examples = {{"explain P-0001.yaml", "the decision and its reasons"},
                     {"explain P-0001.yaml --if age=70", "what would change if the patient were 70"},
                     {"explain P-0001.yaml --if 'conditions=[osteoporosis]'", "or had osteoporosis"},
                     {"explain P-0001.yaml --json", "for a program"}};
  syntax.operand = "INTAKE.yaml";
  syntax.least = syntax.most = 1;
  syntax.options.add_options()                                                                                   //
      ("if", po::value<std::vector<std::string>>()->value_name("FIELD=VALUE"), "suppose this; may be repeated")  //
      ("json", "print the decision as JSON");
  add_setup_options(syntax.options);
  return syntax;
}

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::string_view line : split(text, '\n')) lines.emplace_back(line);
  return lines;
}

/// Prints the lines of `text` that `other` lacks, each after a sign.
void print_difference(const char* sign, const std::string& text, const std::string& other) {
  const auto others = lines_of(other);
  const std::set<std::string> known(others.begin(), others.end());
  for (const std::string& line : lines_of(text))
    if (!known.contains(line)) std::cout << sign << line << "\n";
}

void print(const std::vector<JobResult>& results, const char* kind) {
  if (results.size() == 1 || kind == std::string("json")) {
    std::cout << results.back().texts.at(kind) << "\n";
    return;
  }
  const std::string& recorded = results[0].texts.at(kind);
  const std::string& supposed = results[1].texts.at(kind);
  if (recorded == supposed) std::cout << "Nothing would change.\n";
  print_difference("- ", recorded, supposed);
  print_difference("+ ", supposed, recorded);
}

}  // namespace

int explain(const Arguments& arguments) {
  Setup setup = open_setup(setup_options(arguments));
  const char* kind = arguments.has("json") ? "json" : "explain";

  std::vector<Job> jobs;
  const auto add = [&](const std::vector<std::string>& suppose) {
    auto intake = read_or_complain(arguments.operands()[0], setup, suppose);
    if (intake) jobs.push_back({std::move(*intake), {}, {false, !arguments.has("json"), arguments.has("json")}});
    return intake.has_value();
  };
  if (!add({})) return bad_intake;
  if (arguments.has("if") && !add(arguments.texts("if"))) return bad_intake;

  std::vector<JobResult> results(jobs.size());
  run_jobs(setup, jobs, 1, [&](std::size_t number, const JobResult& result) { results[number] = result; });
  for (const JobResult& result : results) {
    complain(jobs[0].intake.patient, result);
    if (result.texts.empty()) return exit_status(result);
  }
  print(results, kind);
  return exit_status(results.back());
}

}  // namespace rehab::cli
