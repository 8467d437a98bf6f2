// SPDX-License-Identifier: Apache-2.0
#include "handbook/exercises_page.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <variant>

#include "base/text.hpp"
#include "handbook/markdown.hpp"

namespace rehab::handbook {

namespace {

std::string value_text(const Value& value) {
  if (const int* whole = std::get_if<int>(&value)) return std::to_string(*whole);
  if (const double* decimal = std::get_if<double>(&value)) return number_text(*decimal);
  if (const std::string* word = std::get_if<std::string>(&value)) return spaced(*word);
  if (const auto* words = std::get_if<std::vector<std::string>>(&value))
    return words->empty() ? "no" : spaced(join(*words));
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

/// The facts of a form, those that most forms lack in one last cell; every fact is in one of them.
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

/// One row for each stage of its ladder.
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

/// "mat, towel or strap"; "nothing".
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

/// A text with its places filled for a patient whose right leg is trained, at the form's first stage; what differs in
/// pregnancy stands beside it.
std::string filled(const Text& text, const Form& form) {
  const auto fill = [&](const std::string& words) {
    return plain(fill_places(words, [&](std::string_view place) { return place_text(place, form); }));
  };
  if (text.pregnant == text.others) return fill(text.others);
  if (text.others.empty()) return "(only in pregnancy) " + fill(text.pregnant);
  if (text.pregnant.empty()) return fill(text.others) + " (not in pregnancy)";
  return fill(text.others) + " (in pregnancy: " + fill(text.pregnant) + ")";
}

std::string side_text(SideUse side) {
  switch (side) {
    case SideUse::trained:
      return "the weaker leg";
    case SideUse::both:
      return "one leg, then the other";
    case SideUse::neither:
      break;
  }
  return "no side, or both legs at once";
}

/// The sides of its forms, in their order, each once.
std::string sides_text(const Exercise& exercise) {
  std::vector<std::string> sides;
  for (const Form& form : exercise.forms)
    if (std::ranges::find(sides, side_text(form.side)) == sides.end()) sides.push_back(side_text(form.side));
  return join(sides, "; in some forms ");
}

class ExerciseText {
 public:
  ExerciseText(const Bundle& bundle, const Exercise& exercise, const ExerciseWords& words)
      : bundle_(bundle), exercise_(exercise), words_(words) {}

  std::string run() const {
    std::string out = "## " + (exercise_.number.empty() ? std::string() : exercise_.number + " ") + plain(words_.name) +
                      " (`" + exercise_.id + "`)\n\n" + sentence(plain(words_.plain)) + ".\n\n" + about() + "\n" +
                      facts() + ladders();
    for (const Form* form : forms()) out += form_text(*form);
    return out;
  }

 private:
  /// Without the bed versions: they differ in the mat and the floor alone.
  std::vector<const Form*> forms() const {
    std::vector<const Form*> all;
    for (const Form& form : exercise_.forms)
      if (!form.on_bed) all.push_back(&form);
    return all;
  }

  const FormWords& words_of(const Form& form) const { return words_.forms.at(form.words); }
  bool on_a_bed_too(const Form& form) const {
    return std::ranges::any_of(exercise_.forms,
                               [&](const Form& other) { return other.on_bed && other.words == form.words; });
  }
  std::string name_of(const Form& form) const { return plain(words_of(form).name); }

  std::string about() const {
    const Form& first = exercise_.forms.front();
    std::string out = "- **Aim:** " + filled(words_.aim, first) + "\n";
    out += "- **Kind and side:** " + std::string(word_of(exercise_.kind)) + "; " + sides_text(exercise_) + "\n";
    out += "- **Do it well:** " + filled(words_.do_well, first) + "\n";
    out += "- **Stop if** " + filled(words_.stop_if, first) + "\n";
    if (!exercise_.source.empty())
      out += "- **Source:** " +
             citation_text(bundle_, exercise_.source, exercise_.mark.empty() ? 'X' : exercise_.mark.front()) + "\n";
    return out;
  }

  std::string facts() const {
    std::vector<Row> rows;
    for (const Form* form : forms())
      rows.push_back(facts_row(*form, name_of(*form) + (on_a_bed_too(*form) ? ", also on a bed" : "")));
    return table(facts_head(), rows);
  }

  /// Forms with the same ladder share a table.
  std::string ladders() const {
    std::vector<std::pair<std::vector<Row>, std::vector<std::string>>> ladders;
    for (const Form* form : forms()) {
      std::vector<Row> rows = stages_rows(*form);
      auto same = std::ranges::find(ladders, rows, &decltype(ladders)::value_type::first);
      if (same == ladders.end()) same = ladders.emplace(same, std::move(rows), std::vector<std::string>{});
      same->second.push_back(name_of(*form));
    }
    std::string out;
    for (const auto& [rows, names] : ladders)
      out += (ladders.size() == 1 ? "Stages of every form:" : "Stages, " + listing(names, "and") + ":") +
             std::string("\n\n") + table(stages_head(), rows);
    return out;
  }

  std::string form_text(const Form& form) const {
    const FormWords& words = words_of(form);
    std::string out = "### " + sentence(name_of(form)) + " (`" + exercise_.id + "." + form.id + "`)\n\n";
    out += "- **Needs:** " + needs_text(form) + ". *" + filled(words.you_need, form) + "*\n";
    out += "- **Picture:** " + plain(words.picture) + "\n";
    if (words.plain != words_.plain) out += "- **Called:** " + plain(words.plain) + "\n";
    if (words.do_well != words_.do_well) out += line("Do it well", words.do_well, form);
    if (words.stop_if != words_.stop_if) out += "- **Stop if** " + filled(words.stop_if, form) + "\n";
    if (exercise_.kind == ExerciseKind::strength && form.breathing == Breathing::all_the_time)
      out += "- **Breathing:** all the time, not out on a lift\n";
    out += line("The second leg", words.other_leg, form);
    out += line("Too hard", words.easier, form) + line("Too easy", words.harder, form) + "\n";
    for (std::size_t i = 0; i < words.steps.size(); ++i)
      out += std::to_string(i + 1) + ". " + filled(words.steps[i], form) + "\n";
    return out + "\n";
  }

  static std::string line(const std::string& label, const Text& text, const Form& form) {
    if (text.pregnant.empty() && text.others.empty()) return {};
    return "- **" + label + ":** " + filled(text, form) + "\n";
  }

  const Bundle& bundle_;
  const Exercise& exercise_;
  const ExerciseWords& words_;
};

constexpr const char* opening =
    "# The exercises\n\n"
    "Every exercise of the plugins that ship, as the planner offers it. This page is made from the plugins by\n"
    "`tools/handbook/update` and never edited by hand. The rules are in [rules.md](rules.md), with a table to sign.\n\n"
    "Forms stand best first: a patient gets the first one that no rule forbids. The facts of a form are what the "
    "rules\n"
    "read: angles are the largest in either hip, getting into position included. The steps are printed here for a\n"
    "patient whose right leg is trained, with the figures of the first stage.\n\n"
    "A patient moves through the stages from visit to visit. `rehab-planner intake next P-0001.yaml` writes the "
    "intake\n"
    "of the next visit from the last one and its plan, as `P-0001.visit-2.yaml`: what doesn't change is taken over, "
    "what\n"
    "must be asked again is open, and each exercise that was printed has a row with the stage just done, for the pain "
    "of\n"
    "the last sessions and whether it had settled by next morning. Filled in, it is planned like the first.\n\n";

}  // namespace

std::string exercises_page(const Library& library) {
  std::string out = opening;
  for (const Bundle& bundle : library.bundles()) {
    const Wording* words = own_words(bundle);
    if (!words) continue;
    std::vector<const Exercise*> exercises;
    for (const Exercise& exercise : bundle.exercises)
      if (words->exercises.contains(exercise.id)) exercises.push_back(&exercise);
    std::ranges::sort(exercises, {}, &Exercise::number);
    for (const Exercise* exercise : exercises)
      out += ExerciseText(bundle, *exercise, words->exercises.at(exercise->id)).run();
  }
  out.pop_back();
  return out;
}

}  // namespace rehab::handbook
