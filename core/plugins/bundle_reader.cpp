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
#include "plugins/words_files.hpp"

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
    if (library) check_library(*library);
    bundle_.sha256 = digest(library);
    return std::move(bundle_);
  }

 private:
  BundleFile parse(const SourceFile& source) {
    const std::string path = sources_.path_of(source.name);
    BundleFile file{path, fs::path(source.name).stem().string(), parse_yaml({path, source.bytes.view()}, problems_)};
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
    check_words(wordless, bundle_.language, {}, missing);
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

  void check_library(const SourceFile& library) {
    bundle_.library_fault = elf_fault(library.bytes.view());
    if (!library.fault.empty())
      problems_.error({sources_.path_of(library.name), 0, 0}, library.fault,
                      "make it readable, and strip it of what only a debugger needs");
  }

  /// Over every file that is read.
  std::string digest(const SourceFile* library) const {
    std::vector<const SourceFile*> files{&sources_.files.front()};
    for (const char* part : bundle_parts)
      for (const SourceFile* file : sources_.files_of(part)) files.push_back(file);
    if (library) files.push_back(library);
    std::string digests;
    for (const SourceFile* file : files) digests += file->name + '\0' + sha256_hex(file->bytes.view()) + '\n';
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

std::map<std::string, WordsFiles> words_in(const BundleSources& sources) {
  std::map<std::string, WordsFiles> words;
  for (const SourceFile* file : sources.files_of("words"))
    words[language_of(file->name)].push_back({sources.path_of(file->name), file->bytes});
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
    const auto& [language, files] = unread;
    if (!is_wanted(language, languages, bundle)) return false;
    std::vector<Node> parsed;
    for (const WordsFile& file : files) {
      parsed.push_back(parse_yaml({file.path, file.bytes.view()}, problems));
      put_figures(parsed.back(), bundle.id, figures, problems);
    }
    read_words(language, parsed, bundle, problems);
    const Node words = joined_words(std::move(parsed), problems);
    check_words(bundle, language, words, problems);
    if (is_english(language)) check_promises(words, problems);
    return true;
  });
}

namespace {

/// A library that looks as if it were meant to be loaded.
void warn_of_strays(const std::string& folder, const Bundle& bundle, Problems& problems) {
  const std::string own = bundle.id + ".so";
  std::error_code none;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, none)) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".so") || (!bundle.library.empty() && name == own)) continue;
    problems.warning({entry.path().string(), 0, 0}, "nobody loads this library",
                     bundle.library.empty() ? "call it " + own + " and say library: yes in plugin.yaml, or remove it"
                                            : "the library of this bundle is " + own + ": remove this one");
  }
}

}  // namespace

Problems check_bundle(const std::string& folder, const Figures& figures) {
  Problems problems;
  const Bundle bundle = read_bundle(folder, problems, every_language, figures);
  if (!problems.ok()) return problems;
  check_reading(folder, bundle, problems);
  check_figures(folder, bundle, problems);
  check_shorts(folder, bundle, problems);
  warn_of_strays(folder, bundle, problems);
  return problems;
}

}  // namespace rehab
