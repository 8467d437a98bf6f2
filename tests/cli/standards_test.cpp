// SPDX-License-Identifier: Apache-2.0
// Every paper of every example: that it keeps to PDF/A-2a and PDF/UA-1, and that a screen reader gets every word of it,
// apart from the next. A few here; tools/check-pdf prints all of them and names their folder in REHAB_PAPERS.
#include <algorithm>
#include <cstdlib>
#include <gmock/gmock.h>
#include <set>

#include "base/problem.hpp"
#include "cli/planner.hpp"
#include "pdf/conformance.hpp"
#include "sheet/content/phrases.hpp"

namespace rehab::support {
namespace {

namespace fs = std::filesystem;
using testing::AnyOfArray;
using testing::Contains;
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

/// The words of a paper, without the dots before stop signs that follow each other on a line.
std::set<std::string> heard_on(const std::string& pdf) {
  constexpr std::string_view dot = "•\u00A0";
  std::vector<std::string> words = pdf::test::words_heard(pdf);
  for (std::string& word : words)
    if (word.starts_with(dot)) word.erase(0, dot.size());
  return set_of(words);
}

/// What leaves paper where a side is short: on a card why it is done, behind its clinical name; what all of it needs,
/// which each card says; lines for notes.
std::string without_what_may_leave(const Phrases& phrases, std::string page) {
  constexpr std::string_view purpose = "<p class=\"purpose\">";
  for (std::size_t at = 0; (at = page.find(purpose, at)) != page.npos; ++at) {
    const std::size_t why = page.find(". ", at), end = page.find("</p>", at);
    if (why < end) page.erase(why + 1, end - why - 1);
  }
  const std::string need = phrases.by_id.at("you_need_list");
  for (const std::string& text : {"<p>" + need.substr(0, need.find('{')), phrases.by_id.at("pen_notes")})
    if (const std::size_t at = page.find(text); at != page.npos) page.erase(at, page.find("</p>", at) - at);
  return page;
}

/// What paper may say in place of these words where a dose has little room: "10 times" for "10 times,", "30 sec" for
/// "30 seconds", "4 × 30 Sekunden" for "4-mal".
std::set<std::string> briefly(const Phrases& phrases, const std::set<std::string>& words) {
  const auto unit = [&](const char* id) {
    const std::string& phrase = phrases.by_id.at(id);
    return phrase.substr(phrase.rfind(' ') + 1);
  };
  std::set<std::string> brief;
  for (const std::string& word : words) {
    word.ends_with(',') ? brief.insert(word.substr(0, word.size() - 1)) : brief.insert(word + ',');
    brief.insert(word.substr(0, word.find('-')));
    if (word == unit("one_second") || word == unit("seconds")) brief.insert(unit("seconds_brief"));
  }
  return brief;
}

Phrases phrases_of(const std::string& page) {
  const std::size_t at = page.find(" lang=\"") + 7;
  Problems problems;
  return read_phrases(REHAB_SOURCE_DIR "/templates/words/" + page.substr(at, page.find('"', at) - at) + ".yaml",
                      problems);
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
    const std::string shown = slurp(page);
    const Phrases phrases = phrases_of(shown);
    const std::set<std::string> on_paper = heard_on(pdf);
    for (const std::string& word :
         without(set_of(pdf::test::words_of_html(without_what_may_leave(phrases, shown))), on_paper))
      EXPECT_THAT(briefly(phrases, {word}), Contains(AnyOfArray(on_paper))) << word << " is on the screen only";
    std::set<std::string> on_screen = set_of(pdf::test::words_of_html(shown));
    on_screen.merge(briefly(phrases, on_screen));
    on_screen.insert("×");  // "6 × 10 seconds", in a low row of the first side
    EXPECT_THAT(without(on_paper, on_screen), Each(StrEq(phrases.by_id.at("pen_notes")))) << "on paper only";
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
