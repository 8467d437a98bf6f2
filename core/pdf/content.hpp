// SPDX-License-Identifier: Apache-2.0
// How numbers and texts are spelt in a PDF file. Used all over this room; knows nothing of pages or objects.
#pragma once

#include <string>
#include <string_view>

#include "base/text.hpp"
#include "pdf/path.hpp"

namespace rehab::pdf {

/// Whether it is finite and within a million.
bool printable(double number);

/// A number with at most so many decimals (0 to 4), and a space. Throws DrawingError unless it is printable.
void append_number(std::string& out, double number, int decimals = 2);

/// A whole number, and nothing behind it.
void append_whole(std::string& out, std::size_t number);

/// Throws DrawingError, which says `what` it is of.
void must_be_positive(double number, const char* what);

/// "/BBox[0 0 20 10 ]"
std::string bounding_box(const Box& box);

/// Four hexadecimal digits.
void append_hex(std::string& out, unsigned number);

/// A text of the file's own (title, alternative text): UTF-8 in, a PDF string out, brackets included.
std::string text_string(std::string_view utf8);

/// Calls `function` with each code point of valid UTF-8; throws rehab::Error (internal) where it is not.
template <typename Function>
void each_code_point(std::string_view utf8, Function function) {
  std::size_t at = 0;
  for (; at < utf8.size() && static_cast<unsigned char>(utf8[at]) < 0x80; ++at) function(char32_t(utf8[at]));
  if (at == utf8.size()) return;  // most texts: nothing to decode
  for (const char32_t code_point : decode_utf8(utf8.substr(at))) function(code_point);
}

}  // namespace rehab::pdf
