// SPDX-License-Identifier: Apache-2.0
// The questions of `intake new`, made from the form: what each asks, what may be answered, and what a short answer
// stands for. Part of this room; no other room includes it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/shape.hpp"
#include "intake/answers.hpp"

namespace rehab {

struct Question {
  const ShapeField* field = nullptr;  ///< at the margin of the intake
  const ShapeField* part = nullptr;   ///< of a group; nullptr: the field itself
  bool is_group = false;              ///< whether a group is described; its parts are questions of their own
  std::string topic;

  const ShapeField& asked() const { return part ? *part : *field; }
  std::string part_key() const { return part ? part->key : std::string(); }
  /// As it is asked for: "xray.avn".
  std::string name() const { return part ? field->key + "." + part->key : field->key; }
  /// False where an earlier answer makes it pointless.
  bool applies(const Answers& answers) const;
  /// By words, the first of which is number `first_number`; empty: it is answered freely.
  std::vector<std::string> choices() const;
  bool takes_several() const { return !is_group && asked().type->kind == TypeInfo::Kind::words; }
  int first_number() const { return takes_several() ? 0 : 1; }
};

/// Those that are asked one by one. What the clinician wants of the plan is easier typed into the file.
std::vector<Question> questions_of(const Shape& form);

/// What may be answered, in lines of at most `width`.
std::string what_may_be_answered(const Question& question, std::size_t width);

/// A typed answer as the intake writes it: numbers and beginnings of words stand for words. What stands for nothing
/// stays as it is, for the reader to refuse.
std::string answer_meant(const Question& question, const std::string& typed);

}  // namespace rehab
