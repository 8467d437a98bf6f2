// SPDX-License-Identifier: Apache-2.0
// Values that a form's lines say otherwise than YAML does: the words of a list below their key without dashes, a comma
// in a decimal number. Part of this room's slips; no other room includes it.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/shape.hpp"

namespace rehab {

/// The lines below one that is a key alone, up to the next field, as a list: each a word or two, with what marks an
/// item in other programs left away. No items: there are none, or they have the dashes that YAML wants.
Node words_below(const Shape& shape, std::span<const std::string_view> lines, std::size_t key_line);

/// "xray: {lcea_deg: 22.5}" of a line with a ',' there; empty: it has none.
std::string decimal_points(std::string_view line);

}  // namespace rehab
