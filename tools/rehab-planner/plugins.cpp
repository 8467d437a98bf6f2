// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <set>

#include "base/files.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "command.hpp"
#include "plugins/blocking.hpp"
#include "run/check_content.hpp"

namespace rehab::cli {
namespace {

namespace fs = std::filesystem;

void note(const JobResult& result, const std::string& file, Problems& problems) {
  for (const Problem& problem : result.problems.sorted())
    problems.error({file, 0, 0}, "it can't be planned: " + render(problem));
  if (result.state == JobState::failed)
    problems.error({file, 0, 0},
                   "its plan failed: " + result.bundle + (result.bundle.empty() ? "" : ": ") + result.reason);
}

void plan_example(Setup& setup, const std::string& file, Problems& problems) {
  Problems found;
  Job job{read_intake(file, setup.intake_form, found), {}, {}};
  for (Problem& problem : found.sorted()) problems.add(std::move(problem));
  if (!found.ok()) return;
  run_jobs(setup, {job}, 1, [&](std::size_t, const JobResult& result) { note(result, file, problems); });
}

/// What only shows beside the plugins of `options`. A library may not be built yet.
void check_beside_others(const SetupOptions& options, Problems& problems) {
  const House house = open_house(options);
  const auto is_trial = [&](const CatalogueEntry& entry) { return fs::equivalent(entry.folder, options.trial); };
  const auto entry = std::ranges::find_if(house.catalogue.entries, is_trial);
  if (entry == house.catalogue.entries.end()) return;
  for (const Problem& problem : entry->beside_others.sorted()) problems.add(problem);
  if (const Finding& finding = entry->finding;
      !finding.ready() && finding.state != BundleState::missing_library && entry->beside_others.ok())
    problems.error({options.trial, 0, 0}, finding.reason, finding.remedy);
}

void try_examples(const std::string& folder, const SetupOptions& options, Problems& problems) {
  std::optional<Setup> setup;  // made for the first example; a bundle without any needs none
  const auto try_example = [&](const std::string& file, Problems& found) {
    if (!setup) setup.emplace(open_setup(options, Look::everything));
    plan_example(*setup, file, found);
  };
  check_examples(folder, try_example, problems);
}

/// Those the planner prints and the bundle, which has words, does not speak.
std::vector<std::string> languages_missing(const std::string& folder) {
  const std::set<std::string> spoken = languages_in(folder + "/words");
  std::vector<std::string> missing;
  if (!spoken.empty())
    std::ranges::set_difference(languages_in(data_folder() + "/templates/words"), spoken, std::back_inserter(missing));
  return missing;
}

Json as_json(const std::string& folder, const Problems& problems) {
  Json languages = Json::array();
  for (const std::string& language : languages_missing(folder)) languages.push(Json(language));
  return Json::object()
      .set("path", folder)
      .set("ok", problems.ok())
      .set("problems", problems_json(problems))
      .set("languages_missing", std::move(languages));
}

/// Prints everything that is wrong with a bundle's content, on standard error or as JSON. Its examples are planned
/// beside the plugins of `options`.
int check_plugin(const std::string& folder, SetupOptions options, bool is_json) {
  options.trial = folder;
  Problems problems = check_content(folder, options.templates, other_figures(options));
  if (problems.ok()) check_beside_others(options, problems);
  if (problems.ok()) try_examples(folder, options, problems);
  if (is_json) return std::cout << as_json(folder, problems).text(2) << "\n", problems.ok() ? 0 : bad_intake;
  std::cerr << problems.render();
  if (!problems.ok()) return bad_intake;
  std::cout << folder << (problems.empty() ? ": nothing is wrong with its content\n" : ": it can be used\n");
  if (const std::vector<std::string> missing = languages_missing(folder); !missing.empty())
    std::cout << "  no words in " << listing(missing, "and")
              << ": on sheets in these languages its exercises are left out\n";
  return 0;
}

constexpr std::string_view starter_id = "my_clinic";

bool can_be_id(const std::string& id) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !id.empty() && id.size() <= 64 && id[0] >= 'a' && id[0] <= 'z' && std::ranges::all_of(id, fits);
}

std::string with_id(std::string text, const std::string& id) {
  for (std::size_t at = 0; (at = text.find(starter_id, at)) != std::string::npos; at += id.size())
    text.replace(at, starter_id.size(), id);
  return text;
}

/// Makes the folder `id` from the starter plugin.
int new_plugin(const std::string& id) {
  if (!can_be_id(id))
    throw UsageError("'" + id + "' can't be a plugin's id: small letters, digits and '_', a letter first");
  if (fs::exists(data_folder() + "/plugins/" + id))
    throw UsageError("'" + id + "' is a plugin that ships with the planner");
  if (fs::exists(id))
    throw Error(ErrorKind::cannot_create, "there is a '" + id + "' here already", "take another id, or another folder");
  const fs::path starter = data_folder() + "/templates/plugin";
  for (const auto& entry : fs::recursive_directory_iterator(starter)) {
    if (!entry.is_regular_file()) continue;
    const fs::path target = id / fs::relative(entry.path(), starter);
    fs::create_directories(target.parent_path());
    write_file(target, with_id(read_file(entry.path()), id));
  }
  std::cout << id << ": a plugin with one exercise, its words and an example; change them into your own, then\n"
            << "  rehab-planner plugins check " << id << "\n"
            << "  rehab-planner plan " << id << "/examples/clamshell.yaml --plugins .\n";
  return 0;
}

Json as_json(const CatalogueEntry& entry) {
  return Json::object()
      .set("id", entry.id)
      .set("version", entry.bundle ? Json(entry.bundle->version) : Json())
      .set("state", word_of(entry.finding.state))
      .set("reason", entry.finding.reason)
      .set("remedy", entry.finding.remedy)
      .set("path", entry.folder);
}

void print(const CatalogueEntry& entry, std::size_t width) {
  std::cout << entry.id << std::string(width - entry.id.size() + 2, ' ') << (entry.bundle ? entry.bundle->version : "-")
            << "  " << word_of(entry.finding.state) << "  " << entry.folder << "\n";
  if (!entry.finding.reason.empty()) std::cout << "    " << entry.finding.reason << "\n";
  if (!entry.finding.remedy.empty()) std::cout << "    " << entry.finding.remedy << "\n";
  std::cout << entry.problems.render();
  if (!entry.beside_others.ok()) std::cout << entry.beside_others.render();
}

int list(const Arguments& arguments) {
  const House house = open_house(setup_options(arguments), Look::everything);
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

Syntax plugins_syntax() {
  Syntax syntax;
  syntax.usage = "plugins list [--json] | plugins check BUNDLE [--json] | plugins new ID";
  syntax.what =
      "list: every plugin that is found, with version, state, reason, remedy and path. check: everything that is "
      "wrong\n"
      "with a plugin's content; its examples are planned. new: a folder ID with an exercise, its words and an example, "
      "to\n"
      "change into your own. Exit status 1: a plugin stands in the way of plans; 65: the content has a problem.";
  syntax.examples = {{"plugins list", "every plugin, its state, and what to do about it"},
                     {"plugins new my_clinic", "a folder with an exercise to change into your own"},
                     {"plugins check my_clinic", "everything that is wrong with it"}};
  syntax.first = {"list", "check", "new"};
  syntax.operand = "list, check or new";
  syntax.least = 1;
  syntax.most = 2;
  syntax.options.add_options()("json", "list, check: as JSON");
  add_house_options(syntax.options);
  return syntax;
}

int plugins(const Arguments& arguments) {
  const auto& operands = arguments.operands();
  if (operands[0] == "list" && operands.size() == 1) return list(arguments);
  if (operands[0] == "check" && operands.size() == 2)
    return check_plugin(operands[1], setup_options(arguments), arguments.has("json"));
  if (operands[0] == "new" && operands.size() == 2) return new_plugin(operands[1]);
  throw UsageError("the command is one of: " + plugins_syntax().usage);
}

}  // namespace rehab::cli
