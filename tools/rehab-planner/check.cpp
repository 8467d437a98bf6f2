// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iostream>

#include "clinic_file.hpp"
#include "command.hpp"
#include "intake/normalised.hpp"

namespace rehab::cli {
namespace {

void print(const std::string& file, const PatientIntake& intake) {
  std::cout << file << "\n";
  for (const auto& [key, value] : normalised(intake)) std::cout << "  " << key << ": " << value << "\n";
}

}  // namespace

Syntax check_syntax() {
  Syntax syntax;
  syntax.usage = "check INTAKE.yaml... [options]";
  syntax.what =
      "Reads intakes, decides each plan without writing it, and shows every problem, or what was read. Exit status: 0\n"
      "no problem, 65 a problem of an intake, 66 one that can't be opened, 78 a plugin, clinic file, design or font "
      "that\n"
      "can't be used.";
  syntax.examples = {{"check P-0001.yaml", "every problem with its place, or what was read"},
                     {"check intakes/*.yaml", "many at once"},
                     {"check - < P-0001.yaml", "the intake from standard input"}};
  syntax.operand = "INTAKE.yaml";
  syntax.least = 1;
  syntax.most = 10'000;
  add_setup_options(syntax.options);
  return syntax;
}

int check(const Arguments& arguments) {
  Setup setup = open_setup(setup_options(arguments));
  std::cerr << clinic_lines(setup);
  int worst = 0;
  std::vector<std::string> files;
  std::vector<Job> jobs;
  for (const std::string& file : arguments.operands()) {
    try {
      auto intake = read_or_complain(file, setup);
      if (!intake) worst = std::max<int>(worst, bad_intake);
      if (!intake) continue;
      files.push_back(file);
      jobs.push_back({std::move(*intake), {}, {}});
    } catch (const Error& error) {
      complain(error);
      worst = std::max(worst, static_cast<int>(error.kind));
    }
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
