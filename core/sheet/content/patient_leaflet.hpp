// SPDX-License-Identifier: Apache-2.0
// What a patient is given: the sheet of an issued plan, or the page of a held one. No rule, condition, flag or version
// is in either. Pure.
#pragma once

#include "sheet/content/leaflet_source.hpp"
#include "sheet/design.hpp"
#include "sheet/leaflet.hpp"

namespace rehab {

/// take_home or held_page, as the plan's state asks.
Leaflet patient_leaflet(const LeafletSource& source, const Sections& sections = usual_sections);

/// The sheet of an issued plan.
Leaflet take_home(const LeafletSource& source, const Sections& sections = usual_sections);

/// The page of a held plan: where to go, how soon, what to take. Never what is suspected.
Leaflet held_page(const LeafletSource& source);

/// What every leaflet begins with: masthead, DRAFT line, footer; no parts yet.
Leaflet blank_leaflet(const LeafletSource& source);

}  // namespace rehab
