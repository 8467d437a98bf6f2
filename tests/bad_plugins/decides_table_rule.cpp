// SPDX-License-Identifier: Apache-2.0
#include "quiet.hpp"

namespace {
class Bad : public Quiet {
 public:
  explicit Bad(const rehab::Settings& settings) : Quiet(settings) {
    rule("T1", [](const rehab::Intake&) { return true; });
  }
};
}  // namespace

REHAB_PLUGIN(Bad, "decides_table_rule")
