// SPDX-License-Identifier: Apache-2.0
#include "plugins/bundle_reader.hpp"

#include <algorithm>
#include <filesystem>

#include "base/files.hpp"
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

/// Turns the files of one bundle into what they say.
class BundleReading {
 public:
  BundleReading(OpenedBundle opened, const Languages& languages, const Figures& figures, Problems& problems)
      : sources_(std::move(opened.sources)),
        bundle_(std::move(opened.bundle)),
        plugin_(std::move(opened.plugin)),
        languages_(languages),
        figures_(figures),
        problems_(problems) {}

  OpenedBundle open() {
    if (!sources_.files.empty()) {
      BundleFile plugin = parse(sources_.files.front());
      read_plugin(plugin, bundle_, problems_);
      plugin_ = std::move(plugin.root);
    }
    return {std::move(sources_), std::move(bundle_), std::move(plugin_)};
  }

  Bundle rest() {
    if (!plugin_) return std::move(bundle_);
    for (const SourceFile* file : sources_.files_of("exercises")) read_exercise(parse(*file), bundle_, problems_);
    for (const SourceFile* file : sources_.files_of("rules")) read_rules(parse(*file), bundle_, problems_);
    std::ranges::sort(bundle_.exercises, {}, &Exercise::id);
    std::ranges::sort(bundle_.rules, {}, &Rule::id);
    std::ranges::sort(bundle_.steps, {}, &StepRule::id);
    read_languages();
    check_protocols();
    const SourceFile* library = library_file();
    if (library) bundle_.library_fault = elf_fault(library->bytes);
    bundle_.sha256 = digest(library);
    return std::move(bundle_);
  }

 private:
  BundleFile parse(const SourceFile& source) {
    const std::string path = sources_.path_of(source.name);
    BundleFile file{path, fs::path(source.name).stem().string(), parse_yaml({path, source.bytes}, problems_)};
    put_figures(file.root, bundle_.id, figures_, problems_);
    return file;
  }

  void read_languages() {
    bundle_.unread = words_in(sources_);
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
      problems_.error({sources_.path_of("words/" + bundle_.language + ".yaml"), 0, 0}, "there is no such file",
                      "write the words of its exercises and rules in the bundle's own language");
  }

  void check_protocols() {
    for (const auto& [name, exercises] : bundle_.protocols)
      for (const std::string& id : exercises)
        if (std::ranges::find(bundle_.exercises, id, &Exercise::id) == bundle_.exercises.end())
          problems_.error(place_of(*plugin_, {"protocols", name}),
                          "protocols." + name + ": the bundle has no exercise '" + id + "'");
  }

  /// nullptr: it has none, or it is not there.
  const SourceFile* library_file() const {
    return bundle_.library.empty() ? nullptr : sources_.find(fs::path(bundle_.library).filename().string());
  }

  /// Over every file that is read.
  std::string digest(const SourceFile* library) const {
    std::vector<const SourceFile*> files{&sources_.files.front()};
    for (const char* part : bundle_parts)
      for (const SourceFile* file : sources_.files_of(part)) files.push_back(file);
    if (library) files.push_back(library);
    std::string digests;
    for (const SourceFile* file : files) digests += file->name + '\0' + sha256_hex(file->bytes) + '\n';
    return sha256_hex(digests);
  }

  BundleSources sources_;
  Bundle bundle_;
  std::optional<Node> plugin_;
  const Languages& languages_;
  const Figures& figures_;
  Problems& problems_;
};

}  // namespace

bool is_wanted(const std::string& language, const Languages& languages, const Bundle& bundle) {
  return !languages || languages->contains(language) || language == bundle.language;
}

std::map<std::string, WordsFile> words_in(const BundleSources& sources) {
  std::map<std::string, WordsFile> words;
  for (const SourceFile* file : sources.files_of("words"))
    words[fs::path(file->name).stem().string()] = {sources.path_of(file->name), file->bytes};
  return words;
}

OpenedBundle open_bundle(BundleSources sources, Problems& problems) {
  OpenedBundle opened{std::move(sources), {}, {}};
  opened.bundle.folder = fs::absolute(opened.sources.folder).lexically_normal().string();
  if (opened.bundle.folder.ends_with('/')) opened.bundle.folder.pop_back();
  return BundleReading(std::move(opened), every_language, {}, problems).open();
}

Bundle read_rest(OpenedBundle opened, const Languages& languages, const Figures& figures, Problems& problems) {
  return BundleReading(std::move(opened), languages, figures, problems).rest();
}

Bundle read_bundle(const std::string& folder, Problems& problems, const Languages& languages, Figures figures) {
  OpenedBundle opened = open_bundle(read_sources(folder, problems), problems);
  add_figures(opened.bundle, figures);
  return read_rest(std::move(opened), languages, figures, problems);
}

void read_more_words(Bundle& bundle, const Languages& languages, const Figures& figures, Problems& problems) {
  std::erase_if(bundle.unread, [&](const auto& unread) {
    const auto& [language, words] = unread;
    if (!is_wanted(language, languages, bundle)) return false;
    BundleFile file{words.path, language, parse_yaml({words.path, words.bytes}, problems)};
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
  check_shorts(folder, bundle, problems);
  return problems;
}

}  // namespace rehab
