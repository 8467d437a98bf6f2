// SPDX-License-Identifier: Apache-2.0
// What `plugins` does beside its list; each returns the exit status.
#pragma once

#include <string>

#include "run/setup.hpp"

namespace rehab::cli {

/// Prints everything that is wrong with a bundle's content on standard error. Its examples are planned beside the
/// plugins of `options`.
int check_plugin(const std::string& folder, SetupOptions options);

/// Makes the folder `id` from the starter plugin. Throws Error (cannot_create) where there is one, UsageError for an id
/// that can't be one.
int new_plugin(const std::string& id);

}  // namespace rehab::cli
