// SPDX-License-Identifier: Apache-2.0
#include "quiet.hpp"

namespace {
class Bad : public Quiet {
 public:
  using Quiet::Quiet;
  bool c1(const rehab::Intake& intake) const override { return intake.find("shoe_size") != nullptr; }
};
}  // namespace

REHAB_PLUGIN(Bad, "asks_for_what_is_not_there")
