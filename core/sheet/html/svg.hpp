// SPDX-License-Identifier: Apache-2.0
// A drawing as SVG, in the design's inks. In the figure's own centimetres; whoever places it sets the scale. Pure.
#pragma once

#include <string>

#include "model/drawing.hpp"
#include "sheet/layout/design.hpp"

namespace rehab::html {

/// "#c2410c"
std::string hex(const pdf::Color& color);

/// The marks alone, y downwards: for inside an svg element.
std::string svg_marks(const Drawing& drawing, const Design& design);

/// "left top width height" of what the marks cover.
std::string view_box(const Drawing& drawing);

}  // namespace rehab::html
