// SPDX-License-Identifier: Apache-2.0
// libjpeg leaves its functions by a long jump where a file is broken. Such a jump passes over destructors, so what has
// one lives in the callers of read_head() and read_rows(), which hold only plain values themselves.
#include <array>
#include <csetjmp>
#include <cstdio>
#include <jpeglib.h>

#include "base/image_formats.hpp"
#include "base/problem.hpp"

namespace rehab::image_detail {
namespace {

constexpr long most_memory_bytes = 128L << 20;

/// A decoder and the way out of it. `errors` comes first: libjpeg knows only that part.
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

/// A warning means data that was made up: a file cut short ends in grey.
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

/// Adobe's programs, which write nearly all of these files, store the four inks upside down.
std::vector<std::uint8_t> rgb_of_inks(const std::vector<std::uint8_t>& inks, bool upside_down) {
  std::vector<std::uint8_t> rgb;
  rgb.reserve(inks.size() / 4 * 3);
  const auto light = [&](std::size_t at) { return static_cast<unsigned>(upside_down ? inks[at] : 255 - inks[at]); };
  for (std::size_t at = 0; at + 3 < inks.size(); at += 4)
    for (std::size_t ink = 0; ink < 3; ++ink)
      rgb.push_back(static_cast<std::uint8_t>((light(at + ink) * light(at + 3) + 127) / 255));
  return rgb;
}

}  // namespace

Image decode_jpeg(std::string_view bytes, const CheckSize& check_size) {
  Jpeg jpeg;
  if (!read_head(jpeg, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size())) jpeg.refuse();
  check_size(jpeg.info.image_width, jpeg.info.image_height);
  const bool inks = is_cmyk(jpeg.info);
  jpeg.info.out_color_space = inks ? JCS_CMYK : JCS_RGB;
  const std::size_t row_bytes = std::size_t{jpeg.info.image_width} * (inks ? 4 : 3);
  Image image{jpeg.info.image_width, jpeg.info.image_height, {}};
  image.rgb.resize(row_bytes * image.height_px);
  if (!read_rows(jpeg, image.rgb.data(), row_bytes)) jpeg.refuse();
  if (inks) image.rgb = rgb_of_inks(image.rgb, jpeg.info.saw_Adobe_marker != 0);
  return image;
}

}  // namespace rehab::image_detail
