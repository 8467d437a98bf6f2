// SPDX-License-Identifier: Apache-2.0
// A drawing or picture that is made once, kept as the bytes a file prints, and shown on any page of any document at any
// size (Document::add_artwork and Page::draw, Document::add_image and Page::image). A drawing has units of its own;
// what is drawn is rounded to whole ones, widths and dashes to a tenth: whoever draws chooses units that are fine
// enough. y up.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "pdf/path.hpp"
#include "pdf/shapes.hpp"

namespace rehab::pdf {

/// Plain data, so that it can be kept in a file.
struct Artwork {
  std::string content;  ///< operators, as a zlib stream
  Box box;              ///< nothing is seen outside
  friend bool operator==(const Artwork&, const Artwork&) = default;
};

/// A pen without a width draws as wide as Page::draw says, whatever the size.
class ArtworkRecorder : private ShapeWriter {
 public:
  ArtworkRecorder() : ShapeWriter(0, std::nullopt) {}

  using ShapeWriter::fill, ShapeWriter::fill_and_stroke, ShapeWriter::stroke;

  /// Once. `box` should have room for half the fine lines at its edges.
  Artwork finish(const Box& box);
};

struct Picture {
  std::string entries;  ///< of its dictionary
  std::string bytes;    ///< a zlib stream
};

/// `rgb`: raw rows of red, green and blue, top row first, eight bits each. Throws DrawingError where they don't match
/// the size.
Picture packed_picture(std::size_t width_px, std::size_t height_px, std::span<const std::uint8_t> rgb);

}  // namespace rehab::pdf
