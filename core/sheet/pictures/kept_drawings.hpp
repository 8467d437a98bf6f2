// SPDX-License-Identifier: Apache-2.0
// Drawings as bytes, for a drawing takes long to make and is the same for every patient: found by all that it is made
// from, kept in the user's cache (base/kept_bytes.hpp). Used inside core/sheet/pictures only.
#pragma once

#include <optional>
#include <string>

#include "sheet/pictures/pictures.hpp"

namespace rehab {

/// SHA-256 of everything that draw() looks at.
std::string drawing_key(const Picture&, const DrawRequest&);

/// Nothing: to be drawn.
std::optional<Frames> kept_drawings(const std::string& key);
/// Returns what kept_drawings will.
Frames keep_drawings(const std::string& key, std::vector<Drawing>);

}  // namespace rehab
