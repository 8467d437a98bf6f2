// SPDX-License-Identifier: Apache-2.0
#include "plugins.hpp"

#include <algorithm>
#include <iostream>

#include "base/json.hpp"
#include "command.hpp"

namespace rehab::cli {
namespace {

Json as_json(const CatalogueEntry& entry) {
  return Json::object()
      .set("id", entry.id)
      .set("version", entry.bundle ? Json(entry.bundle->version) : Json())
      .set("state", word(entry.finding.state))
      .set("reason", entry.finding.reason)
      .set("remedy", entry.finding.remedy)
      .set("path", entry.folder);
}

void print(const CatalogueEntry& entry, std::size_t width) {
  std::cout << entry.id << std::string(width - entry.id.size() + 2, ' ') << (entry.bundle ? entry.bundle->version : "-")
            << "  " << word(entry.finding.state) << "  " << entry.folder << "\n";
  if (!entry.finding.reason.empty()) std::cout << "    " << entry.finding.reason << "\n";
  if (!entry.finding.remedy.empty()) std::cout << "    " << entry.finding.remedy << "\n";
  std::cout << entry.problems.render();
}

int list(const Arguments& arguments) {
  const House house = open_house(setup_options(arguments));
  if (arguments.has("json")) {
    Json all = Json::array();
    for (const CatalogueEntry& entry : house.catalogue.entries) all.push(as_json(entry));
    std::cout << all.text(2) << "\n";
  } else {
    std::size_t width = 0;
    for (const CatalogueEntry& entry : house.catalogue.entries) width = std::max(width, entry.id.size());
    for (const CatalogueEntry& entry : house.catalogue.entries) print(entry, width);
  }
  const auto blockers = blocking(house.catalogue, house.clinic);
  for (const Blocker& blocker : blockers)
    std::cerr << (blocker.id.empty() ? blocker.path : blocker.id) << ": " << blocker.message << "\n";
  return blockers.empty() ? 0 : answer_is_no;
}

}  // namespace

int plugins(const Words& words) {
  Syntax syntax;
  syntax.usage = "plugins list [--json] | plugins check BUNDLE | plugins new ID";
  syntax.what =
      "list: every plugin that is found, with version, state, reason, remedy and path. check: everything that is "
      "wrong\n"
      "with a plugin's content; its examples are planned. new: a folder ID with an exercise, its words and an example, "
      "to\n"
      "change into your own. Exit status 1: a plugin stands in the way of plans; 65: the content has a problem.";
  syntax.operand = "list, check or new";
  syntax.least = 1;
  syntax.most = 2;
  syntax.options.add_options()("json", "list: as JSON");
  add_house_options(syntax.options);
  const Arguments arguments(words, syntax);
  if (arguments.help()) return std::cout << arguments.help_text(), 0;

  const auto& operands = arguments.operands();
  if (operands[0] == "list" && operands.size() == 1) return list(arguments);
  if (operands[0] == "check" && operands.size() == 2) return check_plugin(operands[1], setup_options(arguments));
  if (operands[0] == "new" && operands.size() == 2) return new_plugin(operands[1]);
  throw UsageError("expected: " + syntax.usage);
}

}  // namespace rehab::cli
