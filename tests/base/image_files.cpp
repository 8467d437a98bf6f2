// SPDX-License-Identifier: Apache-2.0
#include "base/image_files.hpp"

#include <cstdio>
#include <cstdlib>
#include <jpeglib.h>

namespace rehab::test {
namespace {

Bytes row_of(const Bytes& left, const Bytes& right, unsigned width) {
  Bytes row;
  for (unsigned x = 0; x < width; ++x) {
    const Bytes& pixel = x < width / 2 ? left : right;
    row.insert(row.end(), pixel.begin(), pixel.end());
  }
  return row;
}

void append(png_structp png, png_bytep bytes, std::size_t size) {
  static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(bytes), size);
}

}  // namespace

std::string png_of(const PngKind& kind, unsigned width, unsigned height) {
  std::string file;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png_create_info_struct(png);
  png_set_write_fn(png, &file, append, nullptr);
  png_set_IHDR(png, info, width, height, kind.bits, kind.colour_type,
               kind.interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  if (!kind.palette.empty()) png_set_PLTE(png, info, kind.palette.data(), static_cast<int>(kind.palette.size()));
  if (!kind.palette_alpha.empty())
    png_set_tRNS(png, info, kind.palette_alpha.data(), static_cast<int>(kind.palette_alpha.size()), nullptr);
  png_write_info(png, info);
  if (kind.bits < 8) png_set_packing(png);
  Bytes row = row_of(kind.left, kind.right, width);
  std::vector<png_bytep> rows(height, row.data());
  if (kind.interlaced) png_set_interlace_handling(png);
  png_write_image(png, rows.data());
  png_write_end(png, nullptr);
  png_destroy_write_struct(&png, &info);
  return file;
}

std::string jpeg_of(const JpegKind& kind, unsigned width, unsigned height) {
  jpeg_error_mgr errors;
  jpeg_compress_struct info;
  info.err = jpeg_std_error(&errors);
  jpeg_create_compress(&info);
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&info, &bytes, &size);
  info.image_width = width;
  info.image_height = height;
  info.input_components = static_cast<int>(kind.left.size());
  info.in_color_space = kind.left.size() == 1 ? JCS_GRAYSCALE : kind.left.size() == 3 ? JCS_RGB : JCS_CMYK;
  jpeg_set_defaults(&info);
  jpeg_set_quality(&info, 100, TRUE);
  if (kind.inks == Inks::plain) info.write_Adobe_marker = FALSE;
  if (kind.progressive) jpeg_simple_progression(&info);
  jpeg_start_compress(&info, TRUE);
  Bytes row = row_of(kind.left, kind.right, width);
  JSAMPROW rows = row.data();
  while (info.next_scanline < height) jpeg_write_scanlines(&info, &rows, 1);
  jpeg_finish_compress(&info);
  std::string file(reinterpret_cast<const char*>(bytes), size);
  jpeg_destroy_compress(&info);
  std::free(bytes);
  return file;
}

}  // namespace rehab::test
