// SPDX-License-Identifier: Apache-2.0
// Says things in the language of one Phrases: fixed strings with their places filled, numbers, dates, sides and lists.
// Used by everything in this folder. A string without a value for one of its places throws std::logic_error: nothing
// prints with a hole in it.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/regimen.hpp"
#include "model/words.hpp"
#include "sheet/content/phrases.hpp"

namespace rehab {

/// A place's name and what stands there.
using Filling = std::vector<std::pair<std::string_view, std::string>>;

/// Every {place} of `text` filled. Throws std::logic_error naming a place that `filling` lacks.
std::string filled(std::string_view text, const Filling& filling);

class Say {
 public:
  explicit Say(const Phrases& phrases) : phrases_(phrases) {}

  const std::string& operator()(PhraseId phrase) const;
  std::string operator()(PhraseId phrase, const Filling& filling) const { return filled((*this)(phrase), filling); }
  /// The phrase for exactly one, or the one for any other number as {n}.
  std::string count(PhraseId one, PhraseId many, int n) const;

  std::string number(double value) const;
  std::string times(int n) const { return count("once", "times", n); }
  std::string seconds(int n) const { return count("one_second", "seconds", n); }
  std::string weight(double kg) const;      ///< in the clinic's unit: "0.5 kg", "1.1 lb"
  std::string day(const Date& date) const;  ///< "Friday 4 December"
  /// The same, but "4 December 2027" where that is so far from `today` that its year might be mistaken.
  std::string coming_day(const Date& date, const Date& today) const;
  std::string day_of_year(const Date& date) const;  ///< "4 December"
  std::string full_date(const Date& date) const;    ///< "4 December 2026"
  const std::string& weekday(std::size_t index) const;
  const std::string& weekday_short(std::size_t index) const;
  /// What fills {SIDE}: "LEFT". In some languages a stem that the text around it gives an ending.
  const std::string& side(Side side) const;
  /// The name of a piece of equipment; one without a phrase as the intake words it.
  std::string thing(std::string_view word) const;
  /// A recorded word as people read it; one without a phrase, of a clinic's own bundle, with spaces for underscores.
  std::string word(std::string_view word) const;
  /// What a field asks, by its key; one without a phrase as the intake words it.
  std::string fact(std::string_view key) const;
  /// A recorded value as people read it; empty: it does not apply.
  std::string value(const Value& value) const;
  /// A list of them; what stands there twice is counted: "bed and 2 pillows".
  std::string things(const std::vector<std::string>& words) const;
  std::string list(const std::vector<std::string>& parts) const;  ///< "1, 2 and 3"
  /// "A, B, C": up to eight; of more the first four, "and 121 more".
  std::string few(const std::vector<std::string>& parts) const;
  /// The same of so many parts, of which only those that are named are made.
  std::string few(std::size_t count, const std::function<std::string(std::size_t)>& part) const;

 private:
  std::string phrase_or_plain(const char* begin, std::string_view word) const;
  std::string some(std::string_view thing, std::ptrdiff_t n) const;

  const Phrases& phrases_;
};

Side other(Side side);

/// A text that begins a line or sentence: "lunes" is "Lunes". For letters of ASCII and Latin-1.
std::string capital(std::string_view text);

}  // namespace rehab
