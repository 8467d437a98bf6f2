// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <map>

#include "base/text.hpp"
#include "command.hpp"
#include "plugins/shapes.hpp"
#include "sheet/layout/design.hpp"

namespace rehab::cli {
namespace {

const std::map<std::string, const Shape* (*)()>& kinds() {
  static const std::map<std::string, const Shape* (*)()> by_name{
      {"intake", [] { return &intake_shape(); }},   {"exercise", [] { return &exercise_shape(); }},
      {"rules", [] { return &rules_shape(); }},     {"words", [] { return &words_shape(); }},
      {"plugin", [] { return &plugin_shape(); }},   {"clinic", [] { return &clinic_shape(); }},
      {"template", [] { return &design_shape(); }},
  };
  return by_name;
}

}  // namespace

int schema(const Words& words) {
  std::vector<std::string> names;
  for (const auto& [name, shape] : kinds()) names.push_back(name);

  Syntax syntax;
  syntax.usage = "schema KIND";
  syntax.what = "Prints the JSON Schema of a file kind: " + listing(names) + ".";
  syntax.operand = "KIND";
  syntax.least = syntax.most = 1;
  const Arguments arguments(words, syntax);
  if (arguments.help()) return std::cout << arguments.help_text(), 0;

  const std::string& kind = arguments.operands()[0];
  const auto shape = kinds().find(kind);
  if (shape == kinds().end())
    throw UsageError("there is no schema of '" + kind + "'; there are " + listing(names, "and"));
  std::cout << json_schema(*shape->second()) << "\n";
  return 0;
}

}  // namespace rehab::cli
