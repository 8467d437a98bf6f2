// SPDX-License-Identifier: Apache-2.0
#include "plugins/bundle_reader.hpp"

#include <algorithm>
#include <filesystem>

#include "base/files.hpp"
#include "base/text.hpp"
#include "base/yaml_cache.hpp"
#include "plugins/check_ladders.hpp"
#include "plugins/check_reading.hpp"
#include "plugins/library.hpp"
#include "plugins/read_exercise.hpp"
#include "plugins/read_plugin.hpp"
#include "plugins/read_rules.hpp"
#include "plugins/read_words.hpp"
#include "plugins/reading_level.hpp"

namespace rehab {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t largest_library = std::size_t{64} << 20;
const std::vector<std::string> part_folders = {"exercises", "rules", "words", "examples"};

/// Reads one folder, each file once: the bytes that are parsed are those that are hashed.
class BundleReading {
 public:
  BundleReading(OpenedBundle opened, const Languages& languages, const Figures& figures, Problems& problems)
      : folder_(std::move(opened.folder)),
        bundle_(std::move(opened.bundle)),
        plugin_(std::move(opened.plugin)),
        digests_(std::move(opened.digests)),
        languages_(languages),
        figures_(figures),
        problems_(problems) {}

  OpenedBundle open() {
    if (std::optional<BundleFile> plugin = parse("plugin.yaml")) {
      read_plugin(*plugin, bundle_, problems_);
      plugin_ = std::move(plugin->root);
    }
    return {folder_, std::move(bundle_), std::move(plugin_), std::move(digests_)};
  }

  Bundle rest() {
    if (!plugin_) return std::move(bundle_);
    check_folder();
    for (const BundleFile& file : parse_all("exercises")) read_exercise(file, bundle_, problems_);
    for (const BundleFile& file : parse_all("rules")) read_rules(file, bundle_, problems_);
    std::ranges::sort(bundle_.exercises, {}, &Exercise::id);
    std::ranges::sort(bundle_.rules, {}, &Rule::id);
    std::ranges::sort(bundle_.steps, {}, &StepRule::id);
    read_languages();
    check_protocols();
    read_library();
    bundle_.sha256 = sha256_hex(digests_);
    return std::move(bundle_);
  }

 private:
  std::string path_of(const std::string& name) const { return (fs::path(folder_) / name).string(); }

  std::optional<std::string> bytes_of(const std::string& name, std::size_t most) {
    try {
      std::string bytes = read_file(path_of(name), most);
      digest_ = sha256_hex(bytes);
      digests_ += name + '\0' + digest_ + '\n';
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
    BundleFile file{path, fs::path(name).stem().string(), parse_content({path, *bytes}, digest_, problems_)};
    put_figures(file.root, bundle_.id, figures_, problems_);
    return file;
  }

  /// A folder that is not there is empty; one that can't be read is an error, for its rules would protect nobody.
  std::vector<fs::directory_entry> entries_of(const std::string& folder) {
    std::vector<fs::directory_entry> entries;
    std::error_code fault;
    for (fs::directory_iterator entry(folder, fault), end; !fault && entry != end; entry.increment(fault))
      entries.push_back(*entry);
    if (fault && fault != std::errc::no_such_file_or_directory)
      problems_.error({folder, 0, 0}, "this folder can't be read: " + fault.message());
    return entries;
  }

  /// Every file of a part must be one that is read: a rule in `rules/x.yml` would protect nobody.
  std::vector<std::string> names_in(const std::string& part) {
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : entries_of(path_of(part))) {
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
    for (const fs::directory_entry& entry : entries_of(folder_)) {
      const std::string name = entry.path().filename().string();
      if (std::error_code none; entry.is_directory(none)) {
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

  void read_languages() {
    for (const std::string& name : names_in("words"))
      if (std::optional<std::string> bytes = bytes_of(name, usual_file_limit))
        bundle_.unread[fs::path(name).stem().string()] = {path_of(name), std::move(*bytes)};
    read_more_words(bundle_, languages_, figures_, problems_);
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

  void check_protocols() {
    for (const auto& [name, exercises] : bundle_.protocols)
      for (const std::string& id : exercises)
        if (std::ranges::find(bundle_.exercises, id, &Exercise::id) == bundle_.exercises.end())
          problems_.error(place_of(*plugin_, {"protocols", name}),
                          "protocols." + name + ": the bundle has no exercise '" + id + "'");
  }

  /// Where there is no library, the catalogue says so.
  void read_library() {
    std::error_code none;
    if (bundle_.library.empty() || !fs::is_regular_file(bundle_.library, none)) return;
    if (const auto bytes = bytes_of(fs::path(bundle_.library).filename().string(), largest_library))
      bundle_.library_fault = elf_fault(*bytes);
  }

  const std::string folder_;
  Bundle bundle_;
  std::optional<Node> plugin_;
  std::string digest_;  ///< of the file read last
  std::string digests_;
  const Languages& languages_;
  const Figures& figures_;
  Problems& problems_;
};

}  // namespace

OpenedBundle open_bundle(const std::string& folder, Problems& problems) {
  OpenedBundle opened{folder, {}, {}, {}};
  opened.bundle.folder = fs::absolute(folder).lexically_normal().string();
  if (opened.bundle.folder.ends_with('/')) opened.bundle.folder.pop_back();
  return BundleReading(std::move(opened), every_language, {}, problems).open();
}

Bundle read_rest(OpenedBundle opened, const Languages& languages, const Figures& figures, Problems& problems) {
  return BundleReading(std::move(opened), languages, figures, problems).rest();
}

Bundle read_bundle(const std::string& folder, Problems& problems, const Languages& languages, Figures figures) {
  OpenedBundle opened = open_bundle(folder, problems);
  add_figures(opened.bundle, figures);
  return read_rest(std::move(opened), languages, figures, problems);
}

void read_more_words(Bundle& bundle, const Languages& languages, const Figures& figures, Problems& problems) {
  std::erase_if(bundle.unread, [&](const auto& unread) {
    const auto& [language, words] = unread;
    if (languages && !languages->contains(language) && language != bundle.language) return false;
    BundleFile file{words.path, language, parse_content({words.path, words.bytes}, sha256_hex(words.bytes), problems)};
    put_figures(file.root, bundle.id, figures, problems);
    read_words(file, bundle, problems);
    check_words(bundle, file, problems);
    if (is_english(language)) check_promises(file.root, problems);
    return true;
  });
}

Problems check_bundle(const std::string& folder, const Figures& figures) {
  Problems problems;
  const Bundle bundle = read_bundle(folder, problems, every_language, figures);
  if (!problems.ok()) return problems;
  check_reading(folder, bundle, problems);
  check_figures(folder, bundle, problems);
  return problems;
}

}  // namespace rehab
