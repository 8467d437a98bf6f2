// SPDX-License-Identifier: Apache-2.0
// A library's judgement as a table: an intake, a rule, and whether it fires. The library is linked into the test and
// reached through its entry, as the host does it.
#pragma once

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <memory>
#include <ostream>
#include <string>

#include <rehab/plugin.hpp>

#include "patient.hpp"

extern "C" const rehab::PluginEntry rehab_plugin_entry;

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

inline Advice advice_for(const Changes& changes, const Settings& settings) {
  const std::unique_ptr<Plugin> plugin(rehab_plugin_entry.create(settings));
  return plugin->advise(patient(changes));
}

inline void check(const LibraryCase& c, const Settings& settings) {
  const auto fired = advice_for(c.changes, settings).fired;
  EXPECT_EQ(std::ranges::count(fired, c.rule) > 0, c.fires)
      << c.name << ": fired " << testing::PrintToString(fired) << ", rule " << c.rule;
}

inline std::string case_name(const testing::TestParamInfo<LibraryCase>& info) {
  return info.param.name;
}

}  // namespace rehab::test
