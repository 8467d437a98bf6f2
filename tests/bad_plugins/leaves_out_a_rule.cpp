// SPDX-License-Identifier: Apache-2.0
#include <rehab/plugin.hpp>

namespace {
class Bad : public rehab::Plugin {
 public:
  explicit Bad(const rehab::Settings&) {
    rule("C1", [](const rehab::Intake&) { return false; });
  }
};
}  // namespace

REHAB_PLUGIN(Bad, "leaves_out_a_rule")
