// SPDX-License-Identifier: Apache-2.0
#include "intake/intake_head.hpp"

#include <gtest/gtest.h>

namespace rehab {
namespace {

TEST(IntakeHead, IsFoundByItsLines) {
  const auto head =
      head_of_intake("# p\nschema: 1\npatient: P-1\r\nnote: |\n  patient: other\nlanguage: de\nage: 40\n");
  ASSERT_TRUE(head);
  EXPECT_EQ(head->patient, "P-1");
  EXPECT_EQ(head->language, "de");
  EXPECT_EQ(head_of_intake("patient: P-1")->language, "");
}

TEST(IntakeHead, LeavesToTheReaderWhatIsNotPlain) {
  for (const char* text :
       {"", "age: 40\n", "patient: \"P-1\"\n", "patient:P-1\n", "patient: P-1 # his\n", "patient:  P-1\n",
        "patient: \n", "patient: A\npatient: B\n", "patients: A\n", "patient: A\nlanguage: 'de'\n", "patient: ../A\n",
        "patient: -a\n", "patient: A\n\"language\": de\n", "'patient': B\npatient: A\n",
        "patient: A\nlanguage: de\nlanguage: es\n"})
    EXPECT_FALSE(head_of_intake(text)) << text;
  EXPECT_FALSE(head_of_intake("patient: " + std::string(65, 'x'))) << "no id is so long";
}

}  // namespace
}  // namespace rehab
