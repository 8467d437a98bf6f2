// SPDX-License-Identifier: Apache-2.0
// What the YAML reader takes, and everything it refuses: place, message and remedy of each.
#include "base/yaml.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>

namespace rehab {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

Node parse(const std::string& text, Problems& problems, bool of_patient = false) {
  return parse_yaml({"f.yaml", text, of_patient}, problems);
}

std::string one_line(const Node& node) {
  std::string out;
  switch (node.kind) {
    case Node::Kind::scalar:
      return node.quoted ? "'" + node.text + "'" : node.text;
    case Node::Kind::damaged:
      return "!";
    case Node::Kind::list:
      for (const Node& item : node.items) out += (out.empty() ? "" : ", ") + one_line(item);
      return "[" + out + "]";
    case Node::Kind::map:
      for (const Entry& entry : node.entries)
        out += (out.empty() ? "" : ", ") + entry.key + ": " + one_line(entry.value);
      return "{" + out + "}";
  }
  return out;
}

struct Good {
  const char* name;
  const char* text;
  const char* tree;
};

class Accepts : public ::testing::TestWithParam<Good> {};

TEST_P(Accepts, Tree) {
  Problems problems;
  const Node root = parse(GetParam().text, problems);
  EXPECT_EQ(problems.render(), "");
  EXPECT_EQ(one_line(root), GetParam().tree);
}

INSTANTIATE_TEST_SUITE_P(
    Yaml, Accepts,
    ::testing::Values(
        Good{"texts_below_their_key", "a:\n  http://example.org/x\nb:\n  10:30 and later\nc:\n- d: 1\n  e: 2\n- f\n",
             "{a: http://example.org/x, b: 10:30 and later, c: [{d: 1, e: 2}, f]}"},
        Good{"empty", "", "{}"}, Good{"only_comments", "# hello\n\n  # there\n", "{}"},
        Good{"plain", "a: 1\nb: two words # a comment\n", "{a: 1, b: two words}"},
        Good{"no_last_line_end", "a: 1", "{a: 1}"}, Good{"windows_line_ends", "a: 1\r\nb: 2\r\n", "{a: 1, b: 2}"},
        Good{"byte_order_mark",
             "\xEF\xBB\xBF"
             "a: 1\n",
             "{a: 1}"},
        Good{"opening_marker", "# c\n---\na: 1\n", "{a: 1}"},
        Good{"quotes", "a: \"x: y # z\"\nb: 'it''s'\n\"c\": ''\n", "{a: 'x: y # z', b: 'it's', c: ''}"},
        Good{"quote_inside_word", "a: it's 5'\nb: [don't, \"x\"]\n", "{a: it's 5', b: [don't, 'x']}"},
        Good{"text_stays_text", "a: no\nb: 010\nc: .nan\nd: 1e3\ne: 0x10\n",
             "{a: no, b: 010, c: .nan, d: 1e3, e: 0x10}"},
        Good{"lists", "a: [x, y]\nb:\n  - x\n  - y: 1\n    z: 2\nc:\n- 1\n- 2\n",
             "{a: [x, y], b: [x, {y: 1, z: 2}], c: [1, 2]}"},
        Good{"flow_over_lines", "a: [\n  {t: 8},\n  {t: 10},\n]\nb: {c: 1,\n  d: [2]}\n",
             "{a: [{t: 8}, {t: 10}], b: {c: 1, d: [2]}}"},
        Good{"flow_root", "{a: 1, b: [x]}\n", "{a: 1, b: [x]}"}, Good{"empty_flow", "a: []\nb: {}\n", "{a: [], b: {}}"},
        Good{"literal", "a: |\n  one\n  two # no comment\n\n    three\nb: 1\n",
             "{a: 'one\ntwo # no comment\n\n  three', b: 1}"},
        Good{"literal_keeps_quotes", "a: |\n  say \"x\n  it's\nb: 1\n", "{a: 'say \"x\nit's', b: 1}"},
        Good{"literal_in_list", "a:\n  - |-\n    one\n    two\n  - b: |\n      three\n",
             "{a: ['one\ntwo', {b: 'three'}]}"},
        Good{"folded", "a: >-\n  one\n  two\n\n  three\nb: 1\n", "{a: 'one two\nthree', b: 1}"},
        Good{"folded_clipped", "a: >\n  one\n  two\n", "{a: 'one two'}"},
        Good{"comment_between", "a:\n  # note\n  b: 1\n# margin\n  c: 2\n", "{a: {b: 1, c: 2}}"},
        Good{"url_and_time", "a: http://x.y/z\nb: 12:30\nc: -5\n", "{a: http://x.y/z, b: 12:30, c: -5}"},
        Good{"other_scripts", "a: Søren Ólafsdóttir\nb: Ελένη\n", "{a: Søren Ólafsdóttir, b: Ελένη}"},
        Good{"json_like", "{\"a\": \"x\", \"b\":[1,2]}", "{a: 'x', b: [1, 2]}"}),
    [](const auto& each) { return std::string(each.param.name); });

struct BadText {
  const char* name;
  const char* text;
  const char* place;    ///< "line:column"
  const char* message;  ///< a part of it
  const char* tree = nullptr;
};

class RefusesText : public ::testing::TestWithParam<BadText> {};

TEST_P(RefusesText, WithPlaceAndRemedy) {
  const BadText& bad = GetParam();
  Problems problems;
  const Node root = parse(bad.text, problems);
  const auto sorted = problems.sorted();
  ASSERT_FALSE(sorted.empty()) << "accepted as " << one_line(root);
  EXPECT_EQ(sorted.size(), 1u) << problems.render();
  EXPECT_EQ(std::to_string(sorted[0].place.line) + ":" + std::to_string(sorted[0].place.column), bad.place)
      << problems.render();
  EXPECT_THAT(sorted[0].message, HasSubstr(bad.message));
  EXPECT_NE(sorted[0].remedy, "");
  if (bad.tree) {
    EXPECT_EQ(one_line(root), bad.tree);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Yaml, RefusesText,
    ::testing::Values(
        BadText{"unclosed_quote_does_not_swallow", "notes: \"fine\npregnant: yes\nage: 3\n", "1:8", "does not close",
                "{notes: !, pregnant: yes, age: 3}"},
        BadText{"quote_over_two_lines", "a: 'x\n  y'\nb: 1\n", "1:4", "does not close"},
        BadText{"unclosed_quoted_key", "\"a: 1\nb: 2\n", "1:1", "does not close"},
        BadText{"text_after_quote", "a: \"x\" y\n", "1:8", "after the closing quote"},
        BadText{"repeated_key", "a: 1\nb: 2\na: 3\n", "3:1", "a: repeated; it stands in line 1", "{a: !, b: 2}"},
        BadText{"repeated_nested_key", "a:\n  b: 1\n  b: 2\n", "3:3", "b: repeated; it stands in line 2"},
        BadText{"repeated_flow_key", "a: {b: 1, b: 2}\n", "1:11", "b: repeated"},
        BadText{"repeated_after_quotes", "a: 1\n\"a\": 2\n", "2:1", "a: repeated"},
        BadText{"second_document", "a: 1\n---\nb: 2\n", "2:1", "second document"},
        BadText{"document_end", "a: 1\n...\nb: 2\n", "2:1", "second document"},
        BadText{"directive", "%YAML 1.2\n---\na: 1\n", "1:1", "'%'"},
        BadText{"percent_line", "a: 1\n%x\n", "2:1", "'%'"},
        BadText{"flow_root_junk", "{a: 1} junk\n", "1:1", "something follows"},
        BadText{"flow_root_second", "{a: 1}\n{b: 2}\n", "1:1", "something follows"},
        BadText{"no_space_last_line", "a: 1\npregnant:true", "2:9", "pregnant: a space is missing after ':'"},
        BadText{"no_space_in_the_middle", "a: 1\npregnant:true\nb: 2\n", "2:9",
                "pregnant: a space is missing after ':'", "{a: 1, pregnant: !, b: 2}"},
        BadText{"no_space_in_flow", "a: {b:1}\n", "1:6", "b: a space is missing after ':'"},
        BadText{"no_space_before_flow", "a:{b: 1}\nc: 2\n", "1:2", "a: a space is missing", "{a: !, c: 2}"},
        BadText{"no_space_nested", "a:\n  b: 1\n  c:2\n", "3:4", "c: a space is missing after ':'"},
        BadText{"empty_value", "a:\nb: 2\n", "1:1", "a: a value is missing", "{a: !, b: 2}"},
        BadText{"empty_nested_value", "a:\n  b:\n  name: 2\n", "2:3", "b: a value is missing"},
        BadText{"null", "a: null\n", "1:4", "null is no value"}, BadText{"tilde", "a: ~\n", "1:4", "null is no value"},
        BadText{"bare_word", "hello\n", "1:1", "expected 'key: value'"},
        BadText{"bare_word_in_flow", "a: {b}\n", "1:5", "b: expected 'key: value'"},
        BadText{"hole_in_list", "a: [1,,2]\n", "1:7", "missing in this list"},
        BadText{"empty_item", "a:\n  -\n  - 2\n", "3:3", "missing in this list"},
        BadText{"no_key", "a: 1\n: 2\n", "2:1", "a key is missing"}, BadText{"explicit_key", "? a\n", "1:1", "'?'"},
        BadText{"map_as_key", "a: {{b: 1}: 2}\n", "1:5", "a key must be a single word"},
        BadText{"list_as_key", "a: {[b]: 2}\n", "1:5", "a key must be a single word"},
        BadText{"anchor", "a: &x 1\n", "1:4", "'&'"}, BadText{"anchored_map", "a: &x {b: 1}\n", "1:4", "'&'"},
        BadText{"alias", "a: *x\n", "1:4", "'*'"}, BadText{"tag", "a: !!str 1\n", "1:4", "'!'"},
        BadText{"own_tag", "a: !x 1\n", "1:4", "'!'"}, BadText{"bare_tag", "a: ! 1\n", "1:4", "'!'"},
        BadText{"binary", "a: !!binary aGk=\n", "1:4", "'!'"}, BadText{"merge", "a:\n  <<: {b: 1}\n", "2:3", "'<<'"},
        BadText{"several_plain_lines", "a: one\n  two\nb: 1\n", "1:4", "over several lines", "{a: !, b: 1}"},
        BadText{"colon_in_text", "a: call: ana\n", "1:8", "':'"},
        BadText{"reserved_start", "a: @x\n", "1:4", "can't begin"},
        BadText{"list_on_key_line", "a: - b\n", "1:4", "'-'"},
        BadText{"open_bracket", "a: [b, c\nd: 1\n", "1:4", "not closed"},
        BadText{"open_brace", "a: {b: 1\nd: 1\n", "1:4", "not closed"},
        BadText{"wrong_bracket", "a: [b, {c: 1]}\nd: 1\n", "1:13", "does not close"},
        BadText{"junk_after_flow", "a: {b: 1} junk\n", "1:11", "does not fit"},
        BadText{"indentation", "a:\n   b: 1\n  c: 2\n", "3:3", "c: begins where no line above it begins"},
        BadText{"indented_below_a_value", "a:\n  b: 1\n    c: 2\n", "3:5",
                "c: indented below 'b', which has its value"},
        BadText{"indented_at_the_margin", "a: 1\n b: 2\nc: 3\n", "2:2", "b: indented below 'a'", "{a: 1, b: !, c: 3}"},
        BadText{"indented_without_space", "a: 1\n b:2\n", "2:2", "b: indented below 'a'", "{a: 1, b: !}"},
        BadText{"dash_at_the_margin", "a: 1\n- b: 2\nc: 3\n", "2:1", "b: a '-' where no list can be",
                "{a: 1, b: !, c: 3}"},
        BadText{"dash_in_a_group", "a:\n  b: 1\n  - c: 2\n", "3:3", "c: a '-' where no list can be"},
        BadText{"misaligned_once", "a:\n    b: 1\n  c: 2\n  d: 3\n", "3:3", "c: begins where"},
        BadText{"indented_once", "a:\n  b: 1\n    c: 2\n    d: 3\n", "3:5", "c: indented below 'b'"},
        BadText{"key_in_a_list", "a:\n  - b\n  c: 1\n", "3:3", "c: a key in a list"},
        BadText{"no_space_first_in_a_group", "a:\n  b:1\n  c: 2\nd: 3\n", "2:4", "b: a space is missing",
                "{a: !, d: 3}"},
        BadText{"no_space_in_a_list", "a:\n  - b: 1\n    c:2\n", "3:6", "c: a space is missing"},
        BadText{"quote_in_a_group", "a:\n  b: \"x\n  c: 2\n", "2:6", "b: this quote does not close"},
        BadText{"tab_in_a_group", "a:\n  b:\tx\n", "2:5", "a: a tab"},
        BadText{"text_at_margin", "a: |\n  one\ntwo words\n", "3:1", "expected 'key: value'"},
        BadText{"block_dedent", "a: |\n    one\n  two\n", "3:3", "indented less"},
        BadText{"folded_indent", "a: >\n  one\n    two\n", "3:3", "indented more"},
        BadText{"block_empty", "a: |\nb: 1\n", "1:4", "no text follows"},
        BadText{"block_head", "a: |2\n   one\n", "1:4", "with something after it"},
        BadText{"block_keep", "a: |+\n  one\n", "1:4", "with something after it"},
        BadText{"tab_indent", "a:\n\tb: 1\n", "2:1", "a tab"}, BadText{"tab_after_key", "a:\t1\n", "1:3", "a tab"},
        BadText{"indented_root", "  a: 1\n", "1:3", "a: the file begins with an indented line"},
        BadText{"list_root", "- a\n- b\n", "1:1", "a list"}, BadText{"flow_list_root", "[a, b]\n", "1:1", "not a map"},
        BadText{"bad_utf8", "a: 1\nb: \xC3(\n", "2:4", "not UTF-8"},
        BadText{"overlong_utf8", "a: \xC0\xAF\n", "1:4", "not UTF-8"},
        BadText{"surrogate", "a: \xED\xA0\x80\n", "1:4", "not UTF-8"},
        BadText{"control", "a: x\x01y\n", "1:5", "U+0001"}, BadText{"carriage_return", "a: x\ry\n", "1:5", "U+000D"},
        BadText{"bidi_override", "a: x\u202Ey\n", "1:5", "U+202E"},
        BadText{"zero_width", "a: 1\nb\u200B: 1\n", "2:2", "U+200B"},
        BadText{"late_bom", "a: 1\n\uFEFFb: 1\n", "2:1", "U+FEFF"},
        BadText{"escaped_bidi", "a: \"x\\u202ey\"\n", "1:4", "can't be seen"},
        BadText{"escaped_nul", "a: \"x\\0y\"\n", "1:4", "can't be seen"},
        BadText{"bad_escape", "a: \"x\\qy\"\n", "1:8", "'\\'"},
        BadText{"too_deep", "a: [[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]\n", "1:20", "16 levels"},
        BadText{"column_in_code_points", "a: {\u00e4\u00f6\u00fc: 1, b:2}\n", "1:14", "b: a space is missing"}),
    [](const auto& each) { return std::string(each.param.name); });

TEST(Yaml, NulBytes) {
  Problems problems;
  parse(std::string("a: \0x\n", 6), problems);
  EXPECT_THAT(problems.render(), HasSubstr("f.yaml:1:4: error: a: a NUL byte; save the file in the encoding UTF-8"));
}

TEST(Yaml, Utf16IsRefused) {
  Problems problems;
  parse(std::string("\xFF\xFE"
                    "a\0:\0 \0b\0",
                    10),
        problems);
  EXPECT_THAT(problems.render(), HasSubstr("not UTF-8"));
}

TEST(Yaml, EveryProblemOfAFileAtOnce) {
  Problems problems;
  const Node root = parse("a: \"x\nb: &y 1\nc:2\nd: ok\ne: [1\nf: 1\nf: 2\n", problems);
  std::vector<int> lines;
  for (const Problem& problem : problems.sorted()) lines.push_back(problem.place.line);
  EXPECT_EQ(lines, (std::vector<int>{1, 2, 3, 5, 7}));
  EXPECT_EQ(one_line(root), "{a: !, b: !, c: !, d: ok, e: !, f: !}");
}

TEST(Yaml, PlacesOfKeysAndValues) {
  Problems problems;
  const Node root = parse("# c\n\u00e4: 1\nb:\n  - {c: x}\n", problems);
  EXPECT_EQ(root.entries[0].value.place.line, 2);
  EXPECT_EQ(root.entries[0].value.place.column, 4);
  const Entry& inner = root.find("b")->items[0].entries[0];
  EXPECT_EQ(inner.key_place.line, 4);
  EXPECT_EQ(inner.key_place.column, 6);
  EXPECT_EQ(inner.value.place.column, 9);
}

TEST(Yaml, TooManyValuesStopTheReading) {
  std::string text = "a: [";
  for (int i = 0; i < 10'001; ++i) text += "1,";
  Problems problems;
  parse(text + "]\nb: 1\n", problems);
  EXPECT_THAT(problems.render(), HasSubstr("more than 10000 values"));
  EXPECT_EQ(problems.errors(), 1u);
}

TEST(Yaml, DeepNestingEndsAtOnce) {
  Problems problems;
  parse("a: " + std::string(100'000, '['), problems);
  EXPECT_THAT(problems.render(), HasSubstr("16 levels"));
}

TEST(Yaml, FirstLineShiftsPlacesAndExcerpts) {
  Problems problems;
  parse_yaml({"f.yaml", "a: 1\nb: *x\n", false, 10}, problems);
  EXPECT_THAT(problems.render(), HasSubstr("f.yaml:11:4: error:"));
  EXPECT_THAT(problems.render(), HasSubstr("\n  b: *x\n     ^\n"));
}

TEST(Yaml, MessageForm) {
  Problems problems;
  parse("a: 1\nb: *x\n", problems);
  EXPECT_EQ(problems.render(),
            "f.yaml:2:4: error: b: '*' would repeat another part of the file; write it out, or put a text in quotes\n"
            "  b: *x\n"
            "     ^\n");
}

TEST(Yaml, PatientTextIsMaskedInEverySyntaxProblem) {
  const char* const texts[] = {"name: \"Ana Silva\nage: 3\n",
                               "name: Ana\n  Silva\n",
                               "note: call: Silva\n",
                               "note: *Silva\n",
                               "name: Ana\tSilva\n",
                               "name: Ana \u202ESilva\n",
                               "name: [Silva\n",
                               "note: |\n    a\n  Silva\n",
                               "Silva\n",
                               "name: {Silva:1}\n",
                               "name: {Silva}\n",
                               "name: !Silva x\n",
                               "note: \"x\" Silva\n",
                               "note: |\n  x\nSilva is sore\n",
                               "name: {x: 1, x: Silva}\n",
                               "note: - Silva\n",
                               "- Silva\n",
                               "  Silva: x\n",
                               "%Silva\n",
                               "? Silva\n",
                               "note: \"Silva\\q\"\n",
                               "name: @Silva\n",
                               "Silva: \"\nSilva: 2\n",
                               "name: {Silva: 1, Silva: 2}\n"};
  for (const char* text : texts) {
    Problems problems;
    parse(text, problems, true);
    EXPECT_FALSE(problems.ok()) << text;
    EXPECT_THAT(problems.render(), Not(HasSubstr("Silva"))) << text;
  }
}

TEST(Yaml, ScalarsReadBackTheSame) {
  for (const char* text :
       {"plain", "two words", "3",     "it's",   "a: b", "# x", "- x", "\"q\"", "back\\slash", "null",
        "~",     "",          " lead", "trail ", "x #y", "@a",  "{a}", "[a]",   "a, b",        "line\nend",
        "Ünï",   "*a",        "!t",    "%p",     "x:",   "yes", "-",   "a'b"}) {
    Problems problems;
    const Node root = parse("k: " + yaml_scalar(text) + "\nl: [" + yaml_scalar(text) + "]\n", problems);
    ASSERT_EQ(problems.render(), "") << text;
    EXPECT_EQ(root.find("k")->text, text);
    EXPECT_EQ(root.find("l")->items[0].text, text);
  }
}

}  // namespace
}  // namespace rehab
