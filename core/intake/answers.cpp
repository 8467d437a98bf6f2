// SPDX-License-Identifier: Apache-2.0
#include "intake/answers.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace rehab {

namespace {

/// A value on one line, as it was typed.
std::string typed_again(const Node& value, bool is_text) {
  if (value.kind == Node::Kind::scalar) return value.quoted || is_text ? yaml_scalar(value.text) : value.text;
  std::vector<std::string> items;
  for (const Node& item : value.items) items.push_back(typed_again(item, is_text));
  return "[" + join(items) + "]";
}

}  // namespace

Answers Answers::of(const Shape& form, const std::string& file, std::string_view yaml) {
  Problems ignored;
  Answers answers;
  for (const Entry& entry : parse_yaml({file, yaml, true}, ignored).entries) {
    const ShapeField* field = form.find(entry.key);
    if (!field || entry.key == "schema" || entry.value.kind == Node::Kind::damaged) continue;
    for (const Entry& part : entry.value.entries) answers.set(entry.key, part.key, typed_again(part.value, false));
    if (entry.value.kind != Node::Kind::map)
      answers.set(entry.key, {}, typed_again(entry.value, field->type->kind == TypeInfo::Kind::text));
  }
  return answers;
}

void Answers::set(const std::string& key, const std::string& part, const std::string& value) {
  auto answer = std::ranges::find(all_, key, &Answer::key);
  if (answer == all_.end()) answer = all_.insert(all_.end(), {key, {}, {}});
  if (part.empty()) {
    answer->value = value;
    if (!value.empty()) answer->parts.clear();
    return;
  }
  answer->value.clear();
  const auto same = std::ranges::find(answer->parts, part, &std::pair<std::string, std::string>::first);
  if (same == answer->parts.end())
    answer->parts.emplace_back(part, value);
  else
    same->second = value;
}

void Answers::erase(const std::string& key, const std::string& part) {
  const auto answer = std::ranges::find(all_, key, &Answer::key);
  if (answer == all_.end()) return;
  std::erase_if(answer->parts, [&](const auto& each) { return each.first == part; });
  if (part.empty()) all_.erase(answer);
}

std::string Answers::find(const std::string& key, const std::string& part) const {
  const auto answer = std::ranges::find(all_, key, &Answer::key);
  if (answer == all_.end()) return {};
  if (part.empty()) return answer->value.empty() ? "yes" : answer->value;
  const auto found = std::ranges::find(answer->parts, part, &std::pair<std::string, std::string>::first);
  return found == answer->parts.end() ? std::string() : found->second;
}

std::string Answers::yaml() const {
  std::string text = "schema: 1\n";
  for (const Answer& answer : all_) {
    std::vector<std::string> parts;
    for (const auto& [part, value] : answer.parts) parts.push_back(part + ": " + value);
    if (answer.is_written())
      text += answer.key + ": " + (parts.empty() ? answer.value : "{" + join(parts) + "}") + "\n";
  }
  return text;
}

int Answers::line_of(const std::string& key) const {
  int line = 1;
  for (const Answer& answer : all_) {
    if (answer.is_written()) ++line;
    if (answer.key == key) return answer.is_written() ? line : 0;
  }
  return 0;
}

}  // namespace rehab
