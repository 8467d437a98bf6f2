// SPDX-License-Identifier: Apache-2.0
// Two whole sheets, word for word. After a change that is meant, copy the text the failure prints.
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

#include "content_world.hpp"

namespace rehab::test {
namespace {

std::string golden(const std::string& name) {
  std::ifstream file(REHAB_SOURCE_DIR "/tests/sheet/golden/" + name);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(Golden, LeftPatient) {
  EXPECT_EQ(text_of(take_home(left_patient().source())), golden("left_patient.txt"));
}
TEST(Golden, PregnantDraft) {
  EXPECT_EQ(text_of(take_home(pregnant_draft().source())), golden("pregnant_draft.txt"));
}

}  // namespace
}  // namespace rehab::test
