// SPDX-License-Identifier: Apache-2.0
// What a page knows of its words beyond their letters: numbers that ring, and names, which keep their own direction of
// writing. Found in the finished markup, so that every part has them. Used by page.cpp. Pure.
#pragma once

#include <string>

#include "sheet/leaflet.hpp"

namespace rehab::html {

/// The markup with a link round each of the leaflet's phone numbers and a <bdi> round each of its names; tags and
/// pictures stay as they are.
std::string with_marks(const std::string& markup, const Leaflet& leaflet);

}  // namespace rehab::html
