// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iostream>

#include "command.hpp"
#include "intake/normalised.hpp"

namespace rehab::cli {
namespace {

void print(const std::string& file, const PatientIntake& intake) {
  std::cout << file << "\n";
  for (const auto& [key, value] : normalised(intake)) std::cout << "  " << key << ": " << value << "\n";
}

}  // namespace

int check(const Words& words) {
  Syntax syntax;
  syntax.usage = "check INTAKE.yaml... [options]";
  syntax.what =
      "Reads intakes, decides each plan without writing it, and shows every problem, or what was read. Exit status 65: "
      "a\n"
      "problem of an intake.";
  syntax.operand = "INTAKE.yaml";
  syntax.least = 1;
  syntax.most = 10'000;
  add_setup_options(syntax.options);
  const Arguments arguments(words, syntax);
  if (arguments.help()) return std::cout << arguments.help_text(), 0;

  Setup setup = open_setup(setup_options(arguments));
  int worst = 0;
  std::vector<std::string> files;
  std::vector<Job> jobs;
  for (const std::string& file : arguments.operands()) {
    const auto intake = read_or_complain(file, setup);
    if (!intake) {
      worst = bad_intake;
      continue;
    }
    files.push_back(file);
    jobs.push_back({*intake, {}, {}});
  }
  run_jobs(setup, jobs, 1, [&](std::size_t number, const JobResult& result) {
    const PatientIntake& intake = jobs[number].intake;
    complain(intake.patient, result);
    if (result.state == JobState::issued || result.state == JobState::held) return print(files[number], intake);
    worst = std::max(worst, exit_status(result));
  });
  return worst;
}

}  // namespace rehab::cli
