// SPDX-License-Identifier: Apache-2.0
// A bundle's shared library: whether it may be trusted, whether it loads, and its one object. Used by the catalogue (to
// probe, in a child process) and by the worker (to load, in a process that may be lost). Never unloads: a library may
// have pinned itself or left pointers behind. Contains faults; it is no security sandbox.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <stdexcept>

#include <rehab/plugin.hpp>

#include "model/bundle.hpp"
#include "plugins/state.hpp"

namespace rehab {

/// The library can't be used; `finding` names the state.
class LibraryUnusable : public std::runtime_error {
 public:
  explicit LibraryUnusable(Finding found);
  Finding finding;
};

/// The plugin broke its contract for one patient, whose plan then fails. what() names bundle and fault, no patient.
class PluginMisbehaved : public std::runtime_error {
 public:
  PluginMisbehaved(const Bundle& bundle, const std::string& fault);
  std::string bundle;
  std::string fault;
};

/// A plugin ready to advise. Holds its bundle; its library stays loaded for ever.
class LoadedPlugin {
 public:
  LoadedPlugin(std::shared_ptr<const Bundle> bundle, std::unique_ptr<Plugin> plugin)
      : bundle_(std::move(bundle)), plugin_(std::move(plugin)) {}
  const Bundle& bundle() const { return *bundle_; }
  const Plugin& plugin() const { return *plugin_; }

 private:
  std::shared_ptr<const Bundle> bundle_;
  std::unique_ptr<Plugin> plugin_;
};

/// Looks at the file without loading it: is it there, whose is it, is it a library of this machine?
Finding inspect(const Bundle& bundle);

/// Loads into this process and creates the plugin. Throws LibraryUnusable. A library may do anything while it loads:
/// call this only in a process that may be lost, after `probe` found it ready.
LoadedPlugin load(std::shared_ptr<const Bundle> bundle, const Settings& settings);

struct ProbeLimits {
  std::chrono::milliseconds wall{5000};
  unsigned cpu_s = 4;
  std::uint64_t memory_bytes = std::uint64_t{1} << 30;  ///< not applied in sanitizer builds
};

/// Loads in a child process that is thrown away, and says how it went. Ready only when the child said so itself.
Finding probe(const std::shared_ptr<const Bundle>& bundle, const Settings& settings, const ProbeLimits& limits = {});

/// Asks for advice and checks it: only `when: code` rules and exercises of the own bundle; each rule once, sorted. The
/// locale must be as before. Throws PluginMisbehaved, also for an exception of the plugin.
Advice advise(const LoadedPlugin& plugin, const Intake& intake);

}  // namespace rehab
