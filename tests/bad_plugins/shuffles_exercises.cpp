// SPDX-License-Identifier: Apache-2.0
#include "quiet.hpp"

namespace {
class Bad : public Quiet {
 public:
  using Quiet::Quiet;
  std::vector<std::string> introduce(const rehab::Intake&) const override {
    return ++asked_ % 2 == 1 ? std::vector<std::string>{"plank"} : std::vector<std::string>{};
  }

 private:
  mutable int asked_ = 0;
};
}  // namespace

REHAB_PLUGIN(Bad, "shuffles_exercises")
