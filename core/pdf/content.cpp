// SPDX-License-Identifier: Apache-2.0
#include "pdf/content.hpp"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <iterator>

namespace rehab::pdf {
namespace {

constexpr double largest = 1'000'000;

bool plain(std::string_view text) {
  for (const char c : text)
    if (c < 0x20 || c > 0x7E) return false;
  return true;
}

}  // namespace

bool printable(double number) {
  return std::abs(number) <= largest;
}

void append_number(std::string& out, double number, int decimals) {
  if (!printable(number)) throw DrawingError("PDF: a number that is not finite, or far off any page");
  constexpr std::int64_t scales[] = {1, 10, 100, 1000, 10'000};
  auto digits = static_cast<std::int64_t>(std::abs(number) * static_cast<double>(scales[decimals]) + 0.5);
  const bool negative = number < 0 && digits != 0;
  for (; decimals > 0 && digits % 10 == 0; digits /= 10) --decimals;
  char buffer[16];
  char* at = std::end(buffer);
  *--at = ' ';
  for (int place = 1; place <= decimals; ++place, digits /= 10) {
    *--at = static_cast<char>('0' + digits % 10);
    if (place == decimals) *--at = '.';
  }
  for (; digits > 0; digits /= 10) *--at = static_cast<char>('0' + digits % 10);
  if (*at == ' ') *--at = '0';
  if (negative) *--at = '-';
  out.append(std::string_view(at, std::end(buffer)));
}

void append_whole(std::string& out, std::size_t number) {
  char buffer[24];
  out.append(std::string_view(buffer, std::to_chars(buffer, std::end(buffer), number).ptr));
}

void must_be_positive(double number, const char* what) {
  if (!(number > 0)) throw DrawingError(std::string("PDF: ") + what + " that is not a positive number");
}

std::string bounding_box(const Box& box) {
  std::string out = "/BBox[";
  for (const double number : {box.x, box.y, box.x + box.width, box.y + box.height}) append_number(out, number);
  return out += ']';
}

void append_hex(std::string& out, unsigned number) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (int shift = 12; shift >= 0; shift -= 4) out += digits[(number >> shift) & 15U];
}

std::string text_string(std::string_view utf8) {
  std::string out;
  if (plain(utf8)) {
    out += '(';
    for (const char c : utf8) {
      if (c == '(' || c == ')' || c == '\\') out += '\\';
      out += c;
    }
    return out += ')';
  }
  out = "<FEFF";  // the mark of UTF-16, most significant byte first
  each_code_point(utf8, [&](char32_t code_point) {
    if (code_point > 0xFFFF) {
      append_hex(out, 0xD800U + ((code_point - 0x10000U) >> 10));
      code_point = 0xDC00U + ((code_point - 0x10000U) & 0x3FFU);
    }
    append_hex(out, code_point);
  });
  return out += '>';
}

}  // namespace rehab::pdf
