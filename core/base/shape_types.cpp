// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/date.hpp"
#include "base/shape.hpp"
#include "base/text.hpp"

namespace rehab {

using Kind = TypeInfo::Kind;

namespace {

bool is_ascii_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// A value that can't be a patient's free text, so that messages and excerpts may show it.
bool is_word_like(std::string_view text) {
  constexpr std::size_t longest = 40;
  return !text.empty() && text.size() <= longest && std::ranges::all_of(text, [](char c) {
    return is_ascii_name(c) || c == '.' || c == '/' || c == '-' || c == '+' || c == ',';
  });
}

std::string shown(const Node& node) {
  return is_word_like(node.text) ? "'" + node.text + "'" : std::string("this text");
}

/// A scalar that may be shown where it looks like a word.
bool is_scalar(const Node& node, const TypeInfo& info, const Reading& at) {
  if (node.kind != Node::Kind::scalar) return at.error(node, "expected " + info.what);
  if (is_word_like(node.text)) at.release(node);
  return true;
}

/// Words, numbers and dates are written bare: "3" in quotes is a text.
bool is_bare(const Node& node, const TypeInfo& info, const Reading& at) {
  if (!is_scalar(node, info, at)) return false;
  if (node.quoted) return at.error(node, "expected " + info.what + ", found a text in quotes", "leave out the quotes");
  return true;
}

std::string remedy_for_word(const std::string& word, const std::vector<std::string>& words) {
  if (const std::optional<std::string> meant = nearest(word, words)) return "did you mean '" + *meant + "'?";
  return words.size() == 1 ? "write '" + words[0] + "'" : "the words are " + listing(words, "and");
}

std::string range_text(const std::string& kind, const TypeInfo& info) {
  if (info.least == info.most) return number_text(info.least);
  std::string out = kind + " from " + number_text(info.least) + " to " + number_text(info.most);
  const bool in_range = info.unit.starts_with("of ");  // "from 0 to 10" has said "of 10"
  return info.unit.empty() || in_range ? out : out + " (" + info.unit + ")";
}

template <class Number>
Type<Number> number(Kind kind, const std::string& name, double least, double most, const std::string& unit,
                    std::optional<Number> (*parse)(std::string_view)) {
  TypeInfo info;
  info.kind = kind;
  info.least = least;
  info.most = most;
  info.unit = unit;
  info.what = range_text(name, info);
  return {info, [info, parse](const Node& node, Number& into, const Reading& at) {
            if (!is_bare(node, info, at)) return false;
            const std::optional<Number> read = parse(node.text);
            if (!read) return at.error(node, "expected " + info.what + ", found " + shown(node));
            const auto value = static_cast<double>(*read);
            if (value < info.least || value > info.most)
              return at.error(node, node.text + " is out of range", "expected " + info.what);
            into = *read;
            return true;
          }};
}

Type<std::string> text_type(std::size_t longest, Lines lines, bool is_private) {
  TypeInfo info;
  info.kind = Kind::text;
  info.what = "a text of at most " + std::to_string(longest) + " characters";
  info.longest = longest;
  info.is_private = is_private;
  return {info, [info, lines](const Node& node, std::string& into, const Reading& at) {
            if (node.kind != Node::Kind::scalar) return at.error(node, "expected " + info.what);
            if (!info.is_private) at.release(node);
            if (trimmed(node.text).empty()) return at.error(node, "the text is empty", "fill it in, or leave it out");
            const std::size_t length = code_point_count(node.text);
            if (length > info.longest)
              return at.error(node, "the text has " + std::to_string(length) + " characters", "expected " + info.what);
            if (lines == Lines::one && node.text.find('\n') != std::string::npos)
              return at.error(node, "the text has several lines", "write it in one line, or after '>-'");
            into = node.text;
            return true;
          }};
}

}  // namespace

namespace shape_detail {

TypeInfo word_info(std::vector<std::string> words) {
  TypeInfo info;
  info.kind = Kind::word;
  std::vector<std::string> quoted;
  for (const std::string& each : words) quoted.push_back("'" + each + "'");
  info.what = words.size() <= 6 ? listing(quoted) : "a word of its list";
  info.words = std::move(words);
  return info;
}

std::optional<std::size_t> find_word(const Node& node, const TypeInfo& info, const Reading& at) {
  if (!is_bare(node, info, at)) return std::nullopt;
  const auto it = std::ranges::find(info.words, node.text);
  if (it != info.words.end()) return static_cast<std::size_t>(it - info.words.begin());
  at.error(node, shown(node) + " is not one of its words", remedy_for_word(node.text, info.words));
  return std::nullopt;
}

}  // namespace shape_detail

Type<std::string> word(std::vector<std::string> words) {
  TypeInfo info = shape_detail::word_info(std::move(words));
  return {info, [info](const Node& node, std::string& into, const Reading& at) {
            const std::optional<std::size_t> index = shape_detail::find_word(node, info, at);
            if (index) into = info.words[*index];
            return index.has_value();
          }};
}

Type<bool> yes_no() {
  return word_for<bool>({{"yes", true}, {"no", false}});
}

Type<int> whole(int least, int most, const std::string& unit) {
  return number<int>(Kind::whole, "a whole number", least, most, unit, whole_number);
}

Type<double> decimal(double least, double most, const std::string& unit) {
  return number<double>(Kind::decimal, "a number", least, most, unit, decimal_number);
}

Type<std::string> text(std::size_t longest, Lines lines) {
  return text_type(longest, lines, false);
}

Type<std::string> private_text(std::size_t longest, Lines lines) {
  return text_type(longest, lines, true);
}

Type<Date> date() {
  TypeInfo info;
  info.kind = Kind::date;
  info.what = "a date written YYYY-MM-DD";
  return {info, [info](const Node& node, Date& into, const Reading& at) {
            if (!is_bare(node, info, at)) return false;
            const std::optional<Date> read = parse_date(node.text);
            if (!read) return at.error(node, "expected " + info.what + ", found " + shown(node));
            into = *read;
            return true;
          }};
}

Type<std::string> id(const std::string& also, std::size_t longest) {
  TypeInfo info;
  info.kind = Kind::id;
  info.what = "a name of letters, digits and '_'";
  for (char c : also) info.what += std::string(" '") + c + "'";
  info.longest = longest;
  return {info, [info, also](const Node& node, std::string& into, const Reading& at) {
            if (!is_scalar(node, info, at)) return false;
            const std::string& name = node.text;
            const bool ok = !name.empty() && is_ascii_name(name[0]) && std::ranges::all_of(name, [&](char c) {
              return is_ascii_name(c) || also.find(c) != std::string::npos;
            });
            if (!ok) return at.error(node, "expected " + info.what);
            if (name.size() > info.longest)
              return at.error(node, "longer than " + std::to_string(info.longest) + " characters");
            into = name;
            return true;
          }};
}

namespace {

bool add_word(const Node& node, const TypeInfo& info, std::vector<std::string>& into, const Reading& at) {
  if (!is_bare(node, info, at)) return false;
  if (node.text == "none")
    return at.error(node, "'none' beside other words contradicts them", "write 'none' alone, or delete it");
  if (std::ranges::find(info.words, node.text) == info.words.end()) {
    const bool several = node.text.find(',') != std::string::npos;
    return at.error(node, shown(node) + " is not one of its words",
                    several ? "write several as a list: [one, another]" : remedy_for_word(node.text, info.words));
  }
  if (std::ranges::find(into, node.text) != into.end()) return at.error(node, "'" + node.text + "' stands twice");
  into.push_back(node.text);
  return true;
}

}  // namespace

Type<std::vector<std::string>> words(std::vector<std::string> list) {
  TypeInfo info;
  info.kind = Kind::words;
  info.what = "'none' or a list of words";
  info.words = std::move(list);
  info.none = true;
  return {info, [info](const Node& node, std::vector<std::string>& into, const Reading& at) {
            std::vector<std::string> read;
            bool ok = false;
            if (node.kind == Node::Kind::scalar && node.text != "none") {
              ok = add_word(node, info, read, at);
            } else if (const std::vector<Node>* items = shape_detail::items_of(node, info, at, ok)) {
              ok = true;
              for (const Node& item : *items) ok = add_word(item, info, read, at) && ok;
            }
            if (ok) into = std::move(read);
            return ok;
          }};
}

Type<Value> value_of(const FieldInfo& field) {
  const auto as_value = [](auto value) { return Value(std::move(value)); };
  const std::string unit(field.unit);
  switch (field.type) {
    case FieldType::whole:
      return converted(whole(static_cast<int>(field.least), static_cast<int>(field.most), unit), as_value);
    case FieldType::decimal:
      return converted(decimal(field.least, field.most, unit), as_value);
    case FieldType::date:
      return converted(date(), as_value);
    case FieldType::word:
      return converted(word(strings(field.words)), as_value);
    case FieldType::words:
      return converted(words(strings(field.words)), as_value);
  }
  throw Error(ErrorKind::internal, "a field of no type: " + std::string(field.key));
}

}  // namespace rehab
