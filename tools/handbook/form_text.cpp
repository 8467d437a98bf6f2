// SPDX-License-Identifier: Apache-2.0
#include "handbook/form_text.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <variant>

#include "base/text.hpp"

namespace rehab::handbook {

namespace {

std::string value_text(const Value& value) {
  if (const int* whole = std::get_if<int>(&value)) return std::to_string(*whole);
  if (const double* decimal = std::get_if<double>(&value)) return number_text(*decimal);
  if (const std::string* word = std::get_if<std::string>(&value)) return spaced(*word);
  return "";
}

/// Takes facts out one by one, so that what no column shows is left for the last.
class FactsLeft {
 public:
  explicit FactsLeft(const Facts& facts) : facts_(facts) {}

  std::string take(const std::string& key) {
    taken_.insert(key);
    const auto found = facts_.find(key);
    return found == facts_.end() ? "not stated" : value_text(found->second);
  }

  std::string take_all(const std::vector<std::string>& keys, std::string_view between) {
    std::vector<std::string> texts;
    for (const std::string& key : keys) texts.push_back(take(key));
    return join(texts, between);
  }

  /// "crosses legs, kneeling: start only"
  std::string rest() const {
    std::vector<std::string> texts;
    for (const FactInfo& fact : fact_fields()) {
      if (taken_.contains(std::string(fact.key))) continue;
      const auto found = facts_.find(fact.key);
      const std::string text = found == facts_.end() ? "not stated" : value_text(found->second);
      if (text == "yes") texts.push_back(spaced(fact.key));
      if (text != "yes" && text != "no" && text != "0") texts.push_back(spaced(fact.key) + ": " + text);
    }
    return join(texts);
  }

 private:
  const Facts& facts_;
  std::set<std::string> taken_;
};

std::string offered_text(Offered offered) {
  switch (offered) {
    case Offered::later:
      return " (only as a later stage)";
    case Offered::on_request:
      return " (only when the clinician names it)";
    case Offered::always:
      break;
  }
  return {};
}

std::string sore_text(const Stage& stage) {
  std::vector<std::string> parts;
  if (stage.sore_times) parts.push_back(std::to_string(*stage.sore_times) + " times");
  if (stage.sore_hold_s) parts.push_back("hold " + std::to_string(*stage.sore_hold_s) + " s");
  return parts.empty() ? "a quarter less" : join(parts);
}

std::string days_text(int days) {
  return days == 7 ? "every day" : std::to_string(days) + " days a week";
}

std::optional<std::string> place_text(std::string_view place, const Form& form) {
  const Dose& dose = form.stages.front().dose;
  if (place == "SIDE") return "RIGHT";
  if (place == "OTHER") return "LEFT";
  if (place == "times") return std::to_string(dose.times);
  if (place == "hold") return std::to_string(dose.hold_s);
  if (place == "rest") return std::to_string(dose.rest_s);
  if (place == "sets") return std::to_string(dose.sets);
  if (place == "kg") return number_text(dose.ankle_kg);
  return std::nullopt;
}

}  // namespace

Row facts_head() {
  return {"form",
          "position",
          "lies on",
          "floor",
          "what keeps a fall away",
          "effort, trunk, arms (0 to 3)",
          "hip bends, goes back, goes out, crosses the middle (degrees)",
          "also"};
}

Row facts_row(const Form& form, const std::string& name) {
  FactsLeft facts(form.facts);
  Row row = {name + offered_text(form.offered)};
  for (const char* key : {"position", "lies_on", "on_floor", "balance"}) row.push_back(facts.take(key));
  row.push_back(facts.take_all({"effort", "trunk_load", "arm_load"}, ", "));
  row.push_back(
      facts.take_all({"hip_flexion_deg", "hip_extension_deg", "hip_abduction_deg", "past_midline_deg"}, ", "));
  row.push_back(facts.rest());
  return row;
}

Row stages_head() {
  return {"stage",
          "sets",
          "times",
          "lift (s)",
          "hold (s)",
          "lower (s)",
          "rest (s)",
          "days",
          "ankle (kg)",
          "steps above the first band",
          "after a sore night",
          "done in the form"};
}

std::vector<Row> stages_rows(const Form& form) {
  std::vector<Row> rows;
  for (const Stage& stage : form.stages) {
    const Dose& dose = stage.dose;
    rows.push_back({std::to_string(rows.size() + 1), std::to_string(dose.sets), std::to_string(dose.times),
                    std::to_string(dose.lift_s), std::to_string(dose.hold_s), std::to_string(dose.lower_s),
                    std::to_string(dose.rest_s), days_text(dose.days), number_text(dose.ankle_kg),
                    std::to_string(dose.band), sore_text(stage), spaced(stage.form)});
  }
  return rows;
}

std::string needs_text(const Form& form) {
  std::vector<std::string> needs;
  for (const std::vector<std::string>& alternatives : form.needs) {
    std::vector<std::string> names;
    for (const std::string& thing : alternatives) names.push_back(spaced(thing));
    needs.push_back(listing(names));
  }
  std::string text = needs.empty() ? "nothing" : join(needs);
  if (!form.needs_in_pregnancy.empty()) text += "; in pregnancy also " + join(form.needs_in_pregnancy);
  return text;
}

std::string filled(const Text& text, const Form& form) {
  const auto fill = [&](const std::string& words) {
    return plain(fill_places(words, [&](std::string_view place) { return place_text(place, form); }));
  };
  if (text.pregnant == text.others) return fill(text.others);
  if (text.others.empty()) return "(only in pregnancy) " + fill(text.pregnant);
  if (text.pregnant.empty()) return fill(text.others) + " (not in pregnancy)";
  return fill(text.others) + " (in pregnancy: " + fill(text.pregnant) + ")";
}

}  // namespace rehab::handbook
