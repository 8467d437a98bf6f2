// SPDX-License-Identifier: Apache-2.0
// A library's judgement as a table: an intake, a rule, and whether it fires.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <memory>
#include <ostream>
#include <string>

#include <rehab/plugin.hpp>

#include "model/advice.hpp"
#include "patient.hpp"

namespace rehab::test {

struct LibraryCase {
  const char* name;
  Changes changes;
  const char* rule;
  bool fires;
};

inline void PrintTo(const LibraryCase& c, std::ostream* out) {
  *out << c.name;
}

inline Advice advice_for(const PluginEntry& library, const Changes& changes, const Settings& settings) {
  const std::unique_ptr<Plugin> plugin(library.create(settings));
  return ask(*plugin, patient(changes));
}

inline void check(const PluginEntry& library, const LibraryCase& c, const Settings& settings) {
  EXPECT_EQ(advice_for(library, c.changes, settings).rules.at(c.rule).fires, c.fires) << c.name << ": " << c.rule;
}

inline std::string case_name(const testing::TestParamInfo<LibraryCase>& info) {
  return info.param.name;
}

}  // namespace rehab::test
