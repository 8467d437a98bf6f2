// SPDX-License-Identifier: Apache-2.0
#include "base/image.hpp"

#include <algorithm>

#include "base/image_formats.hpp"
#include "base/problem.hpp"

namespace rehab {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view png_begin = "\x89PNG\r\n\x1a\n"sv, jpeg_begin = "\xff\xd8\xff"sv;

std::string size_text(std::size_t width_px, std::size_t height_px) {
  return std::to_string(width_px) + " x " + std::to_string(height_px) + " pixels";
}

void refuse_size(const ImageLimits& limits, std::size_t width_px, std::size_t height_px) {
  if (std::min(width_px, height_px) < limits.least_px)
    throw Error(ErrorKind::bad_input, "it is too small, " + size_text(width_px, height_px));
  if (width_px > limits.most_px / height_px)
    throw Error(ErrorKind::bad_input, "it is too large, " + size_text(width_px, height_px));
}

/// The mean of a part of the image, for one colour.
std::uint8_t mean(const Image& image, std::size_t left, std::size_t top, std::size_t part, std::size_t colour) {
  const std::size_t right = std::min(left + part, image.width_px), bottom = std::min(top + part, image.height_px);
  std::size_t sum = 0;
  for (std::size_t y = top; y < bottom; ++y)
    for (std::size_t x = left; x < right; ++x) sum += image.rgb[(y * image.width_px + x) * 3 + colour];
  const std::size_t count = (right - left) * (bottom - top);
  return static_cast<std::uint8_t>((sum + count / 2) / count);
}

std::size_t parts(std::size_t whole, std::size_t part) {
  return (whole + part - 1) / part;
}

}  // namespace

Image decode_image(std::string_view bytes, const ImageLimits& limits) {
  const auto check_size = [&limits](std::size_t width, std::size_t height) { refuse_size(limits, width, height); };
  if (bytes.starts_with(png_begin)) return image_detail::decode_png(bytes, check_size);
  if (bytes.starts_with(jpeg_begin)) return image_detail::decode_jpeg(bytes, check_size);
  throw Error(ErrorKind::bad_input, "it is neither PNG nor JPEG, whatever its name says");
}

Image shrunk(Image image, std::size_t most_width_px, std::size_t most_height_px) {
  const std::size_t part = std::max(parts(image.width_px, most_width_px), parts(image.height_px, most_height_px));
  if (part <= 1) return image;
  Image small{parts(image.width_px, part), parts(image.height_px, part), {}};
  small.rgb.reserve(small.width_px * small.height_px * 3);
  for (std::size_t y = 0; y < image.height_px; y += part)
    for (std::size_t x = 0; x < image.width_px; x += part)
      for (std::size_t colour = 0; colour < 3; ++colour) small.rgb.push_back(mean(image, x, y, part, colour));
  return small;
}

}  // namespace rehab
