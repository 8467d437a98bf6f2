// SPDX-License-Identifier: Apache-2.0
#include "base/image.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <csetjmp>
#include <cstdio>
#include <jpeglib.h>
#include <png.h>

#include "base/color.hpp"
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

// --- PNG ---------------------------------------------------------------------------------------------------------

/// libpng's simplified interface handles its long jumps itself and converts every kind of PNG to the format asked for.
struct Png : png_image {
  Png() : png_image() { version = PNG_IMAGE_VERSION; }
  ~Png() { png_image_free(this); }
  Png(const Png&) = delete;
  Png& operator=(const Png&) = delete;

  [[noreturn]] void refuse() const {
    throw Error(ErrorKind::bad_input, "the PNG is damaged or cut short (libpng: " + std::string(message) + ")");
  }
};

Image decode_png(std::string_view bytes, const ImageLimits& limits) {
  Png png;
  if (png_image_begin_read_from_memory(&png, bytes.data(), bytes.size()) == 0) png.refuse();
  refuse_size(limits, png.width, png.height);
  png.format = PNG_FORMAT_RGB;
  png.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;  // else 16 bits are read as linear light and come out too bright
  Image image{png.width, png.height, std::vector<std::uint8_t>(PNG_IMAGE_SIZE(png))};
  const png_color white{0xff, 0xff, 0xff};
  if (png_image_finish_read(&png, &white, image.rgb.data(), 0, nullptr) == 0) png.refuse();
  return image;
}

// --- JPEG --------------------------------------------------------------------------------------------------------

// On a broken file libjpeg leaves its functions by a long jump, which skips destructors. read_head() and read_rows()
// therefore hold only plain values; whatever has a destructor lives in their caller.

constexpr long most_memory_bytes = 128L << 20;

/// A decoder with its error handler. `errors` comes first: libjpeg keeps its address, and of() casts that back.
struct Jpeg {
  jpeg_error_mgr errors;
  std::jmp_buf broken;
  jpeg_decompress_struct info;

  static Jpeg& of(j_common_ptr info) { return *reinterpret_cast<Jpeg*>(info->err); }
  static void leave(j_common_ptr info) { std::longjmp(of(info).broken, 1); }
  static void stay_silent(j_common_ptr) {}

  Jpeg() : errors(), broken(), info() {
    info.err = jpeg_std_error(&errors);
    errors.error_exit = leave;
    errors.output_message = stay_silent;
  }
  ~Jpeg() { jpeg_destroy_decompress(&info); }
  Jpeg(const Jpeg&) = delete;
  Jpeg& operator=(const Jpeg&) = delete;

  [[noreturn]] void refuse() {
    std::array<char, JMSG_LENGTH_MAX> message{};
    errors.format_message(reinterpret_cast<j_common_ptr>(&info), message.data());
    throw Error(ErrorKind::bad_input,
                "the JPEG is damaged or cut short (libjpeg: " + std::string(message.data()) + ")");
  }
};

bool read_head(Jpeg& jpeg, const unsigned char* bytes, std::size_t size) {
  if (setjmp(jpeg.broken) != 0) return false;
  jpeg_create_decompress(&jpeg.info);
  jpeg.info.mem->max_memory_to_use = most_memory_bytes;
  jpeg_mem_src(&jpeg.info, bytes, size);
  jpeg_read_header(&jpeg.info, TRUE);
  return true;
}

/// False after a warning too: libjpeg has then made up what was missing (a file cut short ends in grey).
bool read_rows(Jpeg& jpeg, unsigned char* into, std::size_t row_bytes) {
  if (setjmp(jpeg.broken) != 0) return false;
  jpeg_start_decompress(&jpeg.info);
  while (jpeg.info.output_scanline < jpeg.info.output_height) {
    JSAMPROW row = into + jpeg.info.output_scanline * row_bytes;
    jpeg_read_scanlines(&jpeg.info, &row, 1);
  }
  jpeg_finish_decompress(&jpeg.info);
  return jpeg.errors.num_warnings == 0;
}

bool is_cmyk(const jpeg_decompress_struct& info) {
  return info.jpeg_color_space == JCS_CMYK || info.jpeg_color_space == JCS_YCCK;
}

/// Adobe's programs, which write nearly all CMYK files, store the inks inverted.
std::vector<std::uint8_t> rgb_of_inks(const std::vector<std::uint8_t>& inks, bool inverted) {
  std::vector<std::uint8_t> rgb;
  rgb.reserve(inks.size() / 4 * 3);
  const auto light = [&](std::size_t at) { return static_cast<unsigned>(inverted ? inks[at] : 255 - inks[at]); };
  for (std::size_t at = 0; at + 3 < inks.size(); at += 4)
    for (std::size_t ink = 0; ink < 3; ++ink)
      rgb.push_back(static_cast<std::uint8_t>((light(at + ink) * light(at + 3) + 127) / 255));
  return rgb;
}

Image decode_jpeg(std::string_view bytes, const ImageLimits& limits) {
  Jpeg jpeg;
  if (!read_head(jpeg, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size())) jpeg.refuse();
  refuse_size(limits, jpeg.info.image_width, jpeg.info.image_height);
  const bool inks = is_cmyk(jpeg.info);
  jpeg.info.out_color_space = inks ? JCS_CMYK : JCS_RGB;
  const std::size_t row_bytes = std::size_t{jpeg.info.image_width} * (inks ? 4 : 3);
  Image image{jpeg.info.image_width, jpeg.info.image_height, {}};
  image.rgb.resize(row_bytes * image.height_px);
  if (!read_rows(jpeg, image.rgb.data(), row_bytes)) jpeg.refuse();
  if (inks) image.rgb = rgb_of_inks(image.rgb, jpeg.info.saw_Adobe_marker != 0);
  return image;
}

/// The mean of one colour over a square of `part` pixels a side, cut off at the edges of the image.
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
  if (bytes.starts_with(png_begin)) return decode_png(bytes, limits);
  if (bytes.starts_with(jpeg_begin)) return decode_jpeg(bytes, limits);
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

Image in_greys(Image image) {
  const auto part = [](std::uint8_t byte) { return byte / 255.0; };
  for (auto pixel = image.rgb.begin(); pixel != image.rgb.end(); pixel += 3) {
    const Color grey = grey_of({part(pixel[0]), part(pixel[1]), part(pixel[2])});
    std::fill_n(pixel, 3, static_cast<std::uint8_t>(std::lround(grey.red * 255)));
  }
  return image;
}

std::string encode_png(const Image& image) {
  Png png;
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
