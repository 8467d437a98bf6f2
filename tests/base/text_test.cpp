// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"

#include <gtest/gtest.h>

#include "base/problem.hpp"

namespace rehab {
namespace {

TEST(Text, WholeNumbers) {
  for (const auto& [text, number] : {std::pair("0", 0), {"7", 7}, {"-7", -7}, {"2147483647", 2147483647}})
    EXPECT_EQ(whole_number(text), number) << text;
  for (const char* text :
       {"", "-", "+1", "01", "-01", "-0", " 1", "1 ", "1.0", "1e3", "0x1", "2147483648", "１", "none"})
    EXPECT_EQ(whole_number(text), std::nullopt) << text;
}

TEST(Text, DecimalNumbers) {
  for (const auto& [text, number] : {std::pair("0", 0.0), {"0.5", 0.5}, {"-3.25", -3.25}, {"10", 10.0}, {"1.50", 1.5}})
    EXPECT_EQ(decimal_number(text), number) << text;
  for (const char* text : {"", ".5", "5.", "1.2.3", "1,5", "1e3", "inf", "nan", ".nan", "01.5", "--1", "1 000"})
    EXPECT_EQ(decimal_number(text), std::nullopt) << text;
}

TEST(Text, AccentsBecomePartOfTheirLetter) {
  EXPECT_EQ(composed("Rene\u0301 Nguye\u0302\u0303n"), "René Nguyễn");
  EXPECT_EQ(composed("x\u0301"), "x\u0301") << "no such letter";
  EXPECT_EQ(composed("plain\n"), "plain\n");
  EXPECT_EQ(composed("ß — ½"), "ß — ½") << "nothing else changes";
}

TEST(Text, RightToLeftLettersAreDrawnFromTheLeft) {
  EXPECT_EQ(in_visual_order("דנה"), "הנד");
  EXPECT_EQ(in_visual_order("Exercises for " + isolated("דנה") + ", 6 times"), "Exercises for הנד, 6 times");
  EXPECT_EQ(in_visual_order("علي"), "\uFEF2\uFEE0\uFECB") << "the shapes that join";
  EXPECT_EQ(in_visual_order("Björn"), "Björn");
}

TEST(Text, VisualOrderCanBeReadBack) {
  for (const std::string name : {"דנה", "דנה כהן", "בן-דוד"})
    EXPECT_EQ(in_reading_order(in_visual_order("For " + isolated(name) + ", 6 times")), "For " + name + ", 6 times");
  EXPECT_EQ(in_reading_order("Björn"), "Björn");
  EXPECT_EQ(runs_from_right(U"A\u05D0 \u05D1 6 \u05D2!"),
            (std::vector<std::pair<std::size_t, std::size_t>>{{1, 4}, {7, 8}}));
}

TEST(Text, NumbersInNamesCount) {
  std::vector<std::string> ids = {"S12", "G_b", "S8_over", "S9", "S10", "S8", "A"};
  std::ranges::sort(ids, {}, number_order);
  EXPECT_EQ(join(ids), "A, G_b, S8, S8_over, S9, S10, S12");
}

TEST(Text, NumbersPrintShort) {
  EXPECT_EQ(number_text(0.5), "0.5");
  EXPECT_EQ(number_text(12), "12");
  EXPECT_EQ(number_text(-0.1), "-0.1");
  EXPECT_EQ(number_text(100000), "100000");
}

TEST(Text, NearestSpelling) {
  const std::vector<std::string> keys{"pregnant", "pregnancy_weeks", "pain_usual", "pain_worst", "weak_side", "age"};
  for (const auto& [typed, meant] : {std::pair("pregnent", "pregnant"),
                                     {"pregnan", "pregnant"},
                                     {"rpegnant", "pregnant"},
                                     {"Pregnant", "pregnant"},
                                     {"pain-usual", "pain_usual"},
                                     {"pain usual", "pain_usual"},
                                     {"weekside", "weak_side"},
                                     {"pain", "pain_usual"},
                                     {"aeg", "age"}})
    EXPECT_EQ(nearest(typed, keys), meant) << typed;
  for (const char* typed : {"", "xyz", "colour", "height", "a", "pregnancies_and_so_on"})
    EXPECT_EQ(nearest(typed, keys), std::nullopt) << typed;
}

TEST(Text, OneSlipIsOfOneLetterAndLeavesNoOtherWord) {
  for (const auto& [typed, word] : {std::pair("lefft", "left"),
                                    {"rigth", "right"},
                                    {"osteoporsis", "osteoporosis"},
                                    {"osteoporosos", "osteoporosis"},
                                    {"planks", "plank"}})
    EXPECT_TRUE(is_one_slip(typed, word)) << typed;
  for (const auto& [typed, word] : {std::pair("bank", "band"),
                                    {"eight", "right"},
                                    {"plank", "plank"},
                                    {"fit", "fits"},
                                    {"plonk", "plank"},
                                    {"leffft", "left"}})
    EXPECT_FALSE(is_one_slip(typed, word)) << typed;
}

TEST(Text, Utf8) {
  EXPECT_EQ(first_bad_utf8("Añ€😀"), std::nullopt);
  for (const auto& [bytes, offset] : {std::pair("ab\xFF", 2),
                                      {"\xC0\xAF", 0},
                                      {"\xED\xA0\x80", 0},
                                      {"a\xE2\x82", 1},
                                      {"\xF4\x90\x80\x80", 0},
                                      {"\x80", 0},
                                      {"\xF8\x88\x80\x80\x80", 0}})
    EXPECT_EQ(first_bad_utf8(bytes), std::optional<std::size_t>(static_cast<std::size_t>(offset))) << bytes;
  EXPECT_EQ(code_point_count("Añ€😀"), 4u);
  EXPECT_EQ(encode_utf8(decode_utf8("Añ€😀")), "Añ€😀");
  EXPECT_THROW(decode_utf8("\xFF"), Error);
}

TEST(Text, UnseenCharacters) {
  for (char32_t code : {U'\0', U'\t', U'\x7F', U'\u0085', U'\u00AD', U'\u200B', U'\u200E', U'\u202E', U'\u2028',
                        U'\u2066', U'\uFEFF', U'\uFFFE', U'\U000E0041', U'\U0010FFFF'})
    EXPECT_TRUE(is_unseen(code)) << std::hex << static_cast<unsigned>(code);
  for (char32_t code : {U' ', U'a', U'é', U'ß', U'ő', U'Ж', U'Ω', U'€', U'–', U'…', U'\u00A0', U'\u0301'})
    EXPECT_FALSE(is_unseen(code)) << std::hex << static_cast<unsigned>(code);
}

TEST(Text, JoinAndSplit) {
  const std::vector<std::string> three{"a", "b", "c"};
  EXPECT_EQ(join(three), "a, b, c");
  EXPECT_EQ(listing(three), "a, b or c");
  EXPECT_EQ(listing(std::vector<std::string>{"a", "b"}, "and"), "a and b");
  EXPECT_EQ(listing(std::vector<std::string>{}), "");
  EXPECT_EQ(split("a//b", '/').size(), 3u);
  EXPECT_EQ(split("", '/').size(), 1u);
  EXPECT_EQ(trimmed("  a b\n"), "a b");
}

TEST(Text, Places) {
  const auto value = [](std::string_view name) -> std::optional<std::string> {
    if (name == "times") return "8";
    return std::nullopt;
  };
  EXPECT_EQ(fill_places("Do {times} of {what}. {", value), "Do 8 of {what}. {");
  EXPECT_EQ(places_in("Hold {SIDE}, {times}, {SIDE}."), (std::vector<std::string>{"SIDE", "times", "SIDE"}));
}

TEST(Text, OnlyAsciiThatPrintsIsPlain) {
  EXPECT_TRUE(is_plain(""));
  EXPECT_TRUE(is_plain(" a~"));
  for (const char* text : {"a\tb", "a\n", "\x7f", "\x1f", "caf\xc3\xa9", "\xff"}) EXPECT_FALSE(is_plain(text)) << text;
  EXPECT_FALSE(is_plain(std::string_view("a\0", 2)));
  EXPECT_EQ(first_bad_utf8("plain, then caf\xc3"), 15u);
}

TEST(Text, WhatCannotBeSeenIsMadeVisible) {
  EXPECT_EQ(made_visible("plain\nS\u00e3o"), "plain\nS\u00e3o");
  EXPECT_EQ(made_visible("a\x1B[2Jb\a"), "a\\u{001B}[2Jb\\u{0007}");
  EXPECT_EQ(made_visible("gpj.\u202Efdp"), "gpj.\\u{202E}fdp");
  EXPECT_EQ(made_visible("a\u200Bb"), "a\\u{200B}b");
  EXPECT_EQ(made_visible("\xFF\xC3"), "\\xFF\\xC3");
}

}  // namespace
}  // namespace rehab
