// SPDX-License-Identifier: Apache-2.0
// The card of an exercise, in words: why, with what, how, how often, and what to do when it hurts or is easy. Pure.
#pragma once

#include "sheet/content/leaflet_source.hpp"
#include "sheet/content/say.hpp"
#include "sheet/leaflet.hpp"

namespace rehab {

Card exercise_card(const LeafletSource& source, const Say& say, std::size_t index);

/// The leg a two-legged exercise starts with and is drawn for: the weaker one, the right where neither is.
Side first_leg(const LeafletSource& source, const ExerciseDecision& decision);

}  // namespace rehab
