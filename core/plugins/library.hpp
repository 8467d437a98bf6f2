// SPDX-License-Identifier: Apache-2.0
// A bundle's library: looked at as a file, loaded, its one object made, asked for advice. Once loaded it may do
// anything to its process: whoever loads it or asks it does so in a process that may be lost, and only `probe` makes
// one of its own. Never unloads: a library may have pinned itself or left pointers behind. Contains faults; it is no
// security sandbox.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <rehab/plugin.hpp>

#include "model/advice.hpp"
#include "model/bundle.hpp"
#include "plugins/state.hpp"
#include "process/watch.hpp"
#include "process/workers.hpp"

namespace rehab {

/// What is wrong with the bytes of a library, as the end of a sentence ("is cut short"); empty: nothing. The loader
/// would end the process on a truncated one.
std::string elf_fault(std::string_view bytes);

/// What can be said without loading: whether anybody else can write to the bundle's files (trust.hpp), and whether its
/// library is one.
Finding inspect(const Bundle& bundle);

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

/// Loads what `inspect` found ready into this process and creates the plugin, which must leave the process as it was
/// (Watch). Throws BundleError with its state.
LoadedPlugin load(std::shared_ptr<const Bundle> bundle, const Settings& settings);

/// Asks for advice on each intake, twice, and checks it (check_advice); the process must stay as `watch` remembers it.
/// Throws BundleError, also for an exception of the plugin, and where a second answer differs from the first.
std::vector<Advice> advise(const LoadedPlugin& plugin, std::span<const Intake> intakes, Watch& watch);

/// Loads what `inspect` found ready in a process that is thrown away, and says how it went.
Finding probe(const std::shared_ptr<const Bundle>& bundle, const Settings& settings, const WorkerLimits& limits = {});

/// The state in which a library that failed to load leaves its bundle.
Finding finding_of(const Failure& failure);

}  // namespace rehab
