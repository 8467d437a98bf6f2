// SPDX-License-Identifier: Apache-2.0
#include "handbook/conditions.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "handbook/markdown.hpp"

namespace rehab::handbook {

namespace {

struct Label {
  std::string_view key;
  std::string_view text;
};

/// Where the key itself does not read well.
constexpr Label labels[] = {
    {"pain_usual", "usual pain"},
    {"pain_worst", "worst pain"},
    {"pain_before", "usual pain before it was tried"},
    {"pain_where", "where it hurts"},
    {"pain_is", "the pain"},
    {"pain_in_two_sessions", "pain reached in both last sessions of an exercise"},
    {"red_flags", "suspected today"},
    {"cannot", "the patient can't"},
    {"has", "equipment at home"},
    {"tried", "tried so far"},
    {"hip_surgery.what", "operation on the hip"},
    {"hip_surgery.side", "operated side"},
    {"hip_surgery.weeks", "time since the hip operation"},
    {"hip_surgery.cut", "the surgeon's cut"},
    {"hip_surgery.limits", "state of the surgeon's limits"},
    {"hip_surgery.weight_allowed", "weight allowed on the leg"},
    {"blood_pressure.systolic", "upper blood pressure"},
    {"blood_pressure.diastolic", "lower blood pressure"},
    {"xray.lcea_deg", "lateral centre-edge angle"},
    {"xray.tonnis_angle_deg", "Tönnis angle"},
    {"xray.tonnis_grade", "Tönnis grade"},
    {"xray.kl_grade", "Kellgren-Lawrence grade"},
    {"xray.joint_space_mm", "joint space"},
    {"xray.congruent", "congruence of the joint"},
    {"xray.triradiate_closed", "growth plate of the socket"},
    {"xray.avn", "avascular necrosis in the report"},
    {"knee_to_chest_helps", "drawing the knee up eases the pain"},
    {"past_midline_deg", "leg past the middle"},
    {"lies_on", "lies on the side"},
    {"stands_on", "stands on the leg"},
    {"uses", "equipment used"},
};

/// "hip flexion" for "hip_flexion_deg": the number is followed by its unit.
std::string label_of(std::string_view key) {
  const auto* label = std::ranges::find(labels, key, &Label::key);
  if (label != std::end(labels)) return std::string(label->text);
  for (const std::string_view unit : {"_deg", "_mm", "_minutes"})
    if (key.ends_with(unit)) key.remove_suffix(unit.size());
  return spaced(key);
}

class ConditionText {
 public:
  explicit ConditionText(const Library& library) : library_(library) {}

  std::string text(const Condition& condition) const {
    std::vector<std::string> parts;
    for (const Test& test : condition.all) parts.push_back(test_text(test, condition));
    for (const std::vector<Condition>& group : condition.any) parts.push_back(group_text(group));
    return join(parts, ", and ");
  }

 private:
  std::string group_text(const std::vector<Condition>& group) const {
    std::vector<std::string> branches;
    char letter = 'a';
    for (const Condition& branch : group) branches.push_back(std::string("(") + letter++ + ") " + text(branch));
    return "one of: " + join(branches, "; ");
  }

  std::string test_text(const Test& test, const Condition& whole) const {
    if (test.words.empty() && !test.from && !test.up_to) return label_of(test.key) + " is not recorded";
    const std::string text = test.words.empty() ? range_text(test) : words_text(test, whole);
    return text + (test.or_not_recorded ? " (or not recorded)" : "");
  }

  std::string words_text(const Test& test, const Condition& whole) const {
    std::vector<std::string> words;
    for (const std::string& word : test.words) words.push_back(word_text(test.key, word, whole));
    return label_of(test.key) + (library_.is_list(test.key) ? ": " : " is ") + listing(words);
  }

  std::string word_text(const std::string& key, const std::string& word, const Condition& whole) const {
    if (key == "exercise") return library_.exercise_name(word);
    if (key == "form") return "\"" + library_.form_name(only_exercise(whole), word) + "\"";
    return spaced(word);
  }

  /// The exercise a `form` is of, where the table names just one.
  static std::string only_exercise(const Condition& whole) {
    for (const Test& test : whole.all)
      if (test.key == "exercise" && test.words.size() == 1) return test.words.front();
    return {};
  }

  std::string range_text(const Test& test) const {
    const std::string label = label_of(test.key);
    std::string unit = library_.unit_of(test.key);
    if (!unit.empty()) unit = label.ends_with(unit) ? std::string() : " " + unit;
    if (!test.up_to) return label + " " + number_text(test.from.value_or(0)) + unit + " or more";
    if (!test.from) return label + " " + number_text(*test.up_to) + unit + " or less";
    if (*test.from == *test.up_to) return label + " " + number_text(*test.from) + unit;
    return label + " " + number_text(*test.from) + " to " + number_text(*test.up_to) + unit;
  }

  const Library& library_;
};

}  // namespace

std::string condition_text(const Library& library, const Condition& condition) {
  return plain(ConditionText(library).text(condition));
}

std::string fields_text(const std::vector<std::string>& keys) {
  std::vector<std::string> labels;
  for (const std::string& key : keys) labels.push_back(label_of(key));
  return plain(listing(labels, "and"));
}

}  // namespace rehab::handbook
