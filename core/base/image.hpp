// SPDX-License-Identifier: Apache-2.0
// A picture file that a clinic hands in, decoded to plain rows of colour. Its bytes may be hostile: decode it only in a
// process that may die of it. Nothing is printed; no library's error leaves by any way but an exception.
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
  std::size_t least_px = 16;        ///< of either side
  std::size_t most_px = 4'000'000;  ///< of the whole
};

/// Any kind of PNG or JPEG, told apart by their content; what is transparent lies on white. Throws Error (bad_input)
/// for anything else, for what the limits refuse, and where pixels are damaged or missing.
Image decode_image(std::string_view bytes, const ImageLimits& limits = {});

/// The smallest whole part of its size that leaves at most so many pixels each way: each pixel the mean of those it
/// stands for. An image that fits already comes back as it is.
Image shrunk(Image image, std::size_t most_width_px, std::size_t most_height_px);

/// For a page that holds its pictures itself.
std::string encode_png(const Image& image);

}  // namespace rehab
