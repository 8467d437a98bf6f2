// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "command.hpp"
#include "plugins.hpp"
#include "run/check_content.hpp"

namespace rehab::cli {
namespace {

void note(const JobResult& result, const std::string& file, Problems& problems) {
  for (const std::string& problem : result.problems) problems.error({file, 0, 0}, "it can't be planned: " + problem);
  if (result.state == JobState::failed)
    problems.error({file, 0, 0},
                   "its plan failed: " + result.bundle + (result.bundle.empty() ? "" : ": ") + result.reason);
}

void plan_example(const Setup& setup, const std::string& file, Problems& problems) {
  Problems found;
  Job job{read_intake(file, setup.declared_fields(), found), {}, {}};
  for (Problem& problem : found.sorted()) problems.add(std::move(problem));
  if (!found.ok()) return;
  run_jobs(setup, {job}, 1, [&](std::size_t, const JobResult& result) { note(result, file, problems); });
}

}  // namespace

int check_plugin(const std::string& folder, SetupOptions options) {
  options.trial = folder;
  std::optional<Setup> setup;  // with the first example: a bundle without any needs no other
  const Problems problems = check_content(folder, [&](const std::string& file, Problems& found) {
    if (!setup) setup.emplace(open_setup(options));
    plan_example(*setup, file, found);
  });
  std::cerr << problems.render();
  if (!problems.ok()) return bad_intake;
  std::cout << folder << ": nothing is wrong with its content\n";
  return 0;
}

}  // namespace rehab::cli
