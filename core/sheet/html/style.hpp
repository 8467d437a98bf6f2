// SPDX-License-Identifier: Apache-2.0
// The design as style rules: sizes in rem, where 1rem is the design's text, so that a reader's own larger letters
// enlarge everything. Used inside core/sheet/html only.
#pragma once

#include <string>
#include <string_view>

#include "sheet/design.hpp"
#include "sheet/leaflet.hpp"

namespace rehab::html {

/// Holds no "<" and no "&", so that it reads the same as HTML and as XML.
std::string style(const Leaflet& leaflet, const Design& design, PageSize size);

}  // namespace rehab::html
