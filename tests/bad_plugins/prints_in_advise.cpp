// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "quiet.hpp"

namespace {
class Bad : public Quiet {
 public:
  using Quiet::Quiet;
  rehab::Advice advise(const rehab::Intake&) const override {
    std::puts("hello");
    return {};
  }
};
}  // namespace

REHAB_PLUGIN(Bad, "prints_in_advise")
