// SPDX-License-Identifier: Apache-2.0
// What the check of a bundle says about hard or wrong English and figures that fit no dose, and that the shipped
// bundles give it nothing to say.
#include <gmock/gmock.h>

#include "plugins/bundle_reader.hpp"
#include "scratch.hpp"
#include "support/shipped_figures.hpp"

namespace rehab {
namespace {

using testing::HasSubstr;

struct Wrong {
  const char* what;
  const char* from;
  const char* to;
  Severity severity;
  const char* message;
};

constexpr const char* english_words = "words/en.yaml";

TEST(CheckReading, SaysWhatIsHardToReadAndWhere) {
  const Wrong table[] = {
      {"a long sentence", "Slide your {SIDE} foot. Keep",
       "Slide your {SIDE} foot as far as it will go, and then a bit more, and keep", Severity::warning,
       "forms.seated.steps.2: 21 words in a sentence"},
      {"a step without a verb first", "\"Sit.\"", "\"Slowly sit.\"", Severity::warning,
       "forms.seated.steps.1: this step does not begin with what to do"},
      {"the same for pregnant patients only", "pregnant: \"Rest on your side.\"", "pregnant: \"Your side is best.\"",
       Severity::warning, "forms.lying.steps.3: this step does not begin with what to do"},
      {"a hard form", "A person sits and slides one foot.",
       "Individual demonstrating unilateral lower-extremity positioning, subsequently accomplishing anterior "
       "displacement.",
       Severity::warning, "forms.seated: reading grade"},
      {"a hard long text of a rule", "See a doctor today.",
       "Professional evaluation is necessary. Immediate consultation is recommended. Communicate difficulties "
       "promptly. Subsequent rehabilitation activities necessitate authorisation. Additional documentation "
       "accompanies individuals.",
       Severity::warning, "rules.B1.patient: reading grade"},
      {"short hard texts of rules", "Sit for this one.", "Discontinue immediately. Consultation necessary.",
       Severity::warning, "rules: reading grade"},
      {"a dose of no stage", "harder: Slide further.", "harder: Do 10, then 13.", Severity::warning,
       "forms.lying.harder: promises 13, and no later stage asks for it"},
      {"a smaller dose of its own", "easier: Slide less far.", "easier: Do 4.", Severity::warning,
       "forms.lying.easier: names 4, and the printed dose may be smaller already"},
      {"a promise", "Moves your hip.", "Realigns your hip.", Severity::error, "\"Realigns\" promises"},
  };
  for (const Wrong& wrong : table) {
    const Scratch scratch;
    const std::string bundle = scratch.small_clinic();
    replace_in(bundle + "/" + english_words, wrong.from, wrong.to);
    const std::vector<Problem> problems = check_bundle(bundle).sorted();
    ASSERT_EQ(problems.size(), 1U) << wrong.what << "\n" << check_bundle(bundle).render();
    EXPECT_EQ(problems[0].severity, wrong.severity) << wrong.what;
    EXPECT_THAT(problems[0].message, HasSubstr(wrong.message)) << wrong.what;
    EXPECT_THAT(problems[0].place.file.text(), HasSubstr(english_words)) << wrong.what;
    EXPECT_GT(problems[0].place.line, 1) << wrong.what;
  }
}

TEST(CheckBundle, ALanguageWithoutAShortReasonIsToldOf) {
  const Scratch scratch;
  const std::string bundle = scratch.small_clinic();
  std::filesystem::copy_file(bundle + "/words/en.yaml", bundle + "/words/de.yaml");
  replace_in(bundle + "/words/de.yaml", "language: en", "language: de");
  const Problems problems = check_bundle(bundle);
  EXPECT_TRUE(problems.ok());
  EXPECT_THAT(problems.render(), HasSubstr("words/de.yaml"));
  EXPECT_THAT(problems.render(),
              HasSubstr("warning: rules.A1: its short reason is missing here; add short: '...', for: "
                        "a sore shoulder"));
  EXPECT_THAT(problems.render(), testing::Not(HasSubstr("rules.B1"))) << "it has none in its own language";
}

TEST(CheckReading, OtherLanguagesAreNotJudgedByEnglishRules) {
  const Scratch scratch;
  const std::string bundle = scratch.small_clinic();
  std::filesystem::copy_file(bundle + "/words/en.yaml", bundle + "/words/de.yaml");
  replace_in(bundle + "/words/de.yaml", "language: en", "language: de");
  replace_in(bundle + "/words/de.yaml", "A1: {", "A1: {short: schmerzhafte Schulter, ");
  replace_in(bundle + "/words/de.yaml", "Sit for this one.", "Setzen Sie sich bitte auf die Behandlungsliege.");
  replace_in(bundle + "/words/de.yaml", "\"Sit.\"", "\"Setzen Sie sich.\"");
  EXPECT_TRUE(check_bundle(bundle).empty()) << check_bundle(bundle).render();
}

TEST(CheckReading, TheShippedBundlesAreEasyToRead) {
  for (const char* id : {"hip_realignment", "safety_rules", "surgery_escalation", "therapy_referral"}) {
    const Problems problems = check_bundle(support::shipped_folder + "/" + id, support::shipped_figures());
    EXPECT_TRUE(problems.empty()) << problems.render();
  }
}

}  // namespace
}  // namespace rehab
