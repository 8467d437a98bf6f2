// SPDX-License-Identifier: Apache-2.0
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
  syntax.what = "Reads intakes and shows every problem of a file at once, or what was read. Exit status 65: a problem.";
  syntax.operand = "INTAKE.yaml";
  syntax.least = 1;
  syntax.most = 10'000;
  add_house_options(syntax.options);
  const Arguments arguments(words, syntax);
  if (arguments.help()) return std::cout << arguments.help_text(), 0;

  const House house = open_house(setup_options(arguments));
  bool all_well = true;
  for (const std::string& file : arguments.operands()) {
    const auto intake = read_or_complain(file, house);
    if (intake) print(file, *intake);
    all_well = all_well && intake.has_value();
  }
  return all_well ? 0 : bad_intake;
}

}  // namespace rehab::cli
