// SPDX-License-Identifier: Apache-2.0
// The bundles of a run as the decision reads them, compiled once, before the first patient: tests numbered, rules by
// name, and for each effect the forms it concerns.
#pragma once

#include <boost/dynamic_bitset.hpp>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "decide/match.hpp"
#include "decide/numbered_tests.hpp"
#include "model/bundle.hpp"
#include "model/patient_intake.hpp"
#include "model/plan_figures.hpp"

namespace rehab {

using Bits = boost::dynamic_bitset<std::uint64_t>;

/// Forms with the leg they are done with are counted together: `form` is a form's number.
constexpr std::size_t use_of(std::size_t form, Side leg) {
  return 2 * form + (leg == Side::right ? 1 : 0);
}

/// An effect that speaks of forms.
struct FormEffect {
  const Effect* effect = nullptr;
  TestTable match;
  bool by_equipment = false;  ///< it concerns only those that use some thing in a home
  Bits uses;                  ///< whom it concerns, by use_of(); by equipment: whom it may concern
};

struct CompiledRule {
  const Rule* rule = nullptr;
  bool changes_plan = false;  ///< something that is printed for the patient
  TestTable when;             ///< of a rule with a table
  std::vector<FormEffect> on_forms;
};

struct CompiledForm {
  const Exercise* exercise = nullptr;
  const Form* form = nullptr;
  std::size_t needs = 0;  ///< their place in Rulebook::needs()
  std::size_t place = 0;  ///< on a sheet the smallest stands first: on a bed, then by position
};

/// The forms with the same needs, whose equipment is worked out once.
struct CompiledNeeds {
  const Form* form = nullptr;  ///< one of them
  Bits uses;                   ///< by use_of()
};

struct CompiledExercise {
  const Bundle* bundle = nullptr;
  const Exercise* exercise = nullptr;
  std::size_t first_form = 0;  ///< the number of its first form; the others follow
};

class Rulebook {
 public:
  /// The bundles must outlive it, with the words that plans may need. Throws as plan_figures().
  explicit Rulebook(std::vector<const Bundle*> bundles);
  Rulebook(const Rulebook&) = delete;
  Rulebook& operator=(const Rulebook&) = delete;

  const std::vector<const Bundle*>& bundles() const { return bundles_; }  ///< by id
  const PlanFigures& figures() const { return figures_; }

  const NumberedTests& tests() const { return tests_; }              ///< of the intake
  const std::vector<CompiledRule>& rules() const { return rules_; }  ///< by bundle, then by id
  const std::vector<const CompiledRule*>& by_name() const { return by_name_; }
  std::size_t number_of(const CompiledRule& rule) const { return static_cast<std::size_t>(&rule - rules_.data()); }
  /// Those that stop every exercise, by their table.
  std::span<const CompiledRule* const> stops() const { return stops_; }
  /// What a suspected clot, alone among the red flags, answers.
  const std::vector<std::pair<TestNumber, Truth>>& with_clot() const { return with_clot_; }
  /// Those whose table reads the key, and which change what is printed; in the order of rules().
  std::span<const CompiledRule* const> reading(std::string_view key) const;
  /// Those that the bundle's library decides, by id.
  std::span<const CompiledRule* const> of_library(const Bundle& bundle) const { return of_library_.at(&bundle); }
  const std::vector<const StepRule*>& steps() const { return steps_; }

  const std::vector<CompiledExercise>& exercises() const { return exercises_; }  ///< by bundle, then as the bundle says
  std::size_t number_of(const CompiledExercise& exercise) const {
    return static_cast<std::size_t>(&exercise - exercises_.data());
  }
  /// The first of this name, whatever its bundle; nullptr: none has it.
  const CompiledExercise* exercise(std::string_view id) const;
  const CompiledExercise* exercise(std::string_view id, std::string_view bundle) const;
  /// The numbers of all, in the order in which they come where no library judges.
  const std::vector<std::size_t>& in_order() const { return in_order_; }
  /// The exercises that a name under `choose` or `also` stands for; nullptr: it is no protocol's.
  const std::vector<std::string>* protocol(std::string_view name) const;
  /// The exercises that are named, a protocol's in its place.
  std::vector<std::string_view> named_in(const std::vector<Choice>& choices) const;

  std::size_t uses() const { return use_of(forms_.size(), Side::none); }
  const std::vector<CompiledForm>& forms() const { return forms_; }  ///< by number
  const std::vector<CompiledNeeds>& needs() const { return needs_; }
  /// The forms that have words in a language, by their numbers; nullptr: none has.
  const Bits* worded(std::string_view language) const;
  /// Whom an effect that goes by the equipment concerns in a home, with its equipment for each of needs().
  Bits uses_in_home(const FormEffect& effect, const std::vector<Equipment>& equipment) const;

 private:
  void number_exercises();
  void number_form(const Bundle& bundle, const Exercise& exercise, const Form& form);
  void order_exercises();
  void compile_rules();
  void note_readers();
  void find_uses();
  /// Of which the table may hold; what it asks of equipment may hold where no home is known.
  Bits uses_matching(const TestTable& table, const std::vector<Equipment>* equipment) const;
  Bits using_any(const std::vector<std::string>& things, const std::vector<Equipment>& equipment) const;

  std::vector<const Bundle*> bundles_;
  PlanFigures figures_;
  NumberedTests tests_, form_tests_;
  std::vector<CompiledRule> rules_;
  std::vector<const CompiledRule*> by_name_, stops_;
  std::vector<std::pair<TestNumber, Truth>> with_clot_;
  std::map<const Bundle*, std::vector<const CompiledRule*>> of_library_;
  std::map<std::string, std::vector<const CompiledRule*>, std::less<>> reading_;
  std::vector<const StepRule*> steps_;
  std::vector<CompiledExercise> exercises_;
  std::vector<std::size_t> in_order_;
  std::multimap<std::string_view, std::size_t> exercises_by_id_;
  std::map<std::string_view, const std::vector<std::string>*> protocols_;
  std::vector<CompiledNeeds> needs_;
  std::vector<CompiledForm> forms_;
  std::map<std::string_view, Bits> worded_;
  std::vector<Bits> form_answers_;  ///< by test: where it holds, or where nobody says that it does not
};

}  // namespace rehab
