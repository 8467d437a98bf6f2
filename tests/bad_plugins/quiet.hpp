// SPDX-License-Identifier: Apache-2.0
// What the bad plugins have in common: a plugin that says nothing. Each file here does one wrong thing on top.
#pragma once

#include <rehab/plugin.hpp>

class Quiet : public rehab::Plugin {
 public:
  explicit Quiet(const rehab::Settings&) {}
  rehab::Advice advise(const rehab::Intake&) const override { return {}; }
};
