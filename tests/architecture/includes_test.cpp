// SPDX-License-Identifier: Apache-2.0
// Includes run one way: tools -> desk -> run -> {intake, plugins -> process, decide, form -> sheet -> pdf} -> model ->
// base -> SDK.
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <regex>
#include <set>
#include <string>

namespace fs = std::filesystem;

namespace {

using Rooms = std::set<std::string>;

const std::map<std::string, Rooms> may_include{
    {"base", {"base"}},
    {"model", {"base", "model"}},
    {"intake", {"base", "model", "intake"}},
    {"process", {"base", "process"}},
    {"plugins", {"base", "model", "process", "plugins"}},
    {"decide", {"base", "model", "decide"}},
    {"pdf", {"base", "pdf"}},
    {"sheet", {"base", "model", "sheet"}},
    {"sheet/pictures", {"base", "model", "sheet", "sheet/pictures"}},
    {"sheet/content", {"base", "model", "sheet", "sheet/pictures", "sheet/content"}},
    {"sheet/layout", {"base", "model", "pdf", "sheet", "sheet/pictures", "sheet/layout"}},
    {"sheet/html", {"base", "model", "sheet", "sheet/pictures", "sheet/html"}},
    {"form", {"base", "model", "intake", "sheet", "sheet/pictures", "sheet/content", "sheet/html", "form"}},
    {"run",
     {"base", "model", "intake", "plugins", "decide", "pdf", "process", "sheet", "sheet/pictures", "sheet/content",
      "sheet/layout", "sheet/html", "form", "run"}},
    {"desk", {"base", "model", "intake", "plugins", "form", "run", "desk"}},
};

/// Libraries that only one place may know.
const std::map<std::string, std::regex> only_in{
    {"yaml-cpp/", std::regex("base/yaml[a-z_]*\\.cpp")}, {"png.h", std::regex("base/image\\.cpp")},
    {"jpeglib.h", std::regex("base/image\\.cpp")},       {"hpdf", std::regex("pdf/[a-z_]+\\.(cpp|hpp)")},
    {"boost/dll", std::regex("plugins/library\\.cpp")},  {"boost/polygon", std::regex("sheet/pictures/shape\\.cpp")},
    {"cereal/", std::regex("base/packed\\.hpp")},        {"boost/beast", std::regex("desk/server\\.cpp")},
    {"boost/asio", std::regex("desk/server\\.cpp")},
};

struct Include {
  std::string file;    ///< "decide/forms.cpp"
  std::string target;  ///< "model/rule.hpp"
};

std::vector<Include> all_includes(const fs::path& core) {
  static const std::regex line_form(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
  std::vector<Include> found;
  for (const auto& entry : fs::recursive_directory_iterator(core)) {
    if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
    std::ifstream in(entry.path());
    std::smatch match;
    for (std::string line; std::getline(in, line);)
      if (std::regex_search(line, match, line_form))
        found.push_back({fs::relative(entry.path(), core).string(), match[1]});
  }
  return found;
}

/// The folder, where it is a room of its own, else the one above all.
std::string room_of(const std::string& path) {
  const std::string folder = path.substr(0, path.rfind('/'));
  return may_include.contains(folder) ? folder : path.substr(0, path.find('/'));
}

TEST(Includes, RunOneWay) {
  const auto includes = all_includes(fs::path(REHAB_SOURCE_DIR) / "core");
  ASSERT_GT(includes.size(), 200U);
  for (const Include& include : includes) {
    const std::string from = room_of(include.file);
    if (from == "include" || !may_include.contains(room_of(include.target))) continue;
    EXPECT_TRUE(may_include.at(from).contains(room_of(include.target)))
        << "core/" << include.file << " includes " << include.target << ", which is not below it";
  }
}

TEST(Includes, OfALibraryStandInItsOnePlace) {
  std::set<std::string> seen;
  for (const Include& include : all_includes(fs::path(REHAB_SOURCE_DIR) / "core"))
    for (const auto& [library, place] : only_in) {
      if (!include.target.starts_with(library)) continue;
      seen.insert(library);
      EXPECT_TRUE(std::regex_match(include.file, place)) << "core/" << include.file << " includes " << include.target;
    }
  EXPECT_EQ(seen.size(), only_in.size());
}

TEST(Includes, OfTheSdkAreTheStandardLibraryAndItself) {
  const auto includes = all_includes(fs::path(REHAB_SOURCE_DIR) / "core" / "include");
  ASSERT_FALSE(includes.empty());
  for (const Include& include : includes) {
    const bool own = include.target.starts_with("rehab/");
    const bool standard =
        include.target.find('/') == std::string::npos && include.target.find('.') == std::string::npos;
    EXPECT_TRUE(own || standard) << include.file << " includes " << include.target;
  }
}

}  // namespace
