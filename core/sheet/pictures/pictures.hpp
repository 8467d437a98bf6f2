// SPDX-License-Identifier: Apache-2.0
// From a pose to marks on paper: pure geometry. Called by the sheet for every card and by `plugins check`. It mirrors
// the whole figure for the left leg, marks the trained limb by colour and by an edge, puts the props where the card
// says and refuses a pose no body can take. It never knows a word of the card: the label beside the limb is passed in.
// Lengths in centimetres of the figure's world. Throws PictureError.
#pragma once

#include <string>
#include <vector>

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
  Side leg = Side::none;   ///< left: mirrored; none: drawn as stated, no limb marked
  bool on_bed = false;     ///< a bed under the figure in place of the mat
  std::string side_label;  ///< "LEFT": printed beside the marked limb; empty: no label
  double bump_cm = 0;      ///< how far a pregnant belly stands out
  BodyKind body = BodyKind::woman;
  bool operator==(const DrawRequest&) const = default;
};

/// Throws what `draw` would, at a hundredth of its cost.
void refuse_undrawable(const Picture&, bool on_bed);

/// One drawing for each frame, all with the same extents, so that they print to one scale. The last few dozen are
/// remembered: the next patient often gets the same.
std::vector<Drawing> draw(const Picture&, const DrawRequest&);

/// The same drawings with no label, as large as what is left.
std::vector<Drawing> without_labels(std::vector<Drawing>);

/// Sets the labels anew for letters of this size, for whoever knows the scale they will be printed at. A label never
/// covers the figure; it stands beside it where `width_cm` has room for it, else above or below, and widens the
/// drawings only where it is wider than that by itself. Their extents, still shared, make room for it.
void fit_labels(std::vector<Drawing>&, double letter_cm, double width_cm = 0);

/// Gives each drawing the height its own marks need, for drawings that stand below each other.
void trim_heights(std::vector<Drawing>&);

/// The same marks seen in a mirror; labels stay readable. mirrored(mirrored(d)) is d.
Drawing mirrored(const Drawing&);

}  // namespace rehab
