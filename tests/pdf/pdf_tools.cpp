// SPDX-License-Identifier: Apache-2.0
#include "pdf_tools.hpp"

#include <cstdio>
#include <fstream>
#include <gtest/gtest.h>
#include <regex>
#include <unistd.h>

namespace rehab::pdf::test {
namespace {

std::string file_with(std::string_view bytes) {
  std::string path = ::testing::TempDir() + "rehab-pdf-XXXXXX";
  const int descriptor = mkstemp(path.data());
  EXPECT_GE(descriptor, 0);
  close(descriptor);
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

}  // namespace

const Fonts& fonts() {
  static const Fonts loaded(REHAB_SOURCE_DIR "/templates/fonts");
  return loaded;
}

std::string asked(const std::string& command, std::string_view pdf) {
  const std::string path = file_with(pdf);
  std::string line = "{ " + command + "; } 2>&1";
  line.replace(line.find("PDF"), 3, path);
  std::string answer;
  FILE* pipe = popen(line.c_str(), "r");
  for (char buffer[4096]; const std::size_t got = fread(buffer, 1, sizeof buffer, pipe);) answer.append(buffer, got);
  EXPECT_EQ(pclose(pipe), 0) << command << "\n" << answer;
  std::remove(path.c_str());
  return answer;
}

std::string text_of(std::string_view pdf) {
  std::string text = asked("pdftotext -enc UTF-8 -nopgbrk PDF -", pdf);
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

std::vector<std::pair<double, double>> figures_of(std::string_view pdf) {
  const std::string code = asked("qpdf --qdf --object-streams=disable PDF -", pdf);
  static const std::regex box(R"(/BBox \[\s*([-0-9.]+)\s+([-0-9.]+)\s+([-0-9.]+)\s+([-0-9.]+)\s*\]\s*/O /Layout)");
  std::vector<std::pair<double, double>> all;
  for (std::sregex_iterator it(code.begin(), code.end(), box), end; it != end; ++it)
    all.emplace_back(std::stod((*it)[3]) - std::stod((*it)[1]), std::stod((*it)[4]) - std::stod((*it)[2]));
  return all;
}

std::string document_of(const std::vector<std::string>& lines, Face face) {
  Document document(fonts(), {.title = "A sheet"});
  Page& page = document.add_page(595, 842);
  double y = 800;
  for (const std::string& line : lines) {
    const Tagged paragraph(document, Role::paragraph);
    page.text({40, y}, face, 12, {}, line);
    y -= 20;
  }
  return document.finish();
}

}  // namespace rehab::pdf::test
