// SPDX-License-Identifier: Apache-2.0
#include "plugins/bundle_file.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace rehab {

namespace {

bool is_lower_id(const std::string& name) {
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !name.empty() && name[0] >= 'a' && name[0] <= 'z' && std::ranges::all_of(name, allowed);
}

std::optional<Citation> cited(const std::string& written) {
  const std::vector<std::string_view> parts = split(written, ' ');
  if (parts.size() != 2 || parts[1].size() != 1 || std::string_view("VSMX").find(parts[1][0]) == std::string_view::npos)
    return std::nullopt;
  return Citation{std::string(parts[0]), parts[1][0]};
}
}  // namespace

Type<std::string> lower_id() {
  const auto lower = [](std::string name) -> std::optional<std::string> {
    if (!is_lower_id(name)) return std::nullopt;
    return name;
  };
  return converted(id(), lower, "a name made of a-z, 0-9 and _, a letter first");
}

Type<std::string> equipment_word() {
  return word(strings(field::has.words));
}

Type<Citation> citation() {
  return converted(text(80), cited, "a source's key and its mark (V, S, M or X): NHS16 S");
}

void check_sources(const std::vector<Citation>& sources, const Bundle& bundle, const Node& map, const Reading& at) {
  const Node* list = map.find("source");
  for (const Citation& each : sources) {
    const bool policy = each.key == "policy";
    if (policy != (each.mark == 'X'))
      at.in("source").error(*list, "X is the mark of policy, and of nothing else", "write policy X");
    if (!policy && !bundle.sources.contains(each.key))
      at.in("source").error(*list, "plugin.yaml lists no source '" + each.key + "'", "add it under sources:");
  }
}

}  // namespace rehab
