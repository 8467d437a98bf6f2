// SPDX-License-Identifier: Apache-2.0
#include "eats_memory.hpp"
#include "quiet.hpp"

namespace {
class Bad : public Quiet {
 public:
  using Quiet::Quiet;
  bool c1(const rehab::Intake&) const override {
    eat_memory();
    return false;
  }
};
}  // namespace

REHAB_PLUGIN(Bad, "eats_memory_in_advise")
