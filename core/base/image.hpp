// SPDX-License-Identifier: Apache-2.0
// Decodes a picture file that a clinic supplies. Its bytes may be hostile: decode it only in a process that may crash.
// The libraries print nothing, and their errors become exceptions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rehab {

/// Rows of red, green and blue, top row first, eight bits each.
struct Image {
  std::size_t width_px = 0;
  std::size_t height_px = 0;
  std::vector<std::uint8_t> rgb;
};

struct ImageLimits {
  std::size_t least_px = 16;        ///< of the width and of the height
  std::size_t most_px = 4'000'000;  ///< in all
};

/// Reads any kind of PNG or JPEG, told apart by content; what is transparent is laid on white. Throws Error (bad_input)
/// for other formats, for sizes outside the limits, and where pixels are damaged or missing.
Image decode_image(std::string_view bytes, const ImageLimits& limits = {});

/// Divides both sides by the smallest whole number that makes the image fit; each pixel is the mean of those it
/// replaces. An image that fits is returned unchanged.
Image shrunk(Image image, std::size_t most_width_px, std::size_t most_height_px);

/// The same in the greys that are as light as its colours.
Image in_greys(Image image);

/// The bytes of a PNG file. Throws Error (internal) where libpng fails.
std::string encode_png(const Image& image);

}  // namespace rehab
