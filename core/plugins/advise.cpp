// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "plugins/guard.hpp"
#include "plugins/library.hpp"

namespace rehab {

namespace {

Advice ask(const LoadedPlugin& plugin, const Intake& intake) {
  const LocaleGuard locale;
  try {
    Advice advice = plugin.plugin().advise(intake);
    if (locale.changed()) throw PluginMisbehaved(plugin.bundle(), "it changed the locale");
    return advice;
  } catch (const PluginMisbehaved&) {
    throw;
  } catch (const std::exception& error) {
    throw PluginMisbehaved(plugin.bundle(), std::string("it failed: ") + error.what());
  } catch (...) {
    throw PluginMisbehaved(plugin.bundle(), "it failed with something that is no std::exception");
  }
}

void check_fired(const Bundle& bundle, const std::string& id) {
  const auto rule = std::ranges::find(bundle.rules, id, &Rule::id);
  if (rule == bundle.rules.end())
    throw PluginMisbehaved(bundle, "it fired '" + id + "', which is no rule of its bundle");
  if (rule->when) throw PluginMisbehaved(bundle, "it fired '" + id + "', which its table decides (not `when: code`)");
}

void check_introduced(const Bundle& bundle, const std::string& id) {
  if (std::ranges::find(bundle.exercises, id, &Exercise::id) == bundle.exercises.end())
    throw PluginMisbehaved(bundle, "it introduced '" + id + "', which is no exercise of its bundle");
}

void keep_first_of_each(std::vector<std::string>& ids) {
  std::vector<std::string> once;
  for (std::string& id : ids)
    if (std::ranges::find(once, id) == once.end()) once.push_back(std::move(id));
  ids = std::move(once);
}

}  // namespace

PluginMisbehaved::PluginMisbehaved(const Bundle& of, const std::string& what)
    : std::runtime_error("plugin " + of.id + ": " + what), bundle(of.id), fault(what) {}

Advice advise(const LoadedPlugin& plugin, const Intake& intake) {
  Advice advice = ask(plugin, intake);
  for (const std::string& id : advice.fired) check_fired(plugin.bundle(), id);
  for (const std::string& id : advice.first) check_introduced(plugin.bundle(), id);
  std::ranges::sort(advice.fired);
  keep_first_of_each(advice.fired);
  keep_first_of_each(advice.first);
  return advice;
}

}  // namespace rehab
