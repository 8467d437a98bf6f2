// SPDX-License-Identifier: Apache-2.0
#include "intake/slip_tokens.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"

namespace rehab {

namespace {

char32_t plain_letter(char32_t c) {
  constexpr char32_t wide_first = U'\uFF01', wide_last = U'\uFF5E', wide_to_plain = 0xFEE0;
  constexpr std::u32string_view spaces = U"\t\r\uFEFF\u00A0\u2002\u2003\u2007\u2009\u200A\u202F\u3000";
  constexpr std::u32string_view double_quotes = U"\u201C\u201D\u201E\u201F\u00AB\u00BB";
  constexpr std::u32string_view single_quotes = U"\u2018\u2019\u201A\u201B\u00B4\u2032";
  constexpr std::u32string_view dashes = U"\u2010\u2011\u2012\u2013\u2014\u2212";
  if (c >= wide_first && c <= wide_last) return c - wide_to_plain;
  if (spaces.find(c) != spaces.npos) return U' ';
  if (double_quotes.find(c) != double_quotes.npos) return U'"';
  if (single_quotes.find(c) != single_quotes.npos) return U'\'';
  return dashes.find(c) != dashes.npos ? U'-' : c;
}

bool is_figure(char c) {
  return c >= '0' && c <= '9';
}

bool is_of_word(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

std::size_t end_of_number(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && is_figure(text[end])) ++end;
  const bool has_decimals = end + 1 < text.size() && (text[end] == '.' || text[end] == ',') && is_figure(text[end + 1]);
  if (!has_decimals) return end;
  std::size_t decimals = end + 1;
  while (decimals < text.size() && is_figure(text[decimals])) ++decimals;
  const bool is_date = decimals < text.size() && text[decimals] == '.' && text[end] == '.';
  return is_date ? end : decimals;
}

}  // namespace

std::string plainly_typed(std::string_view text) {
  std::u32string letters = decode_utf8(text);
  std::ranges::transform(letters, letters.begin(), plain_letter);
  return std::string(trimmed(encode_utf8(letters)));
}

std::vector<Token> tokens_of(std::string_view typed) {
  std::string text = lower_case(typed);
  if (const std::size_t old = text.find("y/o"); old != std::string::npos) text.replace(old, 3, "yo ");
  std::vector<Token> tokens;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i + 1;
    if (is_figure(text[i])) {
      end = end_of_number(text, i);
      std::string number = text.substr(i, end - i);
      std::ranges::replace(number, ',', '.');
      tokens.push_back({Token::Kind::number, number});
    } else if (is_of_word(text[i])) {
      while (end < text.size() && is_of_word(text[end])) ++end;
      tokens.push_back({Token::Kind::word, folded(text.substr(i, end - i))});
    } else if (text[i] != ' ') {
      tokens.push_back({Token::Kind::sign, text.substr(i, 1)});
    }
    i = end;
  }
  return tokens;
}

std::optional<double> number_of(const Token& token) {
  if (token.kind == Token::Kind::number) {
    double number = 0;
    const char* end = token.text.data() + token.text.size();
    return std::from_chars(token.text.data(), end, number).ec == std::errc() ? std::optional(number) : std::nullopt;
  }
  constexpr std::string_view words[] = {"zero null cero",      "one eins ein uno una", "two zwei dos ii",
                                        "three drei tres iii", "four vier cuatro iv",  "five funf cinco",
                                        "six sechs seis",      "seven sieben siete",   "eight acht ocho",
                                        "nine neun nueve",     "ten zehn diez"};
  for (std::size_t i = 0; i < std::size(words); ++i)
    if (is_among(token.text, words[i])) return static_cast<double>(i);
  return std::nullopt;
}

bool is_among(std::string_view word, std::string_view words) {
  return std::ranges::any_of(split(words, ' '), [&](std::string_view each) { return each == word; });
}

}  // namespace rehab
