// SPDX-License-Identifier: Apache-2.0
// Mutated files never crash the reader, and a file it accepts has lost nothing: every letter and digit of the file
// stands in the tree again, in order, or in a comment.
#include <gtest/gtest.h>
#include <random>
#include <string>

#include "base/yaml.hpp"

namespace rehab {
namespace {

const char* const seeds[] = {
    "schema: 1\npatient: P-0001\ndate: 2026-11-20\nage: 34\nweak_side: left # the leg\npregnant: no\nred_flags: none\n"
    "pain_where: [groin, side_of_hip]\nname: \"Ana 'x' Silva\"\nnote: |\n  one\n  two\n\n  three\ngoal: >-\n  far\n  "
    "away\n",
    "a:\n  - b: {c: 1, d: [x, y]}\n    e: 'it''s'\n  - f\n# comment\ng: {h: {i: j}, k: [1, 2,\n  3]}\nl:\n- m\n- n: "
    "|-\n    o\n",
    "rules:\n  P6:\n    when: {pregnant: {is: yes}, weeks: {from: 14}}\n    then:\n      - forbid: {position: {is: "
    "supine}}\n"
    "    because: >-\n      One or two\n      sentences.\n    source: [NHS16 S, \"WHO20 M\"]\n"};

const char* const bits[] = {"\"",  "'",     ": ",   ":",     "- ",   "\n",   "\n  ", "  ",   "#",   " #",
                            "[",   "]",     "{",    "}",     ",",    "|",    ">",    "|\n",  "&a ", "*a",
                            "!x ", "---\n", "%",    "\t",    "? ",   "<<: ", "~",    "\\",   "\r",  "\0",
                            "é",   "\xFF",  "null", "...\n", "a: 1", "@x",   ">-\n", "\n\n", "x"};

std::string mutated(std::string text, std::mt19937& random) {
  const auto below = [&](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  for (std::size_t changes = 1 + below(3); changes > 0 && !text.empty(); --changes) {
    const std::size_t at = below(text.size());
    switch (below(4)) {
      case 0:
        text.erase(at, 1 + below(4));
        break;
      case 1:
        text.insert(at, bits[below(std::size(bits))]);
        break;
      case 2:
        text[at] = static_cast<char>(static_cast<unsigned char>(below(256)));
        break;
      default:
        text.insert(at, text.substr(below(text.size()), 1 + below(20)));
    }
  }
  return text;
}

void append_text(const Node& node, std::string& out) {
  out += node.text;
  for (const Node& item : node.items) append_text(item, out);
  for (const Entry& entry : node.entries) {
    out += entry.key;
    append_text(entry.value, out);
  }
}

std::string letters(const std::string& text) {
  std::string out;
  for (char c : text)
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) out += c;
  return out;
}

TEST(YamlFuzz, NeverCrashesAndNeverLosesAKey) {
  std::mt19937 random(20261120);
  std::size_t accepted = 0;
  for (int i = 0; i < 30'000; ++i) {
    std::string seed = seeds[static_cast<std::size_t>(i) % std::size(seeds)];
    if (i % 2 == 0)
      while (seed.find('#') != std::string::npos)
        seed.erase(seed.find('#'), seed.find('\n', seed.find('#')) - seed.find('#'));
    const std::string text = mutated(seed, random);
    Problems problems;
    const Node root = parse_yaml({"fuzz", text, i % 3 == 0}, problems);
    problems.render();
    if (!problems.ok()) continue;
    ++accepted;
    // Comments are not in the tree, and an escape in double quotes reads differently from how it is written.
    if (text.find('#') != std::string::npos || text.find('\\') != std::string::npos) continue;
    std::string read;
    append_text(root, read);
    ASSERT_EQ(letters(read), letters(text)) << text;
  }
  EXPECT_GT(accepted, 3'000u) << "the mutations are too wild to say anything about accepted files";
}

}  // namespace
}  // namespace rehab
