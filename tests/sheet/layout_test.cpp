// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout/layout.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "sheet/layout_samples.hpp"

namespace rehab {
namespace {

const pdf::Fonts& fonts() {
  static const pdf::Fonts all(REHAB_SOURCE_DIR "/templates/fonts");
  return all;
}

Design design(const std::string& name) {
  Problems problems;
  Design d = read_design(REHAB_SOURCE_DIR "/templates/sheets/" + name + ".yaml", problems);
  EXPECT_TRUE(problems.ok()) << problems.render();
  return d;
}

std::string write(const std::string& name, const std::string& bytes) {
  const std::string file = std::string(REHAB_BINARY_DIR) + "/" + name;
  std::ofstream(file, std::ios::binary) << bytes;
  return file;
}

TEST(Layout, PrintsASheet) {
  for (const char* size : {"A4", "Letter"})
    write(std::string("sheet-") + size + ".pdf", lay_out(samples::sheet(), design("take-home"), fonts(), page_size(size)));
}

}  // namespace
}  // namespace rehab
