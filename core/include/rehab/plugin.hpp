// SPDX-License-Identifier: Apache-2.0
// The base class of a plugin's library, and the macro that exports it. A library judges, rule by rule, and may say what
// to learn first; what follows from a rule is declared in the bundle's table, and the core decides.
//
// The host creates one object in a process of its own, before any patient. For each patient it asks each rule whether
// it fires, notes which answers of the intake the rule asked for, and asks again with answers that were not recorded
// supposed; everything is asked a second time: the same intake gives the same answers, asked for alike. A call leaves
// the process as it was: it prints nothing; leaves no process, thread, open file or alarm behind, and keeps no more
// than 64 MiB; changes neither locale, environment, working directory, umask, limits, user, process group nor rounding,
// and nothing about signals, open files or the handlers of the C++ library. The host looks after each patient: one for
// whom a call did has no plan, as after an exception. Nothing is kept between calls.
#pragma once

#include <functional>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <rehab/abi.hpp>
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
  /// Whether a rule fires for this patient. Everything it goes by is asked of this Intake in this call: that is what
  /// the record shows as weighed, and a rule that is silent and asked for what is not recorded was not evaluated.
  using Judge = std::function<bool(const Intake&)>;

  virtual ~Plugin();
  Plugin(const Plugin&) = delete;
  Plugin& operator=(const Plugin&) = delete;

  /// Ids of the bundle's own exercises, the most important first; others follow in the order of the cards.
  virtual std::vector<std::string> introduce(const Intake&) const { return {}; }

  const std::map<std::string, Judge, std::less<>>& judges() const { return judges_; }

 protected:
  Plugin() = default;

  /// In the constructor, once for each `when: code` rule of the bundle, by its id without the bundle's name: "R2". A
  /// library that decides other rules than its table leaves to it is refused. Throws std::invalid_argument for a rule
  /// that has a judge already.
  void rule(std::string_view id, Judge fires) {
    if (!judges_.emplace(id, std::move(fires)).second)
      throw std::invalid_argument("rule " + std::string(id) + " has two judges");
  }

 private:
  std::map<std::string, Judge, std::less<>> judges_;
};

}  // namespace rehab

/// Exports TYPE as the library of the bundle ID; once in a library, outside any namespace. A semicolon may follow.
/// TYPE is constructible from `const rehab::Settings&`.
#define REHAB_PLUGIN(TYPE, ID)                                         \
  extern "C" REHAB_EXPORT const rehab::PluginEntry rehab_plugin_entry; \
  const rehab::PluginEntry rehab_plugin_entry = {                      \
      rehab::entry_magic, rehab::sdk_fingerprint, ID,                  \
      [](const rehab::Settings& settings) -> rehab::Plugin* { return new TYPE(settings); }};
