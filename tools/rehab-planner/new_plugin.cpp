// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <iostream>

#include "base/files.hpp"
#include "command.hpp"
#include "plugins.hpp"

namespace rehab::cli {
namespace {

namespace fs = std::filesystem;

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

}  // namespace

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

}  // namespace rehab::cli
