// SPDX-License-Identifier: Apache-2.0
// The tables of tests in rules: `when` over intake fields or over how sessions went, `match` over what a form is.
// Inside this room only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/shape.hpp"
#include "model/bundle.hpp"
#include "model/condition.hpp"

namespace rehab {

/// The keys a table may test, with the type, range and words of each.
class Vocabulary {
 public:
  struct Entry {
    std::string key;
    FieldType type = FieldType::word;
    double least = 0, most = 0;
    std::vector<std::string> words;  ///< word, words; empty: any id
    bool always_known = false;       ///< never "not recorded"
  };

  /// The built-in fields and those a bundle declares.
  static Vocabulary of_intake(const std::vector<DeclaredField>& declared);
  /// The facts, and exercise, form, kind, uses, lies_on and stands_on as they are for one patient.
  static const Vocabulary& of_forms();
  /// How the last sessions of an exercise went.
  static const Vocabulary& of_sessions();

  const Entry* find(std::string_view key) const;
  std::vector<std::string> keys() const;
  const std::string& what() const { return what_; }  ///< "intake field", "fact", "part of a session"

 private:
  Vocabulary(std::string what, std::vector<Entry> entries) : what_(std::move(what)), entries_(std::move(entries)) {}
  std::string what_;
  std::vector<Entry> entries_;
};

/// False when it added an error.
bool read_condition(const Node& node, const Vocabulary& vocabulary, Condition& into, const Reading& at);

/// Whether some test of it may be unknown.
bool may_be_unknown(const Condition& condition, const Vocabulary& vocabulary);

}  // namespace rehab
