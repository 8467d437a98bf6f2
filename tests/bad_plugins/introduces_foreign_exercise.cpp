// SPDX-License-Identifier: Apache-2.0
#include "quiet.hpp"

namespace {
class Bad : public Quiet {
 public:
  using Quiet::Quiet;
  std::vector<std::string> introduce(const rehab::Intake&) const override { return {"plank"}; }
};
}  // namespace

REHAB_PLUGIN(Bad, "introduces_foreign_exercise")
