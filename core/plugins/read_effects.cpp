// SPDX-License-Identifier: Apache-2.0
#include "plugins/read_effects.hpp"

#include "plugins/read_condition.hpp"
#include "plugins/readers.hpp"

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
    s.field("only_leg", word({"sore"}), into(&Limit::only_leg), "Done with the sore leg alone.");
    s.check([](const Node& map, Effect& e, const Reading& at) {
      e.kind = EffectKind::limit;
      const bool of_plan = e.limit.exercises || e.limit.review_days;
      if (map.find("match") && of_plan)
        at.error(map, "exercises and review_days limit the whole plan", "write them in a limit without match");
      if (map.entries.size() == (map.find("match") ? 1u : 0u)) at.error(map, "it limits nothing");
    });
    return s;
  }();
  return nested(shape);
}

/// Stop, hold and refer: somebody else is asked, where and how soon.
Type<Effect> sending(EffectKind kind, const char* name, const char* meaning) {
  ShapeOf<Effect> s(name, meaning);
  s.field("to",
          word_for<Destination>({{"emergency", Destination::emergency},
                                 {"maternity", Destination::maternity},
                                 {"medical", Destination::medical},
                                 {"obstetric", Destination::obstetric},
                                 {"physical_therapy", Destination::physical_therapy},
                                 {"specialist_opinion", Destination::specialist_opinion},
                                 {"clinic", Destination::clinic}}),
          &Effect::to, "Where to go.")
      .required();
  s.field("urgency",
          word_for<Urgency>({{"now", Urgency::now},
                             {"same_day", Urgency::same_day},
                             {"days", Urgency::days},
                             {"routine", Urgency::routine}}),
          &Effect::urgency, "How soon.")
      .required();
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
  s.field("place", word_for<Place>({{"record", Place::record}, {"sheet", Place::sheet}, {"steps", Place::steps}}),
          &Effect::place, "On the record, on the sheet, or as a line of the steps.")
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

struct EffectPart {
  Effect effect;
};

}  // namespace

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
    s.field("limit", limit(), into, "The dose or the plan at most.");
    s.field("refer", sending(EffectKind::refer, "refer", "Somebody else is asked."), into, "Somebody else is asked.");
    s.field("note", note(), into, "Something to print.");
    s.check([](const Node& map, EffectPart&, const Reading& at) {
      if (map.entries.size() != 1)
        at.error(map, "expected one effect", "write each on a line of its own: - forbid: {...}");
    });
    return s;
  }();
  return converted(nested(shape), [](EffectPart part) { return part.effect; });
}

}  // namespace rehab
