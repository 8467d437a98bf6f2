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
  bool names_figures = false;  ///< a figure's name may stand for a number: `$older_age`, `$safety_rules/older_age`
};

constexpr std::string_view figure_name = R"(^\$([a-z][a-z0-9_]*/)?[a-z][a-z0-9_]*$)";

constexpr Kind kinds[] = {{"intake", []() -> const Shape& { return intake_shape(); }},
                          {"exercise", exercise_shape, true},
                          {"rules", rules_shape, true},
                          {"words", words_shape, true},
                          {"plugin", plugin_shape, true},
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
    if (wanted == kind.name)
      return std::cout << json_schema(kind.shape(), kind.names_figures ? figure_name : "") << "\n", 0;
  throw UsageError("there is no schema of '" + wanted + "'; there are " + listing(names, "and"));
}

}  // namespace rehab::cli
