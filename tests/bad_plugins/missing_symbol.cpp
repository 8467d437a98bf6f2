// SPDX-License-Identifier: Apache-2.0
#include "quiet.hpp"

extern "C" void nobody_has_this();

namespace {
class Bad : public Quiet {
 public:
  using Quiet::Quiet;
  bool c1(const rehab::Intake&) const override {
    nobody_has_this();
    return false;
  }
};
}  // namespace

REHAB_PLUGIN(Bad, "missing_symbol")
