// SPDX-License-Identifier: Apache-2.0
// The example intakes once more: every answer that is not recorded is given, alone, and decided. Where it sends the
// patient elsewhere, sooner, or away from every exercise, the open questions must have said so.
#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <map>

#include "decide/supposed_answers.hpp"
#include "model/fields.hpp"
#include "model/value_text.hpp"
#include "model/ways.hpp"
#include "sheet/content/questions.hpp"
#include "support/shipped_planner.hpp"

namespace rehab::support {
namespace {

const ShippedPlanner& shipped() {
  static const ShippedPlanner planner;
  return planner;
}

std::vector<std::string> intakes() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(REHAB_SOURCE_DIR "/templates/intake"))
    names.push_back(entry.path().stem());
  std::ranges::sort(names);
  return names;
}

/// Both ends of a range, and both sides of all that rules compare the number with.
std::vector<Value> numbers(const FieldInfo& info, const std::vector<SupposedAnswer>& supposed) {
  std::vector<Value> values;
  for (const double end : {info.least, info.most})
    values.push_back(info.type == FieldType::whole ? Value(static_cast<int>(end)) : Value(end));
  for (const SupposedAnswer& each : supposed)
    if (each.field == info.key) values.push_back(each.value);
  return values;
}

std::vector<Value> all_answers(const FieldInfo& info, const std::vector<SupposedAnswer>& supposed) {
  if (info.type == FieldType::whole || info.type == FieldType::decimal) return numbers(info, supposed);
  std::vector<Value> values;
  for (const std::string_view word : info.words) {
    const std::string text(word);
    values.push_back(info.type == FieldType::words ? Value(std::vector{text}) : Value(text));
  }
  return values;
}

/// Where the patient is sent, and how soon; what waits sends nobody.
std::map<Destination, HowSoon> sent_by(const Regimen& regimen) {
  std::map<Destination, HowSoon> sent;
  for (const Way& way : ways(regimen))
    if (!way.waits) sent[way.route.to] = how_soon(way.route);
  return sent;
}

double number_in(const Value& value) {
  const int* whole = std::get_if<int>(&value);
  return whole ? *whole : std::get<double>(value);
}

bool speaks_of(const SupposedAnswer& told, const Value& value) {
  switch (told.range) {
    case AnswerRange::exactly:
      return told.value == value;
    case AnswerRange::from:
      return number_in(value) >= number_in(told.value);
    case AnswerRange::up_to:
      return number_in(value) <= number_in(told.value);
    case AnswerRange::some:
      return true;
  }
  return false;
}

class Asked : public testing::TestWithParam<std::string> {
 protected:
  const PatientIntake intake_ = shipped().read(REHAB_SOURCE_DIR "/templates/intake/" + GetParam() + ".yaml");
  const ShippedPlanner::Plan now_ = shipped().plan(intake_);
  const std::vector<OpenQuestion> questions_ = shipped().questions(intake_);
  const std::map<Destination, HowSoon> sent_now_ = sent_by(now_.decision.regimen);

  bool is_told(const FieldInfo& field, const Value& value, Destination to, HowSoon soon) const {
    return std::ranges::any_of(questions_, [&](const OpenQuestion& question) {
      return std::ranges::any_of(question.answers, [&](const AnswerChange& each) {
        return !question.together && each.answer.field == field.key && speaks_of(each.answer, value) &&
               std::ranges::any_of(each.sends,
                                   [&](const Route& route) { return route.to == to && how_soon(route) == soon; });
      });
    });
  }

  bool is_told_to_stop(const FieldInfo& field, const Value& value) const {
    return std::ranges::any_of(questions_, [&](const OpenQuestion& question) {
      return std::ranges::any_of(question.answers, [&](const AnswerChange& each) {
        return each.answer.field == field.key && speaks_of(each.answer, value) && each.change == PlanChange::stop;
      });
    });
  }

  /// Returns how many changes were looked at.
  int look_at(const FieldInfo& field, const Value& value) const {
    PatientIntake answered = intake_;
    answered.facts.record(field.key, value);
    const Regimen then = shipped().plan(answered).decision.regimen;
    SCOPED_TRACE(std::string(field.key) + ": " + value_text(value));
    int changes = 0;
    for (const auto& [to, soon] : sent_by(then)) {
      const auto known = sent_now_.find(to);
      if (known != sent_now_.end() && known->second <= soon) continue;
      ++changes;
      EXPECT_TRUE(is_told(field, value, to, soon)) << word_of(to) << ", " << word_of(soon.urgency);
    }
    if (then.is_stopped() && !now_.decision.regimen.is_stopped()) {
      ++changes;
      EXPECT_TRUE(is_told_to_stop(field, value));
    }
    return changes;
  }
};

TEST_P(Asked, NoAnswerSendsElsewhereOrSoonerUntold) {
  const Case c = what_fires(intake_, now_.facts, shipped().rulebook(), now_.advice, shipped().setup().clinic);
  const std::vector<SupposedAnswer> supposed = supposed_answers(c);
  int changes = 0;
  for (const FieldInfo* field : field::all) {
    const bool waits = field->group() == field::hip_surgery_what.group() && field->key != field::hip_surgery_what.key &&
                       !intake_.facts.find(field::hip_surgery_what.key);
    if (intake_.facts.find(field->key) || waits) continue;
    for (const Value& value : all_answers(*field, supposed)) changes += look_at(*field, value);
  }
  if (!now_.decision.regimen.is_stopped()) {
    EXPECT_GT(changes, 0) << "there is nothing to see";
  }
}

TEST_P(Asked, TheMostSeriousAnswerIsToldFirst) {
  const LeafletSource source = [&] {
    LeafletSource of = shipped().source(now_.decision, intake_);
    of.questions = questions_;
    return of;
  }();
  const Say say(source.phrases);
  HowSoon last{Urgency::now, 0};
  for (const OpenQuestion& question : questions_) {
    if (question.change != PlanChange::stop && question.change != PlanChange::hold) continue;
    HowSoon soonest;
    for (const Route& route : question.answers.front().sends) soonest = std::min(soonest, how_soon(route));
    EXPECT_LE(last, soonest) << question.lines.front();
    last = soonest;
    EXPECT_EQ(question.together,
              question.answers.front().answer.range != AnswerRange::some && question.lines.size() > 1);
  }
  for (const QuestionAccount& each : question_accounts(source, say))
    for (const Told& answer : each.answers) EXPECT_EQ(answer.text.find("..."), std::string::npos) << answer.text;
}

INSTANTIATE_TEST_SUITE_P(Of, Asked, testing::ValuesIn(intakes()), [](const auto& intake) {
  std::string name = intake.param;
  std::ranges::replace(name, '-', '_');
  return name;
});

}  // namespace
}  // namespace rehab::support
