// SPDX-License-Identifier: Apache-2.0
// Each target takes its seeds, every input that was once a finding, and a little damage to them. At length: tools/fuzz.
#include <gtest/gtest.h>
#include <map>
#include <random>

#include "fuzz/targets.hpp"
#include "support/command.hpp"

namespace rehab::fuzz {
namespace {

namespace fs = std::filesystem;

class Fuzz : public testing::TestWithParam<Target> {
 protected:
  /// All of its seeds: path and contents, always in the same order.
  static std::map<std::string, std::string> seeds() {
    std::map<std::string, std::string> all;
    add_folder(fs::path(REHAB_SOURCE_DIR "/tests/fuzz/seeds") / GetParam().name, all);
    for (const std::string_view folder : GetParam().seeds) {
      const auto [before, after] = around_star(folder);
      if (before.size() == folder.size()) {
        add_folder(fs::path(REHAB_SOURCE_DIR) / folder, all);
      } else {
        for (const auto& entry : fs::directory_iterator(fs::path(REHAB_SOURCE_DIR) / before))
          if (entry.is_directory()) add_folder(entry.path() / after, all);
      }
    }
    return all;
  }

 private:
  /// "plugins/*/words": "plugins/" and "words".
  static std::pair<std::string_view, std::string_view> around_star(std::string_view folder) {
    const std::size_t star = folder.find('*');
    if (star == std::string_view::npos) return {folder, {}};
    return {folder.substr(0, star), folder.substr(std::min(star + 2, folder.size()))};
  }

  static void add_folder(const fs::path& folder, std::map<std::string, std::string>& all) {
    if (!fs::is_directory(folder)) return;
    for (const auto& entry : fs::directory_iterator(folder))
      if (entry.is_regular_file()) all[entry.path()] = support::slurp(entry.path());
  }
};

std::string damaged(std::string bytes, std::mt19937& random) {
  const auto below = [&](std::size_t limit) { return random() % limit; };
  for (std::size_t changes = 1 + below(4); changes > 0 && !bytes.empty(); --changes) {
    const std::size_t at = below(bytes.size());
    switch (below(3)) {
      case 0:
        bytes.erase(at, 1 + below(8));
        break;
      case 1:
        bytes.insert(at, bytes.substr(below(bytes.size()), 1 + below(40)));
        break;
      default:
        bytes[at] = static_cast<char>(random());
    }
  }
  return bytes;
}

TEST_P(Fuzz, TakesOrRefuses) {
  const auto all = seeds();
  ASSERT_FALSE(all.empty());
  std::mt19937 random(7);  // NOLINT: the same damage each time
  const std::size_t damages = 100 / all.size() + 1;
  for (const auto& [path, seed] : all) {
    SCOPED_TRACE(path);
    EXPECT_NO_THROW(GetParam().take(seed));
    for (std::size_t i = 0; i < damages; ++i) {
      const std::string bytes = damaged(seed, random);
      EXPECT_NO_THROW(GetParam().take(bytes)) << testing::PrintToString(bytes.substr(0, 2000));
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Targets, Fuzz, testing::ValuesIn(targets().begin(), targets().end()),
                         [](const auto& target) { return std::string(target.param.name); });

}  // namespace
}  // namespace rehab::fuzz
