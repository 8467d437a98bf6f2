// SPDX-License-Identifier: Apache-2.0
// The library of a shipped bundle, loaded from the build and called directly, without worker or rules around it.
#pragma once

#include <dlfcn.h>
#include <stdexcept>
#include <string>

#include <rehab/plugin.hpp>

#include "support/build.hpp"

namespace rehab::support {

/// Stays loaded to the end of the program. Throws std::runtime_error.
inline const PluginEntry& shipped_library(const std::string& id) {
  const std::string file = build_folder + "/plugins/" + id + "/" + id + ".so";
  void* library = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (!library) throw std::runtime_error(dlerror());
  return *static_cast<const PluginEntry*>(dlsym(library, "rehab_plugin_entry"));
}

}  // namespace rehab::support
