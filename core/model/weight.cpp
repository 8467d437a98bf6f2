// SPDX-License-Identifier: Apache-2.0
#include "model/weight.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace rehab {

std::optional<double> weight_in_kg(std::string_view text) {
  const std::string_view word = text.substr(text.size() - std::min<std::size_t>(text.size(), 2));
  const std::optional<WeightUnit> unit = value_of_word<WeightUnit>(word);
  if (!unit) return std::nullopt;
  const std::optional<double> number = decimal_number(trimmed(text.substr(0, text.size() - word.size())));
  if (!number) return std::nullopt;
  return std::round(*number * kg_of(*unit) * 1000) / 1000;
}

}  // namespace rehab
