// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <iostream>

#include "base/json.hpp"
#include "clinic_file.hpp"
#include "command.hpp"
#include "intake/normalised.hpp"

namespace rehab::cli {
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
                     {"check - < P-0001.yaml", "the intake from standard input"},
                     {"check P-0001.yaml --json", "for a program"}};
  syntax.operand = "INTAKE.yaml";
  syntax.least = 1;
  syntax.most = 10'000;
  syntax.options.add_options()("json", "print what was read and every problem as JSON");
  add_setup_options(syntax.options);
  return syntax;
}

namespace {

/// What is found out of one file.
struct Checked {
  std::string file;
  int status = 0;
  std::string state;  ///< "issued", "held", "bad_intake", "failed"; "unreadable"
  Problems problems;
  std::vector<std::string> notes;  ///< what else is told, a sentence each
  std::vector<std::pair<std::string, std::string>> read;
};

Json json_of(const Checked& checked) {
  Json notes = Json::array(), read = Json::object();
  for (const std::string& note : checked.notes) notes.push(note);
  for (const auto& [key, value] : checked.read) read.set(key, value);
  return Json()
      .set("file", checked.file)
      .set("state", checked.state)
      .set("problems", problems_json(checked.problems))
      .set("notes", std::move(notes))
      .set("read", std::move(read));
}

void print_as_json(const std::vector<Checked>& all) {
  Json list = Json::array();
  for (const Checked& checked : all) list.push(json_of(checked));
  std::cout << list.text(2) << "\n";
}

void print(const Checked& checked) {
  std::cout << checked.file << "\n";
  for (const auto& [key, value] : checked.read) std::cout << "  " << key << ": " << value << "\n";
}

/// Nothing: it can't be planned, and `checked` says why.
std::optional<Job> job_of(const Setup& setup, Checked& checked) try {
  auto intake = read_checked(checked.file, setup, checked.problems);
  if (intake) return Job{std::move(*intake), {}, {}};
  checked.status = bad_intake;
  checked.state = word_of(JobState::bad_input);
  return {};
} catch (const Error& error) {
  checked.status = static_cast<int>(error.kind);
  checked.state = "unreadable";
  checked.notes.push_back(error.what() + std::string(error.remedy.empty() ? "" : "; ") + error.remedy);
  return {};
}

void add_result(Checked& checked, const Job& job, const JobResult& result) {
  checked.state = word_of(result.state);
  for (Problem& problem : result.problems.sorted()) checked.problems.add(std::move(problem));
  checked.notes.insert(checked.notes.end(), result.notices.begin(), result.notices.end());
  if (result.state == JobState::issued || result.state == JobState::held) {
    checked.read = normalised(job.intake);
  } else {
    checked.status = exit_status(result);
    if (!result.reason.empty()) checked.notes.push_back(result.reason);
  }
}

}  // namespace

int check(const Arguments& arguments) {
  const bool json = arguments.has("json");
  Setup setup = open_setup(setup_options(arguments));
  std::cerr << clinic_lines(setup);

  std::vector<Checked> all;
  std::vector<Job> jobs;
  std::vector<std::size_t> place_of_job;
  for (const std::string& file : arguments.operands()) {
    Checked& checked = all.emplace_back(Checked{file, 0, {}, {}, {}, {}});
    auto job = job_of(setup, checked);
    if (!json) std::cerr << checked.problems.render();
    if (!json)
      for (const std::string& note : checked.notes) std::cerr << note << "\n";
    if (!job) continue;
    jobs.push_back(std::move(*job));
    place_of_job.push_back(all.size() - 1);
  }
  run_jobs(setup, jobs, 1, [&](std::size_t number, const JobResult& result) {
    Checked& checked = all[place_of_job[number]];
    add_result(checked, jobs[number], result);
    if (json) return;
    complain(jobs[number].intake.patient, result);
    if (checked.status == 0) print(checked);
  });
  if (json) print_as_json(all);
  int worst = 0;
  for (const Checked& checked : all) worst = std::max(worst, checked.status);
  return worst;
}

}  // namespace rehab::cli
