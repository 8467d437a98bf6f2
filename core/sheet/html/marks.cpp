// SPDX-License-Identifier: Apache-2.0
#include "sheet/html/marks.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "sheet/html/markup.hpp"

namespace rehab::html {
namespace {

/// A text as it stands in markup, and what takes its place.
struct Mark {
  std::string text;
  std::string marked;
};

/// "+49 (0)30 123" is dialled as "+49030123"; what follows other letters ("9 to 12") is no part of the number.
std::string dialled(std::string_view phone) {
  std::string digits;
  for (const char c : phone.substr(0, phone.find_first_not_of(" +-/().0123456789")))
    if ((c >= '0' && c <= '9') || (c == '+' && digits.empty())) digits += c;
  return digits;
}

/// The longest first: a number may begin with another one.
std::vector<Mark> marks_of(const Leaflet& leaflet) {
  std::vector<Mark> marks;
  for (const std::string& phone : leaflet.phones)
    if (const std::string number = dialled(phone); !number.empty())
      marks.push_back({escaped(phone), "<a href=\"tel:" + number + "\">" + escaped(phone) + "</a>"});
  for (const std::string& name : leaflet.names)
    if (!name.empty()) marks.push_back({escaped(name), "<bdi>" + escaped(name) + "</bdi>"});
  std::ranges::stable_sort(marks, std::greater(), [](const Mark& mark) { return mark.text.size(); });
  return marks;
}

/// Letters and digits of any alphabet: no mark begins or ends within a word.
bool is_in_word(char c) {
  return is_ascii_letter_or_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

bool stands_alone(std::string_view text, std::size_t at, std::size_t size) {
  return (at == 0 || !is_in_word(text[at - 1])) && (at + size == text.size() || !is_in_word(text[at + size]));
}

std::string marked_text(std::string_view text, const std::vector<Mark>& marks) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto mark = std::ranges::find_if(marks, [&](const Mark& each) {
      return text.substr(at).starts_with(each.text) && stands_alone(text, at, each.text.size());
    });
    out += mark == marks.end() ? std::string(1, text[at]) : mark->marked;
    at += mark == marks.end() ? 1 : mark->text.size();
  }
  return out;
}

}  // namespace

std::string with_marks(const std::string& markup, const Leaflet& leaflet) {
  const std::vector<Mark> marks = marks_of(leaflet);
  const std::string_view all = markup;
  std::string out;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t tag = std::min(all.find('<', at), all.size());
    out += marked_text(all.substr(at, tag - at), marks);
    const bool picture = all.substr(tag).starts_with("<svg");
    const std::string_view close = picture ? "</svg>" : ">";
    at = std::min(all.find(close, tag), all.size() - close.size()) + close.size();
    if (tag < all.size()) out += all.substr(tag, at - tag);
  }
  return out;
}

}  // namespace rehab::html
