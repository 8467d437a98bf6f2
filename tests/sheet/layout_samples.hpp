// SPDX-License-Identifier: Apache-2.0
// Leaflets with the length and shape of real ones, for the tests of layout and HTML.
#pragma once

#include <string>
#include <string_view>

#include "model/regimen.hpp"
#include "sheet/leaflet.hpp"

namespace rehab::samples {

using rehab::plain;
using rehab::strong;

Card card(int number, std::string_view form, Side leg, std::size_t steps = 7);

/// A sheet of four exercises.
Leaflet sheet(Side leg = Side::left, const std::string& name = "Ana");
/// The same masthead and footer with nothing between them.
Leaflet blank();

}  // namespace rehab::samples
