// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "form/asked.hpp"

namespace rehab::form {

namespace {

using Kind = TypeInfo::Kind;

/// A number, a day or a word as typed: what needs no quotes in YAML. Nothing else can be one.
bool is_bare(std::string_view text) {
  const bool is_negative = text.size() > 1 && text[0] == '-';
  const std::string_view rest = text.substr(is_negative ? 1 : 0);
  return yaml_scalar(rest) == rest;
}

/// A text of several lines comes with the line ends of the network.
std::string with_plain_line_ends(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') out += text[i];
  return out;
}

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? "\\n" : std::string(1, c);
  }
  return out + '"';
}

/// What keeps a text from being written; empty: nothing.
std::string fault_of(std::string_view text) {
  if (first_bad_utf8(text)) return "this text is damaged (not UTF-8); type it again";
  for (char32_t c : decode_utf8(text))
    if (c != U'\n' && is_unseen(c))
      return "holds a character that can't be seen (" + code_point_name(c) + "); type a space in its place";
  return {};
}

class Writer {
 public:
  explicit Writer(const Filled& filled) : answers_(filled) {}

  WrittenIntake run(const Shape& form) {
    for (const ShapeField& field : form.fields())
      if (field.key == "schema")
        line("schema: 1", "schema");
      else
        entry(field.key, field.key, *field.type, "");
    for (const std::string& name : answers_.names())
      if (!known_.contains(name)) out_.own[name] = "no plugin in use asks for this; nothing is done with the answer";
    return std::move(out_);
  }

 private:
  void line(const std::string& text, const std::string& path) {
    out_.yaml += text + "\n";
    out_.path_of_line[++lines_] = path;
  }

  void entry(const std::string& path, const std::string& key, const TypeInfo& type, const std::string& indent) {
    const Asked asked(type);
    known_.insert(path);
    if (asked.is_scalar() && !asked.has_states()) {
      if (const std::string& typed = answers_.first(path); !typed.empty()) {
        const std::string value = scalar(typed, *asked.value, path);
        line(indent + key + ": " + value, path);
      }
      return;
    }
    const std::vector<std::string> words =
        asked.value->kind == Kind::words ? ticked(answers_, path, asked) : std::vector<std::string>();
    const bool is_given = asked.value->kind == Kind::words ? !words.empty() : answers_.has_below(path);
    const std::string alone = lone_word(path, asked);
    if (is_given) known_below(path, *asked.value);
    if (!alone.empty()) {
      if (is_given) out_.own[path] = "'" + alone + "' contradicts what is filled in below it; take one of the two back";
      return line(indent + key + ": " + alone, path);
    }
    if (!is_given) {
      if (answers_.first(path) == these) out_.own[path] = "nothing is filled in below; fill it in, or take this back";
      return;
    }
    if (asked.value->kind == Kind::words) return line(indent + key + ": " + list_of(words, *asked.value, path), path);
    line(indent + key + ":", path);
    below(path, *asked.value, indent + "  ");
  }

  std::string lone_word(const std::string& path, const Asked& asked) const {
    for (const std::string& value : answers_.all(path))
      if (std::ranges::find(asked.alone, value) != asked.alone.end()) return value;
    return {};
  }

  /// Everything below is looked at, also where it is not written.
  void known_below(const std::string& path, const TypeInfo& type) {
    if (type.kind == Kind::words || type.kind == Kind::nested) return parts_known(path, type);
    for (const int number : answers_.rows(path)) {
      const std::string row = row_of(path, number);
      known_.insert({row, key_of(row), value_of(row)});
      parts_known(row, *Asked(*type.parts[0]).value);
    }
  }
  void parts_known(const std::string& path, const TypeInfo& type) {
    if (type.kind != Kind::nested) return;
    for (const ShapeField& part : type.shape->fields()) {
      const std::string here = path + "." + part.key;
      known_.insert(here);
      known_below(here, *Asked(*part.type).value);
    }
  }

  void below(const std::string& path, const TypeInfo& type, const std::string& indent) {
    if (type.kind == Kind::nested) return parts(path, type, indent);
    for (const int number : answers_.rows(path))
      if (type.kind == Kind::map)
        map_row(row_of(path, number), type, indent);
      else
        list_row(row_of(path, number), *Asked(*type.parts[0]).value, indent);
  }

  void parts(const std::string& path, const TypeInfo& type, const std::string& indent) {
    for (const ShapeField& part : type.shape->fields()) entry(path + "." + part.key, part.key, *part.type, indent);
  }

  void list_row(const std::string& row, const TypeInfo& item, const std::string& indent) {
    if (item.kind != Kind::nested) return line(indent + "- " + scalar(answers_.first(row), item, row), row);
    const std::size_t begin = out_.yaml.size();
    parts(row, item, indent + "  ");
    out_.yaml.replace(begin + indent.size(), 1, "-");
  }

  void map_row(const std::string& row, const TypeInfo& type, const std::string& indent) {
    const std::string& typed = answers_.first(key_of(row));
    if (typed.empty()) out_.own[key_of(row)] = "missing; say what the answer beside it is about";
    const std::string key = scalar(typed, *type.parts[1], key_of(row));
    const Asked value(*type.parts[0]);
    if (value.value->kind != Kind::nested)
      return line(indent + key + ": " + scalar(answers_.first(value_of(row)), *value.value, value_of(row)),
                  value_of(row));
    const bool has_parts = std::ranges::any_of(value.value->shape->fields(), [&](const ShapeField& part) {
      const std::string path = row + "." + part.key;
      return !answers_.first(path).empty() || answers_.has_below(path);
    });
    line(indent + key + (has_parts ? ":" : ": {}"), key_of(row));
    parts(row, *value.value, indent + "  ");
  }

  std::string list_of(std::vector<std::string> words, const TypeInfo& type, const std::string& path) {
    for (std::string& word : words) word = scalar(word, type, path);
    return "[" + join(words) + "]";
  }

  /// As typed; what can't be written is told.
  std::string scalar(const std::string& typed, const TypeInfo& type, const std::string& path) {
    if (type.kind == Kind::text) {
      const std::string text = with_plain_line_ends(typed);
      if (std::string fault = fault_of(text); !fault.empty()) out_.own[path] = std::move(fault);
      return in_quotes(text);
    }
    const std::string_view text = trimmed(typed);
    if (is_bare(text)) return std::string(text);
    if (!typed.empty()) out_.own[path] = "expected " + type.what;
    return in_quotes(text);
  }

  Answers answers_;
  WrittenIntake out_;
  int lines_ = 0;
  std::set<std::string> known_;  ///< names that the form asks for
};

}  // namespace

WrittenIntake written(const Filled& filled, const Shape& form) {
  return Writer(filled).run(form);
}

}  // namespace rehab::form
