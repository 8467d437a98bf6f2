// SPDX-License-Identifier: Apache-2.0
// From the Leaflet to one HTML file that needs nothing else: styles and pictures inside, no script, no reference to
// anywhere. It reads like the printed sheet, in the same order: on a phone of 320 pixels, aloud, and on paper, where
// pages turn where the leaflet asks and cards stay whole. Same leaflet, same bytes. Well-formed as XML too.
// Pure; throws nothing of its own.
#pragma once

#include <string>

#include "sheet/design.hpp"
#include "sheet/leaflet.hpp"

namespace rehab::html {

/// `size` is the paper for whoever prints it.
std::string page(const Leaflet& leaflet, const Design& design, PageSize size);

}  // namespace rehab::html
