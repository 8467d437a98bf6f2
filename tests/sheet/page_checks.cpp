// SPDX-License-Identifier: Apache-2.0
#include "sheet/page_checks.hpp"

#include <cstdio>
#include <gtest/gtest.h>
#include <map>
#include <sstream>

#include "pdf/pdf_tools.hpp"

namespace rehab::test {
namespace {

bool overlap(const Word& a, const Word& b) {
  constexpr double touch = 0.6;
  // A font's box is taller than its letters: what counts is the middle half.
  const auto middle = [](const Word& w, double part) { return w.top + (w.bottom - w.top) * part; };
  return a.page == b.page && a.left + touch < b.right && b.left + touch < a.right && middle(a, 0.3) < middle(b, 0.7) &&
         middle(b, 0.3) < middle(a, 0.7);
}

struct Pages {
  std::size_t count = 0;
  std::vector<Word> words;
};

Pages read_pages(const std::string& bytes) {
  std::istringstream boxes(pdf::test::asked("pdftotext -bbox PDF -", bytes));
  Pages read;
  for (std::string line; std::getline(boxes, line);) {
    Word w{};
    if (line.find("<page ") != line.npos) ++read.count;
    if (std::sscanf(line.c_str(), " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\">", &w.left, &w.top,
                    &w.right, &w.bottom) != 4)
      continue;
    const std::size_t begin = line.find('>') + 1;
    w.text = line.substr(begin, line.find('<', begin) - begin);
    w.page = read.count;
    read.words.push_back(std::move(w));
  }
  return read;
}

}  // namespace

const Design& design(const std::string& name) {
  static std::map<std::string, Design> read;
  if (!read.contains(name)) {
    Problems problems;
    read[name] = read_design(REHAB_SOURCE_DIR "/templates/sheets/" + name + ".yaml", problems);
    EXPECT_TRUE(problems.ok()) << problems.render();
  }
  return read[name];
}

std::vector<Word> words(const std::string& pdf) {
  return read_pages(pdf).words;
}

std::size_t expect_clear_pages(const std::string& pdf, const Design& d, PageSize size) {
  const auto [count, all] = read_pages(pdf);
  EXPECT_FALSE(all.empty());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Word& w = all[i];
    EXPECT_GE(w.left, d.margins.left_pt - 1) << w.text << " on page " << w.page;
    EXPECT_LE(w.right, size.width_pt - d.margins.right_pt + 1) << w.text << " on page " << w.page;
    EXPECT_GE(w.top, d.margins.top_pt - 4) << w.text << " on page " << w.page;
    EXPECT_LE(w.bottom, size.height_pt - d.margins.bottom_pt + 4) << w.text << " on page " << w.page;
    for (std::size_t j = i + 1; j < all.size() && all[j].page == w.page; ++j)
      if (overlap(w, all[j])) ADD_FAILURE() << "'" << w.text << "' and '" << all[j].text << "' on page " << w.page;
  }
  return count;
}

}  // namespace rehab::test
