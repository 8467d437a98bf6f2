// SPDX-License-Identifier: Apache-2.0
// Every paper of every example: that it keeps to PDF/A-2a and PDF/UA-1, and that a screen reader gets every word of it,
// apart from the next. A few here; tools/check-pdf prints all of them and names their folder in REHAB_PAPERS.
#include <algorithm>
#include <cstdlib>
#include <gmock/gmock.h>
#include <set>

#include "cli/planner.hpp"
#include "pdf/conformance.hpp"

namespace rehab::support {
namespace {

namespace fs = std::filesystem;
using testing::Each;
using testing::IsEmpty;
using testing::StrEq;

/// A few patients' papers in one look, for every day: several badges, a held plan, a long note.
void print_some(const Folder& folder) {
  fs::create_directory(folder / "intakes");
  for (const char* intake : {"left-hip.yaml", "second-visit.yaml", "suspected-fracture.yaml"})
    fs::copy(examples + intake, folder / "intakes");
  for (const char* format : {"pdf", "html"}) {
    const auto result = folder.run(planner + " batch intakes -o papers --force --format " + format);
    ASSERT_EQ(result.status, 0) << result.err;
  }
}

// On paper a part may stand elsewhere, twice or once only, so words are not lined up: two that run together are a
// third.

std::set<std::string> set_of(const std::vector<std::string>& words) {
  return {words.begin(), words.end()};
}

std::vector<std::string> without(const std::set<std::string>& words, const std::set<std::string>& others) {
  std::vector<std::string> left;
  std::ranges::set_difference(words, others, std::back_inserter(left));
  return left;
}

TEST(Standards, AreKeptAndEveryWordIsHeard) {
  const Folder folder;
  const char* others = std::getenv("REHAB_PAPERS");
  if (others == nullptr) print_some(folder);
  std::size_t papers = 0, heard = 0;
  for (const auto& entry : fs::recursive_directory_iterator(others ? fs::path(others) : folder / "papers")) {
    if (entry.path().extension() != ".pdf") continue;
    SCOPED_TRACE(entry.path());
    const std::string pdf = slurp(entry.path());
    ++papers;
    EXPECT_THAT(pdf::test::complaints(pdf), IsEmpty());
    const fs::path page = fs::path(entry.path()).replace_extension(".html");
    if (!fs::exists(page)) continue;  // a record
    ++heard;
    const std::set<std::string> on_paper = set_of(pdf::test::words_heard(pdf));
    const std::set<std::string> on_screen = set_of(pdf::test::words_of_html(slurp(page)));
    EXPECT_THAT(without(on_screen, on_paper), IsEmpty()) << "on the screen only";
    EXPECT_THAT(without(on_paper, on_screen), Each(StrEq("Notes:"))) << "on paper only";
  }
  EXPECT_GE(papers, 6U);
  EXPECT_GE(heard, 3U);
}

TEST(InkOfThePage, OfAClinicWithBlackInkHasGreysOnly) {
  const Folder folder;
  for (const char* ink : {"colour", "black"}) {
    spit(folder / "clinic.yaml", std::string("schema: 1\nname: North Hip Clinic\nink: ") + ink + "\n");
    const auto result =
        folder.run(planner + " plan " + examples + "left-hip.yaml -o " + ink + ".pdf --force --clinic clinic.yaml");
    ASSERT_EQ(result.status, 0) << result.err;
    EXPECT_EQ(pdf::test::is_all_grey(slurp(folder / (std::string(ink) + ".pdf"))), ink == std::string("black"));
  }
}

}  // namespace
}  // namespace rehab::support
