// SPDX-License-Identifier: Apache-2.0
#include "plugins/bundle_sources.hpp"

#include <algorithm>
#include <filesystem>

#include "base/text.hpp"

namespace rehab {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t largest_library = std::size_t{64} << 20;

class SourceReading {
 public:
  SourceReading(const std::string& folder, Problems& problems)
      : sources_{folder, {}}, library_(fs::weakly_canonical(folder).filename().string() + ".so"), problems_(problems) {}

  BundleSources run() {
    if (!read("plugin.yaml")) return std::move(sources_);
    read_folder();
    for (const char* part : bundle_parts) read_part(part);
    return std::move(sources_);
  }

 private:
  bool read(const std::string& name) try {
    sources_.files.push_back({name, read_bytes(sources_.path_of(name))});
    return true;
  } catch (const Error& error) {
    const bool too_large = error.kind == ErrorKind::bad_input;
    problems_.error({sources_.path_of(name), 0, 0}, error.what(), too_large ? remedy_of_size(name) : error.remedy);
    return false;
  }

  static std::string remedy_of_size(const std::string& name) {
    if (name.starts_with("words/")) return "move some of it to a file beside it: en.yaml and en.standing.yaml are one";
    return name.starts_with("rules/") ? "move some of its rules to a file beside it" : "shorten it";
  }

  void read_library(const std::string& name) try {
    sources_.files.push_back({name, read_bytes(sources_.path_of(name), largest_library)});
  } catch (const Error& error) {
    sources_.files.push_back({name, {}, error.what()});
  }

  /// A folder that is not there is empty; one that can't be read is an error, for its rules would protect nobody.
  std::vector<fs::directory_entry> entries_of(const std::string& folder) {
    std::vector<fs::directory_entry> entries;
    std::error_code fault;
    for (fs::directory_iterator entry(folder, fault), end; !fault && entry != end; entry.increment(fault))
      entries.push_back(*entry);
    if (fault && fault != std::errc::no_such_file_or_directory)
      problems_.error({folder, 0, 0}, "this folder can't be read: " + fault.message());
    std::ranges::sort(entries);
    return entries;
  }

  void read_folder() {
    for (const fs::directory_entry& entry : entries_of(sources_.folder)) {
      const std::string name = entry.path().filename().string();
      std::error_code none;
      if (name == "plugin.yaml") continue;
      if (!entry.exists(none))
        problems_.error({entry.path().string(), 0, 0}, "this link leads nowhere, and what it should bring is missing",
                        "mend or remove it");
      if (name == library_ && entry.is_regular_file(none)) {
        read_library(name);
        continue;
      }
      sources_.files.push_back({name, {}});
      if (entry.is_directory(none)) {
        check_folder_name(entry.path(), name);
      } else if (entry.path().extension() == ".yaml") {
        problems_.error({entry.path().string(), 0, 0}, "this file is read by nobody",
                        "move it into exercises/, rules/ or words/");
      }
    }
  }

  void check_folder_name(const fs::path& path, const std::string& name) {
    std::vector<std::string> expected(bundle_parts.begin(), bundle_parts.end());
    expected.emplace_back("examples");
    if (std::ranges::find(expected, name) != expected.end()) return;
    if (const std::optional<std::string> near = nearest(name, expected))
      problems_.error({path.string(), 0, 0}, "this folder is read by nobody", "did you mean '" + *near + "'?");
  }

  void read_part(const std::string& part) {
    for (const fs::directory_entry& entry : entries_of(sources_.path_of(part))) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with('.')) continue;
      if (entry.path().extension() == ".yaml") {
        read(part + "/" + name);
      } else {
        problems_.error({entry.path().string(), 0, 0}, "only files that end in .yaml are read here",
                        "rename it, or take it out of " + part + "/");
      }
    }
  }

  BundleSources sources_;
  const std::string library_;
  Problems& problems_;
};

}  // namespace

const SourceFile* BundleSources::find(const std::string& name) const {
  const auto file = std::ranges::find(files, name, &SourceFile::name);
  return file == files.end() ? nullptr : &*file;
}

std::vector<const SourceFile*> BundleSources::files_of(const std::string& part) const {
  std::vector<const SourceFile*> found;
  for (const SourceFile& file : files)
    if (file.name.starts_with(part + "/")) found.push_back(&file);
  return found;
}

std::vector<std::string_view> BundleSources::pieces() const {
  std::vector<std::string_view> pieces;
  for (const SourceFile& file : files) pieces.insert(pieces.end(), {file.name, file.bytes.view()});
  return pieces;
}

BundleSources read_sources(const std::string& folder, Problems& problems) {
  return SourceReading(folder, problems).run();
}

}  // namespace rehab
