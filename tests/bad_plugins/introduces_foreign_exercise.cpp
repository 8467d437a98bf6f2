// SPDX-License-Identifier: Apache-2.0
#include "quiet.hpp"

namespace {
class Bad : public Quiet {
 public:
  using Quiet::Quiet;
  rehab::Advice advise(const rehab::Intake&) const override {
    rehab::Advice advice;
    advice.introduce("plank");
    return advice;
  }
};
}  // namespace

REHAB_PLUGIN(Bad, "introduces_foreign_exercise")
