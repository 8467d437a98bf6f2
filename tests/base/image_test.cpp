// SPDX-License-Identifier: Apache-2.0
// Every kind of PNG and JPEG comes out in its colours; whatever is broken is refused, and nothing crashes.
#include "base/image.hpp"

#include <gmock/gmock.h>
#include <random>

#include "base/color.hpp"
#include "base/image_files.hpp"
#include "base/problem.hpp"

namespace rehab::test {
namespace {

using ::testing::HasSubstr;

struct Colour {
  int red, green, blue;
};

void expect_near(const Image& image, std::size_t x, const Colour& expected, int tolerance) {
  const std::uint8_t* pixel = &image.rgb.at((image.height_px / 2 * image.width_px + x) * 3);
  EXPECT_NEAR(pixel[0], expected.red, tolerance);
  EXPECT_NEAR(pixel[1], expected.green, tolerance);
  EXPECT_NEAR(pixel[2], expected.blue, tolerance);
}

void expect_halves(const Image& image, const Colour& left, const Colour& right, int tolerance) {
  ASSERT_EQ(image.rgb.size(), image.width_px * image.height_px * 3);
  expect_near(image, 2, left, tolerance);
  expect_near(image, image.width_px - 3, right, tolerance);
}

std::string refusal(const std::string& bytes) {
  try {
    decode_image(bytes);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind, ErrorKind::bad_input);
    return error.what();
  }
  return "no refusal";
}

constexpr Colour red{200, 30, 60}, blue{0, 0, 255}, white{255, 255, 255}, black{0, 0, 0}, grey{128, 128, 128};
const std::vector<png_color> two_colours{{200, 30, 60}, {0, 0, 255}};

TEST(Image, EveryKindOfPngKeepsItsColours) {
  struct Case {
    PngKind kind;
    Colour left, right;
  };
  const std::vector<Case> cases{
      {{"colour"}, red, blue},
      {{"interlaced", PNG_COLOR_TYPE_RGB, 8, {200, 30, 60}, {0, 0, 255}, true}, red, blue},
      {{"16 bits", PNG_COLOR_TYPE_RGB, 16, {200, 0, 30, 0, 60, 0}, {0, 0, 0, 0, 255, 255}}, red, blue},
      {{"clear to the right", PNG_COLOR_TYPE_RGB_ALPHA, 8, {200, 30, 60, 255}, {0, 0, 255, 0}}, red, white},
      {{"16 bits, clear, interlaced",
        PNG_COLOR_TYPE_RGB_ALPHA,
        16,
        {200, 0, 30, 0, 60, 0, 255, 255},
        {0, 0, 0, 0, 0, 0, 0, 0},
        true},
       red,
       white},
      {{"grey", PNG_COLOR_TYPE_GRAY, 8, {128}, {0}}, grey, black},
      {{"16 bits of grey", PNG_COLOR_TYPE_GRAY, 16, {128, 128}, {255, 255}}, grey, white},
      {{"black and white", PNG_COLOR_TYPE_GRAY, 1, {1}, {0}}, white, black},
      {{"16 greys", PNG_COLOR_TYPE_GRAY, 4, {15}, {0}, true}, white, black},
      {{"grey, clear", PNG_COLOR_TYPE_GRAY_ALPHA, 8, {128, 255}, {0, 0}}, grey, white},
      {{"palette", PNG_COLOR_TYPE_PALETTE, 8, {0}, {1}, false, two_colours}, red, blue},
      {{"small palette", PNG_COLOR_TYPE_PALETTE, 2, {0}, {1}, true, two_colours}, red, blue},
      {{"clear palette", PNG_COLOR_TYPE_PALETTE, 1, {0}, {1}, false, two_colours, {255, 0}}, red, white},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.kind.name);
    const Image image = decode_image(png_of(each.kind));
    EXPECT_EQ(image.width_px, 40U);
    EXPECT_EQ(image.height_px, 20U);
    expect_halves(image, each.left, each.right, 1);
  }
}

TEST(Image, EveryKindOfJpegKeepsItsColours) {
  struct Case {
    JpegKind kind;
    Colour left, right;
  };
  const std::vector<Case> cases{
      {{"colour"}, red, blue},
      {{"progressive", {200, 30, 60}, {0, 0, 255}, Inks::none, true}, red, blue},
      {{"grey", {128}, {0}}, grey, black},
      {{"Adobe's inks", {255, 0, 255, 255}, {255, 255, 255, 0}, Inks::adobe}, {255, 0, 255}, black},
      {{"plain inks", {0, 255, 0, 0}, {0, 0, 0, 0}, Inks::plain}, {255, 0, 255}, white},
  };
  for (const Case& each : cases) {
    SCOPED_TRACE(each.kind.name);
    expect_halves(decode_image(jpeg_of(each.kind)), each.left, each.right, 6);
  }
}

TEST(Image, WhatIsNoPictureIsRefused) {
  for (const std::string bytes : {"", "\x89PNG", "GIF89a..........", "%PDF-1.4", "<svg/>"})
    EXPECT_THAT(refusal(bytes), HasSubstr("neither PNG nor JPEG"));
  EXPECT_THAT(refusal("\x89PNG\r\n\x1a\n and no more"), HasSubstr("the PNG is damaged or cut short"));
  EXPECT_THAT(refusal("\xff\xd8\xff and no more"), HasSubstr("the JPEG is damaged or cut short"));
}

TEST(Image, SizesBeyondTheLimitsAreRefusedBeforeAnyPixelIsRead) {
  const PngKind black_and_white{"", PNG_COLOR_TYPE_GRAY, 1, {1}, {0}};
  EXPECT_THAT(refusal(png_of(black_and_white, 2001, 2000).substr(0, 100)),
              HasSubstr("it is too large, 2001 x 2000 pixels"));
  EXPECT_THAT(refusal(png_of(black_and_white, 15, 900)), HasSubstr("it is too small, 15 x 900 pixels"));
  EXPECT_THAT(refusal(jpeg_of({}, 4000, 15)), HasSubstr("it is too small, 4000 x 15 pixels"));
  EXPECT_THAT(refusal(jpeg_of({}, 4000, 1200)), HasSubstr("it is too large, 4000 x 1200 pixels"));
  EXPECT_EQ(decode_image(png_of(black_and_white, 2000, 2000)).height_px, 2000U);
}

TEST(Image, ACutFileIsRefused) {
  const std::string png = png_of({}, 200, 200), jpeg = jpeg_of({}, 200, 200);
  for (const double part : {0.2, 0.5, 0.9}) {
    SCOPED_TRACE(part);
    const auto cut = [part](const std::string& bytes) {
      return bytes.substr(0, static_cast<std::size_t>(static_cast<double>(bytes.size()) * part));
    };
    EXPECT_THAT(refusal(cut(png)), HasSubstr("the PNG is damaged or cut short"));
    EXPECT_THAT(refusal(cut(jpeg)), HasSubstr("the JPEG is damaged or cut short"));
  }
}

TEST(Image, NoDamageCrashes) {
  std::mt19937 random(7);  // NOLINT: the same damage each time
  const std::string whole[] = {png_of({}), png_of({"", PNG_COLOR_TYPE_PALETTE, 2, {0}, {1}, true, two_colours}),
                               jpeg_of({}), jpeg_of({"", {200, 30, 60}, {0, 0, 255}, Inks::none, true})};
  for (int i = 0; i < 4000; ++i) {
    std::string bytes = whole[i % 4];
    for (int hit = 0; hit < 3; ++hit) bytes[8 + random() % (bytes.size() - 8)] = static_cast<char>(random());
    try {
      const Image image = decode_image(bytes);
      EXPECT_EQ(image.rgb.size(), image.width_px * image.height_px * 3);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind, ErrorKind::bad_input) << error.what();
    }
  }
}

TEST(Image, IsTheSameAfterEncoding) {
  const Image image = decode_image(jpeg_of({}));
  EXPECT_EQ(decode_image(encode_png(image)).rgb, image.rgb);
}

TEST(Image, ShrinksByWholePartsAndOnlyWhenTooLarge) {
  EXPECT_EQ(shrunk(decode_image(png_of({})), 40, 20).width_px, 40U);
  const Image small = shrunk(decode_image(png_of({}, 101, 20)), 50, 50);
  EXPECT_EQ(small.width_px, 34U);
  EXPECT_EQ(small.height_px, 7U);
  expect_halves(small, red, blue, 0);
  const Image half{2, 2, {0, 0, 0, 255, 255, 255, 0, 0, 0, 255, 255, 255}};
  EXPECT_EQ(shrunk(half, 1, 1).rgb, (std::vector<std::uint8_t>{128, 128, 128}));
}

TEST(Image, InGreysEachPixelIsAsLightAsItWas) {
  const Image pixels = in_greys({2, 1, {255, 0, 0, 255, 255, 255}});
  EXPECT_EQ(pixels.rgb[3], 255);
  EXPECT_EQ(pixels.rgb[0], pixels.rgb[1]);
  EXPECT_EQ(pixels.rgb[0], pixels.rgb[2]);
  EXPECT_NEAR(light_of_part(pixels.rgb[0] / 255.0), light_of({1, 0, 0}), 0.005);
}

TEST(Color, ItsGreyContrastsAsItDoes) {
  for (const Color& color : {rgb(0xc2410c), rgb(0x7c2a08), rgb(0x000000), rgb(0xffffff), rgb(0x010101), rgb(0x76838f)})
    EXPECT_NEAR(contrast(grey_of(color), rgb(0xffffff)), contrast(color, rgb(0xffffff)), 0.001);
}

}  // namespace
}  // namespace rehab::test
