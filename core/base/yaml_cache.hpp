// SPDX-License-Identifier: Apache-2.0
// The trees of the house's own files (plugins, phrases), kept (kept_bytes.hpp) because parsing them is most of what a
// short run does. Kept only where nothing was wrong with the file. Never for a file that may be a patient's.
#pragma once

#include "base/yaml.hpp"

namespace rehab {

/// What parse_yaml would return and report of a whole file. `sha256`: of its bytes, by sha256_hex.
Node parse_content(const YamlText& yaml, const std::string& sha256, Problems& problems);

}  // namespace rehab
