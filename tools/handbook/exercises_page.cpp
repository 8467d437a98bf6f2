// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/text.hpp"
#include "handbook/form_text.hpp"
#include "handbook/pages.hpp"

namespace rehab::handbook {

namespace {

std::string kind_text(ExerciseKind kind) {
  switch (kind) {
    case ExerciseKind::strength:
      return "strength";
    case ExerciseKind::stretch:
      return "stretch";
    case ExerciseKind::mobility:
      break;
  }
  return "mobility";
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
    out += "- **Kind and side:** " + kind_text(exercise_.kind) + "; " + sides_text(exercise_) + "\n";
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
      if (same == ladders.end()) same = ladders.insert(same, {std::move(rows), {}});
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
    "patient whose right leg is trained, with the figures of the first stage.\n\n";

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
