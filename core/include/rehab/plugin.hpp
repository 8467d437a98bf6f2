// SPDX-License-Identifier: Apache-2.0
// The base class of a plugin's library, and the macro that exports it. The host creates one object in a process of its
// own, before any patient, and calls `advise` once for each patient. A call leaves the process as it was: it prints
// nothing; leaves no process, thread, open file or alarm behind, and keeps no more than 64 MiB; changes neither locale,
// environment, working directory, umask, limits, user, process group nor rounding, and nothing about signals, open
// files or the handlers of the C++ library. The host looks after each call: the patient of one that did has no plan, as
// after an exception. Nothing is kept between patients.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <variant>

#include <rehab/abi.hpp>
#include <rehab/advice.hpp>
#include <rehab/intake.hpp>

namespace rehab {

/// The bundle's settings (declared with type, range and default in its plugin.yaml, set in the clinic file) and figures
/// (stated there); a figure of another bundle has both names: "safety_rules/older_age".
class Settings {
 public:
  using Setting = std::variant<double, std::string>;

  /// Both throw std::out_of_range where there is no such setting or figure of that type: the plugin then does not load.
  double number(std::string_view key) const;
  const std::string& word(std::string_view key) const;

  void set(std::string_view key, Setting value) { values_.insert_or_assign(std::string(key), std::move(value)); }

 private:
  std::map<std::string, Setting, std::less<>> values_;
};

class Plugin {
 public:
  virtual ~Plugin();
  virtual Advice advise(const Intake& intake) const = 0;

 protected:
  Plugin() = default;
  Plugin(const Plugin&) = default;
  Plugin& operator=(const Plugin&) = default;
};

}  // namespace rehab

/// Exports TYPE as the library of the bundle ID; once in a library, outside any namespace. A semicolon may follow.
/// TYPE is constructible from `const rehab::Settings&`.
#define REHAB_PLUGIN(TYPE, ID)                                         \
  extern "C" REHAB_EXPORT const rehab::PluginEntry rehab_plugin_entry; \
  const rehab::PluginEntry rehab_plugin_entry = {                      \
      rehab::entry_magic, rehab::sdk_fingerprint, ID,                  \
      [](const rehab::Settings& settings) -> rehab::Plugin* { return new TYPE(settings); }};
