// SPDX-License-Identifier: Apache-2.0
#include "plugins/read_plugin.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace rehab {

namespace {

/// A setting or a field as declared, before its parts are checked against its type.
struct Declaration {
  std::string type, unit, meaning;
  std::optional<double> from, up_to;
  std::vector<std::string> words;
  Node standard;
  std::vector<Citation> sources;
};

Type<Node> scalar_node(const std::string& what) {
  return raw<Node>(what, [what](const Node& node, Node& into, const Reading& at) {
    if (node.kind != Node::Kind::scalar) return at.error(node, "expected " + what);
    into = node;
    return true;
  });
}

ShapeOf<Declaration> declaration_shape(const std::string& name, const std::string& meaning,
                                       std::vector<std::string> types) {
  ShapeOf<Declaration> s(name, meaning);
  s.field("type", word(std::move(types)), &Declaration::type, "What kind of value it takes.").required();
  s.field("meaning", text(), &Declaration::meaning, "One sentence for whoever sets it.").required();
  s.field("unit", text(40), &Declaration::unit, "Unit of a number.");
  s.field("from", decimal(-1e6, 1e6), &Declaration::from, "Least number, itself allowed.");
  s.field("up_to", decimal(-1e6, 1e6), &Declaration::up_to, "Largest number, itself allowed.");
  s.field("words", list_of(lower_id()), &Declaration::words, "The closed list of words, mildest first.");
  return s;
}

bool takes_words(const Declaration& d) {
  return d.type == "word" || d.type == "words";
}

void check_parts(const Node& map, const Declaration& d, const Reading& at) {
  const bool number = d.type == "number" || d.type == "whole" || d.type == "decimal";
  if (number && (!d.from || !d.up_to)) at.error(map, "a number needs its range", "add from: and up_to:");
  if (number && d.from && d.up_to && *d.from > *d.up_to) at.error(map, "from is larger than up_to");
  if (!number && (d.from || d.up_to || !d.unit.empty())) at.error(map, "only a number has from, up_to and unit");
  if (takes_words(d) && d.words.empty()) at.error(map, "needs its list of words", "add words: [a, b]");
  if (!takes_words(d) && !d.words.empty()) at.error(map, "only word and words have a list of words");
}

bool check_default(const Declaration& d, const Reading& at) {
  const Node& node = d.standard;
  if (takes_words(d)) {
    if (std::ranges::find(d.words, node.text) != d.words.end()) return true;
    return at.error(node, "the default is none of its words", "write one of " + listing(d.words));
  }
  const std::optional<double> number = node.quoted ? std::nullopt : decimal_number(node.text);
  if (!number) return at.error(node, "expected a number");
  if (d.from && d.up_to && (*number < *d.from || *number > *d.up_to))
    return at.error(node, "the default is out of its own range");
  return true;
}

const ShapeOf<Declaration>& setting_shape() {
  static const ShapeOf<Declaration> shape = [] {
    ShapeOf<Declaration> s =
        declaration_shape("setting", "A setting of the bundle, set in the clinic file.", {"number", "word"});
    s.field("default", scalar_node("a number or a word"), &Declaration::standard,
            "Used where the clinic file says nothing.")
        .required();
    s.field("source", list_of(citation()), &Declaration::sources, "Where the default comes from.");
    s.check([](const Node& map, Declaration& d, const Reading& at) {
      check_parts(map, d, at);
      if (map.find("default")) check_default(d, at.in("default"));
    });
    return s;
  }();
  return shape;
}

const ShapeOf<Declaration>& field_shape() {
  static const ShapeOf<Declaration> shape = [] {
    ShapeOf<Declaration> s = declaration_shape("field", "An intake field of the bundle's own.",
                                               {"whole", "decimal", "date", "word", "words"});
    s.check([](const Node& map, Declaration& d, const Reading& at) { check_parts(map, d, at); });
    return s;
  }();
  return shape;
}

SettingInfo setting_of(const std::string& key, const Declaration& d) {
  SettingInfo info{key, d.meaning, d.unit, d.from.value_or(0), d.up_to.value_or(0), d.words, {}, d.sources};
  if (takes_words(d)) {
    info.standard = d.standard.text;
  } else {
    info.standard = decimal_number(d.standard.text).value_or(0);
  }
  return info;
}

DeclaredField field_of(const std::string& key, const Declaration& d) {
  return {key,
          d.meaning,
          d.unit,
          value_of_word<FieldType>(d.type).value_or(FieldType::whole),
          d.from.value_or(0),
          d.up_to.value_or(0),
          d.words};
}

const ShapeOf<FigureInfo>& figure_shape() {
  static const ShapeOf<FigureInfo> shape = [] {
    ShapeOf<FigureInfo> s("figure", "A number that stands once; rules, words and the library name it.");
    s.field("value", decimal(-1e6, 1e6), &FigureInfo::value, "The number.").required();
    s.field("unit", text(40), &FigureInfo::unit, "Its unit.").required();
    s.field("meaning", text(), &FigureInfo::meaning, "One sentence, with the rules that go by it.").required();
    s.field("source", list_of(citation()), &FigureInfo::sources, "Where it comes from, and how well that is known.")
        .required();
    return s;
  }();
  return shape;
}

struct PluginFile {
  Bundle bundle;
  bool library = false;
  std::vector<std::pair<std::string, FigureInfo>> figures;
  std::vector<std::pair<std::string, Declaration>> settings, fields;
};

const ShapeOf<PluginFile>& plugin_file_shape() {
  static const ShapeOf<PluginFile> shape = [] {
    ShapeOf<PluginFile> s("plugin", "What a bundle is: its name, figures, settings, intake fields and sources.");
    const auto into = [](auto member) {
      return [member](PluginFile& file, auto value) { file.bundle.*member = std::move(value); };
    };
    s.schema(1);
    s.field("id", lower_id(), into(&Bundle::id), "The bundle's id, also the name of its folder.").required();
    s.field("name", text(80), into(&Bundle::name), "Its name for people.").required();
    s.field("version", text(40), into(&Bundle::version), "Its version.").required();
    s.field("language", id("-", 20), into(&Bundle::language), "Language of `because` in its rules.").required();
    s.field("library", yes_no(), &PluginFile::library, "Is there a library, <id>.so, beside this file?").required();
    s.field("figures", ordered_map_of(nested(figure_shape()), lower_id()), &PluginFile::figures,
            "Numbers that stand once: $older_age where one belongs, from another bundle $safety_rules/older_age.");
    s.field("settings", ordered_map_of(nested(setting_shape()), lower_id()), &PluginFile::settings,
            "Settings for the clinic file.");
    s.field("fields", ordered_map_of(nested(field_shape()), lower_id()), &PluginFile::fields,
            "Intake fields of the bundle's own; typed in the intake after its id and a dot.");
    s.field("sources", map_of(text(600)), into(&Bundle::sources), "Citation key and full reference.");
    s.field("protocols", map_of(list_of(lower_id()), lower_id()), into(&Bundle::protocols),
            "A name for `choose`, and the exercises it stands for.");
    s.check([](const Node& map, PluginFile& file, const Reading& at) {
      if (file.bundle.sources.contains("policy"))
        at.error(*map.find("sources"), "'policy' is always known", "choose another key for this source");
    });
    return s;
  }();
  return shape;
}

/// Once the list of sources is read.
void check_declared(const BundleFile& file, const PluginFile& read, Problems& problems) {
  const auto check = [&](const char* group, const std::string& key, const std::vector<Citation>& sources) {
    check_sources(sources, read.bundle, *file.root.find(group)->find(key), Reading(problems).in(group).in(key));
  };
  for (const auto& [name, figure] : read.figures) check("figures", name, figure.sources);
  for (const auto& [key, setting] : read.settings) {
    check("settings", key, setting.sources);
    if (std::ranges::find(read.figures, key, &std::pair<std::string, FigureInfo>::first) != read.figures.end())
      problems.error(place_of(file.root, {"settings", key}), "settings." + key + ": a figure has this name",
                     "give one of them another");
  }
}

}  // namespace

const Shape& plugin_shape() {
  return plugin_file_shape();
}

void read_plugin(const BundleFile& file, Bundle& bundle, Problems& problems) {
  PluginFile read;
  read.bundle = bundle;
  plugin_file_shape().read(file.root, read, problems);
  check_declared(file, read, problems);
  bundle = std::move(read.bundle);
  if (read.library) bundle.library = bundle.folder + "/" + bundle.id + ".so";
  for (auto& [name, figure] : read.figures) {
    figure.name = name;
    bundle.figures.push_back(std::move(figure));
  }
  for (const auto& [key, declaration] : read.settings) bundle.settings.push_back(setting_of(key, declaration));
  for (const auto& [key, declaration] : read.fields)
    bundle.fields.push_back(field_of(bundle.id + "." + key, declaration));
}

}  // namespace rehab
