// SPDX-License-Identifier: Apache-2.0
#include "run/check_content.hpp"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "plugins/bundle_reader.hpp"
#include "run/check_pictures.hpp"
#include "run/check_steps.hpp"

namespace rehab {

namespace fs = std::filesystem;

namespace {

std::vector<std::string> examples_in(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code none;
  for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(folder) / "examples", none))
    if (entry.path().extension() == ".yaml") files.push_back(entry.path().string());
  std::ranges::sort(files);
  return files;
}

}  // namespace

Problems check_content(const std::string& folder, const std::string& templates, const Figures& figures) {
  Problems problems = check_bundle(folder, figures);
  if (!problems.ok()) return problems;
  Problems told_already;
  const Bundle bundle = read_bundle(folder, told_already, every_language, figures);
  check_pictures(folder, bundle, problems);
  if (problems.ok()) check_steps(folder, bundle, templates + "/words", problems);
  return problems;
}

void check_examples(const std::string& folder, const TryExample& try_example, Problems& problems) {
  for (const std::string& file : examples_in(folder)) try_example(file, problems);
}

}  // namespace rehab
