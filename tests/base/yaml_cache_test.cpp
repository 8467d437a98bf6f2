// SPDX-License-Identifier: Apache-2.0
#include "base/yaml_cache.hpp"

#include <filesystem>
#include <gtest/gtest.h>
#include <unistd.h>

#include "base/files.hpp"
#include "base/kept_bytes.hpp"

namespace rehab {
namespace {

namespace fs = std::filesystem;

class YamlCache : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "rehab-cache-XXXXXX").string();
    cache_ = ::mkdtemp(pattern.data());
    keep_bytes_in(cache_);
  }

  void TearDown() override {
    keep_bytes_in({});
    fs::remove_all(cache_);
  }

  static Node read(const std::string& text) {
    Problems problems;
    Node node = parse_content({"rules.yaml", text}, sha256_hex(text), problems);
    EXPECT_TRUE(problems.empty());
    return node;
  }

  std::string text_ = "key: value\nlist: [a, 'b']\nmap:\n  inner: 1\n";
  fs::path cache_;
};

std::string told(const Node& node) {
  std::string out = std::to_string(static_cast<int>(node.kind)) + (node.quoted ? "q" : "") + node.place.file.text() +
                    std::to_string(node.place.line) + "," + std::to_string(node.place.column) + "," +
                    std::to_string(node.last_line) + "=" + node.text;
  for (const Node& item : node.items) out += "[" + told(item) + "]";
  for (const Entry& entry : node.entries)
    out += "{" + entry.key + std::to_string(entry.key_place.line) + "," + std::to_string(entry.key_place.column) + ":" +
           told(entry.value) + "}";
  return out;
}

TEST_F(YamlCache, GivesTheTreeThatWasParsed) {
  Problems problems;
  read(text_);
  EXPECT_EQ(told(read(text_)), told(parse_yaml({"rules.yaml", text_}, problems)));
}

TEST_F(YamlCache, BelievesWhatItKept) {  // or none of the tests below would see it at work
  const std::string other = "other: value\n";
  read(other);
  keep("tree", sha256_hex(text_), kept("tree", sha256_hex(other)).value());
  EXPECT_EQ(read(text_).entries[0].key, "other");
}

TEST_F(YamlCache, PassesOverWhatIsNoTree) {
  const std::string whole = (read(text_), kept("tree", sha256_hex(text_)).value());
  for (const std::string& bytes : {std::string(), whole.substr(0, whole.size() / 2), whole + whole,
                                   std::string(9, '\xff'), std::string("\0\x7f", 2)}) {
    keep("tree", sha256_hex(text_), bytes);
    EXPECT_EQ(read(text_).entries[0].value.text, "value");
    EXPECT_EQ(kept("tree", sha256_hex(text_)), whole) << "kept anew";
  }
}

TEST_F(YamlCache, ReadsAChangedByteAtOnce) {
  std::string changed = text_;
  changed.back() = ' ';  // as long as before
  changed[0] = 'K';
  EXPECT_EQ(read(changed).entries[0].key, "Key");
}

TEST_F(YamlCache, KeepsNoFileThatHasProblems) {
  const std::string text = "key: [a\n";
  for (int time = 0; time < 2; ++time) {
    Problems problems;
    parse_content({"rules.yaml", text}, sha256_hex(text), problems);
    EXPECT_FALSE(problems.ok());
  }
  EXPECT_FALSE(kept("tree", sha256_hex(text)));
}

TEST_F(YamlCache, ShowsTheLineOfAProblemThatIsFoundLater) {
  Problems problems;
  const Node node = parse_content({"rules.yaml", text_}, sha256_hex(text_), problems);
  problems.error(node.entries[1].key_place, "list: unknown key");
  EXPECT_EQ(problems.sorted()[0].source_line, "list: [a, 'b']");
}

}  // namespace
}  // namespace rehab
