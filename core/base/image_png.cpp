// SPDX-License-Identifier: Apache-2.0
// Through libpng's simplified interface, which keeps its long jumps to itself and turns every kind of PNG into what is
// asked for.
#include <png.h>

#include "base/image_formats.hpp"
#include "base/problem.hpp"

namespace rehab::image_detail {
namespace {

struct Png : png_image {
  Png() : png_image() { version = PNG_IMAGE_VERSION; }
  ~Png() { png_image_free(this); }
  Png(const Png&) = delete;
  Png& operator=(const Png&) = delete;

  [[noreturn]] void refuse() const {
    throw Error(ErrorKind::bad_input, "the PNG is damaged or cut short (libpng: " + std::string(message) + ")");
  }
};

}  // namespace

Image decode_png(std::string_view bytes, const CheckSize& check_size) {
  Png png;
  if (png_image_begin_read_from_memory(&png, bytes.data(), bytes.size()) == 0) png.refuse();
  check_size(png.width, png.height);
  png.format = PNG_FORMAT_RGB;
  png.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;  // else 16 bits would be taken for linear light, and print too bright
  Image image{png.width, png.height, std::vector<std::uint8_t>(PNG_IMAGE_SIZE(png))};
  const png_color white{0xff, 0xff, 0xff};
  if (png_image_finish_read(&png, &white, image.rgb.data(), 0, nullptr) == 0) png.refuse();
  return image;
}

}  // namespace rehab::image_detail

namespace rehab {

std::string encode_png(const Image& image) {
  image_detail::Png png;
  png.width = static_cast<png_uint_32>(image.width_px);
  png.height = static_cast<png_uint_32>(image.height_px);
  png.format = PNG_FORMAT_RGB;
  png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(png);
  std::string bytes(size, '\0');
  if (png_image_write_to_memory(&png, bytes.data(), &size, 0, image.rgb.data(), 0, nullptr) == 0)
    throw Error(ErrorKind::internal, "libpng can't write a picture: " + std::string(png.message));
  bytes.resize(size);
  return bytes;
}

}  // namespace rehab
