// SPDX-License-Identifier: Apache-2.0
// Every paper of every example: that it keeps to PDF/A-2a and PDF/UA-1, and that a screen reader gets every word of it,
// apart from the next, in the order of the page on a screen. One design here; tools/check-pdf looks at all.
#include <cstdlib>
#include <gmock/gmock.h>

#include "cli/planner.hpp"
#include "pdf/conformance.hpp"

namespace rehab::support {
namespace {

namespace fs = std::filesystem;
using testing::IsEmpty;

struct PaperLook {
  std::string design, language, page;
};

/// With REHAB_EVERY_LOOK set, all there are.
std::vector<PaperLook> paper_looks() {
  if (std::getenv("REHAB_EVERY_LOOK") == nullptr) return {{"take-home", "en", "A4"}};
  std::vector<PaperLook> all;
  for (const char* design : {"take-home", "diary", "large-print"})
    for (const char* language : {"en", "de", "es"})
      for (const char* page : {"A4", "Letter"}) all.push_back({design, language, page});
  return all;
}

class Standards : public testing::TestWithParam<PaperLook> {
 protected:
  Standards() {
    spit(folder_ / "clinic.yaml",
         "schema: 1\nname: North Hip Clinic\nphone: 0123 456789\npage: " + GetParam().page + "\n");
  }

  fs::path printed(const std::string& more) {
    const fs::path out = folder_ / ("out" + more.substr(more.find_last_of(' ') + 1));
    const auto result =
        folder_.run(planner + " batch " + examples + " -o " + out.string() + " --jobs 1 --clinic clinic.yaml --sheet " +
                    GetParam().design + " --lang " + GetParam().language + more);
    EXPECT_EQ(result.status, 0) << result.err;
    return out;
  }

  Folder folder_;
};

TEST_P(Standards, AreKeptAndEveryWordIsHeard) {
  const fs::path pdfs = printed(" --format pdf"), pages = printed(" --format html");
  std::size_t heard = 0;
  for (const auto& entry : fs::directory_iterator(pdfs)) {
    if (entry.path().extension() != ".pdf") continue;
    SCOPED_TRACE(entry.path().filename());
    const std::string pdf = slurp(entry.path());
    EXPECT_THAT(pdf::test::complaints(pdf), IsEmpty());
    const fs::path page = pages / entry.path().filename().replace_extension(".html");
    if (!fs::exists(page)) continue;  // a record
    ++heard;
    EXPECT_EQ(pdf::test::words_heard(pdf), pdf::test::words_of_html(slurp(page)));
  }
  EXPECT_GE(heard, 20U);
}

INSTANTIATE_TEST_SUITE_P(Every, Standards, testing::ValuesIn(paper_looks()), [](const auto& look) {
  std::string name = look.param.design + "_" + look.param.language + "_" + look.param.page;
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST(InkOfThePage, OfAClinicWithBlackInkHasGreysOnly) {
  const Folder folder;
  spit(folder / "clinic.yaml", "schema: 1\nname: North Hip Clinic\nink: black\n");
  for (const char* ink : {"colour", "black"}) {
    spit(folder / "clinic.yaml", std::string("schema: 1\nname: North Hip Clinic\nink: ") + ink + "\n");
    const auto result =
        folder.run(planner + " plan " + examples + "left-hip.yaml -o " + ink + ".pdf --clinic clinic.yaml");
    ASSERT_EQ(result.status, 0) << result.err;
    EXPECT_EQ(pdf::test::is_all_grey(slurp(folder / (std::string(ink) + ".pdf"))), ink == std::string("black"));
  }
}

}  // namespace
}  // namespace rehab::support
