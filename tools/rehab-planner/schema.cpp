// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
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

/// With its labels, as the form shows them.
const Shape& labelled_intake_shape() {
  SetupOptions options;
  options.templates = data_folder() + "/templates";
  const House nobodys{{}, {}, intake_shape()};
  static const IntakeShape shape = in_words(intake_shape(), questions_of(nobodys, options));
  return shape;
}

constexpr Kind kinds[] = {{"intake", labelled_intake_shape},
                          {"exercise", exercise_shape, true},
                          {"rules", rules_shape, true},
                          {"words", words_shape, true},
                          {"plugin", plugin_shape, true},
                          {"clinic", clinic_shape},
                          {"template", []() -> const Shape& { return design_shape(); }}};

}  // namespace

Syntax schema_syntax() {
  Syntax syntax;
  syntax.usage = "schema KIND";
  for (const Kind& kind : kinds) syntax.first.emplace_back(kind.name);
  syntax.what = "Prints the JSON Schema of a file kind, " + listing(syntax.first) +
                ", with which editors complete and check while you type.";
  syntax.examples = {{"schema intake > intake.schema.json", "then name it in your editor's settings for YAML"}};
  syntax.operand = "KIND";
  syntax.least = syntax.most = 1;
  return syntax;
}

int schema(const Arguments& arguments) {
  const std::string& wanted = arguments.operands()[0];
  const Kind& kind = *std::ranges::find_if(kinds, [&](const Kind& each) { return wanted == each.name; });
  std::cout << json_schema(kind.shape(), kind.names_figures ? figure_name : "") << "\n";
  return 0;
}

}  // namespace rehab::cli
