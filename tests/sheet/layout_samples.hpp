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

/// A sheet of four exercises for this many weeks.
Leaflet sheet(Side leg = Side::left, const std::string& name = "Ana", int weeks = 6);
StopBox stop_box();
PainScale pain_scale();
Weeks weeks_to_tick(const std::vector<Glance>& legend, int count);
/// The same masthead and footer with nothing between them.
Leaflet blank();

}  // namespace rehab::samples
