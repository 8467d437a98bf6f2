// SPDX-License-Identifier: Apache-2.0
#include "intake/slip_options.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "intake/adviser.hpp"

namespace rehab {

namespace {

const Entry* entry_of_option(const Node& root, const std::string& option) {
  const auto found =
      std::ranges::find_if(root.entries, [&](const Entry& entry) { return entry.key_place.file.text() == option; });
  return found == root.entries.end() ? nullptr : &*found;
}

/// "pregnant: yes" as an option; in quotes where a shell would read more into it.
std::string option_of(std::string_view line) {
  const std::size_t colon = line.find(": ");
  const std::string typed = std::string(line.substr(0, colon)) + "=" + std::string(line.substr(colon + 2));
  const bool is_plain = std::ranges::all_of(typed, [](char c) {
    return is_ascii_letter_or_digit(c) || std::string_view("_.-=/").find(c) != std::string_view::npos;
  });
  return is_plain ? "--if " + typed : "--if '" + typed + "'";
}

std::string options_of(const std::string& lines) {
  std::vector<std::string> options;
  for (std::string_view line : split(lines, '\n')) options.push_back(option_of(line));
  return join(options, " ");
}

}  // namespace

void advise_options(const IntakeShape& shape, const Node& root, Problems& problems) {
  Node nothing;  // a supposition takes the place of what the intake says
  nothing.kind = Node::Kind::map;
  const Adviser adviser(shape, nothing, {});
  for (Problem& problem : problems.all()) {
    const Entry* entry = entry_of_option(root, problem.place.file.text());
    if (!problem.place.file.text().starts_with("--if ") || !entry) continue;
    const ShapeField* field = shape.find(entry->key);
    const Instead advice = adviser.on({&shape, &nothing, entry, field});
    const bool says_something = !advice.because.empty() || !advice.lines.empty();
    if (says_something)
      problem.remedy = advice.because;
    else if (!field)
      problem.remedy = shape.remedy_for_key(shape.meant_by(entry->key, nothing));
    for (const std::string& lines : advice.lines) problem.instead.push_back(options_of(lines));
  }
}

}  // namespace rehab
