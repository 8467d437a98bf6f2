// SPDX-License-Identifier: Apache-2.0
// A folder of its own for one test, gone with it, and small changes to the files in it.
#pragma once

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <stdlib.h>
#include <string>

namespace rehab {

class Scratch {
 public:
  Scratch() {
    std::string pattern = (std::filesystem::temp_directory_path() / "rehab-test-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  ~Scratch() {
    std::error_code none;
    std::filesystem::remove_all(path_, none);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  std::filesystem::path operator/(const std::string& name) const { return path_ / name; }
  std::string string() const { return path_.string(); }

  /// The test bundle, copied to `name`.
  std::string small_clinic(const std::string& name = "small_clinic") const {
    std::filesystem::copy(REHAB_SOURCE_DIR "/tests/plugins/small_clinic", path_ / name,
                          std::filesystem::copy_options::recursive);
    return (path_ / name).string();
  }

 private:
  std::filesystem::path path_;
};

inline std::string slurp(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

inline void spit(const std::filesystem::path& file, const std::string& text) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

/// The first `old_text` in the file becomes `new_text`; the test fails where there is none.
inline void replace_in(const std::filesystem::path& file, const std::string& old_text, const std::string& new_text) {
  std::string text = slurp(file);
  const std::size_t at = text.find(old_text);
  ASSERT_NE(at, std::string::npos) << file << " does not say " << old_text;
  spit(file, text.replace(at, old_text.size(), new_text));
}

}  // namespace rehab
