// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "base/text.hpp"
#include "command.hpp"
#include "plugins/read_clinic.hpp"
#include "plugins/read_exercise.hpp"
#include "plugins/read_plugin.hpp"
#include "plugins/read_rules.hpp"
#include "plugins/read_words.hpp"
#include "sheet/design.hpp"

namespace rehab::cli {
namespace {

struct Kind {
  const char* name;
  const Shape& (*shape)();
};

constexpr Kind kinds[] = {{"intake", []() -> const Shape& { return intake_shape(); }},
                          {"exercise", exercise_shape},
                          {"rules", rules_shape},
                          {"words", words_shape},
                          {"plugin", plugin_shape},
                          {"clinic", clinic_shape},
                          {"template", []() -> const Shape& { return design_shape(); }}};

}  // namespace

int schema(const Words& words) {
  std::vector<std::string> names;
  for (const Kind& kind : kinds) names.emplace_back(kind.name);

  Syntax syntax;
  syntax.usage = "schema KIND";
  syntax.what = "Prints the JSON Schema of a file kind: " + listing(names) + ".";
  syntax.operand = "KIND";
  syntax.least = syntax.most = 1;
  const Arguments arguments(words, syntax);
  if (arguments.help()) return std::cout << arguments.help_text(), 0;

  const std::string& wanted = arguments.operands()[0];
  for (const Kind& kind : kinds)
    if (wanted == kind.name) return std::cout << json_schema(kind.shape()) << "\n", 0;
  throw UsageError("there is no schema of '" + wanted + "'; there are " + listing(names, "and"));
}

}  // namespace rehab::cli
