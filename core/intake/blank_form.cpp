// SPDX-License-Identifier: Apache-2.0
#include "intake/blank_form.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "intake/slip_values.hpp"
#include "model/fields.hpp"

namespace rehab {

namespace {

using FormKind = TypeInfo::Kind;

constexpr std::size_t most_words = 6;

std::string what_number(const TypeInfo& type) {
  const std::string range = number_text(type.least) + " to " + number_text(type.most);
  const bool has_unit = !type.unit.empty() && !type.unit.starts_with("of ") && type.unit != "grade";
  return has_unit ? range + " " + type.unit : range;
}

std::string what(const TypeInfo& type) {
  switch (type.kind) {
    case FormKind::word:
      return type.words.size() > most_words ? "one of these words" : listing(type.words);
    case FormKind::words:
      return "none, or one of these words, or several in [ ]";
    case FormKind::whole:
    case FormKind::decimal:
      return what_number(type);
    case FormKind::date:
      return "YYYY-MM-DD";
    case FormKind::text:
      return "text";
    case FormKind::list:
      return "names in [ ]";
    case FormKind::one_of:
      if (const TypeInfo* number = part_of_kind(type, FormKind::whole)) return what_number(*number);
      return part_of_kind(type, FormKind::list) ? "names in [ ]" : what(*type.parts.back());
    default:
      return "name";
  }
}

/// The lines of a field in a file, each behind `margin`: its key with a place, or the keys below it.
std::string lines_for(const std::string& key, const TypeInfo& type, const std::string& margin);

std::string lines_below(const TypeInfo& type, const std::string& margin) {
  std::string out;
  for (const ShapeField& part : type.shape->fields()) {
    out += margin + "## " + part.meaning + "\n";
    out += lines_for(part.key, *part.type, margin);
  }
  return out;
}

std::string lines_for(const std::string& key, const TypeInfo& type, const std::string& margin) {
  const std::string head = margin + key + ":";
  if (const TypeInfo* list = part_of_kind(type, FormKind::list); list && list->parts[0]->kind == FormKind::nested) {
    std::string item = lines_below(*list->parts[0], margin + "    ");
    const std::string first = margin + "    " + list->parts[0]->shape->fields().front().key;
    item.replace(item.find(first) + margin.size(), 4, "  - ");
    return head + "\n" + item;
  }
  if (const TypeInfo* nested = part_of_kind(type, FormKind::nested))
    return head + "\n" + lines_below(*nested, margin + "  ");
  if (const TypeInfo* map = part_of_kind(type, FormKind::map))
    return head + "\n" + lines_for("<exercise>", *map->parts[0], margin + "  ");
  const FieldGroup* group = find_group(key);
  const bool is_pair = group && !group->pair.empty();
  return head + " " + (is_pair ? "<upper/lower>" : place_for(type)) + "\n";
}

bool takes_none_or_more(const TypeInfo& type) {
  return type.kind == FormKind::one_of && type.parts[0]->words == std::vector<std::string>{"none"};
}

std::string comments_for(const ShapeField& field) {
  std::string out = question_comment(field);
  if (takes_none_or_more(*field.type)) out += comment_of("  '" + field.key + ": none', or:");
  return out;
}

std::string entry_for(const ShapeField& field) {
  if (field.key == "schema") return "schema: 1\n";
  if (field.is_required) return comments_for(field) + field.key + ":\n";
  return comments_for(field) + open_lines(field);
}

}  // namespace

std::string place_for(const TypeInfo& type) {
  return "<" + what(type) + ">";
}

std::string open_lines(const ShapeField& field) {
  return lines_for(field.key, *field.type, "# ");
}

std::string question_comment(const ShapeField& field) {
  std::string out = comment_of(field.meaning + (field.is_required ? " (needed)" : ""));
  const TypeInfo& type = *field.type;
  if (type.kind == FormKind::words || type.words.size() > most_words) return out + comment_of("  " + join(type.words));
  return field.is_required ? out + comment_of("  " + (type.kind == FormKind::text ? type.what : what(type))) : out;
}

std::string comment_of(std::string_view text) {
  constexpr std::size_t width = 100;
  std::string out;
  const std::size_t indent = std::min(text.find_first_not_of(' '), text.size());
  const std::string lines = std::string(indent, ' ') + flowed(text.substr(indent), width - 2, indent, indent);
  for (std::string_view line : split(lines, '\n')) out += "# " + std::string(line) + "\n";
  return out;
}

std::string blank_intake(const IntakeShape& form) {
  std::string out =
      comment_of(form.meaning()) +
      comment_of("Fill in what is needed. Elsewhere take away '# ' and write the answer in place of <...>.");
  for (const ShapeField& field : form.fields()) {
    if (!field.heading_text.empty()) out += "\n# == " + field.heading_text + "\n";
    out += "\n" + entry_for(field);
  }
  return out;
}

}  // namespace rehab
