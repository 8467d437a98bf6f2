// SPDX-License-Identifier: Apache-2.0
#include "decide/rulebook.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/text.hpp"

namespace rehab {

namespace {

bool names_any(const std::vector<std::string>& words, const std::vector<std::string_view>& things) {
  return std::ranges::any_of(things, [&](auto thing) { return std::ranges::find(words, thing) != words.end(); });
}

/// The uses by what forms state of one key, so that a test asks each word once, however many forms there are.
class StatedValues {
 public:
  StatedValues(std::string_view key, const std::vector<CompiledForm>& forms)
      : key_(key), goes_by_leg_(key == "lies_on" || key == "stands_on"), unstated_(use_of(forms.size(), Side::none)) {
    for (std::size_t number = 0; number < forms.size(); ++number) add(forms[number], number);
  }

  /// A fact the card doesn't state counts as present: unknown matches.
  Bits matching(const Test& test) const {
    Bits found = unstated_;
    const auto add = [&](const Runs& runs) {
      for (const Run& run : runs) found.set(run.first, run.count, true);
    };
    for (const std::string& word : test.words)
      if (const auto runs = by_word_.find(word); runs != by_word_.end()) add(runs->second);
    for (const auto& [number, runs] : by_number_)
      if (holds(test, number)) add(runs);
    return found;
  }

 private:
  /// Neighbours most often state the same.
  struct Run {
    std::size_t first = 0, count = 0;
  };
  using Runs = std::vector<Run>;

  void add(const CompiledForm& each, std::size_t number) {
    const Run left{use_of(number, Side::left), 1}, right{use_of(number, Side::right), 1};
    if (!goes_by_leg_ || each.form->side == SideUse::neither) return add(each, Side::none, {left.first, 2});
    add(each, Side::left, left);
    add(each, Side::right, right);
  }

  void add(const CompiledForm& each, Side leg, Run uses) {
    if (const auto own = own_value(key_, *each.exercise, *each.form, leg))
      state(*own, uses);
    else if (const auto fact = each.form->facts.find(key_); fact != each.form->facts.end())
      state(fact->second, uses);
    else
      unstated_.set(uses.first, uses.count, true);
  }

  /// A fact is a whole number, a word or a list of words.
  void state(const Value& value, Run uses) {
    if (const int* number = std::get_if<int>(&value)) extend(by_number_[*number], uses);
    if (const auto* word = std::get_if<std::string>(&value)) extend(by_word_[*word], uses);
    if (const auto* words = std::get_if<std::vector<std::string>>(&value))
      for (const std::string& word : *words) extend(by_word_[word], uses);
  }

  static void extend(Runs& runs, Run uses) {
    if (!runs.empty() && runs.back().first + runs.back().count == uses.first)
      runs.back().count += uses.count;
    else
      runs.push_back(uses);
  }

  const std::string_view key_;
  const bool goes_by_leg_;
  std::map<std::string, Runs> by_word_;
  std::map<int, Runs> by_number_;
  Bits unstated_;
};

bool speaks_of_forms(const Effect& effect) {
  switch (effect.kind) {
    case EffectKind::forbid:
    case EffectKind::ask:
    case EffectKind::prefer:
      return true;
    case EffectKind::limit:
      return effect.limit.concerns_exercises();
    case EffectKind::note:
      return effect.place == Effect::NotePlace::steps || !effect.match.empty();
    default:
      return false;
  }
}

/// "only these": those the effect names stay.
void spare(const Effect& effect, const std::vector<CompiledForm>& forms, Bits& uses) {
  if (effect.except_forms.empty() && effect.except_exercises.empty()) return;
  const auto is_among = [](const std::vector<std::string>& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
  };
  for (std::size_t use = uses.find_first(); use != Bits::npos; use = uses.find_next(use)) {
    const auto& [exercise, form, needs, place] = forms[use / 2];
    if (is_among(effect.except_exercises, exercise->id) || is_among(effect.except_forms, form->id) ||
        is_among(effect.except_forms, form->words))
      uses.reset(use);
  }
}

/// Notes for the clinician, and red flags to think of, change nothing that is printed for the patient.
bool changes_plan(const Rule& rule) {
  return std::ranges::any_of(rule.then, [](const Effect& effect) {
    const bool for_record = effect.kind == EffectKind::note && effect.place == Effect::NotePlace::record;
    return !for_record && effect.kind != EffectKind::consider;
  });
}

/// By bundle, then as numbers count: "P2" before "P10".
std::vector<const CompiledRule*> in_order_of_names(const std::vector<CompiledRule>& rules) {
  using Name = std::pair<std::string_view, std::tuple<std::string, int, std::string>>;
  std::multimap<Name, const CompiledRule*> named;
  for (const CompiledRule& each : rules) named.emplace(Name(each.rule->bundle, number_order(each.rule->id)), &each);
  std::vector<const CompiledRule*> order;
  for (const auto& [name, rule] : named) order.push_back(rule);
  return order;
}

}  // namespace

Rulebook::Rulebook(std::vector<const Bundle*> bundles)
    : bundles_(std::move(bundles)), figures_(plan_figures(bundles_)) {
  std::ranges::sort(bundles_, {}, &Bundle::id);
  number_exercises();
  order_exercises();
  compile_rules();
  find_uses();
}

void Rulebook::number_exercises() {
  for (const Bundle* bundle : bundles_) {
    for (const auto& [name, exercises] : bundle->protocols) protocols_.emplace(name, &exercises);
    for (const Exercise& exercise : bundle->exercises) {
      exercises_by_id_.emplace(exercise.id, exercises_.size());
      exercises_.push_back({bundle, &exercise, forms_.size()});
      for (const Form& form : exercise.forms) number_form(*bundle, exercise, form);
    }
  }
  for (auto& [language, forms] : worded_) forms.resize(forms_.size());
  for (CompiledNeeds& needs : needs_) needs.uses.resize(uses());
}

void Rulebook::number_form(const Bundle& bundle, const Exercise& exercise, const Form& form) {
  const std::size_t number = forms_.size();
  auto needs = std::ranges::find_if(needs_, [&](const CompiledNeeds& other) {
    return other.form->needs == form.needs && other.form->needs_in_pregnancy == form.needs_in_pregnancy;
  });
  if (needs == needs_.end()) needs = needs_.insert(needs, {&form, {}});
  constexpr std::size_t past_every_position = 1000;
  forms_.push_back({&exercise, &form, static_cast<std::size_t>(needs - needs_.begin()),
                    position_rank(form) + (form.on_bed ? 0 : past_every_position)});
  needs->uses.resize(uses());
  needs->uses.set(use_of(number, Side::none), 2, true);
  for (const auto& [language, wording] : bundle.wording) {
    const auto words = wording.exercises.find(exercise.id);
    if (words == wording.exercises.end() || !words->second.forms.contains(form.words)) continue;
    Bits& worded = worded_[language];
    worded.resize(number + 1);
    worded.set(number);
  }
}

void Rulebook::order_exercises() {
  for (std::size_t i = 0; i < exercises_.size(); ++i) in_order_.push_back(i);
  std::ranges::stable_sort(in_order_, {}, [this](std::size_t number) {
    const Exercise& exercise = *exercises_[number].exercise;
    return std::tuple(exercise.introduce, std::string_view(exercise.id), std::string_view(exercise.bundle));
  });
}

void Rulebook::compile_rules() {
  for (const Bundle* bundle : bundles_) {
    for (const Rule& rule : bundle->rules) {
      CompiledRule& compiled = rules_.emplace_back();
      compiled.rule = &rule;
      compiled.changes_plan = changes_plan(rule);
      if (rule.when) compiled.when = tests_.table_of(*rule.when);
      for (const Effect& effect : rule.then)
        if (speaks_of_forms(effect)) {
          const bool by_equipment = std::ranges::count(keys_of(effect.match), "uses") > 0;
          compiled.on_forms.push_back({&effect, form_tests_.table_of(effect.match), by_equipment, {}});
        }
    }
    for (const StepRule& step : bundle->steps) steps_.push_back(&step);
  }
  by_name_ = in_order_of_names(rules_);
  note_readers();
}

void Rulebook::note_readers() {
  const Value clot = std::vector{std::string(field::red_flags("clot"))};
  for (const TestNumber test : tests_.reading(field::red_flags.key))
    with_clot_.emplace_back(test, holds(tests_[test], clot) ? Truth::yes : Truth::no);
  auto rule = rules_.begin();
  for (const Bundle* bundle : bundles_) {
    std::vector<const CompiledRule*>& of_library = of_library_[bundle];
    for (const auto end = rule + static_cast<std::ptrdiff_t>(bundle->rules.size()); rule != end; ++rule) {
      if (!rule->rule->when) {
        of_library.push_back(&*rule);
        continue;
      }
      if (rule->rule->has(EffectKind::stop)) stops_.push_back(&*rule);
      if (!rule->changes_plan) continue;
      for (const std::string& key : keys_of(*rule->rule->when)) reading_[key].push_back(&*rule);
    }
  }
}

void Rulebook::find_uses() {
  form_answers_.assign(form_tests_.size(), ~Bits(uses()));
  for (const auto& [key, tests] : form_tests_.by_key()) {
    if (key == "uses") continue;
    const StatedValues stated(key, forms_);
    for (const TestNumber test : tests) form_answers_[test] = stated.matching(form_tests_[test]);
  }
  for (CompiledRule& rule : rules_)
    for (FormEffect& each : rule.on_forms) {
      each.uses = uses_matching(each.match, nullptr);
      spare(*each.effect, forms_, each.uses);
    }
}

Bits Rulebook::uses_matching(const TestTable& table, const std::vector<Equipment>* equipment) const {
  Bits all = ~Bits(uses());
  for (const TestNumber test : table.all) {
    if (equipment && form_tests_[test].key == "uses")
      all &= using_any(form_tests_[test].words, *equipment);
    else
      all &= form_answers_[test];
  }
  for (const auto& group : table.any) {
    Bits any(uses());
    for (const TestTable& branch : group) any |= uses_matching(branch, equipment);
    all &= any;
  }
  return all;
}

Bits Rulebook::using_any(const std::vector<std::string>& things, const std::vector<Equipment>& equipment) const {
  Bits using_it(uses());
  for (std::size_t i = 0; i < needs_.size(); ++i)
    if (names_any(things, equipment[i].uses)) using_it |= needs_[i].uses;
  return using_it;
}

Bits Rulebook::uses_in_home(const FormEffect& effect, const std::vector<Equipment>& equipment) const {
  return effect.uses & uses_matching(effect.match, &equipment);
}

const CompiledExercise* Rulebook::exercise(std::string_view id) const {
  const auto first = exercises_by_id_.lower_bound(id);
  return first == exercises_by_id_.end() || first->first != id ? nullptr : &exercises_[first->second];
}

const CompiledExercise* Rulebook::exercise(std::string_view id, std::string_view bundle) const {
  const auto [from, to] = exercises_by_id_.equal_range(id);
  const auto found =
      std::find_if(from, to, [&](const auto& each) { return exercises_[each.second].bundle->id == bundle; });
  return found == to ? nullptr : &exercises_[found->second];
}

std::span<const CompiledRule* const> Rulebook::reading(std::string_view key) const {
  const auto found = reading_.find(key);
  if (found == reading_.end()) return {};
  return found->second;
}

const std::vector<std::string>* Rulebook::protocol(std::string_view name) const {
  const auto found = protocols_.find(name);
  return found == protocols_.end() ? nullptr : found->second;
}

std::vector<std::string_view> Rulebook::named_in(const std::vector<Choice>& choices) const {
  std::vector<std::string_view> names;
  for (const Choice& choice : choices) {
    if (const auto* exercises = protocol(choice.exercise))
      names.insert(names.end(), exercises->begin(), exercises->end());
    else
      names.push_back(choice.exercise);
  }
  return names;
}

const Bits* Rulebook::worded(std::string_view language) const {
  const auto found = worded_.find(language);
  return found == worded_.end() ? nullptr : &found->second;
}

}  // namespace rehab
