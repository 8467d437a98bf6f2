// SPDX-License-Identifier: Apache-2.0
// handbook PLUGINS FOLDER: writes the handbook of the plugins in PLUGINS into FOLDER. Exit status 1: it could not.
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>

#include "handbook/exercises_page.hpp"
#include "handbook/rules_page.hpp"

namespace {

void write(const std::filesystem::path& file, const std::string& text) {
  std::ofstream out(file, std::ios::binary);
  out << text;
  if (!out.flush()) throw std::runtime_error("can't write " + file.string());
}

void write_handbook(const std::string& plugins, const std::filesystem::path& folder) {
  rehab::Problems problems;
  const rehab::handbook::Library library = rehab::handbook::read_library(plugins, problems);
  if (!problems.ok()) throw std::runtime_error(problems.render());
  std::filesystem::create_directories(folder);
  write(folder / "exercises.md", rehab::handbook::exercises_page(library));
  write(folder / "rules.md", rehab::handbook::rules_page(library));
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) {
    std::cerr << "usage: handbook PLUGINS FOLDER\n";
    return 64;
  }
  try {
    write_handbook(words[1], words[2]);
    return 0;
  } catch (const std::exception& failure) {
    std::cerr << "handbook: " << failure.what() << "\n";
    return 1;
  }
}
