// SPDX-License-Identifier: Apache-2.0
// What holds for the pages of every example patient, in every language and on both papers.
#include <filesystem>
#include <gtest/gtest.h>
#include <map>

#include "pdf/pdf_tools.hpp"
#include "sheet/layout/layout.hpp"
#include "sheet/page_checks.hpp"
#include "support/build.hpp"
#include "support/shipped_planner.hpp"

namespace rehab::support {
namespace {

const ShippedPlanner& shipped_planner() {
  static const ShippedPlanner planner;
  return planner;
}

/// The longest side of the largest picture: a tall one shows its frames beside each other.
double largest_picture_mm(const std::string& pdf) {
  double largest = 0;
  for (const auto& [width, height] : pdf::test::figures_of(pdf))
    largest = std::max(largest, std::max(width, height) / pt_per_mm);
  return largest;
}

/// Every page ends with its number, and nothing stands beside or below that line but the footer itself.
void expect_free_footer(const std::string& pdf) {
  const std::vector<test::Word> words = test::words(pdf);
  std::map<std::size_t, test::Word> lowest;
  for (const test::Word& word : words) {
    test::Word& low = lowest.try_emplace(word.page, word).first->second;
    if (word.bottom > low.bottom) low = word;
  }
  for (const test::Word& word : words) {
    const test::Word& last = lowest.at(word.page);
    if (word.bottom + 2 > last.bottom) continue;
    EXPECT_LT(word.bottom, last.top - 3) << word.text << " on page " << word.page;
  }
}

struct Case {
  const char* language;
  const char* paper;
};

class Pages : public testing::TestWithParam<Case> {};

TEST_P(Pages, HoldLargePicturesAndNothingTouchesTheFooter) {
  const auto& [language, paper] = GetParam();
  if (support::is_sanitized() && language != std::string("de")) GTEST_SKIP() << "the longest words are enough";
  std::size_t issued = 0;
  for (const auto& file : std::filesystem::directory_iterator(REHAB_SOURCE_DIR "/templates/intake")) {
    PatientIntake intake = shipped_planner().read(file.path());
    intake.language = language;
    const Decision decision = shipped_planner().plan(intake).decision;
    if (decision.regimen.state != RegimenState::issued) continue;
    SCOPED_TRACE(file.path().stem());
    ++issued;
    const Leaflet leaflet = patient_leaflet(shipped_planner().source(decision, intake));
    const std::string pdf = lay_out(leaflet, test::design(), pdf::test::fonts(), page_size(paper));
    EXPECT_GE(largest_picture_mm(pdf), 60 - 0.1);
    expect_free_footer(pdf);
    // Two cards on a side; the longer words of German and Spanish may take one side more.
    const std::size_t exercises = decision.regimen.today, more = language == std::string("en") ? 0 : 1;
    if (paper == std::string("A4") && exercises >= 2) {
      EXPECT_LE(test::words(pdf).back().page, 2 + (exercises + 1) / 2 + more);
    }
  }
  EXPECT_GT(issued, 10U);
}

INSTANTIATE_TEST_SUITE_P(OfExamples, Pages, testing::Values(Case{"en", "A4"}, Case{"de", "Letter"}, Case{"es", "A4"}),
                         [](const auto& c) { return std::string(c.param.language) + "_" + c.param.paper; });

}  // namespace
}  // namespace rehab::support
