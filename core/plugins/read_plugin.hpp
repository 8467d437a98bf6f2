// SPDX-License-Identifier: Apache-2.0
// Reads plugin.yaml: what a bundle is, and what it declares. Inside this room only, but for the shape.
#pragma once

#include "base/problem.hpp"
#include "model/bundle.hpp"
#include "plugins/bundle_file.hpp"

namespace rehab {

const Shape& plugin_shape();

/// Adds its problems and goes on; what it fills is for use only when there are none.
void read_plugin(const BundleFile& file, Bundle& bundle, Problems& problems);

}  // namespace rehab
