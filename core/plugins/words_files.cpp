// SPDX-License-Identifier: Apache-2.0
#include "plugins/words_files.hpp"

#include <algorithm>

#include "base/shape.hpp"

namespace rehab {

namespace {

/// Entries of exercises or rules beside those of other files.
void add_entries(Node& group, std::vector<Entry> more, const Reading& at) {
  for (Entry& entry : more) {
    if (const Entry* known = group.find_entry(entry.key)) {
      const Place& first = known->key_place;
      at.in(entry.key).error(entry.key_place,
                             "it stands in " + first.file.text() + ", line " + std::to_string(first.line) + ", already",
                             "keep one of the two");
    } else {
      group.entries.push_back(std::move(entry));
    }
  }
}

}  // namespace

std::string language_of(const std::filesystem::path& file) {
  const std::string name = file.filename().string();
  return name.substr(0, name.find('.'));
}

Node joined_words(std::vector<Node> files, Problems& problems) {
  Node whole = std::move(files.front());
  for (std::size_t i = 1; i < files.size(); ++i)
    for (Entry& entry : files[i].entries) {
      const auto group = std::ranges::find(whole.entries, entry.key, &Entry::key);
      if (group == whole.entries.end())
        whole.entries.push_back(std::move(entry));
      else
        add_entries(group->value, std::move(entry.value.entries), Reading(problems).in(entry.key));
    }
  return whole;
}

Node words_again(const std::string& folder, const std::string& language) {
  std::vector<std::filesystem::path> paths;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(folder) / "words", none))
    if (entry.path().extension() == ".yaml" && language_of(entry) == language) paths.push_back(entry);
  std::ranges::sort(paths);
  Problems told_already;
  std::vector<Node> files;
  for (const auto& path : paths) files.push_back(read_yaml(path.string(), told_already));
  return files.empty() ? Node() : joined_words(std::move(files), told_already);
}

}  // namespace rehab
