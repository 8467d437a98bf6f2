// SPDX-License-Identifier: Apache-2.0
// What the bad plugins have in common: a plugin whose rules never fire. Each file here does one wrong thing on top.
#pragma once

#include <rehab/plugin.hpp>

class Quiet : public rehab::Plugin {
 public:
  explicit Quiet(const rehab::Settings&) {
    rule("C1", [this](const rehab::Intake& intake) { return c1(intake); });
    rule("C2", [](const rehab::Intake&) { return false; });
  }
  virtual bool c1(const rehab::Intake&) const { return false; }
};
