// SPDX-License-Identifier: Apache-2.0
#include "cases.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/files.hpp"
#include "base/text.hpp"
#include "model/fields.hpp"
#include "patient.hpp"

namespace rehab::test {

namespace {

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

const FieldInfo& field_named(std::string_view key) {
  if (const FieldInfo* info = find_field(key)) return *info;
  throw std::invalid_argument("no intake field " + std::string(key));
}

std::string checked(const FieldInfo& info, std::string_view written) {
  if (std::ranges::find(info.words, written) == info.words.end())
    throw std::invalid_argument(std::string(info.key) + " has no word " + std::string(written));
  return std::string(written);
}

/// Adds to what the list holds already: an intake written in two parts has both.
std::vector<std::string> list_of(const FieldInfo& info, std::string_view written, const Value* recorded) {
  const auto* before = recorded ? std::get_if<std::vector<std::string>>(recorded) : nullptr;
  std::vector<std::string> list = before ? *before : std::vector<std::string>{};
  if (written == "none") return list;
  const bool others = written.starts_with('!');
  std::vector<std::string> named;
  for (std::string_view each : split(written.substr(others), '+')) named.push_back(checked(info, each));
  if (!others) {
    list.insert(list.end(), named.begin(), named.end());
    return list;
  }
  for (std::string_view each : info.words)
    if (std::ranges::find(named, each) == named.end()) list.emplace_back(each);
  return list;
}

Value value_of(const FieldInfo& info, std::string_view written, const Value* recorded) {
  switch (info.type) {
    case FieldType::whole:
      return std::stoi(std::string(written));
    case FieldType::decimal:
      return std::stod(std::string(written));
    case FieldType::word:
      return checked(info, written);
    case FieldType::words:
      return list_of(info, written, recorded);
    case FieldType::date:
      break;
  }
  throw std::invalid_argument("no case types a date");
}

void record_none(Intake& intake, std::string_view group) {
  for (const FieldInfo* info : field::all)
    if (info->key.starts_with(std::string(group) + ".")) intake.record(info->key, std::monostate{});
}

/// An Intake forgets nothing; a new one is made of the rest.
void forget(Intake& intake, std::string_view key) {
  Intake rest;
  for (const auto& [known, value] : intake.answers())
    if (known != key) rest.record(known, value);
  intake = std::move(rest);
}

}  // namespace

Intake intake_of(const std::string& written) {
  Intake intake = patient({});
  for (std::string_view part : split(written, ' ')) {
    if (part.empty()) continue;
    const auto equals = part.find('=');
    const std::string_view key = part.substr(0, equals), value = part.substr(equals + 1);
    if (key == "hip_surgery" || key == "xray")
      record_none(intake, key);
    else if (value == "?")
      forget(intake, key);
    else
      intake.record(key, value_of(field_named(key), value, intake.find(key)));
  }
  return intake;
}

std::vector<RuleCase> cases_of(const std::string& name) {
  const std::string text = read_file(REHAB_SOURCE_DIR "/tests/plugins_rules/cases/" + name + ".txt");
  std::vector<RuleCase> cases;
  int number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const auto parts = split(line, '|');
    if (parts.size() != 3) throw std::invalid_argument(name + ".txt:" + std::to_string(number) + ": three columns");
    cases.push_back({name + ".txt:" + std::to_string(number), trimmed(parts[0]), trimmed(parts[1]), trimmed(parts[2])});
  }
  if (cases.empty()) throw std::invalid_argument(name + ".txt: no case");
  return cases;
}

}  // namespace rehab::test
