// SPDX-License-Identifier: Apache-2.0
#include "intake/slip_lines.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "intake/slip_tokens.hpp"

namespace rehab {

bool is_place(std::string_view text) {
  return text.size() > 2 && text.starts_with('<') && text.ends_with('>') && !text.starts_with("<<");
}

std::string without_marks(std::string value) {
  std::erase_if(value, [](char c) { return std::string_view("[]{}\"'").find(c) != std::string_view::npos; });
  if (value.starts_with("- ")) value.erase(0, 2);
  return std::string(trimmed(value));
}

std::optional<MeantLine> line_meant(const Shape& shape, std::string_view raw) {
  std::string typed = plainly_typed(raw);
  for (const char* mark : {"- ", "* ", "\u2022 "})
    if (typed.starts_with(mark)) typed = trimmed(typed.substr(std::string_view(mark).size()));
  std::size_t sign = std::min(typed.find(':'), typed.find('='));
  if (sign == std::string::npos) {
    sign = std::min(typed.find_first_of(" ;."), typed.size());
    if (!shape.find(lower_case(typed.substr(0, sign)))) return std::nullopt;
  }
  std::string key(trimmed(std::string_view(typed).substr(0, sign)));
  std::erase_if(key, [](char c) { return c == '"' || c == '\''; });
  const std::string value = typed.substr(std::min(sign + 1, typed.size()));
  return MeantLine{std::move(key), std::string(trimmed(std::string_view(value).substr(0, value.find(" #"))))};
}

std::vector<const ShapeField*> fields_meant(const Shape& shape, const std::string& key, const Node& map) {
  if (const ShapeField* field = shape.find(key)) return {field};
  return shape.meant_by(key, map);
}

bool is_surely(const ShapeField& field, const std::string& key) {
  const std::string typed = folded(key);
  const auto is_it = [&](const std::string& name) { return folded(name) == typed; };
  const auto figures = [](std::string text) {
    std::erase_if(text, [](char c) { return c < '0' || c > '9'; });
    return text;
  };
  const bool is_slip = typed.starts_with(field.key[0]) && figures(typed) == figures(field.key);
  return is_slip || std::ranges::any_of(field.other_names, is_it);
}

}  // namespace rehab
