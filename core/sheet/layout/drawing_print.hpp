// SPDX-License-Identifier: Apache-2.0
// A drawing on paper. Its bytes are made once for a set of colours, and kept with it. Used inside core/sheet/layout
// only.
#pragma once

#include "sheet/layout/canvas.hpp"

namespace rehab {

/// Its left edge and its floor at a point of the page; `scale`: points to its cm. Thin lines never get thinner than a
/// printer shows.
void draw_drawing(Canvas& canvas, const DrawingPtr& drawing, double scale, pdf::Point at);

}  // namespace rehab
