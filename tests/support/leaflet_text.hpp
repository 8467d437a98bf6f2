// SPDX-License-Identifier: Apache-2.0
// A leaflet as plain text: every word in reading order, one part or block a line; for goldens and for searching.
#pragma once

#include <string>

#include "sheet/leaflet.hpp"

namespace rehab::support {

std::string text_of(const Line& line);
std::string text_of(const Part& part);
std::string text_of(const Leaflet& leaflet);

}  // namespace rehab::support
