// SPDX-License-Identifier: Apache-2.0
#include "sheet/page_checks.hpp"

#include <gtest/gtest.h>
#include <regex>

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

}  // namespace

std::vector<Word> words(const std::string& bytes) {
  const std::string boxes = pdf::test::asked("pdftotext -bbox PDF -", bytes);
  static const std::regex one(
      "<page|xMin=\"([0-9.]+)\" yMin=\"([0-9.]+)\" xMax=\"([0-9.]+)\" yMax=\"([0-9.]+)\">([^<]*)<");
  std::vector<Word> all;
  std::size_t page = 0;
  for (std::sregex_iterator it(boxes.begin(), boxes.end(), one), end; it != end; ++it) {
    if (!(*it)[1].matched)
      ++page;
    else
      all.push_back(
          {std::stod((*it)[1]), std::stod((*it)[2]), std::stod((*it)[3]), std::stod((*it)[4]), (*it)[5], page});
  }
  return all;
}

void expect_clear_page(const std::string& pdf, const Design& d, PageSize size) {
  const std::vector<Word> all = words(pdf);
  ASSERT_FALSE(all.empty());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Word& w = all[i];
    EXPECT_GE(w.left, d.margins.left_pt - 1) << w.text << " on page " << w.page;
    EXPECT_LE(w.right, size.width_pt - d.margins.right_pt + 1) << w.text << " on page " << w.page;
    EXPECT_GE(w.top, d.margins.top_pt - 4) << w.text << " on page " << w.page;
    EXPECT_LE(w.bottom, size.height_pt - d.margins.bottom_pt + 4) << w.text << " on page " << w.page;
    for (std::size_t j = i + 1; j < all.size() && all[j].page == w.page; ++j)
      if (overlap(w, all[j])) ADD_FAILURE() << "'" << w.text << "' and '" << all[j].text << "' on page " << w.page;
  }
}

}  // namespace rehab::test
