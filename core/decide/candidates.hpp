// SPDX-License-Identifier: Apache-2.0
// The exercises on their way into the plan: of each the decision as if it were the only one, worked out when it is
// first looked at. Behind a full plan nobody looks.
#pragma once

#include <forward_list>
#include <string_view>
#include <vector>

#include "decide/dose.hpp"

namespace rehab {

/// `decision.outcome` is `today` where it could be printed.
struct Candidate {
  ExerciseDecision decision;
  std::vector<BeyondLimit> beyond;  ///< what of the clinician's change is not allowed
  std::size_t exercise = 0;         ///< its number
  std::size_t form = 0;             ///< the number of the printed form
};

class Candidates {
 public:
  /// The case must outlive it.
  explicit Candidates(const Case& c) : case_(c), found_(c.rulebook.exercises().size()) {}
  /// Had something else been answered: only exercises done in one of these uses may be decided otherwise than `now`.
  Candidates(const Case& c, Candidates& now, Bits touched) : Candidates(c) {
    now_ = &now;
    touched_ = std::move(touched);
  }
  Candidates(const Candidates&) = delete;
  Candidates& operator=(const Candidates&) = delete;

  Candidate& operator[](std::size_t exercise);
  /// Those of this name, in the order in which they come.
  std::vector<Candidate*> named(std::string_view id);
  bool was_looked_at(std::size_t exercise) const { return found_[exercise]; }

 private:
  bool may_differ(const CompiledExercise& exercise) const;

  const Case& case_;
  Candidates* now_ = nullptr;
  Bits touched_;
  std::vector<Candidate*> found_;  ///< nullptr: not looked at
  std::forward_list<Candidate> worked_out_;
};

}  // namespace rehab
