// SPDX-License-Identifier: Apache-2.0
#include "model/value_text.hpp"

#include "base/date.hpp"
#include "base/text.hpp"

namespace rehab {
namespace {

struct TextOfValue {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(int number) const { return std::to_string(number); }
  std::string operator()(double number) const { return number_text(number); }
  std::string operator()(const Date& date) const { return date_text(date); }
  std::string operator()(const std::string& word) const { return word; }
  std::string operator()(const std::vector<std::string>& words) const { return words.empty() ? "none" : join(words); }
};

}  // namespace

std::string value_text(const Value& value) {
  return std::visit(TextOfValue(), value);
}

}  // namespace rehab
