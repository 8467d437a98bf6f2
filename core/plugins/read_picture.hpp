// SPDX-License-Identifier: Apache-2.0
// The picture of a form as a card states it. Inside this room only.
#pragma once

#include "base/shape.hpp"
#include "model/picture.hpp"

namespace rehab {

/// The frames come out complete: what a later one does not say is as in the one before (arrow and line excepted).
const ShapeOf<Picture>& picture_shape();

}  // namespace rehab
