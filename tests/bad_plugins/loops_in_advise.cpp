// SPDX-License-Identifier: Apache-2.0
#include <atomic>

#include "quiet.hpp"

namespace {
class Bad : public Quiet {
 public:
  using Quiet::Quiet;
  bool c1(const rehab::Intake&) const override {
    for (std::atomic<unsigned> turns = 0;; ++turns) {
    }
  }
};
}  // namespace

REHAB_PLUGIN(Bad, "loops_in_advise")
