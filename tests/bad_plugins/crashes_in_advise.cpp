// SPDX-License-Identifier: Apache-2.0
#include <csignal>

#include "quiet.hpp"

namespace {
class Bad : public Quiet {
 public:
  using Quiet::Quiet;
  bool c1(const rehab::Intake&) const override {
    std::signal(SIGSEGV, SIG_DFL);
    std::raise(SIGSEGV);
    return false;
  }
};
}  // namespace

REHAB_PLUGIN(Bad, "crashes_in_advise")
