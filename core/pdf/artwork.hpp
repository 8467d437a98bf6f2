// SPDX-License-Identifier: Apache-2.0
// Makes drawings and pictures once, as the bytes a file prints, to be shown on any page of any document at any size
// (Document::add and Page::draw). A drawing has units of its own; what is drawn is rounded to whole ones, widths and
// dashes to a tenth: whoever draws chooses units that are fine enough. y up.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "pdf/shapes.hpp"

namespace rehab::pdf {

/// A drawing or a picture. Plain data, so that it can be kept in a file.
struct Artwork {
  std::string entries;  ///< of its dictionary
  std::string bytes;    ///< a zlib stream
  friend bool operator==(const Artwork&, const Artwork&) = default;
};

/// A pen without a width draws as wide as Page::draw says, whatever the size.
class ArtworkRecorder : public ShapeWriter {
 public:
  ArtworkRecorder() : ShapeWriter(0, std::nullopt) {}

  /// Once. Nothing is seen outside `box`, which should have room for half the fine lines at its edges.
  Artwork finish(const Box& box);
};

/// `rgb`: raw rows of red, green and blue, top row first, eight bits each. Throws DrawingError where they don't match
/// the size. It is one unit wide and high.
Artwork picture(std::size_t width_px, std::size_t height_px, std::span<const std::uint8_t> rgb);

}  // namespace rehab::pdf
