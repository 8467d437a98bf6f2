// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/text.hpp"
#include "plugins/read_condition.hpp"
#include "plugins/read_effects.hpp"
#include "plugins/readers.hpp"
#include "plugins/shapes.hpp"

namespace rehab {

namespace {

/// A rule as written; its `when` waits for the fields of the bundle.
struct RulePart {
  Rule rule;
  Node when;
};

struct RulesFile {
  std::vector<std::pair<std::string, RulePart>> rules;
};

Type<Node> when_type() {
  return raw<Node>("a table of tests over intake fields, or code", [](const Node& node, Node& into, const Reading& at) {
    const bool code = node.kind == Node::Kind::scalar && node.text == "code";
    if (node.kind != Node::Kind::map && !code)
      return at.error(node, "expected a table of tests, or code", "for example {pregnant: {is: yes}}");
    into = node;
    return true;
  });
}

/// "NHS16 S"
std::optional<Citation> citation(const std::string& written) {
  const std::vector<std::string_view> parts = split(written, ' ');
  if (parts.size() != 2 || parts[1].size() != 1 || std::string_view("VSMX").find(parts[1][0]) == std::string_view::npos)
    return std::nullopt;
  return Citation{std::string(parts[0]), parts[1][0]};
}

const ShapeOf<RulePart>& rule_shape() {
  static const ShapeOf<RulePart> shape = [] {
    ShapeOf<RulePart> s("rule", "When it fires, what follows, and why.");
    const auto into = [](auto member) {
      return [member](RulePart& part, auto value) { part.rule.*member = std::move(value); };
    };
    s.field("when", when_type(), &RulePart::when,
            "Tests over intake fields, all of them; or code: the library decides.")
        .required();
    s.field(
        "reads", list_of(id("._")), into(&Rule::reads),
        "Of a code rule: the intake fields it weighs. Silent with one not recorded, it is listed as not evaluated.");
    s.field("if_unknown", word_for<IfUnknown>({{"apply", IfUnknown::apply}, {"list", IfUnknown::list}}),
            into(&Rule::if_unknown), "Where a field it reads is not recorded: apply it, or list it as not evaluated.");
    s.field("then", list_of(effect_type()), into(&Rule::then), "What follows, one or more effects.").required();
    s.field("because", text(1000, Lines::many), into(&Rule::because), "One or two sentences for the clinician.")
        .required();
    s.field("source", list_of(converted(text(80), citation, "a source's key and its mark (V, S, M or X): NHS16 S")),
            into(&Rule::sources), "Where it comes from, and how well that is known.")
        .required();
    return s;
  }();
  return shape;
}

const ShapeOf<RulesFile>& rules_file_shape() {
  static const ShapeOf<RulesFile> shape = [] {
    ShapeOf<RulesFile> s("rules", "Rules: when a fact of the intake holds, what must not be, and why.");
    s.schema(1);
    s.field("rules", ordered_map_of(nested(rule_shape())), &RulesFile::rules, "The rules, by id.").required();
    return s;
  }();
  return shape;
}

class RuleCheck {
 public:
  RuleCheck(const Bundle& bundle, const Vocabulary& fields, const Node& map, const Reading& at)
      : bundle_(bundle), fields_(fields), map_(map), at_(at) {}

  void finish(RulePart& part) const {
    const bool good_when = read_when(part);
    if (good_when) check_if_unknown(part.rule);
    check_reads(part.rule, part.when.kind == Node::Kind::scalar);
    check_sources(part.rule);
  }

 private:
  bool read_when(RulePart& part) const {
    if (part.when.kind != Node::Kind::map) return part.when.kind == Node::Kind::scalar && check_code();
    return read_condition(part.when, fields_, part.rule.when.emplace(), at_.in("when"));
  }

  bool check_code() const {
    if (!bundle_.library.empty()) return true;
    return at_.in("when").error(*map_.find("when"), "the bundle has no library that could fire it",
                                "write a table, or library: yes in plugin.yaml");
  }

  void check_if_unknown(const Rule& rule) const {
    const bool needed = rule.when && may_be_unknown(*rule.when, fields_);
    const Node* stated = map_.find("if_unknown");
    if (needed && !stated)
      at_.error(map_, "it reads a field that may not be recorded, and says no if_unknown",
                "add if_unknown: apply, or if_unknown: list");
    if (!needed && stated) at_.in("if_unknown").error(*stated, "all it reads is always known", "remove if_unknown");
  }

  void check_reads(const Rule& rule, bool by_code) const {
    const Node* stated = map_.find("reads");
    if (!by_code && stated) at_.in("reads").error(*stated, "a table names what it reads itself", "remove reads");
    if (by_code && rule.reads.empty())
      at_.error(map_, "a code rule says which intake fields its library weighs",
                "add reads, for example reads: [tried_weeks, tried_result]");
    for (std::size_t i = 0; i < rule.reads.size() && stated; ++i)
      if (!fields_.find(rule.reads[i])) refuse_key(rule.reads[i], stated->items[i].place, fields_, at_.in("reads"));
  }

  void check_sources(const Rule& rule) const {
    const Node* list = map_.find("source");
    for (const Citation& each : rule.sources) {
      const bool policy = each.key == "policy";
      if (policy != (each.mark == 'X'))
        at_.in("source").error(*list, "X is the mark of policy, and of nothing else", "write policy X");
      if (!policy && !bundle_.sources.contains(each.key))
        at_.in("source").error(*list, "plugin.yaml lists no source '" + each.key + "'", "add it under sources:");
    }
  }

  const Bundle& bundle_;
  const Vocabulary& fields_;
  const Node& map_;
  const Reading& at_;
};

}  // namespace

const Shape& rules_shape() {
  return rules_file_shape();
}

void read_rules(const BundleFile& file, Bundle& bundle, Problems& problems) {
  RulesFile read;
  rules_file_shape().read(file.root, read, problems);
  const Vocabulary fields = Vocabulary::of_intake(bundle.fields);
  const Node* rules = file.root.find("rules");
  for (auto& [rule_id, part] : read.rules) {
    const Reading at = Reading(problems).in("rules").in(rule_id);
    RuleCheck(bundle, fields, *rules->find(rule_id), at).finish(part);
    if (std::ranges::find(bundle.rules, rule_id, &Rule::id) != bundle.rules.end())
      at.error(place_of(file.root, {"rules", rule_id}), "another file of this bundle has a rule of that id",
               "give one of them another id");
    part.rule.bundle = bundle.id;
    part.rule.id = rule_id;
    bundle.rules.push_back(std::move(part.rule));
  }
}

}  // namespace rehab
