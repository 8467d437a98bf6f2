// SPDX-License-Identifier: Apache-2.0
#include "quiet.hpp"

namespace {
/// Behaves: fires its own code rule, twice, which is the same as once.
class Good : public Quiet {
 public:
  using Quiet::Quiet;
  rehab::Advice advise(const rehab::Intake&) const override {
    rehab::Advice advice;
    advice.fire("C2");
    advice.fire("C1");
    advice.fire("C2");
    return advice;
  }
};
}  // namespace

REHAB_PLUGIN(Good, "good")
