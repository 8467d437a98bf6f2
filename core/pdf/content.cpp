// SPDX-License-Identifier: Apache-2.0
#include "pdf/content.hpp"

#include <charconv>
#include <cmath>

#include "pdf/document.hpp"

namespace rehab::pdf {
namespace {

constexpr double largest = 1'000'000;

/// `digits` decimals, the zeros at the end left out.
void append_decimal(std::string& out, double number, int digits, int scale) {
  if (!(std::abs(number) <= largest)) throw DrawingError("PDF: a number that is not finite, or far off any page");
  auto scaled = std::llround(number * scale);
  if (scaled < 0) {
    out += '-';
    scaled = -scaled;
  }
  char buffer[24];
  const auto whole = std::to_chars(std::begin(buffer), std::end(buffer), scaled / scale);
  out.append(buffer, whole.ptr);
  auto rest = scaled % scale;
  if (rest != 0) {
    while (rest % 10 == 0) {
      rest /= 10;
      --digits;
    }
    for (int digit = digits - 1; digit >= 0; --digit, rest /= 10) buffer[digit] = static_cast<char>('0' + rest % 10);
    out += '.';
    out.append(buffer, static_cast<std::size_t>(digits));
  }
  out += ' ';
}

bool plain(std::string_view text) {
  for (const char c : text)
    if (c < 0x20 || c > 0x7E) return false;
  return true;
}

}  // namespace

void append_number(std::string& out, double number) {
  append_decimal(out, number, 2, 100);
}
void append_coordinate(std::string& out, double number) {
  append_decimal(out, number, 1, 10);
}
void append_fine_number(std::string& out, double number) {
  append_decimal(out, number, 4, 10'000);
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
