// SPDX-License-Identifier: Apache-2.0
// A promise that names its test: the test is there.
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>
#include <regex>
#include <set>
#include <string>

namespace fs = std::filesystem;

namespace {

std::string contents(const fs::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// "Suite.Name" for each match; the two are the first groups of the expression.
std::set<std::string> names_in(const std::string& text, const std::regex& expression) {
  std::set<std::string> names;
  for (std::sregex_iterator match(text.begin(), text.end(), expression), end; match != end; ++match)
    names.insert((*match)[1].str() + "." + (*match)[2].str());
  return names;
}

std::set<std::string> all_tests() {
  const std::regex test(R"(TEST(?:_F|_P)?\((\w+),\s*(\w+)\))");
  std::set<std::string> all;
  for (const auto& entry : fs::recursive_directory_iterator(REHAB_SOURCE_DIR "/tests"))
    if (entry.path().extension() == ".cpp") all.merge(names_in(contents(entry.path()), test));
  return all;
}

TEST(Docs, EveryTestThatAPromiseNamesIsThere) {
  const std::regex named(R"(`([A-Z]\w+)\.([A-Z]\w+)`)");
  const std::set<std::string> tests = all_tests();
  for (const char* page : {"SECURITY.md", "docs/soup.md"}) {
    const std::set<std::string> promised = names_in(contents(fs::path(REHAB_SOURCE_DIR) / page), named);
    EXPECT_GE(promised.size(), 10u) << page;
    for (const std::string& name : promised) EXPECT_TRUE(tests.contains(name)) << page << " names " << name;
  }
}

/// Links of a page to files, and paths between backticks, but those with a place to fill in.
std::set<fs::path> files_named(const fs::path& page) {
  const std::string text = contents(page);
  const std::regex link(R"(\]\(([^)#:]+)\))");
  const std::regex path(R"(`((?:docs|core|tools|templates|tests|plugins|cmake)/[A-Za-z0-9_./-]+)`)");
  std::set<fs::path> named;
  for (std::sregex_iterator match(text.begin(), text.end(), link), end; match != end; ++match)
    named.insert(page.parent_path() / (*match)[1].str());
  for (std::sregex_iterator match(text.begin(), text.end(), path), end; match != end; ++match)
    named.insert(fs::path(REHAB_SOURCE_DIR) / (*match)[1].str());
  return named;
}

TEST(Docs, EveryFileThatAPageNamesIsThere) {
  std::size_t seen = 0;
  for (const char* page : {"README.md", "CONTRIBUTING.md", "SECURITY.md", "docs/clinic-guide.md", "docs/decisions.md",
                           "docs/rules-not-implemented.md", "docs/soup.md"})
    for (const fs::path& file : files_named(fs::path(REHAB_SOURCE_DIR) / page)) {
      EXPECT_TRUE(fs::exists(file)) << page << " names " << file;
      ++seen;
    }
  EXPECT_GE(seen, 30U);
}

}  // namespace
