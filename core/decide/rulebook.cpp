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

/// What tests that read one key say of forms; a fact the card doesn't state counts as present: unknown matches.
class FormAnswers {
 public:
  FormAnswers(const NumberedTests& tests, std::string_view key, std::vector<Bits>& answers)
      : tests_(tests),
        key_(key),
        reading_(tests.reading(key)),
        by_leg_(key == "lies_on" || key == "stands_on"),
        answers_(answers) {}

  void add(const Exercise& exercise, const Form& form, std::size_t number) {
    const bool sided = form.side != SideUse::neither;
    const auto fact = form.facts.find(key_);
    const Value* stated = fact == form.facts.end() ? nullptr : &fact->second;
    const auto left = own_value(key_, exercise, form, sided ? Side::left : Side::none);
    const auto right = sided && by_leg_ ? own_value(key_, exercise, form, Side::right) : std::nullopt;
    const Value* value = left ? &*left : stated;
    add(value, use_of(number, Side::left));
    add(right ? &*right : value, use_of(number, Side::right));
  }

 private:
  void add(const Value* value, std::size_t use) {
    for (const TestNumber test : reading_)
      if (!value || holds(tests_[test], *value)) answers_[test].set(use);
  }

  const NumberedTests& tests_;
  const std::string_view key_;
  const std::span<const TestNumber> reading_;
  const bool by_leg_;
  std::vector<Bits>& answers_;
};

/// The uses of which the table may hold, by what each of its tests says.
template <class Says>
Bits matching(const TestTable& table, std::size_t uses, const Says& says) {
  Bits all = ~Bits(uses);
  for (const TestNumber test : table.all) all &= says(test);
  for (const auto& group : table.any) {
    Bits any(uses);
    for (const TestTable& branch : group) any |= matching(branch, uses, says);
    all &= any;
  }
  return all;
}

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
void spare(const Effect& effect, const std::vector<CompiledExercise>& exercises, Bits& uses) {
  if (effect.except_forms.empty() && effect.except_exercises.empty()) return;
  const auto is_among = [](const std::vector<std::string>& names, const std::string& name) {
    return std::ranges::find(names, name) != names.end();
  };
  for (const CompiledExercise& each : exercises)
    for (std::size_t i = 0; i < each.exercise->forms.size(); ++i) {
      const std::size_t use = use_of(each.first_form + i, Side::none);
      if (!uses[use] && !uses[use + 1]) continue;
      const Form& form = each.exercise->forms[i];
      if (is_among(effect.except_exercises, each.exercise->id) || is_among(effect.except_forms, form.id) ||
          is_among(effect.except_forms, form.words))
        uses.reset(use, 2);
    }
}

bool reads(const Condition& condition, std::string_view key) {
  const std::vector<std::string> keys = keys_of(condition);
  return std::ranges::find(keys, key) != keys.end();
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
  answer_form_tests();
  for (CompiledRule& rule : rules_)
    for (FormEffect& effect : rule.on_forms)
      if (!effect.by_equipment) effect.uses = uses_of(effect, nullptr);
}

void Rulebook::number_exercises() {
  for (const Bundle* bundle : bundles_) {
    for (const auto& [name, exercises] : bundle->protocols) protocols_.emplace(name, &exercises);
    for (const Exercise& exercise : bundle->exercises) {
      exercises_by_id_.emplace(exercise.id, exercises_.size());
      exercises_.push_back({bundle, &exercise, needs_of_form_.size()});
      for (const Form& form : exercise.forms) number_form(*bundle, exercise, form);
    }
  }
  for (auto& [language, forms] : worded_) forms.resize(needs_of_form_.size());
}

void Rulebook::number_form(const Bundle& bundle, const Exercise& exercise, const Form& form) {
  const auto known = std::ranges::find_if(needs_, [&](const Form* other) {
    return other->needs == form.needs && other->needs_in_pregnancy == form.needs_in_pregnancy;
  });
  const std::size_t number = needs_of_form_.size();
  needs_of_form_.push_back(static_cast<std::size_t>(known - needs_.begin()));
  constexpr std::size_t past_every_position = 1000;
  place_of_form_.push_back(position_rank(form) + (form.on_bed ? 0 : past_every_position));
  if (known == needs_.end()) needs_.push_back(&form);
  for (const auto& [language, wording] : bundle.wording) {
    const auto words = wording.exercises.find(exercise.id);
    if (words == wording.exercises.end() || !words->second.forms.contains(form.words)) continue;
    Bits& worded = worded_[language];
    worded.resize(std::max(worded.size(), number + 1));
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
        if (speaks_of_forms(effect))
          compiled.on_forms.push_back({&effect, form_tests_.table_of(effect.match), reads(effect.match, "uses"), {}});
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
        rule->of_library = count_of_libraries_++;
        of_library.push_back(&*rule);
        continue;
      }
      if (rule->rule->has(EffectKind::stop)) stops_.push_back(&*rule);
      if (!rule->changes_plan) continue;
      for (const std::string& key : keys_of(*rule->rule->when)) reading_[key].push_back(&*rule);
    }
  }
}

void Rulebook::answer_form_tests() {
  form_answers_.assign(form_tests_.size(), Bits(uses()));
  for (const auto& [key, tests] : form_tests_.by_key()) {
    if (key == "uses") continue;
    FormAnswers answers(form_tests_, key, form_answers_);
    for (const CompiledExercise& each : exercises_)
      for (std::size_t i = 0; i < each.exercise->forms.size(); ++i)
        answers.add(*each.exercise, each.exercise->forms[i], each.first_form + i);
  }
}

Bits Rulebook::using_any(const std::vector<std::string>& things, const std::vector<Equipment>& equipment) const {
  Bits using_it(uses());
  for (std::size_t form = 0; form < needs_of_form_.size(); ++form)
    if (names_any(things, equipment[needs_of_form_[form]].uses)) using_it.set(use_of(form, Side::none), 2, true);
  return using_it;
}

Bits Rulebook::uses_of(const FormEffect& effect, const std::vector<Equipment>* equipment) const {
  const auto says = [&](TestNumber test) {
    const bool asks_home = equipment && form_tests_[test].key == "uses";
    return asks_home ? using_any(form_tests_[test].words, *equipment) : form_answers_[test];
  };
  Bits concerned = matching(effect.match, uses(), says);
  spare(*effect.effect, exercises_, concerned);
  return concerned;
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
