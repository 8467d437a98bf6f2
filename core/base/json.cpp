// SPDX-License-Identifier: Apache-2.0
#include "base/json.hpp"

#include <cmath>

#include "base/text.hpp"

namespace rehab {
namespace {

constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

void write_unicode_escape(std::string& out, unsigned char c) {
  constexpr char digits[] = "0123456789abcdef";
  out += "\\u00";
  out += digits[c >> 4];
  out += digits[c & 15];
}

void write_character(std::string& out, char c) {
  constexpr std::string_view marks = "\"\\\n\t\r", letters = "\"\\ntr";
  if (const std::size_t mark = marks.find(c); mark != std::string_view::npos) {
    out += '\\';
    out += letters[mark];
    return;
  }
  auto byte = static_cast<unsigned char>(c);
  if (byte < 0x20 || byte == 0x7F) return write_unicode_escape(out, byte);
  out += c;
}

void write_text(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    std::size_t good = first_bad_utf8(text).value_or(text.size());
    for (char c : text.substr(0, good)) write_character(out, c);
    text.remove_prefix(good);
    if (text.empty()) break;
    out += replacement_character;
    text.remove_prefix(1);
  }
  out += '"';
}

void write_line_break(std::string& out, std::size_t indent, std::size_t depth) {
  if (indent == 0) return;
  out += '\n';
  out.append(indent * depth, ' ');
}

/// Writes what is between the brackets: calls `part(i)` for each part, and adds commas and line breaks.
template <class Part>
void write_parts(std::string& out, std::size_t count, std::size_t indent, std::size_t depth, Part part) {
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) out += indent ? "," : ", ";
    write_line_break(out, indent, depth + 1);
    part(i);
  }
  if (count > 0) write_line_break(out, indent, depth);
}

}  // namespace

Json& Json::set(std::string key, Json value) {
  if (std::holds_alternative<std::monostate>(value_)) value_ = Object{};
  std::get<Object>(value_).emplace_back(std::move(key), std::move(value));
  return *this;
}

Json& Json::push(Json value) {
  if (std::holds_alternative<std::monostate>(value_)) value_ = Array{};
  std::get<Array>(value_).push_back(std::move(value));
  return *this;
}

std::string Json::text(std::size_t indent) const {
  std::string out;
  write(out, indent, 0);
  return out;
}

void Json::write(std::string& out, std::size_t indent, std::size_t depth) const {
  if (const auto* flag = std::get_if<bool>(&value_)) {
    out += *flag ? "true" : "false";
  } else if (const auto* whole = std::get_if<std::int64_t>(&value_)) {
    out += std::to_string(*whole);
  } else if (const auto* real = std::get_if<double>(&value_)) {
    out += std::isfinite(*real) ? number_text(*real) : "null";
  } else if (const auto* string = std::get_if<std::string>(&value_)) {
    write_text(out, *string);
  } else if (const auto* array = std::get_if<Array>(&value_)) {
    out += '[';
    write_parts(out, array->size(), indent, depth, [&](std::size_t i) { (*array)[i].write(out, indent, depth + 1); });
    out += ']';
  } else if (const auto* object = std::get_if<Object>(&value_)) {
    out += '{';
    write_parts(out, object->size(), indent, depth, [&](std::size_t i) {
      write_text(out, (*object)[i].first);
      out += ": ";
      (*object)[i].second.write(out, indent, depth + 1);
    });
    out += '}';
  } else {
    out += "null";
  }
}

}  // namespace rehab
