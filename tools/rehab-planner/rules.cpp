// SPDX-License-Identifier: Apache-2.0
// `rules diff`: what two versions of plugins do differently, in the words of the handbook.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <set>

#include "base/files.hpp"
#include "base/text.hpp"
#include "command.hpp"
#include "handbook/rule_lines.hpp"
#include "plugins/catalogue.hpp"
#include "terminal.hpp"

namespace rehab::cli {
namespace {

namespace fs = std::filesystem;
using handbook::RuleLine;

using Files = std::map<std::string, std::string>;  ///< their bytes, by name without ending

/// One plugin as it is compared: whatever is there, by its name.
struct Version {
  std::string version;
  std::string name;
  std::map<std::string, std::vector<RuleLine>> rules;
  std::map<std::string, std::vector<RuleLine>> figures;  ///< and settings
  Files cards;                                           ///< of its exercises
  Files words;                                           ///< of its languages
  std::string code;                                      ///< the bytes of its library
  Words rules_of_code;
};
using Versions = std::map<std::string, Version>;  ///< by plugin

/// From the handbook's marks to plain text.
std::string unmarked(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "**") == 0)
      ++i;
    else if (text.compare(i, 4, "&lt;") == 0)
      out += '<', i += 3;
    else if (text[i] != '\\')
      out += text[i];
  }
  return out;
}

Files files_in(const fs::path& folder) {
  Files files;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder, none))
    if (entry.path().extension() == ".yaml") files[entry.path().stem()] = read_file(entry.path());
  return files;
}

std::vector<RuleLine> figure_lines(const Bundle& bundle, const std::string& value, const std::string& meaning,
                                   const std::vector<Citation>& sources) {
  return {{"Value", {value}}, {"Meaning", {meaning}}, {"Sources", handbook::source_texts(bundle, sources)}};
}

Version version_of(const handbook::Library& library, const Bundle& bundle) {
  constexpr std::size_t largest_library = std::size_t{64} * 1024 * 1024;
  Version all{bundle.version, bundle.name, {}, {}, {}, {}, {}, {}};
  all.cards = files_in(fs::path(bundle.folder) / "exercises");
  all.words = files_in(fs::path(bundle.folder) / "words");
  for (const Rule& rule : bundle.rules) {
    all.rules[rule.id] = handbook::rule_lines(library, bundle, rule);
    if (!rule.when) all.rules_of_code.push_back(rule.id);
  }
  for (const StepRule& step : bundle.steps) all.rules[step.id] = handbook::step_lines(library, bundle, step);
  for (const FigureInfo& figure : bundle.figures)
    all.figures[figure.name] = figure_lines(bundle, handbook::shown_value(figure), figure.meaning, figure.sources);
  for (const SettingInfo& setting : bundle.settings)
    all.figures[setting.key] = figure_lines(bundle, handbook::shown_value(setting), setting.meaning, setting.sources);
  std::error_code none;
  if (fs::exists(bundle.library, none)) all.code = read_file(bundle.library, largest_library);
  return all;
}

/// `folder`: of one plugin, or of several. Figures of plugins that lie beside it, or are installed, may be named.
Versions read_versions(const std::string& folder) {
  std::error_code lost;
  const fs::path real = fs::canonical(folder, lost);
  if (lost) throw Error(ErrorKind::no_input, folder + ": " + lost.message(), "give a folder of plugins, or of one");
  const bool is_plugin = fs::exists(real / "plugin.yaml");
  const std::string beside = is_plugin ? real.parent_path().string() : real.string();
  const Figures figures = figures_of({{beside, folder}, {data_folder() + "/plugins", "the installation", true}});
  std::vector<Bundle> bundles;
  Problems problems;
  for (const auto& entry : fs::directory_iterator(beside))
    if (fs::exists(entry.path() / "plugin.yaml") && (!is_plugin || entry.path() == real))
      bundles.push_back(read_bundle(entry.path().string(), problems, std::set<std::string>{}, figures));
  if (!problems.ok()) throw Error(ErrorKind::bad_input, "these plugins can't be compared:\n" + problems.render());
  if (bundles.empty())
    throw Error(ErrorKind::no_input, folder + ": there is no plugin here", "give a folder of plugins");
  const handbook::Library library(std::move(bundles));
  Versions versions;
  for (const Bundle& bundle : library.bundles()) versions[bundle.id] = version_of(library, bundle);
  return versions;
}

class Difference {
 public:
  /// True: the two differ.
  bool print(const Versions& before, const Versions& after) {
    for (const auto& [id, version] : before)
      if (const auto now = after.find(id); now == after.end())
        print_title(
            id, version.name + " " + version.version + ": gone, with " + count(version.rules.size(), "rule", "rules"));
      else
        print_plugin(id, version, now->second);
    for (const auto& [id, version] : after)
      if (!before.contains(id))
        print_title(
            id, version.name + " " + version.version + ": new, with " + count(version.rules.size(), "rule", "rules"));
    if (parts_ > 0) std::cout << "\n" << count(parts_, "rule or figure differs", "rules and figures differ") << ".\n";
    if (!differs_) std::cout << "Nothing differs.\n";
    return differs_;
  }

 private:
  static std::string count(std::size_t n, const char* one, const char* many) {
    return std::to_string(n) + " " + (n == 1 ? one : many);
  }

  void print_title(const std::string& id, const std::string& text) {
    std::cout << (differs_ ? "\n" : "") << strong << text << plain << " (" << id << ")\n";
    differs_ = true;
  }

  void print_plugin(const std::string& id, const Version& before, const Version& after) {
    title_ =
        after.name + " " + (before.version == after.version ? before.version : before.version + " -> " + after.version);
    id_ = id;
    has_title_ = false;
    if (before.version != after.version) need_title();
    print_parts("figure ", before.figures, after.figures);
    print_parts("", before.rules, after.rules);
    print_files("Exercise cards ", before.cards, after.cards);
    print_files("Words ", before.words, after.words);
    print_code(before, after);
    if (has_title_ && before.version == after.version)
      say("Both call themselves " + after.version +
          ", so a signature of one counts for the other: raise `version` in plugin.yaml.");
  }

  void print_code(const Version& before, const Version& after) {
    if (before.code == after.code || after.rules_of_code.empty()) return;
    const bool has_both = !before.code.empty() && !after.code.empty();
    say((has_both ? "Its code differs, ask who built it how: it decides "
                  : "Its code can't be compared, as only one of the two has been built: it decides ") +
        listing(after.rules_of_code, "and") + ".");
  }

  void need_title() {
    if (!has_title_) print_title(id_, title_);
    has_title_ = true;
  }
  void say(const std::string& text) {
    need_title();
    std::cout << "  " << flowed(text, terminal_columns(), 4, 2) << "\n";
  }

  using Parts = std::map<std::string, std::vector<RuleLine>>;
  static std::vector<std::string> in_order(const Parts& before, const Parts& after) {
    std::vector<std::string> names;
    for (const auto& [name, lines] : before) names.push_back(name);
    for (const auto& [name, lines] : after)
      if (!before.contains(name)) names.push_back(name);
    std::ranges::sort(names, {}, number_order);
    return names;
  }

  void print_parts(const std::string& kind, const Parts& before, const Parts& after) {
    const std::vector<RuleLine> none;
    for (const std::string& name : in_order(before, after)) {
      const auto old = before.find(name), now = after.find(name);
      if (now == after.end()) {
        print_part(kind + name + ": gone", old->second, none);
      } else if (old == before.end()) {
        print_part(kind + name + ": new", none, now->second);
      } else {
        print_part(kind + name + ": changed", old->second, now->second);
      }
    }
  }

  /// One citation or several, the line has the same job.
  static std::string job(const RuleLine& line) { return line.label == "Source" ? "Sources" : line.label; }

  static std::vector<std::string> texts_of(const std::vector<RuleLine>& lines, const std::string& label) {
    for (const RuleLine& line : lines)
      if (job(line) == label) return line.texts;
    return {};
  }

  void print_part(const std::string& title, const std::vector<RuleLine>& before, const std::vector<RuleLine>& after) {
    std::vector<std::string> labels;
    for (const auto* lines : {&before, &after})
      for (const RuleLine& line : *lines)
        if (std::ranges::find(labels, job(line)) == labels.end()) labels.push_back(job(line));
    bool is_told = false;
    for (const std::string& label : labels) {
      const auto old = texts_of(before, label), now = texts_of(after, label);
      if (old == now) continue;
      need_title();
      if (!is_told) std::cout << "\n  " << strong << title << plain << "\n";
      if (!is_told) ++parts_;
      is_told = true;
      std::cout << "    " << label << "\n";
      print_missing('-', old, now);
      print_missing('+', now, old);
    }
  }

  static void print_missing(char sign, const std::vector<std::string>& texts, const std::vector<std::string>& there) {
    for (const std::string& text : texts)
      if (std::ranges::find(there, text) == there.end())
        std::cout << "      " << sign << " " << flowed(unmarked(text), terminal_columns(), 8, 8) << "\n";
  }

  void print_files(const std::string& kind, const Files& before, const Files& after) {
    Words changed, added, gone;
    for (const auto& [name, bytes] : before) {
      const auto now = after.find(name);
      if (now == after.end()) gone.push_back(name);
      if (now != after.end() && now->second != bytes) changed.push_back(name);
    }
    for (const auto& [name, bytes] : after)
      if (!before.contains(name)) added.push_back(name);
    for (const auto& [what, names] : {std::pair{"changed", &changed}, {"new", &added}, {"gone", &gone}})
      if (!names->empty()) say(kind + what + ": " + join(*names));
  }

  std::string title_, id_;
  bool has_title_ = false;
  bool differs_ = false;
  std::size_t parts_ = 0;  ///< rules and figures that differ
};

}  // namespace

Syntax rules_syntax() {
  Syntax syntax;
  syntax.usage = "rules diff OLD [NEW]";
  syntax.what =
      "Shows what two versions of the rules do differently, in words: rules and figures that are new, changed or gone, "
      "with conditions, effects, texts (in the plugin's own language) and sources, and which exercise cards and which "
      "languages' "
      "words changed. OLD and NEW are folders of plugins, or of one plugin; without NEW, the installed ones.";
  syntax.examples = {{"rules diff rules-of-2026", "a copy kept from before an upgrade, against what is installed"},
                     {"rules diff old/my_clinic new/my_clinic", "one plugin"}};
  syntax.exit_status = "0 nothing differs, 1 something does, 65 a plugin has a problem.";
  syntax.operand = "OLD";
  syntax.first = {"diff"};
  syntax.least = 2;
  syntax.most = 3;
  return syntax;
}

int rules(const Arguments& arguments) {
  const auto& operands = arguments.operands();
  const Versions before = read_versions(operands[1]);
  Versions after = read_versions(operands.size() > 2 ? operands[2] : data_folder() + "/plugins");
  if (fs::exists(fs::path(operands[1]) / "plugin.yaml"))  // one plugin is compared with itself
    std::erase_if(after, [&](const auto& each) { return !before.contains(each.first); });
  return Difference().print(before, after) ? answer_is_no : 0;
}

}  // namespace rehab::cli
