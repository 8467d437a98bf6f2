// SPDX-License-Identifier: Apache-2.0
#include "handbook/rules_page.hpp"

#include <algorithm>
#include <tuple>

#include "base/text.hpp"
#include "handbook/markdown.hpp"
#include "handbook/rule_lines.hpp"
#include "handbook/rule_text.hpp"

namespace rehab::handbook {

namespace {

std::vector<const Rule*> rules_of(const Bundle& bundle) {
  std::vector<const Rule*> rules;
  for (const Rule& rule : bundle.rules) rules.push_back(&rule);
  std::ranges::sort(rules, {}, [](const Rule* rule) { return number_order(rule->id); });
  return rules;
}

/// Nothing it rests on was read, by anybody, and it is no policy of the project's own.
bool rests_on_memory(const Rule& rule) {
  return std::ranges::all_of(rule.sources, [](const Citation& c) { return c.mark == 'M'; });
}

std::string bullets(const RuleLine& line) {
  if (line.texts.size() == 1) return "- **" + line.label + ":** " + line.texts.front() + "\n";
  std::string out = "- **" + line.label + ":**\n";
  for (const std::string& text : line.texts) out += "  - " + text + "\n";
  return out;
}

class RulesPage {
 public:
  explicit RulesPage(const Library& library) : library_(library) {}

  std::string run() const {
    std::string out = opening();
    out += sign_off() + marks() + memory_list() + movements();
    for (const Bundle& bundle : library_.bundles())
      if (!bundle.rules.empty()) out += section(bundle);
    return out;
  }

 private:
  static std::string opening() {
    return "# The rules\n\n"
           "Every rule of the plugins that ship, as the planner reads it. This page is made from the plugins by\n"
           "`tools/handbook/update` and never edited by hand. What the planner does without a rule, and which rules "
           "of\n"
           "the sources are not built, stands in [rules-not-implemented.md](../rules-not-implemented.md). The "
           "exercises\n"
           "are in [exercises.md](exercises.md).\n\n"
           "A rule only ever takes away: it stops or holds a plan, forbids what a form *is*, limits the dose, refers "
           "or\n"
           "notes. For each exercise the first form that no rule forbids is printed. A rule is named with its plugin,\n"
           "`safety_rules/P6`, in the record and in `overrides`.\n\n";
  }

  std::string sign_off() const {
    std::vector<Row> rows;
    for (const Bundle& bundle : library_.bundles())
      if (!bundle.rules.empty())
        rows.push_back({plain(bundle.name), bundle.version, std::to_string(bundle.rules.size()), "", "", "", ""});
    return "## Sign-off\n\nFor the clinic's lead, before the first patient: each plugin read, and accepted or "
           "changed.\n\n" +
           full_table({"plugin", "version", "rules", "accepted, or what to change", "name and registration", "date",
                       "signature"},
                      rows);
  }

  static std::string marks() {
    std::string out = "## How well a source is known\n\n";
    for (const char mark : {'V', 'S', 'M', 'X'}) out += std::string("- ") + mark + ": " + mark_text(mark) + "\n";
    return out + "\n";
  }

  std::string memory_list() const {
    std::vector<std::string> names;
    for (const Bundle& bundle : library_.bundles())
      for (const Rule* rule : rules_of(bundle))
        if (rests_on_memory(*rule)) names.push_back("`" + rule->name() + "`");
    if (names.empty()) return {};
    return "Rules that rest on nothing but memory, to be checked first: " + join(names) + ".\n\n";
  }

  /// What each rule on exercises speaks of, and the facts of a form that carry it.
  std::string movements() const {
    std::vector<Row> rows;
    for (const Bundle& bundle : library_.bundles())
      for (const Rule* rule : rules_of(bundle))
        if (const auto [said, keys] = movement_of(*rule); !keys.empty())
          rows.push_back({"`" + rule->name() + "`", join(said, "; "), "`" + join(keys, "`, `") + "`"});
    return "## Movements\n\nWhat each rule on exercises speaks of, and the facts of a form that carry it. A rule that "
           "names none\nof an exercise's own facts (`exercise`, `form`) holds for every exercise there will ever be; "
           "only a bundle's\npreferences among its own forms name them.\n\n" +
           full_table({"rule", "movement", "facts"}, rows);
  }

  struct Movement {
    std::vector<std::string> said, keys;
  };
  Movement movement_of(const Rule& rule) const {
    Movement movement;
    for (const Effect& effect : rule.then) {
      if (effect.match.empty()) continue;
      add_once(movement.said, condition_text(library_, effect.match));
      for (const std::string& key : keys_of(effect.match)) add_once(movement.keys, key);
    }
    return movement;
  }
  static void add_once(std::vector<std::string>& texts, const std::string& text) {
    if (std::ranges::find(texts, text) == texts.end()) texts.push_back(text);
  }

  std::string section(const Bundle& bundle) const {
    std::string out = "## " + plain(bundle.name) + " (`" + bundle.id + "`)\n\n" + figures(bundle) + settings(bundle);
    for (const Rule* rule : rules_of(bundle)) out += told(rule->id, rule_lines(library_, bundle, *rule));
    for (const StepRule& step : bundle.steps) out += told(step.id, step_lines(library_, bundle, step));
    return out;
  }

  static std::string figures(const Bundle& bundle) {
    if (bundle.figures.empty()) return {};
    std::vector<Row> rows;
    for (const FigureInfo& figure : bundle.figures)
      rows.push_back({"`" + figure.name + "`", plain(shown_value(figure)), plain(figure.meaning),
                      join(source_texts(bundle, figure.sources), "; ")});
    return "Numbers that several rules, a library or every plan go by:\n\n" +
           full_table({"figure", "value", "meaning", "source"}, rows);
  }

  static std::string settings(const Bundle& bundle) {
    if (bundle.settings.empty()) return {};
    std::vector<Row> rows;
    for (const SettingInfo& setting : bundle.settings)
      rows.push_back({"`" + setting.key + "`", plain(shown_value(setting)), plain(setting.meaning),
                      join(source_texts(bundle, setting.sources), "; ")});
    return "What a clinic may set:\n\n" + full_table({"setting", "unless set", "meaning", "source"}, rows);
  }

  static std::string told(const std::string& id, const std::vector<RuleLine>& lines) {
    std::string out = "### " + id + "\n\n";
    for (const RuleLine& line : lines) out += bullets(line);
    return out + "\n";
  }

  const Library& library_;
};

}  // namespace

std::string rules_page(const Library& library) {
  std::string page = RulesPage(library).run();
  page.pop_back();
  return page;
}

}  // namespace rehab::handbook
