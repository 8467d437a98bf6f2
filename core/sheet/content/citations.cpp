// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/citations.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "sheet/content/ledger.hpp"

namespace rehab {

std::string Citations::numbers(const Rule& rule) {
  return numbers(rule.bundle, rule.sources);
}

std::string Citations::numbers(const Exercise& exercise) {
  if (exercise.source.empty() || exercise.mark.empty()) return {};
  return numbers(exercise.bundle, {{exercise.source, exercise.mark.front()}});
}

std::string Citations::numbers(const std::string& bundle, const std::vector<Citation>& citations) {
  std::vector<std::string> texts;
  for (const Citation& citation : citations) texts.push_back(std::to_string(number_of(bundle, citation)));
  return texts.empty() ? std::string() : "[" + join(texts) + "]";
}

std::size_t Citations::number_of(const std::string& bundle, const Citation& citation) {
  Entry entry{citation_text(source_, say_, bundle, citation), citation.mark};
  auto found = std::ranges::find(entries_, entry);
  if (found == entries_.end()) found = entries_.insert(entries_.end(), std::move(entry));
  return static_cast<std::size_t>(found - entries_.begin()) + 1;
}

std::vector<std::string> Citations::lines() const {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < entries_.size(); ++i)
    lines.push_back(
        say_("source_line",
             {{"n", std::to_string(i + 1)}, {"text", entries_[i].text}, {"mark", mark_text(say_, entries_[i].mark)}}));
  return lines;
}

}  // namespace rehab
