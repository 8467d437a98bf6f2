// SPDX-License-Identifier: Apache-2.0
// One Shape for each kind of YAML file this room reads: it gives the reader its keys, the `schema` command its JSON
// Schema and a misspelt key its suggestion.
#pragma once

#include "base/shape.hpp"

namespace rehab {

const Shape& plugin_shape();
const Shape& exercise_shape();
const Shape& rules_shape();
const Shape& words_shape();
const Shape& clinic_shape();

}  // namespace rehab
