// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/shape.hpp"
#include "base/text.hpp"

namespace rehab {

namespace {

constexpr std::size_t comment_width = 100;

/// What may stand after the ':', in a few words.
std::string choices(const TypeInfo& type) {
  switch (type.kind) {
    case TypeInfo::Kind::word:
      return join(type.words);
    case TypeInfo::Kind::words:
      return "none, or a list of: " + join(type.words);
    default:
      return type.what;
  }
}

/// Only the version of the form is filled in; nothing that a person has to answer.
bool has_one_value(const TypeInfo& type) {
  return type.kind == TypeInfo::Kind::whole && type.least == type.most;
}

void comment(std::string& out, const std::string& text) {
  std::string line = "#";
  for (std::string_view word : split(text, ' ')) {
    if (line.size() + word.size() + 1 > comment_width) {
      out += line + '\n';
      line = "#  ";
    }
    line += ' ';
    line += word;
  }
  out += line + '\n';
}

}  // namespace

std::string starter_text(const Shape& shape) {
  std::string out;
  comment(out, shape.meaning());
  for (const ShapeField& field : shape.fields()) {
    out += '\n';
    if (!field.heading_text.empty()) {
      comment(out, "== " + field.heading_text);
      out += '\n';
    }
    comment(out, field.meaning + (field.is_required ? " (needed)" : ""));
    comment(out, "  " + choices(field.type));
    if (!field.is_required) out += "# ";
    out += field.key + ":";
    if (!field.is_required || has_one_value(field.type)) out += " " + field.example_text;
    out += '\n';
  }
  return out;
}

}  // namespace rehab
