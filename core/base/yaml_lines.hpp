// SPDX-License-Identifier: Apache-2.0
// The lines of an entry before it is parsed: what the parser would report elsewhere, or in words of its own. Part of
// base/yaml; no other room includes it.
#pragma once

#include "base/yaml_source.hpp"

namespace rehab::yaml_detail {

/// Checks that quotes close on their line with no text behind them, that brackets match, and that each line of a group
/// stands where it can: as a 'key: value' or '- item' that aligns with others. False: faults are reported.
bool check_lines(const SourceText& source, const Chunk& chunk, Problems& problems);

}  // namespace rehab::yaml_detail
