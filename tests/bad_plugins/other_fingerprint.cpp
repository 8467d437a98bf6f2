// SPDX-License-Identifier: Apache-2.0
#include "quiet.hpp"

extern "C" REHAB_EXPORT const rehab::PluginEntry rehab_plugin_entry;
const rehab::PluginEntry rehab_plugin_entry = {
    rehab::entry_magic, "rehab-sdk 0 of another day", "other_fingerprint",
    [](const rehab::Settings& settings) -> rehab::Plugin* { return new Quiet(settings); }};
