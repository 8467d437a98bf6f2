// SPDX-License-Identifier: Apache-2.0
#include "plugins/bundle_reader.hpp"

#include <algorithm>
#include <filesystem>

#include "base/files.hpp"
#include "base/text.hpp"
#include "plugins/check_figures.hpp"
#include "plugins/check_reading.hpp"
#include "plugins/readers.hpp"

namespace rehab {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t largest_library = std::size_t{64} << 20;
const std::vector<std::string> part_folders = {"exercises", "rules", "words", "examples"};

/// Reads one folder; each file's bytes go into the hash as they were parsed.
class BundleReading {
 public:
  BundleReading(const std::string& folder, Problems& problems) : folder_(folder), problems_(problems) {}

  Bundle run() {
    bundle_.folder = fs::absolute(folder_).lexically_normal().string();
    if (bundle_.folder.ends_with('/')) bundle_.folder.pop_back();
    std::optional<BundleFile> plugin = parse("plugin.yaml");
    if (!plugin) return std::move(bundle_);
    read_plugin(*plugin, bundle_, problems_);
    check_folder();
    for (const BundleFile& file : parse_all("exercises")) read_exercise(file, bundle_, problems_);
    for (const BundleFile& file : parse_all("rules")) read_rules(file, bundle_, problems_);
    std::ranges::sort(bundle_.exercises, {}, &Exercise::id);
    std::ranges::sort(bundle_.rules, {}, &Rule::id);
    read_all_words();
    check_protocols(*plugin);
    hash_library();
    bundle_.sha256 = sha256_hex(digests_);
    return std::move(bundle_);
  }

 private:
  std::string path_of(const std::string& name) const { return (fs::path(folder_) / name).string(); }

  std::optional<std::string> bytes_of(const std::string& name, std::size_t most) {
    try {
      std::string bytes = read_file(path_of(name), most);
      digests_ += name + '\0' + sha256_hex(bytes) + '\n';
      return bytes;
    } catch (const Error& error) {
      problems_.error({path_of(name), 0, 0}, error.what(), error.remedy);
      return std::nullopt;
    }
  }

  std::optional<BundleFile> parse(const std::string& name) {
    const std::optional<std::string> bytes = bytes_of(name, usual_file_limit);
    if (!bytes) return std::nullopt;
    const std::string path = path_of(name);
    return BundleFile{path, fs::path(name).stem().string(), parse_yaml({path, *bytes}, problems_)};
  }

  /// Every file of a part must be one that is read: a rule in `rules/x.yml` would protect nobody.
  std::vector<std::string> names_in(const std::string& part) {
    std::vector<std::string> names;
    std::error_code none;
    for (const fs::directory_entry& entry : fs::directory_iterator(path_of(part), none)) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with('.')) continue;
      if (entry.path().extension() == ".yaml") {
        names.push_back(part + "/" + name);
      } else {
        problems_.error({entry.path().string(), 0, 0}, "only files that end in .yaml are read here",
                        "rename it, or take it out of " + part + "/");
      }
    }
    std::ranges::sort(names);
    return names;
  }

  std::vector<BundleFile> parse_all(const std::string& part) {
    std::vector<BundleFile> files;
    for (const std::string& name : names_in(part))
      if (std::optional<BundleFile> file = parse(name)) files.push_back(std::move(*file));
    return files;
  }

  void check_folder() {
    std::error_code none;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder_, none)) {
      const std::string name = entry.path().filename().string();
      if (entry.is_directory()) {
        check_folder_name(entry.path(), name);
      } else if (entry.path().extension() == ".yaml" && name != "plugin.yaml") {
        problems_.error({entry.path().string(), 0, 0}, "this file is read by nobody",
                        "move it into exercises/, rules/ or words/");
      }
    }
  }

  void check_folder_name(const fs::path& path, const std::string& name) {
    if (std::ranges::find(part_folders, name) != part_folders.end()) return;
    if (const std::optional<std::string> near = nearest(name, part_folders))
      problems_.error({path.string(), 0, 0}, "this folder is read by nobody", "did you mean '" + *near + "'?");
  }

  void read_all_words() {
    const std::vector<BundleFile> files = parse_all("words");
    for (const BundleFile& file : files) read_words(file, bundle_, problems_);
    for (const BundleFile& file : files) check_words(bundle_, file, problems_);
    if (!bundle_.wording.contains(bundle_.language)) check_needs_no_words();
  }

  /// A bundle that prints nothing of its own needs no words.
  void check_needs_no_words() {
    Bundle wordless = bundle_;
    wordless.wording[bundle_.language] = {};
    Problems missing;
    check_words(wordless, {{}, bundle_.language, {}}, missing);
    if (!missing.ok())
      problems_.error({path_of("words/" + bundle_.language + ".yaml"), 0, 0}, "there is no such file",
                      "write the words of its exercises and rules in the bundle's own language");
  }

  void check_protocols(const BundleFile& plugin) {
    for (const auto& [name, exercises] : bundle_.protocols)
      for (const std::string& id : exercises)
        if (std::ranges::find(bundle_.exercises, id, &Exercise::id) == bundle_.exercises.end())
          problems_.error(place_of(plugin.root, {"protocols", name}),
                          "protocols." + name + ": the bundle has no exercise '" + id + "'");
  }

  /// A library that is not there is the catalogue's to report.
  void hash_library() {
    std::error_code none;
    if (!bundle_.library.empty() && fs::is_regular_file(bundle_.library, none))
      bytes_of(fs::path(bundle_.library).filename().string(), largest_library);
  }

  const std::string folder_;
  Problems& problems_;
  Bundle bundle_;
  std::string digests_;
};

}  // namespace

Bundle read_bundle(const std::string& folder, Problems& problems) {
  return BundleReading(folder, problems).run();
}

Problems check_bundle(const std::string& folder) {
  Problems problems;
  const Bundle bundle = read_bundle(folder, problems);
  if (!problems.ok()) return problems;
  check_reading(folder, bundle, problems);
  check_figures(folder, bundle, problems);
  return problems;
}

}  // namespace rehab
