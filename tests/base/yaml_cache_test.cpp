// SPDX-License-Identifier: Apache-2.0
#include "base/yaml_cache.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "base/files.hpp"

namespace rehab {
namespace {

namespace fs = std::filesystem;

class YamlCache : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "rehab-cache-XXXXXX").string();
    cache_ = ::mkdtemp(pattern.data());
    keep_trees_in(cache_);
    read(text_);
    ASSERT_EQ(kept(text_).size(), 1U);
    file_ = kept(text_).front();
  }

  void TearDown() override {
    keep_trees_in({});
    fs::remove_all(cache_);
  }

  static Node read(const std::string& text) {
    Problems problems;
    Node node = parse_content({"rules.yaml", text}, sha256_hex(text), problems);
    EXPECT_TRUE(problems.empty());
    return node;
  }

  std::vector<fs::path> kept(const std::string& text) const {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(cache_))
      if (entry.path().filename() == sha256_hex(text)) files.push_back(entry.path());
    return files;
  }

  void expect_read_right() {
    const Node node = read(text_);
    ASSERT_EQ(node.entries.size(), 3U);
    EXPECT_EQ(node.entries[0].value.text, "value");
  }

  /// A tree that says something else of the same file, kept as any other.
  std::string forged(const std::string& from, const std::string& to) const {
    std::string other = text_;
    other.replace(other.find(from), from.size(), to);
    read(other);
    const fs::path file = kept(other).front();
    std::string bytes = read_file(file);
    fs::remove(file);
    return bytes.replace(0, 64, sha256_hex(text_));
  }

  void write(const std::string& bytes) { std::ofstream(file_, std::ios::binary) << bytes; }

  std::string text_ = "key: value\nlist: [a, 'b']\nmap:\n  inner: 1\n";
  fs::path cache_, file_;
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
  EXPECT_EQ(told(read(text_)), told(parse_yaml({"rules.yaml", text_}, problems)));
}

TEST_F(YamlCache, BelievesWhatItKept) {  // or none of the tests below would see it at work
  write(forged("list", "LIST"));
  EXPECT_EQ(read(text_).entries[1].key, "LIST");
}

TEST_F(YamlCache, ReadsAChangedByteAtOnce) {
  std::string changed = text_;
  changed.back() = ' ';  // as long as before
  changed[0] = 'K';
  EXPECT_EQ(read(changed).entries[0].key, "Key");
}

TEST_F(YamlCache, PassesOverATreeThatIsNotWhole) {
  const std::string bytes = read_file(file_);
  for (const std::size_t size : {std::size_t{0}, std::size_t{40}, std::size_t{72}, bytes.size() - 1}) {
    write(bytes.substr(0, size));
    expect_read_right();
  }
  std::string flipped = bytes;
  flipped[bytes.size() - 3] ^= 1;
  write(flipped);
  expect_read_right();
  EXPECT_EQ(read_file(file_), bytes) << "kept anew";
}

TEST_F(YamlCache, PassesOverWhatIsNoTreeThoughItsSumIsRight) {
  const std::string head = sha256_hex(text_), tree = read_file(file_).substr(72);
  for (std::string bytes :
       {tree.substr(0, tree.size() / 2), tree + tree, std::string(9, '\xff'), std::string("\0\x7f", 2)}) {
    char sum[9];
    std::snprintf(sum, sizeof sum, "%08lx", ::crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
    write(head + sum + bytes);
    expect_read_right();
  }
}

TEST_F(YamlCache, PassesOverTheTreeOfAnotherFile) {
  read("key: another\n");
  const fs::path other = kept("key: another\n").front();
  fs::copy_file(other, file_, fs::copy_options::overwrite_existing);
  expect_read_right();
}

TEST_F(YamlCache, PassesOverWhatOthersCouldHaveWritten) {
  write(forged("value", "VALUE"));
  ::chmod(file_.c_str(), 0666);
  expect_read_right();
}

TEST_F(YamlCache, PassesOverALink) {
  const fs::path elsewhere = fs::path(file_).concat(".elsewhere");
  std::ofstream(elsewhere, std::ios::binary) << forged("value", "VALUE");
  fs::remove(file_);
  fs::create_symlink(elsewhere, file_);
  expect_read_right();
}

TEST_F(YamlCache, KeepsNothingWhereOthersCanWrite) {
  write(forged("value", "VALUE"));
  fs::permissions(file_.parent_path(), fs::perms::others_write, fs::perm_options::add);
  keep_trees_in(cache_);
  expect_read_right();
  read("key: another\n");
  EXPECT_TRUE(kept("key: another\n").empty());
}

TEST_F(YamlCache, ForgetsBuildsThatNobodyRanForAMonth) {
  fs::remove_all(file_.parent_path());
  for (const int days : {29, 31}) {
    const fs::path old = cache_ / ("trees-" + std::to_string(days));
    fs::create_directory(old);
    fs::last_write_time(old, fs::file_time_type::clock::now() - std::chrono::days(days));
  }
  keep_trees_in(cache_);
  EXPECT_TRUE(fs::exists(cache_ / "trees-29"));
  EXPECT_FALSE(fs::exists(cache_ / "trees-31"));
}

TEST_F(YamlCache, KeepsNoFileThatHasProblems) {
  const std::string text = "key: [a\n";
  for (int time = 0; time < 2; ++time) {
    Problems problems;
    parse_content({"rules.yaml", text}, sha256_hex(text), problems);
    EXPECT_FALSE(problems.ok());
  }
  EXPECT_TRUE(kept(text).empty());
}

TEST_F(YamlCache, ShowsTheLineOfAProblemThatIsFoundLater) {
  Problems problems;
  const Node node = parse_content({"rules.yaml", text_}, sha256_hex(text_), problems);
  problems.error(node.entries[1].key_place, "list: unknown key");
  EXPECT_EQ(problems.sorted()[0].source_line, "list: [a, 'b']");
}

}  // namespace
}  // namespace rehab
