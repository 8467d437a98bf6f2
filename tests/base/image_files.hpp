// SPDX-License-Identifier: Apache-2.0
// PNG and JPEG files of every kind, made for the tests: the left half of one colour, the right half of another.
#pragma once

#include <png.h>
#include <string>
#include <vector>

namespace rehab::test {

using Bytes = std::vector<unsigned char>;

/// How a PNG stores its pixels. A pixel narrower than a byte is given as a byte.
struct PngKind {
  const char* name = "";
  int colour_type = PNG_COLOR_TYPE_RGB;
  int bits = 8;
  Bytes left = {200, 30, 60};
  Bytes right = {0, 0, 255};
  bool interlaced = false;
  std::vector<png_color> palette = {};
  Bytes palette_alpha = {};
};

std::string png_of(const PngKind& kind, unsigned width = 40, unsigned height = 20);

enum class Inks { none, adobe, plain };  ///< of a JPEG with four inks; Adobe's are upside down

struct JpegKind {
  const char* name = "";
  Bytes left = {200, 30, 60};  ///< one value: grey; three: colours; four: inks
  Bytes right = {0, 0, 255};
  Inks inks = Inks::none;
  bool progressive = false;
};

std::string jpeg_of(const JpegKind& kind, unsigned width = 48, unsigned height = 32);

}  // namespace rehab::test
