// SPDX-License-Identifier: Apache-2.0
// What each example patient of templates/intake gets, in full: the decision with every reason, the sheet and the
// letters, compared with expected/<name>.txt. Each of those files was read as a clinician reads it; a change in one is
// a clinical change and is read again. To write them anew: REHAB_WRITE_EXPECTED=1, then look at the difference in git.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>

#include "base/text.hpp"
#include "sheet/content/explain.hpp"
#include "sheet/content/letters.hpp"
#include "support/command.hpp"
#include "support/leaflet_text.hpp"
#include "support/shipped_planner.hpp"

namespace rehab::support {
namespace {

namespace fs = std::filesystem;

const fs::path expected_folder = REHAB_SOURCE_DIR "/tests/examples/expected";

std::vector<std::string> names_in(const fs::path& folder, const std::string& extension) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == extension) names.push_back(entry.path().stem());
  std::ranges::sort(names);
  return names;
}

std::vector<std::string> examples() {
  return names_in(REHAB_SOURCE_DIR "/templates/intake", ".yaml");
}

std::string planned(const std::string& name) {
  static const ShippedPlanner planner;
  const PatientIntake intake = planner.read(REHAB_SOURCE_DIR "/templates/intake/" + name + ".yaml");
  const Decision decision = planner.plan(intake).decision;
  const LeafletSource source = planner.source(decision, intake);
  const std::vector<OpenQuestion> questions = planner.questions(intake);
  LeafletSource clinicians = source;
  clinicians.questions = questions;
  return "The decision\n\n" + join(explain_lines(account_of(clinicians)), "\n") + "\n\nThe sheet\n\n" +
         text_of(patient_leaflet(source)) + "\nThe letters\n\n" + text_of(letters(account_of(source)));
}

/// "line 12: ... where ... was expected"; empty: none.
std::string first_difference(const std::string& text, const std::string& expected) {
  const auto is = split(text, '\n'), was = split(expected, '\n');
  const auto [a, b] = std::ranges::mismatch(is, was);
  if (a == is.end() && b == was.end()) return {};
  const auto shown = [](auto at, const auto& lines) { return at == lines.end() ? "the end" : std::string(*at); };
  return "line " + std::to_string(a - is.begin() + 1) + ": " + shown(a, is) +
         "\n  where was expected: " + shown(b, was);
}

class Example : public testing::TestWithParam<std::string> {};

TEST_P(Example, GetsWhatWasReviewed) {
  const std::string text = planned(GetParam());
  const fs::path file = expected_folder / (GetParam() + ".txt");
  if (std::getenv("REHAB_WRITE_EXPECTED")) spit(file, text);
  EXPECT_EQ(first_difference(text, slurp(file)), "") << file;
}

INSTANTIATE_TEST_SUITE_P(Of, Example, testing::ValuesIn(examples()), [](const auto& example) {
  std::string name = example.param;
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST(Examples, HaveAnExpectationEachAndNoneIsLeftOver) {
  EXPECT_EQ(names_in(expected_folder, ".txt"), examples());
  EXPECT_GE(examples().size(), 12U);
}

}  // namespace
}  // namespace rehab::support
