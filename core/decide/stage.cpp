// SPDX-License-Identifier: Apache-2.0
#include "decide/stage.hpp"

#include <algorithm>

namespace rehab {

namespace {

StageMove back(int done, const char* rule) {
  return {std::max(1, done - 1), done > 1 ? StageStep::back : StageStep::keep, rule, done == 1};
}

}  // namespace

StageMove next_stage(const ExerciseProgress* progress, int last_stage) {
  if (!progress) return {};
  const int done = std::clamp(progress->stage, 1, last_stage);
  const auto& pain = progress->pain;
  if (!pain.empty() && pain.back() > acceptable_pain) return back(done, "N3");
  if (progress->settled == false) return back(done, "N4");
  if (!pain.empty() && *std::max_element(pain.begin(), pain.end()) > good_pain)
    return {done, StageStep::keep, "N2", false};
  if (pain.empty() || !progress->settled) return {done, StageStep::keep, "not_recorded", false};
  if (done == last_stage) return {done, StageStep::keep, "last_stage", false};
  return {done + 1, StageStep::up, "N1", false};
}

}  // namespace rehab
