// SPDX-License-Identifier: Apache-2.0
#include "plugins/readers.hpp"
#include "plugins/shapes.hpp"

namespace rehab {

namespace {

constexpr std::size_t longest_text = 600;

/// A text, or one each for pregnant patients and others; either may be left out.
Type<Text> text_type() {
  static const ShapeOf<Text> pair = [] {
    ShapeOf<Text> s("text", "One text each; one that is left out is not printed for them.");
    s.field("pregnant", text(longest_text), &Text::pregnant, "For pregnant patients.");
    s.field("others", text(longest_text), &Text::others, "For all others.");
    s.check([](const Node& map, Text& both, const Reading& at) {
      if (both.pregnant.empty() && both.others.empty()) at.error(map, "expected pregnant, others or both");
    });
    return s;
  }();
  const auto same = converted(text(longest_text), [](std::string both) { return Text{both, both}; });
  return one_of<Text>({same, nested(pair)});
}

const ShapeOf<FormWords>& form_words_shape() {
  static const ShapeOf<FormWords> shape = [] {
    ShapeOf<FormWords> s("form", "The words of one form.");
    s.field("name", text(80), &FormWords::name, "What tells it from its siblings: at a wall.").required();
    s.field("plain", text(80), &FormWords::plain, "The everyday name, where not the exercise's.");
    s.field("you_need", text_type(), &FormWords::you_need, "What to have ready.").required();
    s.field("you_need_on_bed", text_type(), &FormWords::you_need_on_bed, "The same for the bed version.");
    s.field("steps", list_of(text_type()), &FormWords::steps, "What to do, step by step.").required();
    s.field("other_leg", text_type(), &FormWords::other_leg,
            "The step for the second leg, where it takes more than doing the same.");
    s.field("do_well", text_type(), &FormWords::do_well, "How to do it well, where not as the exercise says.");
    s.field("stop_if", text_type(), &FormWords::stop_if, "When to stop, where not as the exercise says.");
    s.field("easier", text_type(), &FormWords::easier, "When it is too hard.");
    s.field("harder", text_type(), &FormWords::harder, "When it gets easy.");
    s.field("captions", map_of(text(120), lower_id()), &FormWords::captions, "One for each frame of the picture.")
        .required();
    s.field("picture", text(longest_text), &FormWords::picture, "The figure, for those who can't see it.").required();
    return s;
  }();
  return shape;
}

const ShapeOf<ExerciseWords>& exercise_words_shape() {
  static const ShapeOf<ExerciseWords> shape = [] {
    ShapeOf<ExerciseWords> s("exercise", "The words of one exercise.");
    s.field("name", text(80), &ExerciseWords::name, "Its name.").required();
    s.field("plain", text(80), &ExerciseWords::plain, "Its name in everyday words.").required();
    s.field("aim", text_type(), &ExerciseWords::aim, "What it is for.").required();
    s.field("do_well", text_type(), &ExerciseWords::do_well, "How to do it well.").required();
    s.field("stop_if", text_type(), &ExerciseWords::stop_if, "When to stop.").required();
    s.field("forms", map_of(nested(form_words_shape()), lower_id()), &ExerciseWords::forms, "Its forms.").required();
    return s;
  }();
  return shape;
}

const ShapeOf<RuleWords>& rule_words_shape() {
  static const ShapeOf<RuleWords> shape = [] {
    ShapeOf<RuleWords> s("rule", "The words of one rule.");
    s.field("because", text(1000, Lines::many), &RuleWords::because,
            "The reason, where the language is not the bundle's own.");
    s.field("patient", text(longest_text, Lines::many), &RuleWords::patient, "What is printed for the patient.");
    s.field("clinician", text(1000, Lines::many), &RuleWords::clinician, "The remedy of a hold; the body of a letter.");
    s.field("letter", text(1000, Lines::many), &RuleWords::letter,
            "Of a hold that sends the patient elsewhere: what its letter says and asks.");
    return s;
  }();
  return shape;
}

const ShapeOf<Wording>& wording_shape() {
  static const ShapeOf<Wording> shape = [] {
    ShapeOf<Wording> s("words", "Everything a bundle prints, in one language.");
    s.schema(1);
    s.field("language", id("-", 20), &Wording::language, "The language, also the name of the file.")
        .required()
        .example("en");
    s.field("reviewed", yes_no(), &Wording::reviewed, "By a clinician who is a native reader?")
        .required()
        .example("no");
    s.field("exercises", map_of(nested(exercise_words_shape()), lower_id()), &Wording::exercises,
            "The exercises, by id.");
    s.field("rules", map_of(nested(rule_words_shape())), &Wording::rules, "The rules, by id.");
    return s;
  }();
  return shape;
}

/// Nobody downstream asks twice.
void inherit(Wording& wording) {
  for (auto& [id, exercise] : wording.exercises)
    for (auto& [form_id, form] : exercise.forms) {
      if (form.plain.empty()) form.plain = exercise.plain;
      if (form.do_well.empty()) form.do_well = exercise.do_well;
      if (form.stop_if.empty()) form.stop_if = exercise.stop_if;
    }
}

}  // namespace

const Shape& words_shape() {
  return wording_shape();
}

void read_words(const BundleFile& file, Bundle& bundle, Problems& problems) {
  Wording wording;
  const Reading at(problems);
  wording_shape().read(file.root, wording, at);
  inherit(wording);
  if (const Node* language = file.root.find("language");
      language && !wording.language.empty() && wording.language != file.stem)
    at.in("language").error(*language, "the file is called '" + file.stem + "'", "name the file after the language");
  bundle.wording.insert_or_assign(file.stem, std::move(wording));
}

}  // namespace rehab
