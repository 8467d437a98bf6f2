// SPDX-License-Identifier: Apache-2.0
// A form in the shipped words of a language, for the tests of this room.
#pragma once

#include <gtest/gtest.h>
#include <regex>
#include <string>
#include <vector>

#include "form/form.hpp"
#include "sheet/content/phrases.hpp"

namespace rehab {

inline IntakeWords words_in(const std::string& language) {
  const std::string folder = REHAB_SOURCE_DIR "/templates/";
  Problems problems;
  const Phrases phrases = read_phrases(folder + "words/" + language + ".yaml", problems);
  IntakeWords words = read_intake_words(folder + "questions/" + language + ".yaml", phrases, problems);
  EXPECT_TRUE(problems.ok()) << problems.render();
  return words;
}

/// The first group of every match.
inline std::vector<std::string> all_matches(const std::string& text, const std::string& expression) {
  const std::regex regex(expression);
  std::vector<std::string> all;
  for (std::sregex_iterator match(text.begin(), text.end(), regex), end; match != end; ++match)
    all.push_back((*match)[1]);
  return all;
}

}  // namespace rehab
