// SPDX-License-Identifier: Apache-2.0
// Slips of the pen, each with what is said of it and what to write instead, in slips.txt. A block there:
//
//   ~ a field that the intake lacks besides
//   < what was typed, a line each; \u{00A0} for what can't be seen
//   ! what is said, a line for each problem
//   = a line to write instead
//   + one more line of it
//   | another that may be meant
//
// A block with '<' alone is unlikely and true: nothing may be said of it. REHAB_WRITE_EXPECTED=1 writes what is said
// anew: read the difference as a clinician.
#include "intake/slips.hpp"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/files.hpp"
#include "intake/written_intake.hpp"

namespace rehab {
namespace {

const std::string corpus = REHAB_SOURCE_DIR "/tests/intake/slips.txt";
const std::string unclear = REHAB_SOURCE_DIR "/tests/intake/no_line.txt";

struct Case {
  std::vector<std::string> lacks, typed, said, instead;  ///< with their marks
};

std::string without_codes(std::string text) {
  for (std::size_t at = text.find("\\u{"); at != std::string::npos; at = text.find("\\u{")) {
    const std::size_t end = text.find('}', at);
    text.replace(at, end + 1 - at, encode_utf8(static_cast<char32_t>(std::stoul(text.substr(at + 3), nullptr, 16))));
  }
  return text;
}

std::vector<Case> cases_in(std::string_view text) {
  std::vector<Case> cases;
  bool is_new = true;
  for (std::string_view line : split(text, '\n')) {
    if (line.empty()) is_new = true;
    if (line.empty() || line[0] == '#') continue;
    if (is_new) cases.emplace_back();
    is_new = false;
    Case& last = cases.back();
    (line[0] == '~'   ? last.lacks
     : line[0] == '<' ? last.typed
     : line[0] == '!' ? last.said
                      : last.instead)
        .emplace_back(line);
  }
  return cases;
}

std::string key_of(std::string_view line) {
  return std::string(line.substr(0, line.find(':')));
}

/// A plain intake without the fields of these lines, and then the lines.
std::string with_lines(const std::vector<std::string>& instead_of, const std::vector<std::string>& lines) {
  std::string text;
  const std::string whole = intake();
  for (std::string_view plain : split(trimmed(whole), '\n')) {
    const auto is_its = [&](const std::string& line) { return key_of(line) == key_of(plain); };
    if (std::ranges::none_of(instead_of, is_its)) text += std::string(plain) + "\n";
  }
  return text + join(lines, "\n") + "\n";
}

/// Without their marks.
std::vector<std::string> lines_of(const std::vector<std::string>& marked) {
  std::vector<std::string> lines;
  for (const std::string& line : marked) lines.push_back(without_codes(line.substr(2)));
  return lines;
}

std::vector<std::string> fields_of(const Case& each) {
  std::vector<std::string> fields = lines_of(each.typed);
  for (const std::string& key : lines_of(each.lacks)) fields.push_back(key);
  return fields;
}

/// The same case with what is said of it now.
Case said_now(const Case& each) {
  Case now{each.lacks, each.typed, {}, {}};
  Problems problems;
  read(with_lines(fields_of(each), lines_of(each.typed)), problems);
  for (const Problem& problem : problems.sorted()) {
    if (problem.severity != Severity::error) continue;
    now.said.push_back("! " + problem.message + (problem.remedy.empty() ? "" : "; " + problem.remedy));
    std::string mark = "= ";
    for (const std::string& lines : problem.instead) {
      for (std::string_view line : split(lines, '\n')) {
        now.instead.push_back(mark + std::string(line));
        mark = "+ ";
      }
      mark = "| ";
    }
  }
  return now;
}

std::string text_of(const Case& each) {
  std::string text;
  for (const auto* list : {&each.lacks, &each.typed, &each.said, &each.instead})
    for (const std::string& line : *list) text += line + "\n";
  return text;
}

std::string comments_in(std::string_view text) {
  return std::string(text.substr(0, text.find("\n\n") + 2));
}

TEST(Slips, EachGetsWhatAColleagueWouldSay) {
  const std::string text = read_file(corpus);
  const std::vector<Case> cases = cases_in(text);
  EXPECT_GE(cases.size(), 200U);
  std::string written = comments_in(text);
  for (const Case& each : cases) {
    const Case now = said_now(each);
    written += text_of(now) + "\n";
    if (!std::getenv("REHAB_WRITE_EXPECTED")) {
      EXPECT_EQ(text_of(now), text_of(each));
    }
  }
  if (std::getenv("REHAB_WRITE_EXPECTED")) std::ofstream(corpus) << written;
}

TEST(Slips, WhatIsNotUnderstoodToTheLastWordGetsNoLine) {
  const std::vector<Case> cases = cases_in(read_file(unclear));
  EXPECT_GE(cases.size(), 200U);
  for (const Case& each : cases) {
    const Case now = said_now(each);
    EXPECT_FALSE(now.said.empty()) << text_of(each);
    EXPECT_TRUE(now.instead.empty()) << text_of(now);
  }
}

TEST(Slips, NoQuestionPointsTheWrongWay) {
  for (const char* line :
       {"falls: once", "falls: steady", "nerve_exam: unnormal", "used_to_exercise: irregular", "cannot: stand",
        "cannot: kneel ok", "conditions: prediabetes", "conditions: clot", "red_flags: noen", "weak_side: eight"}) {
    Problems problems;
    read(with_lines({line}, {line}), problems);
    EXPECT_THAT(problems.render(), ::testing::HasSubstr("; the words are ")) << line;
  }
}

TEST(Slips, ABirthdayIsNotPrinted) {
  for (const char* line : {"age: 14.03.1992", "age: 14 March 1992", "age: 14031992", "age: 1992-03-14",
                           "date_of_birth: 14/3/92", "dob: 14.03.1992", "weak_side: 14.03.1992"}) {
    Problems problems;
    read(with_lines({line}, {line}), problems);
    EXPECT_FALSE(problems.ok());
    EXPECT_THAT(problems.render(), ::testing::Not(::testing::ContainsRegex("1992|/92"))) << line;
  }
}

TEST(Slips, OfPartsInBracketsTheWholeLineIsShownOrNone) {
  const auto shown = [](const std::string& line) { return said_now({{}, {"< " + line}, {}, {}}).instead; };
  using ::testing::ElementsAre;
  EXPECT_THAT(shown("xray: {kl_grade: II-III, avn: no}"),
              ElementsAre("= xray: {kl_grade: 2, avn: no}", "| xray: {kl_grade: 3, avn: no}"));
  EXPECT_THAT(shown("xray: {kl_grade: II-III, date: 20.11.2025}"), ElementsAre());
  EXPECT_THAT(shown("hip_surgery: {what: thr, side: l}"),
              ElementsAre("= hip_surgery: {what: replacement, side: left}"));
}

TEST(Slips, MostGetALine) {
  const std::vector<Case> cases = cases_in(read_file(corpus));
  EXPECT_GE(std::ranges::count_if(cases, [](const Case& each) { return !each.instead.empty(); }), 150);
}

/// Each whole answer that may be written instead.
std::vector<std::vector<std::string>> answers_of(const Case& each) {
  std::vector<std::vector<std::string>> answers;
  for (const std::string& line : each.instead) {
    if (line[0] != '+') answers.emplace_back();
    answers.back().push_back(line.substr(2));
  }
  return answers;
}

/// Whole lines of an intake with nothing left to be filled in.
bool is_complete(const std::vector<std::string>& answer) {
  return join(answer).find('<') == std::string::npos && intake_shape().find(key_of(answer[0]));
}

std::string problems_with(const Case& each, const std::vector<std::string>& answer) {
  Problems problems;
  read(with_lines(fields_of(each), answer), problems);
  return problems.ok() ? "" : problems.render();
}

TEST(Slips, WhatIsWrittenInsteadIsRead) {
  for (const Case& each : cases_in(read_file(corpus))) {
    if (each.said.size() != 1 || each.typed.size() != 1) continue;
    const auto answers = answers_of(each);
    if (answers.empty() || !is_complete(answers[0])) continue;
    EXPECT_EQ(problems_with(each, answers[0]), "") << text_of(each);
  }
}

TEST(Slips, OfAFileThatIsAllIndentedTheFirstLineIsTold) {
  std::string text;
  const std::string whole = intake();
  for (std::string_view line : split(trimmed(whole), '\n')) text += " " + std::string(line) + "\n";
  Problems problems;
  read(text, problems);
  EXPECT_EQ(problems.render(),
            "i.yaml:1:2: error: schema: the file begins with an indented line; begin the keys at the margin\n"
            "   schema: ***\n   ^\n  write: schema: 1\n*** hides what may be a patient's own words.\n");
}

TEST(Slips, WhatIsWrittenInsteadStandsBelowTheLine) {
  Problems problems;
  read(intake("date: 3/4/2026\npregnant: 22"), problems);
  EXPECT_EQ(problems.render(),
            "i.yaml:3:7: error: date: expected a date written YYYY-MM-DD, found '3/4/2026'\n"
            "  date: 3/4/2026\n        ^\n  write: date: 2026-04-03\n     or: date: 2026-03-04\n"
            "i.yaml:6:11: error: pregnant: '22' is not one of its words\n"
            "  pregnant: 22\n            ^\n  write: pregnant: yes\n         pregnancy_weeks: 22\n");
}

}  // namespace
}  // namespace rehab
