// SPDX-License-Identifier: Apache-2.0
#include "quiet.hpp"

namespace {
class Bad : public Quiet {
 public:
  using Quiet::Quiet;
  bool c1(const rehab::Intake&) const override { return ++asked_ % 2 == 1; }

 private:
  mutable int asked_ = 0;
};
}  // namespace

REHAB_PLUGIN(Bad, "changes_its_mind")
