// SPDX-License-Identifier: Apache-2.0
#include "quiet.hpp"

namespace {
/// Behaves: fires its own code rule.
class Good : public Quiet {
 public:
  using Quiet::Quiet;
  bool c1(const rehab::Intake& intake) const override {
    return intake[rehab::field::age].if_unknown(0) >= 60 && intake[rehab::field::pain_worst].if_unknown(0) >= 5;
  }
};
}  // namespace

REHAB_PLUGIN(Good, "good")
