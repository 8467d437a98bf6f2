// SPDX-License-Identifier: Apache-2.0
// What a field of an intake is: key, type, unit, range, words and meaning, how the form asks for it, and an answer to
// it. The fields themselves are constants in <rehab/intake.hpp>.
#pragma once

#include <chrono>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace rehab {

using Date = std::chrono::year_month_day;

/// What is recorded for one field. std::monostate: asked, and does not apply to this patient (the cut of an operation
/// that never was); conditions on it are false. A list that was answered with `none` is an empty list.
using Value = std::variant<std::monostate, int, double, Date, std::string, std::vector<std::string>>;

enum class FieldType { whole, decimal, date, word, words };

/// How much an answer is needed, where the field applies.
enum class Need {
  optional,
  wanted,  ///< asked for together with the needed ones
  needed   ///< an intake without it is refused
};

/// How the form asks for a field. An empty text: there is none.
struct InForm {
  std::string_view heading{};  ///< of the part of the form that begins with the field
  Need need = Need::optional;
  std::string_view asks{}, word{};  ///< it applies only where this earlier field has this word
  std::string_view unless_none{};   ///< it does not apply where this earlier list is `none`
};

/// Describes a field without its C++ type; the intake reader, the schema and the handbook are made from it.
struct FieldInfo {
  std::string_view key;  ///< as typed in the intake; a dot separates a part from its group ("xray.lcea_deg")
  FieldType type;
  std::string_view meaning;  ///< one sentence for the person who fills it in
  std::string_view unit{};   ///< for numbers: "years", "weeks", "degrees" ...
  double least = 0;          ///< for numbers, inclusive
  double most = 0;           ///< for numbers, inclusive
  std::span<const std::string_view>
      words{};  ///< for word and words: the closed list, mildest first where it has an order
  InForm form{};

  // For the constants below: how the form asks for the field.
  constexpr FieldInfo begins(std::string_view heading) const { return with(&InForm::heading, heading); }
  constexpr FieldInfo needed() const { return with(Need::needed); }
  constexpr FieldInfo wanted() const { return with(Need::wanted); }
  constexpr FieldInfo only_if(std::string_view field, std::string_view word) const {
    return with(&InForm::asks, field).with(&InForm::word, word);
  }
  constexpr FieldInfo unless_none(std::string_view list) const { return with(&InForm::unless_none, list); }

  /// Every intake records it.
  constexpr bool is_required() const { return is_always_known() && form.asks.empty(); }
  /// Never unknown to a rule: every intake records it, or says that it does not apply.
  constexpr bool is_always_known() const { return form.need == Need::needed; }
  /// The part of the key before the dot; empty: the field is in no group.
  constexpr std::string_view group() const {
    const std::size_t dot = key.find('.');
    return dot == key.npos ? std::string_view() : key.substr(0, dot);
  }

 private:
  constexpr FieldInfo with(std::string_view InForm::*member, std::string_view value) const {
    FieldInfo changed = *this;
    changed.form.*member = value;
    return changed;
  }
  constexpr FieldInfo with(Need need) const {
    FieldInfo changed = *this;
    changed.form.need = need;
    return changed;
  }
};

/// Fields that are answered as one, under their common key: `none` for all of them, or a map.
struct FieldGroup {
  std::string_view key;
  std::string_view meaning;
  std::string_view heading{};
  /// An example, such as "130/80": the answer is two whole numbers, the larger first, in place of a map. Empty: a map.
  std::string_view pair{};
};

struct Word {};   ///< one of a closed list
struct Words {};  ///< several of a closed list; recorded as `none` it is empty

/// A field of the intake; T is int, double, Date, Word or Words.
template <class T>
struct Field : FieldInfo {
  /// The word itself, checked when the plugin is compiled: `f::tried_result("good")`.
  consteval std::string_view operator()(std::string_view word) const {
    for (std::string_view w : words)
      if (w == word) return w;
    throw "this field does not list that word";
  }
};

/// The words recorded for a field of type Words.
class WordSet {
 public:
  WordSet() = default;
  explicit WordSet(const std::vector<std::string>& words) : words_(words) {}
  bool has(std::string_view word) const {
    for (const std::string& w : words_)
      if (w == word) return true;
    return false;
  }
  bool empty() const { return words_.empty(); }

 private:
  std::span<const std::string> words_{};
};

namespace detail {
template <class T>
struct Stored {
  using In = T;
  using Out = T;
};
template <>
struct Stored<Word> {
  using In = std::string;
  using Out = std::string_view;
};
template <>
struct Stored<Words> {
  using In = std::vector<std::string>;
  using Out = WordSet;
};
}  // namespace detail

/// The answer to one field. It can't be compared itself, so that "not recorded" is not overlooked.
template <class T>
class Answer {
 public:
  using Out = typename detail::Stored<T>::Out;
  Answer(const Value* value, std::string_view key) : value_(value), key_(key) {}

  bool recorded() const { return stored() != nullptr; }
  /// Throws std::logic_error where nothing is recorded; the plan of this patient then fails with a message.
  Out value() const {
    if (!recorded()) throw std::logic_error("no value recorded for " + std::string(key_));
    return Out(*stored());
  }
  Out if_unknown(Out otherwise) const { return recorded() ? Out(*stored()) : otherwise; }

 private:
  using In = typename detail::Stored<T>::In;
  const In* stored() const { return value_ ? std::get_if<In>(value_) : nullptr; }

  const Value* value_;
  std::string_view key_;
};

}  // namespace rehab
