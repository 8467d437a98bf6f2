// SPDX-License-Identifier: Apache-2.0
#include "properties/answers.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.hpp"
#include "model/fields.hpp"

namespace rehab::properties {

namespace {

using WordList = std::vector<std::string>;
using Kind = Answer::Kind;

/// Bounds that the libraries draw; no table shows them.
const std::set<int>& bounds_in_code(std::string_view key) {
  static const std::map<std::string_view, std::set<int>> bounds = {
      {"age", {16, 18, 40, 45, 46, 51, 65}}, {"pain_weeks", {7}}, {"tried_weeks", {6, 12}},
      {"morning_stiffness_minutes", {31}},   {"pain_usual", {7}},
  };
  static const std::set<int> none;
  const auto found = bounds.find(key);
  return found == bounds.end() ? none : found->second;
}

void add_bounds(const Condition& condition, std::string_view key, std::set<int>& bounds) {
  for (const Test& test : condition.all) {
    if (test.key != key) continue;
    if (test.from) bounds.insert(static_cast<int>(*test.from));
    if (test.up_to) bounds.insert(static_cast<int>(*test.up_to) + 1);
  }
  for (const auto& group : condition.any)
    for (const Condition& branch : group) add_bounds(branch, key, bounds);
}

/// The least number of each interval that rules can tell apart.
std::set<int> interval_starts(const FieldInfo& info, std::span<const Bundle* const> bundles) {
  std::set<int> starts = bounds_in_code(info.key);
  for (const Bundle* bundle : bundles)
    for (const Rule& rule : bundle->rules)
      if (rule.when) add_bounds(*rule.when, info.key, starts);
  starts.insert(static_cast<int>(info.least));
  std::erase_if(starts, [&](int start) { return start < info.least || start > info.most; });
  return starts;
}

/// Fields in which more, or a later word, is more risk.
bool grows_with_risk(std::string_view key) {
  constexpr std::array growing = {"pain_usual",
                                  "blood_pressure.systolic",
                                  "blood_pressure.diastolic",
                                  "falls",
                                  "nerve_exam",
                                  "limping",
                                  "night_pain",
                                  "can_bear_weight",
                                  "pain_on_hopping",
                                  "training_change",
                                  "daily_life",
                                  "tried_result"};
  return std::ranges::find(growing, key) != growing.end();
}

bool is_list_of_risks(std::string_view key) {
  constexpr std::array lists = {"red_flags", "pregnancy_problems", "pain_where", "cannot", "conditions"};
  return std::ranges::find(lists, key) != lists.end();
}

/// Told as whole cases below.
bool comes_in_cases(std::string_view key) {
  return key.starts_with("hip_surgery.") || key.starts_with("xray.") || key.starts_with("scores.") ||
         key.starts_with("tried") || key == "has" || key == "lacks";
}

class Answers {
 public:
  Answers(const BasePatient& base, std::span<const Bundle* const> bundles) : base_(base), bundles_(bundles) {}

  std::vector<Answer> all() {
    for (const FieldInfo* info : field::all)
      if (const Value* own = base_.intake.facts.find(info->key); own && !comes_in_cases(info->key)) add(*info, *own);
    operations();
    imaging();
    care_so_far();
    equipment();
    return std::move(answers_);
  }

 private:
  void add(const FieldInfo& info, const Value& own) {
    if (std::holds_alternative<std::monostate>(own)) return;
    if (info.type == FieldType::whole) numbers(info, std::get<int>(own));
    if (info.type == FieldType::word) words(info, std::get<std::string>(own));
    if (info.type == FieldType::words) list(info);
    const auto* word = std::get_if<std::string>(&own);
    const bool own_is_mildest = !word || *word == info.words.front();
    if (!info.is_always_known()) not_recorded(std::string(info.key), {std::string(info.key)}, own_is_mildest);
  }

  void value(const FieldInfo& info, const std::string& text, Value value, bool risk) {
    const std::string key(info.key);
    answers_.push_back({key + " " + text, key, Kind::value, risk, {{key, std::move(value)}}});
  }

  void numbers(const FieldInfo& info, int own) {
    const std::set<int> starts = interval_starts(info, bundles_);
    const int own_start = *std::prev(starts.upper_bound(own));
    for (const int start : starts)
      if (start != own_start) value(info, std::to_string(start), start, grows_with_risk(info.key) && start > own);
  }

  void words(const FieldInfo& info, const std::string& own) {
    if (info.key == "pregnant") return;  // told by the base patients
    const auto at = [&](std::string_view word) { return std::ranges::find(info.words, word); };
    for (const std::string_view word : info.words)
      if (word != own)
        value(info, std::string(word), std::string(word), grows_with_risk(info.key) && at(word) > at(own));
  }

  void list(const FieldInfo& info) {
    const std::string key(info.key);
    for (const std::string_view word : info.words)
      answers_.push_back({key + " " + std::string(word),
                          key,
                          Kind::word_of_list,
                          is_list_of_risks(key),
                          {{key, WordList{std::string(word)}}}});
  }

  void not_recorded(const std::string& field, const WordList& keys, bool risk = true) {
    Answer answer{field + " not recorded", field, Kind::not_recorded, risk, {}};
    for (const std::string& key : keys) answer.records.emplace_back(key, std::monostate{});
    answers_.push_back(std::move(answer));
  }

  void whole_case(const std::string& field, const std::string& text, bool risk,
                  std::vector<std::pair<std::string, Value>> records) {
    answers_.push_back({field + " " + text, field, Kind::value, risk, std::move(records)});
  }

  void operation(const std::string& what, const std::string& cut, int weeks, const std::string& limits,
                 const std::string& weight) {
    whole_case("hip_surgery", what + " " + cut + " " + std::to_string(weeks) + " weeks, limits " + limits, true,
               {{"hip_surgery.what", what},
                {"hip_surgery.side", std::string(cut == "anterior" ? "right" : "left")},
                {"hip_surgery.weeks", weeks},
                {"hip_surgery.cut", cut},
                {"hip_surgery.limits", limits},
                {"hip_surgery.weight_allowed", weight}});
  }

  void operations() {
    for (const std::string_view cut : field::hip_surgery_cut.words) {
      operation("replacement", std::string(cut), 4, "in_force", "part");
      operation("replacement", std::string(cut), 20, "in_force", "full");
      operation("replacement", std::string(cut), 20, "lifted", "full");
    }
    for (const char* what : {"osteotomy", "arthroscopy", "fixation"}) {
      operation(what, "unknown", 4, "in_force", "none");
      operation(what, "unknown", 20, "lifted", "full");
    }
    not_recorded("hip_surgery", parts_of("hip_surgery."));
  }

  static WordList parts_of(std::string_view group) {
    WordList keys;
    for (const FieldInfo* info : field::all)
      if (info->key.starts_with(group)) keys.emplace_back(info->key);
    return keys;
  }

  void imaging() {
    const std::string yes = "yes", no = "no";
    whole_case("xray", "shallow socket", false,
               {{"xray.lcea_deg", 18.0}, {"xray.tonnis_grade", 1}, {"xray.congruent", yes}});
    whole_case("xray", "borderline socket", false, {{"xray.lcea_deg", 22.0}, {"xray.tonnis_grade", 1}});
    whole_case(
        "xray", "shallow socket, worn joint", false,
        {{"xray.lcea_deg", 18.0}, {"xray.tonnis_grade", 3}, {"xray.joint_space_mm", 1.0}, {"xray.congruent", no}});
    whole_case("xray", "worn joint", false, {{"xray.kl_grade", 4}});
    whole_case("xray", "open growth plate", false, {{"xray.lcea_deg", 18.0}, {"xray.triradiate_closed", no}});
    whole_case("xray", "necrosis", true, {{"xray.avn", yes}});
    not_recorded("xray", parts_of("xray."));
  }

  void care_so_far() {
    for (const int weeks : {6, 12})
      for (const char* result : {"partial", "same"})
        whole_case("tried", std::to_string(weeks) + " weeks at home, " + result, false,
                   {{"tried", WordList{"exercise_at_home"}},
                    {"tried_weeks", weeks},
                    {"tried_result", std::string(result)},
                    {"pain_before", 3}});
    not_recorded("tried", {"tried", "tried_weeks", "tried_result"});
  }

  void equipment() {
    whole_case("has", "nothing", false,
               {{"has", WordList{}}, {"lacks", WordList(field::lacks.words.begin(), field::lacks.words.end())}});
    whole_case("has", "a band of latex", false, {{"has", WordList{"band"}}, {"lacks", WordList{"pillow", "towel"}}});
    whole_case("has", "a band without latex", false,
               {{"has", WordList{"latex_free_band"}}, {"lacks", WordList{"mat", "worktop", "towel"}}});
    not_recorded("has", {"has", "lacks"});
  }

  const BasePatient& base_;
  std::span<const Bundle* const> bundles_;
  std::vector<Answer> answers_;
};

void record_word(Intake& facts, const std::string& key, const Value& word) {
  const auto* before = std::get_if<WordList>(facts.find(key));
  WordList words = before ? *before : WordList{};
  words.push_back(std::get<WordList>(word).front());
  facts.record(key, std::move(words));
}

Intake without(const Intake& facts, const Answer& answer) {
  Intake rest;
  for (const auto& [key, value] : facts.answers())
    if (std::ranges::none_of(answer.records, [&](const auto& record) { return record.first == key; }))
      rest.record(key, value);
  return rest;
}

}  // namespace

bool exclude_each_other(const Answer& a, const Answer& b) {
  const bool both_words = a.kind == Kind::word_of_list && b.kind == Kind::word_of_list;
  return a.field == b.field && !both_words;
}

std::vector<Answer> answers_for(const BasePatient& base, std::span<const Bundle* const> bundles) {
  return Answers(base, bundles).all();
}

PatientIntake with_answers(const PatientIntake& base, std::span<const Answer* const> answers) {
  PatientIntake intake = base;
  for (const Answer* answer : answers) {
    if (answer->kind == Kind::not_recorded) {
      intake.facts = without(intake.facts, *answer);
      continue;
    }
    for (const auto& [key, value] : answer->records) {
      if (answer->kind == Kind::word_of_list)
        record_word(intake.facts, key, value);
      else
        intake.facts.record(key, value);
    }
  }
  return intake;
}

}  // namespace rehab::properties
