// SPDX-License-Identifier: Apache-2.0
#include <optional>

#include "quiet.hpp"

namespace {
/// What it found stays the same; that it asked is not seen the second time, nor for the next patient.
class Bad : public Quiet {
 public:
  using Quiet::Quiet;
  bool c1(const rehab::Intake& intake) const override {
    if (!is_old_) is_old_ = intake[rehab::field::age].if_unknown(0) >= 60;
    return *is_old_;
  }

 private:
  mutable std::optional<bool> is_old_;
};
}  // namespace

REHAB_PLUGIN(Bad, "remembers_answers")
