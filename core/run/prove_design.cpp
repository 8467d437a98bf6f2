// SPDX-License-Identifier: Apache-2.0
#include "run/prove_design.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "sheet/content/patient_leaflet.hpp"
#include "sheet/layout/layout.hpp"

namespace rehab {
namespace {

constexpr std::size_t most_notes = 3;  ///< for one exercise, or one held page; more were never seen together

bool prints_with_steps(const Effect& effect) {
  return effect.kind == EffectKind::note && effect.place == Effect::NotePlace::steps;
}

bool prints_on_the_sheet(const Effect& effect) {
  using enum Effect::NotePlace;
  return effect.kind == EffectKind::note && (effect.place == sheet || effect.place == start);
}

bool refers(const Effect& effect) {
  return effect.kind == EffectKind::refer;
}

bool holds_the_plan(const Effect& effect) {
  return effect.kind == EffectKind::stop || effect.kind == EffectKind::hold;
}

/// The longest pages in one language.
class LongestPages {
 public:
  LongestPages(const Setup& setup, const Phrases& phrases)
      : setup_(setup), phrases_(phrases), bundles_(setup.bundles()), notes_(longest(prints_with_steps)) {
    intake_.date = *parse_date("2026-09-30");
    intake_.patient = std::string(64, 'M');
    intake_.name = "Wilhelmina-Annabelle Constantinopoulou-Featherstonehaugh";
    intake_.goal = text_of_length(200);
    intake_.note = text_of_length(600);
    intake_.facts.record(field::weak_side.key, "left");
    intake_.facts.record(field::pain_usual.key, 3);
    intake_.facts.record(field::hip_surgery_what.key, std::string(field::hip_surgery_what("replacement")));
  }

  void lay_out_all() {
    intake_.facts.record(field::pregnant.key, "no");
    lay_out_one(sheet(0));
    intake_.facts.record(field::pregnant.key, "yes");  // says more, on every card
    intake_.clinician = "Wilhelmina Constantinopoulou-Featherstonehaugh, PT-4711";
    for (std::size_t number = 0, forms = most_forms(); number < forms; ++number) lay_out_one(sheet(number));
    for (const Reason& reason : reasons(holds_the_plan)) lay_out_one(held({reason}));
    lay_out_one(held(longest(holds_the_plan)));
  }

 private:
  static std::string text_of_length(std::size_t length) {
    std::string text;
    while (text.size() < length) text += "Lengthy words ";
    return text.substr(0, length);
  }

  static Regimen held(std::vector<Reason> reasons) {
    Regimen regimen;
    regimen.state = RegimenState::held;
    regimen.clot_goes_to = Destination::maternity;
    regimen.holding = std::move(reasons);
    return regimen;
  }

  /// Why such an effect holds, for each rule that has one and says something to the patient; most words first.
  std::vector<Reason> reasons(bool (*is_such)(const Effect&)) const {
    std::vector<std::pair<std::size_t, Reason>> found;
    for (const Bundle* bundle : bundles_) {
      const auto words = bundle->wording.find(phrases_.language);
      if (words == bundle->wording.end()) continue;
      for (const Rule& rule : bundle->rules) {
        const auto effect = std::ranges::find_if(rule.then, is_such);
        const auto said = words->second.rules.find(rule.id);
        if (effect != rule.then.end() && said != words->second.rules.end() && !said->second.patient.empty())
          found.push_back({said->second.patient.size(), Reason{&rule, effect->kind, {}, false}});
      }
    }
    std::ranges::stable_sort(found, std::greater{}, &std::pair<std::size_t, Reason>::first);
    std::vector<Reason> reasons;
    for (auto& [length, reason] : found) reasons.push_back(std::move(reason));
    return reasons;
  }

  std::vector<Reason> longest(bool (*is_such)(const Effect&)) const {
    std::vector<Reason> all = reasons(is_such);
    all.resize(std::min(all.size(), most_notes));
    return all;
  }

  std::vector<const Exercise*> exercises() const {
    std::vector<const Exercise*> all;
    for (const Bundle* bundle : bundles_)
      if (const auto words = bundle->wording.find(phrases_.language); words != bundle->wording.end())
        for (const Exercise& exercise : bundle->exercises)
          if (words->second.exercises.contains(exercise.id)) all.push_back(&exercise);
    return all;
  }

  std::size_t most_forms() const {
    std::size_t most = 0;
    for (const Exercise* exercise : exercises()) most = std::max(most, exercise->forms.size());
    return most;
  }

  /// Every exercise that has a form of that number, in this form, on every day.
  Regimen sheet(std::size_t number) const {
    Regimen regimen;
    regimen.use_until = add_days(intake_.date, 6 * 7);
    regimen.review_within_days = 7;
    regimen.pain_limit = 5;
    for (const Exercise* exercise : exercises())
      if (number < exercise->forms.size()) regimen.exercises.push_back(decision(*exercise, exercise->forms[number]));
    regimen.today = regimen.exercises.size();
    for (Day& day : regimen.week)
      for (std::size_t i = 0; i < regimen.today; ++i) day.push_back(i);
    regimen.clot_goes_to = Destination::maternity;
    for (std::size_t to = 0; to < enum_words<Destination>.size(); ++to)
      regimen.referrals.push_back({static_cast<Destination>(to), Urgency::days, 30, longest(refers)});
    regimen.sheet_notes = longest(prints_on_the_sheet);
    return regimen;
  }

  ExerciseDecision decision(const Exercise& exercise, const Form& form) const {
    ExerciseDecision decision;
    decision.exercise = &exercise;
    decision.form = &form;
    decision.outcome = Outcome::today;
    decision.dose = decision.sore_dose = form.stages.back().dose;
    decision.is_new = true;
    decision.legs = {Side::none};
    if (form.side != SideUse::neither) decision.legs = {Side::left, Side::right};
    decision.alternate_start = form.side == SideUse::trained;
    for (const std::vector<std::string>& alternatives : form.needs) decision.uses.push_back(alternatives.front());
    if (form.side != SideUse::neither) decision.step_notes = notes_;  // their words may name a leg
    return decision;
  }

  void lay_out_one(const Regimen& regimen) const try {
    const LeafletSource source{regimen, intake_, setup_.clinic, bundles_, phrases_};
    lay_out(patient_leaflet(source, setup_.sheet.sections), setup_.sheet, setup_.fonts, page_size(setup_.clinic.page));
  } catch (const MissingWords&) {
    return;  // of a translation that is not whole: no plan prints that page either
  }

  const Setup& setup_;
  const Phrases& phrases_;
  std::vector<const Bundle*> bundles_;
  PatientIntake intake_;
  std::vector<Reason> notes_;
};

}  // namespace

void prove_design(const Setup& setup) {
  for (const auto& [language, phrases] : setup.phrases) try {
      LongestPages(setup, phrases).lay_out_all();
    } catch (const LayoutError& error) {
      throw Error(ErrorKind::config,
                  "the page design '" + setup.options.sheet + "' has no room for all that a plan may say in '" +
                      language + "': " + error.what(),
                  "make letters, pictures or margins smaller; no patient was planned");
    }
}

}  // namespace rehab
