// SPDX-License-Identifier: Apache-2.0
// From a pose to marks on paper: pure geometry. Called by the sheet for every card and by `plugins check`. It mirrors
// the whole figure for the left leg, marks the trained limb by colour and by an edge, puts the props where the card
// says and refuses a pose no body can take. It knows no word of the card.
// Lengths in centimetres of the figure's world. Throws PictureError.
#pragma once

#include <string>

#include "base/problem.hpp"
#include "model/picture.hpp"
#include "model/regimen.hpp"
#include "sheet/drawing.hpp"

namespace rehab {

/// A pose that can't be drawn: a joint bent the wrong way, a bone or a prop's number missing, an unknown prop or joint.
/// The message names frame, limb and angle, and what was expected.
struct PictureError : Error {
  explicit PictureError(const std::string& message) : Error(ErrorKind::config, message) {}
};

enum class BodyKind { woman, man };

struct DrawRequest {
  Side leg = Side::none;  ///< left: mirrored; none: drawn as stated, no limb marked
  bool on_bed = false;    ///< a bed under the figure in place of the mat
  double bump_cm = 0;     ///< how far a pregnant belly stands out
  BodyKind body = BodyKind::woman;
  bool mirrored = false;  ///< without a leg: turned round all the same
  bool operator==(const DrawRequest&) const = default;
};

/// Throws what `draw` would, at a hundredth of its cost.
void refuse_undrawable(const Picture&, bool on_bed);

/// One drawing for each frame, to one scale, each as large as its own marks. The last few dozen are remembered: the
/// next patient often gets the same.
Frames draw(const Picture&, const DrawRequest&);

}  // namespace rehab
