// SPDX-License-Identifier: Apache-2.0
// When to stop and whom to call, how much pain is fine, and what else to do. The signs are those every sheet prints;
// none of them says anything about this patient, except that those of pregnancy print only in pregnancy. Pure.
#pragma once

#include <optional>
#include <string>

#include "sheet/content/leaflet_source.hpp"
#include "sheet/content/say.hpp"
#include "sheet/leaflet.hpp"

namespace rehab {

/// The signs that end exercise, the most urgent first.
StopBox stop_box(const LeafletSource& source, const Say& say);
/// The same without exercises: none about pain, and for one who is on the way to the emergency department none that
/// asks to stand on the leg.
StopBox emergency_box(const LeafletSource& source, const Say& say, bool on_the_way);
PainScale pain_scale(const LeafletSource& source, const Say& say);
/// What the patient does beside the exercises: referrals and notes; nothing when there are none. Reasons stay on the
/// record: visitors read the fridge.
std::optional<Box> also_box(const LeafletSource& source, const Say& say);

}  // namespace rehab
