// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "base/problem.hpp"
#include "base/text.hpp"

namespace rehab {

namespace {

/// The length of the sequence that `lead` begins and the least code point it may hold; length 0: no lead byte.
struct Lead {
  std::size_t length;
  char32_t bits;
  char32_t least;
};

Lead lead_of(unsigned char byte) {
  if (byte < 0x80) return {1, byte, 0};
  if (byte >= 0xC2 && byte <= 0xDF) return {2, byte & 0x1Fu, 0x80};
  if (byte >= 0xE0 && byte <= 0xEF) return {3, byte & 0x0Fu, 0x800};
  if (byte >= 0xF0 && byte <= 0xF4) return {4, byte & 0x07u, 0x10000};
  return {0, 0, 0};
}

/// Takes one code point off the front; nothing: invalid, `text` is untouched.
std::optional<char32_t> take(std::string_view& text) {
  const Lead lead = lead_of(static_cast<unsigned char>(text.front()));
  if (lead.length == 0 || text.size() < lead.length) return std::nullopt;
  char32_t code = lead.bits;
  for (std::size_t i = 1; i < lead.length; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0u) != 0x80u) return std::nullopt;
    code = (code << 6) | (byte & 0x3Fu);
  }
  if (code < lead.least || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return std::nullopt;
  text.remove_prefix(lead.length);
  return code;
}

struct Range {
  char32_t first, last;
};

/// Control characters, direction marks and overrides, joiners, fillers, variation selectors, tags, non-characters.
constexpr std::array unseen_ranges{
    Range{0x00, 0x1F},     Range{0x7F, 0x9F},     Range{0xAD, 0xAD},       Range{0x034F, 0x034F},
    Range{0x061C, 0x061C}, Range{0x115F, 0x1160}, Range{0x17B4, 0x17B5},   Range{0x180B, 0x180F},
    Range{0x200B, 0x200F}, Range{0x2028, 0x202E}, Range{0x2060, 0x206F},   Range{0x3164, 0x3164},
    Range{0xFDD0, 0xFDEF}, Range{0xFE00, 0xFE0F}, Range{0xFEFF, 0xFEFF},   Range{0xFFA0, 0xFFA0},
    Range{0xFFF0, 0xFFFB}, Range{0xFFFE, 0xFFFF}, Range{0x1D173, 0x1D17A}, Range{0xE0000, 0xE0FFF}};

}  // namespace

bool is_plain(std::string_view bytes) {
  unsigned others = 0;  // without a way out of the loop, it is done many bytes at a time
  for (char c : bytes) others |= static_cast<unsigned char>(c - ' ') >= 0x7F - ' ' ? 1u : 0u;
  return others == 0;
}

std::optional<std::size_t> first_bad_utf8(std::string_view bytes) {
  std::string_view rest = bytes;
  while (!rest.empty()) {
    const auto other = std::ranges::find_if(rest, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    rest.remove_prefix(static_cast<std::size_t>(other - rest.begin()));
    if (!rest.empty() && !take(rest)) return bytes.size() - rest.size();
  }
  return std::nullopt;
}

std::u32string decode_utf8(std::string_view text) {
  if (is_plain(text)) return {text.begin(), text.end()};
  std::u32string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::optional<char32_t> code = take(text);
    if (!code) throw Error(ErrorKind::internal, "text that should have been checked is not UTF-8");
    out += *code;
  }
  return out;
}

std::string encode_utf8(char32_t code) {
  const auto byte = [](char32_t bits) { return static_cast<char>(static_cast<unsigned char>(bits)); };
  const auto tail = [&](int shift) { return byte(0x80u | ((code >> shift) & 0x3Fu)); };
  if (code < 0x80) return {byte(code)};
  if (code < 0x800) return {byte(0xC0u | (code >> 6)), tail(0)};
  if (code < 0x10000) return {byte(0xE0u | (code >> 12)), tail(6), tail(0)};
  return {byte(0xF0u | (code >> 18)), tail(12), tail(6), tail(0)};
}

std::string encode_utf8(std::u32string_view code_points) {
  std::string out;
  out.reserve(code_points.size());
  for (char32_t code : code_points) out += encode_utf8(code);
  return out;
}

std::size_t code_point_count(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

bool is_unseen(char32_t code) {
  if (code >= 0x20 && code < 0x7F) return false;
  return std::ranges::any_of(unseen_ranges,
                             [code](const Range& range) { return code >= range.first && code <= range.last; }) ||
         (code & 0xFFFEu) == 0xFFFEu;
}

}  // namespace rehab
