// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <unistd.h>

#include "base/files.hpp"
#include "command.hpp"
#include "intake/questionnaire.hpp"

namespace rehab::cli {

Syntax intake_syntax() {
  Syntax syntax;
  syntax.usage = "intake new [--blank] [-o INTAKE.yaml]";
  syntax.what =
      "Asks question by question and writes an intake; --blank writes a commented form to fill in. Without -o, "
      "--blank\n"
      "prints the form, and the questions write <patient>.yaml.";
  syntax.examples = {{"intake new", "asks, and writes P-0001.yaml"},
                     {"intake new --blank -o P-0001.yaml", "a form to fill in with an editor"}};
  syntax.first = {"new"};
  syntax.operand = "new";
  syntax.least = syntax.most = 1;
  syntax.options.add_options()                                                         //
      ("blank", "write a commented form instead of asking")                            //
      ("output,o", po::value<std::string>()->value_name("FILE"), "the file to write")  //
      ("force", "replace the file if it exists");
  return syntax;
}

int intake(const Arguments& arguments) {
  const std::string output = arguments.text("output");
  const WriteOptions rules{arguments.has("force"), {}};
  if (arguments.has("blank")) {
    if (output.empty())
      std::cout << blank_intake();
    else
      write_file(output, blank_intake(), rules);
    return 0;
  }
  const auto answers = ask_for_intake(std::cin, std::cerr);
  if (!answers) return std::cerr << "\nNothing was written: the questions ended early.\n", answer_is_no;
  const std::string file = output.empty() ? answers->patient + ".yaml" : output;
  write_file(file, answers->yaml, rules);
  std::cerr << "written: " << file << "\n";
  return 0;
}

}  // namespace rehab::cli
