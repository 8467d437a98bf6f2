// SPDX-License-Identifier: Apache-2.0
// The parts of a leaflet that are more than text, each as a group for the page. Used inside core/sheet/layout only.
// Points.
#pragma once

#include "sheet/layout/blocks.hpp"

namespace rehab {

Group group(const Setting& setting, const Box& box, double width);
Group group(const Setting& setting, const SheetTitle& title, double width);
Group group(const Setting& setting, const Overview& overview, double width);
Group group(const Setting& setting, const StopBox& box, double width);
Group group(const Setting& setting, const PainScale& scale, double width);
Group group(const Setting& setting, const PenRow& row, double width);
Group group(const Setting& setting, const Notes& notes, double width);
/// The page for the fridge: what the numbers mean, then the weeks, as many abreast as have room.
Group group(const Setting& setting, const Weeks& weeks, double width);

/// The frame of a box as its design has it.
Surround framed(const BoxLook& look);

}  // namespace rehab
