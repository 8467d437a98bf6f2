// SPDX-License-Identifier: Apache-2.0
// Lines of an intake as they were meant: with their key and value found. Part of this room's slips; no other room
// includes it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/shape.hpp"

namespace rehab {

/// "<0 to 10>", which a form leaves to be filled in.
bool is_place(std::string_view text);

struct MeantLine {
  std::string key, value;
};

/// "- age = 34" as "age", "34"; a line without a sign between the two only where it begins with a field.
std::optional<MeantLine> line_meant(const Shape& shape, std::string_view raw);
/// Without what brackets, quotes and dashes may have been left open or too many.
std::string without_marks(std::string value);

/// The field of a key, or those it may be meant as.
std::vector<const ShapeField*> fields_meant(const Shape& shape, const std::string& key, const Node& map);
/// Nobody slips in the first letter, and hoos is another than hoos12; other names are known to be the field's.
bool is_surely(const ShapeField& field, const std::string& key);

}  // namespace rehab
