// SPDX-License-Identifier: Apache-2.0
#include "pdf/artwork.hpp"

#include "pdf/content.hpp"
#include "pdf/deflate.hpp"

namespace rehab::pdf {
namespace {

/// A byte a pixel; empty where one has a colour.
std::string greys_of(std::span<const std::uint8_t> rgb) {
  std::string greys;
  for (std::size_t at = 0; at < rgb.size(); at += 3) {
    if (rgb[at] != rgb[at + 1] || rgb[at] != rgb[at + 2]) return {};
    greys += static_cast<char>(rgb[at]);
  }
  return greys;
}

}  // namespace

Artwork ArtworkRecorder::finish(const Box& box) {
  end_own_width();
  return {"/Subtype/Form/Resources<<>>" + bounding_box(box), Deflater(Deflater::Effort::thorough).stream(content_)};
}

Artwork picture(std::size_t width_px, std::size_t height_px, std::span<const std::uint8_t> rgb) {
  if (width_px == 0 || height_px == 0 || rgb.size() != width_px * height_px * 3)
    throw DrawingError("PDF: an image whose bytes don't match its size");
  std::string bytes = greys_of(rgb);
  const bool grey = !bytes.empty();
  if (!grey) bytes.assign(rgb.begin(), rgb.end());
  return {std::string("/Subtype/Image/ColorSpace/") + (grey ? "DeviceGray" : "DeviceRGB") +
              "/BitsPerComponent 8/Width " + std::to_string(width_px) + "/Height " + std::to_string(height_px),
          Deflater(Deflater::Effort::quick).stream(bytes)};
}

}  // namespace rehab::pdf
