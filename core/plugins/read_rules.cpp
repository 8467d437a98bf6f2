// SPDX-License-Identifier: Apache-2.0
#include "plugins/read_rules.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "plugins/bundle_file.hpp"
#include "plugins/read_condition.hpp"

namespace rehab {

namespace {

Type<Condition> match() {
  return raw<Condition>("a table of tests over what a form is",
                        [](const Node& node, Condition& into, const Reading& at) {
                          return read_condition(node, Vocabulary::of_forms(), into, at);
                        });
}

Type<Effect> matching(EffectKind kind) {
  return converted(match(), [kind](Condition condition) {
    Effect effect;
    effect.kind = kind;
    effect.match = std::move(condition);
    return effect;
  });
}

struct Only {
  std::string exercise;
  std::vector<std::string> forms, exercises;
};

Effect effect_of(Only only) {
  Effect effect;
  effect.kind = EffectKind::forbid;
  if (!only.exercise.empty()) effect.match.all.push_back({"exercise", {std::move(only.exercise)}, {}, {}, false});
  effect.except_forms = std::move(only.forms);
  effect.except_exercises = std::move(only.exercises);
  return effect;
}

Type<Effect> only() {
  static const ShapeOf<Only> shape = [] {
    ShapeOf<Only> s("only", "Forbids all but these: forms of one exercise, or exercises.");
    s.field("exercise", lower_id(), &Only::exercise, "The exercise whose other forms are forbidden.");
    s.field("forms", list_of(lower_id()), &Only::forms, "Its forms that stay allowed.");
    s.field("exercises", list_of(lower_id()), &Only::exercises, "The exercises that stay allowed.");
    s.check([](const Node& map, Only& only, const Reading& at) {
      const bool of_one = !only.exercise.empty() && !only.forms.empty() && only.exercises.empty();
      const bool of_all = only.exercise.empty() && only.forms.empty() && !only.exercises.empty();
      if (!of_one && !of_all) at.error(map, "expected exercise and forms, or exercises alone");
    });
    return s;
  }();
  return converted(nested(shape), effect_of);
}

Type<Effect> prefer() {
  static const ShapeOf<Only> shape = [] {
    ShapeOf<Only> s("prefer", "Forms of one exercise that come before all its others.");
    s.field("exercise", lower_id(), &Only::exercise, "The exercise.").required();
    s.field("forms", list_of(lower_id()), &Only::forms, "Its forms to take.").required();
    return s;
  }();
  return converted(nested(shape), [](Only only) {
    Effect effect = effect_of(std::move(only));
    effect.kind = EffectKind::prefer;
    return effect;
  });
}

Type<Effect> limit() {
  static const ShapeOf<Effect> shape = [] {
    ShapeOf<Effect> s("limit", "What is done at most. Of several limits the strictest holds.");
    const auto into = [](auto member) { return [member](Effect& e, auto value) { e.limit.*member = value; }; };
    s.field("match", match(), &Effect::match, "The forms it speaks of; left out: all.");
    s.field("sets", whole(1, 10), into(&Limit::sets), "Sets, at most.");
    s.field("times", whole(1, 60), into(&Limit::times), "Repetitions in a set, at most.");
    s.field("hold_s", whole(1, 300, "seconds"), into(&Limit::hold_s), "Hold, at most.");
    s.field("days", whole(1, 7, "days a week"), into(&Limit::days), "Days a week, at most.");
    s.field("band", whole(0, 5), into(&Limit::band), "Band, at most; 0 is the first, lightest one.");
    s.field("ankle_kg", decimal(0, 10, "kg"), into(&Limit::ankle_kg), "Weight at the ankle, at most.");
    s.field("rest_s", whole(1, 300, "seconds"), into(&Limit::rest_s), "Rest after each repetition, at least.");
    s.field("percent", whole(1, 99), into(&Limit::percent), "Of the stage's repetitions and hold, at most.");
    s.field("keep_stage", yes_no(), into(&Limit::keep_stage), "No step up.");
    s.field("exercises", whole(1, 20), into(&Limit::exercises), "Exercises in the whole plan, at most.");
    s.field("review_days", whole(1, 365, "days"), into(&Limit::review_days), "The next visit within so many days.");
    s.field("review_weeks_after_birth", whole(1, 104, "weeks"), into(&Limit::review_weeks_after_birth),
            "The next visit once so many weeks have passed since the birth.");
    s.field("only_leg", word({"sore"}), into(&Limit::only_leg), "Done with the sore leg alone.");
    s.check([](const Node& map, Effect& e, const Reading& at) {
      e.kind = EffectKind::limit;
      if (map.find("match") && e.limit.concerns_plan())
        at.error(map, "exercises and reviews limit the whole plan", "write them in a limit without match");
      if (map.entries.size() == (map.find("match") ? 1u : 0u)) at.error(map, "it limits nothing");
    });
    return s;
  }();
  return nested(shape);
}

/// Stop, hold and refer: somebody else is asked, where and how soon.
Type<Effect> sending(EffectKind kind, const char* name, const char* meaning) {
  ShapeOf<Effect> s(name, meaning);
  s.field("to", word_for<Destination>(), &Effect::to, "Where to go.").required();
  s.field("urgency", word_for<Urgency>(), &Effect::urgency, "How soon.").required();
  s.field("within_days", whole(1, 365, "days"), &Effect::within_days, "For urgency days: within so many.");
  s.check([kind](const Node& map, Effect& e, const Reading& at) {
    e.kind = kind;
    if (e.within_days && e.urgency != Urgency::days)
      at.error(*map.find("within_days"), "only urgency: days takes within_days");
  });
  return nested(s);
}

Type<Effect> note() {
  using Place = Effect::NotePlace;
  ShapeOf<Effect> s("note", "Something to print: the rule's text for the patient, or on the record its because.");
  s.field(
       "place", word_for<Place>(), &Effect::place,
       "On the record, on the sheet, at its start (what comes before the first exercise), or as a line of the steps.")
      .required();
  s.field("match", match(), &Effect::match, "The forms it speaks of; left out: all.");
  s.field("needs", list_of(equipment_word()), &Effect::needs,
          "Equipment it asks for besides the form's own; what is needed twice stands here twice.");
  s.check([](const Node& map, Effect& e, const Reading& at) {
    if (!e.needs.empty() && e.place != Place::steps)
      at.error(*map.find("needs"), "only a note with the steps needs something", "write place: steps");
  });
  return nested(s);
}

Type<Effect> consider() {
  ShapeOf<Effect> s("consider", "A question to the clinician: does this red flag fit? It changes nothing of the plan.");
  s.field("flag", word(strings(field::red_flags.words)), &Effect::flag,
          "The word of red_flags that fits; where the intake records it, nothing is asked.")
      .required();
  s.check([](const Node&, Effect& e, const Reading&) { e.kind = EffectKind::consider; });
  return nested(s);
}

struct EffectPart {
  Effect effect;
};

/// One effect: a map of one key, its kind.
Type<Effect> effect_type() {
  static const ShapeOf<EffectPart> shape = [] {
    ShapeOf<EffectPart> s("effect", "What follows when the rule fires: one key, its kind.");
    const auto into = &EffectPart::effect;
    s.field("stop", sending(EffectKind::stop, "stop", "No exercises: a page of what to do; can't be lifted."), into,
            "No exercises, and nobody can lift it.");
    s.field("hold", sending(EffectKind::hold, "hold", "No exercises until a named person agrees."), into,
            "No exercises until a named person's agreement is recorded.");
    s.field("forbid", matching(EffectKind::forbid), into, "Forms that match are not offered.");
    s.field("only", only(), into, "All but these are not offered.");
    s.field("ask", matching(EffectKind::ask), into, "What matches is offered only when the clinician names it.");
    s.field("prefer", prefer(), into, "Its other forms come only when the clinician names them.");
    s.field("limit", limit(), into, "The dose or the plan at most.");
    s.field("refer", sending(EffectKind::refer, "refer", "Somebody else is asked."), into, "Somebody else is asked.");
    s.field("note", note(), into, "Something to print.");
    s.field("consider", consider(), into, "A red flag to think of.");
    s.check([](const Node& map, EffectPart&, const Reading& at) {
      if (map.entries.size() != 1)
        at.error(map, "expected one effect", "write each on a line of its own: - forbid: {...}");
    });
    return s;
  }();
  return converted(nested(shape), [](const EffectPart& part) { return part.effect; });
}

/// A rule as written; its `when` waits for the fields of the bundle.
struct RulePart {
  Rule rule;
  Node when;
};

struct RulesFile {
  std::vector<std::pair<std::string, RulePart>> rules;
  std::vector<std::pair<std::string, StepRule>> steps;
};

constexpr std::size_t longest_rule_short = 80;
constexpr const char* short_meaning = "The reason in a few words, as they follow 'because of': pain at the pubic bone.";
constexpr const char* because_meaning = "One or two sentences for the clinician.";
constexpr const char* source_meaning = "Where it comes from, and how well that is known.";

Type<Node> when_type() {
  return raw<Node>("a table of tests over intake fields, or code", [](const Node& node, Node& into, const Reading& at) {
    const bool code = node.kind == Node::Kind::scalar && node.text == "code";
    if (node.kind != Node::Kind::map && !code)
      return at.error(node, "expected a table of tests, or code", "for example {pregnant: {is: yes}}");
    into = node;
    return true;
  });
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
    s.field("if_unknown", word_for<IfUnknown>(), into(&Rule::if_unknown),
            "Where a field it reads is not recorded: apply it, or list it as not evaluated.");
    s.field("then", list_of(effect_type()), into(&Rule::then), "What follows, one or more effects.").required();
    s.field("short", text(longest_rule_short), into(&Rule::in_short), short_meaning);
    s.field("because", text(1000, Lines::many), into(&Rule::because), because_meaning).required();
    s.field("source", list_of(citation()), into(&Rule::sources), source_meaning).required();
    s.on_unknown_key([](const Entry& entry, const Reading& at) {
      if (entry.key != "reads") return false;
      at.in("reads").error(entry.key_place, "what a library reads is noted as it asks, and not listed", "remove reads");
      return true;
    });
    return s;
  }();
  return shape;
}

const ShapeOf<StepRule>& step_shape() {
  static const ShapeOf<StepRule> shape = [] {
    ShapeOf<StepRule> s("step", "How an exercise goes on from how its last two sessions went.");
    const auto sessions = [](const Node& node, Condition& into, const Reading& at) {
      return read_condition(node, Vocabulary::of_sessions(), into, at);
    };
    const auto taken = [](StageStep step) { return step == StageStep::start ? std::nullopt : std::optional(step); };
    s.field("when", raw<Condition>("a table of tests over the last sessions", sessions), &StepRule::when,
            "Tests of pain_last, pain_most and settled, all of them.")
        .required();
    s.field("step", converted(word_for<StageStep>(), taken, "up, keep or back"), &StepRule::step,
            "To the next stage, no stage, or one back. Of several the most careful; up only where no other can hold.")
        .required();
    s.field("short", text(longest_rule_short), &StepRule::in_short, short_meaning);
    s.field("because", text(1000, Lines::many), &StepRule::because, because_meaning).required();
    s.field("source", list_of(citation()), &StepRule::sources, source_meaning).required();
    return s;
  }();
  return shape;
}

const ShapeOf<RulesFile>& rules_file_shape() {
  static const ShapeOf<RulesFile> shape = [] {
    ShapeOf<RulesFile> s("rules", "Rules: when a fact of the intake holds, what must not be, and why.");
    s.schema(1);
    s.field("rules", ordered_map_of(nested(rule_shape())), &RulesFile::rules, "The rules, by id.");
    s.field("steps", ordered_map_of(nested(step_shape())), &RulesFile::steps,
            "How an exercise goes on from stage to stage, by id.");
    s.check([](const Node& map, RulesFile&, const Reading& at) {
      if (!map.find("rules") && !map.find("steps")) at.error(map, "it holds no rule", "add rules:, steps: or both");
    });
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
    check_sources(part.rule.sources, bundle_, map_, at_);
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
  for (auto& [id, step] : read.steps) {
    check_sources(step.sources, bundle, *file.root.find("steps")->find(id), Reading(problems).in("steps").in(id));
    step.id = id;
    bundle.steps.push_back(std::move(step));
  }
}

}  // namespace rehab
