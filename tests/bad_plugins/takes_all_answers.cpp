// SPDX-License-Identifier: Apache-2.0
#include "quiet.hpp"

namespace {
class Bad : public Quiet {
 public:
  using Quiet::Quiet;
  bool c1(const rehab::Intake& intake) const override { return intake.answers().contains("age"); }
};
}  // namespace

REHAB_PLUGIN(Bad, "takes_all_answers")
