// SPDX-License-Identifier: Apache-2.0
// Doses and stages as a card states them: in parts, because a card, a form and a stage may each say some of it. Inside
// this room only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/shape.hpp"
#include "model/exercise.hpp"

namespace rehab {

struct DosePart {
  std::optional<int> sets, times, lift_s, hold_s, lower_s, rest_s, days, band;
  std::optional<double> ankle_kg;

  /// What `later` states wins.
  DosePart merged_with(const DosePart& later) const;
  Dose dose() const;
};

struct StagePart {
  DosePart dose;
  std::optional<int> sore_times, sore_hold_s;
  std::string form;
};

const ShapeOf<DosePart>& dose_shape();
const ShapeOf<StagePart>& stage_shape();

}  // namespace rehab
