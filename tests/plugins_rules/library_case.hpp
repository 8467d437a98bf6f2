// SPDX-License-Identifier: Apache-2.0
// A library's judgement as a table: an intake, a rule, and whether it fires.
#pragma once

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <memory>
#include <ostream>
#include <string>

#include <rehab/plugin.hpp>

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
  return plugin->advise(patient(changes));
}

inline void check(const PluginEntry& library, const LibraryCase& c, const Settings& settings) {
  const auto fired = advice_for(library, c.changes, settings).fired;
  EXPECT_EQ(std::ranges::count(fired, c.rule) > 0, c.fires)
      << c.name << ": fired " << testing::PrintToString(fired) << ", rule " << c.rule;
}

inline std::string case_name(const testing::TestParamInfo<LibraryCase>& info) {
  return info.param.name;
}

}  // namespace rehab::test
