// SPDX-License-Identifier: Apache-2.0
// Breaks a text into lines that fit a width. Called by the layout before it places anything; draws nothing and drops
// nothing but the spaces at which it breaks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pdf/fonts.hpp"

namespace rehab::pdf {

/// Lines of `utf8`, none wider than `width_pt` (in points) unless a single character is. Breaks at spaces (no-break
/// spaces hold) and at line ends in the text; a word wider than a whole line breaks after a hyphen or slash inside it,
/// else between characters, never before an accent that belongs to the one before. Runs of spaces count as one. Empty
/// text is one empty line. Throws DrawingError for a width or size that is not a positive number.
std::vector<std::string> wrap(const Fonts& fonts, Face face, double size_pt, double width_pt, std::string_view utf8);

}  // namespace rehab::pdf
