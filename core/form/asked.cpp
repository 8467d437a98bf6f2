// SPDX-License-Identifier: Apache-2.0
#include "form/asked.hpp"

#include <algorithm>
#include <set>

#include "base/text.hpp"

namespace rehab::form {

using Kind = TypeInfo::Kind;

namespace {

constexpr int most_rows = 10'000;

}  // namespace

Asked::Asked(const TypeInfo& type) : value(&type) {
  if (type.none) alone.emplace_back("none");
  if (type.kind != Kind::one_of) return;
  value = nullptr;
  for (const TypePtr& part : type.parts) {
    if (part->kind == Kind::word && part->words.size() == 1) {
      alone.push_back(part->words[0]);
      continue;
    }
    const Asked other(*part);
    alone.insert(alone.end(), other.alone.begin(), other.alone.end());
    if (!value || !other.is_scalar()) value = other.value;
  }
}

bool Asked::is_scalar() const {
  return value->kind != Kind::words && value->kind != Kind::list && value->kind != Kind::map &&
         value->kind != Kind::nested;
}

Answers::Answers(const Filled& filled) {
  for (const auto& [name, value] : filled)
    if (!value.empty() && !name.starts_with('_')) by_path_[name].push_back(value);
}

const std::string& Answers::first(const std::string& path) const {
  static const std::string nothing;
  const auto& values = all(path);
  return values.empty() ? nothing : values.front();
}

const std::vector<std::string>& Answers::all(const std::string& path) const {
  static const std::vector<std::string> nothing;
  const auto found = by_path_.find(path);
  return found == by_path_.end() ? nothing : found->second;
}

bool Answers::has_below(const std::string& path) const {
  const auto next = by_path_.lower_bound(path + ".");
  return next != by_path_.end() && next->first.starts_with(path + ".");
}

std::vector<int> Answers::rows(const std::string& path) const {
  std::set<int> numbers;
  const std::string begin = path + ".";
  for (auto each = by_path_.lower_bound(begin); each != by_path_.end() && each->first.starts_with(begin); ++each)
    if (const auto number = whole_number(split(std::string_view(each->first).substr(begin.size()), '.')[0]))
      if (*number > 0 && *number <= most_rows) numbers.insert(*number);
  return {numbers.begin(), numbers.end()};
}

std::vector<std::string> Answers::names() const {
  std::vector<std::string> names;
  for (const auto& each : by_path_) names.push_back(each.first);
  return names;
}

std::vector<std::string> ticked(const Answers& answers, const std::string& path, const Asked& asked) {
  std::vector<std::string> words = answers.all(path);
  std::erase_if(words, [&](const std::string& word) {
    return word == these || std::ranges::find(asked.alone, word) != asked.alone.end();
  });
  return words;
}

}  // namespace rehab::form
