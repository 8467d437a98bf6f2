// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>

#include "quiet.hpp"

namespace {
class Bad : public Quiet {
 public:
  using Quiet::Quiet;
  bool c1(const rehab::Intake&) const override { std::exit(0); }
};
}  // namespace

REHAB_PLUGIN(Bad, "exits_in_advise")
