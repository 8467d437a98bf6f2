// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>

#include "quiet.hpp"

namespace {
class Bad : public Quiet {
 public:
  using Quiet::Quiet;
  bool c1(const rehab::Intake&) const override { throw std::runtime_error("can't judge this"); }
};
}  // namespace

REHAB_PLUGIN(Bad, "throws_in_advise")
