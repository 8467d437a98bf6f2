// SPDX-License-Identifier: Apache-2.0
// The profile of colours in every file, part by part. It never changes, so that the core holds no more than its bytes.
#include <array>
#include <cmath>
#include <gtest/gtest.h>
#include <string_view>

#include "base/color.hpp"
#include "pdf/document.hpp"
#include "pdf/font_file.hpp"
#include "pdf_objects.hpp"
#include "pdf_tools.hpp"

namespace rehab::pdf::test {
namespace {

struct Tag {
  std::string_view name;
  std::string data;  ///< empty: that of the tag before
};

constexpr std::size_t header_size = 128, directory_entry_size = 12;

void append_fixed(std::string& out, double number) {
  append_u32(out, static_cast<std::uint32_t>(std::lround(number * 65536)));
}

/// A colour as the eye sees it, in the light by which profiles connect (D50).
std::string xyz(double x, double y, double z) {
  std::string out("XYZ \0\0\0\0", 8);
  for (const double part : {x, y, z}) append_fixed(out, part);
  return out;
}

std::string text(std::string_view ascii) {
  return std::string("text\0\0\0\0", 8).append(ascii) + '\0';
}

/// Its name in ASCII; the two other scripts a description may have stay empty.
std::string description(std::string_view ascii) {
  constexpr std::size_t other_scripts = 4 + 4 + 2 + 1 + 67;
  std::string out("desc\0\0\0\0", 8);
  append_u32(out, static_cast<std::uint32_t>(ascii.size() + 1));
  return out.append(ascii).append(1 + other_scripts, '\0');
}

/// From the number of a colour's part to its light; between the steps it is a line, off by no more than a number's
/// part.
std::string curve() {
  constexpr std::uint32_t steps = 64;
  std::string out("curv\0\0\0\0", 8);
  append_u32(out, steps);
  for (std::uint32_t i = 0; i < steps; ++i) {
    append_u16(out, static_cast<std::uint32_t>(std::lround(light_of_part(i / (steps - 1.0)) * 65535)));
  }
  return out;
}

std::string header(std::size_t size, const std::string& white) {
  std::string out;
  append_u32(out, static_cast<std::uint32_t>(size));
  append_u32(out, 0);           // of no maker
  append_u32(out, 0x02400000);  // version 2.4
  out += "mntrRGB XYZ ";
  for (const std::uint32_t part : {2026U, 1U, 1U, 0U, 0U, 0U}) append_u16(out, part);  // made, whenever
  out += "acsp";
  out.resize(68, '\0');  // no platform, device or intent of its own
  return out.append(white.substr(8)).append(header_size - 80, '\0');
}

std::string srgb_profile() {
  const std::string white = xyz(0.9642, 1, 0.8249);
  const std::array<Tag, 9> tags{{{"desc", description("sRGB")},
                                 {"cprt", text("CC0")},
                                 {"wtpt", white},
                                 {"rXYZ", xyz(0.43607, 0.22249, 0.01392)},
                                 {"gXYZ", xyz(0.38515, 0.71687, 0.09708)},
                                 {"bXYZ", xyz(0.14307, 0.06061, 0.7141)},
                                 {"rTRC", curve()},
                                 {"gTRC", {}},
                                 {"bTRC", {}}}};
  const std::size_t data_at = header_size + 4 + directory_entry_size * tags.size();
  std::string directory, data;
  append_u32(directory, static_cast<std::uint32_t>(tags.size()));
  std::size_t at = 0, size = 0;
  for (const Tag& tag : tags) {
    if (!tag.data.empty()) {
      at = data_at + data.size();
      size = tag.data.size();
      data += tag.data;
      data.resize((data.size() + 3) / 4 * 4);
    }
    directory += tag.name;
    append_u32(directory, static_cast<std::uint32_t>(at));
    append_u32(directory, static_cast<std::uint32_t>(size));
  }
  return header(data_at + data.size(), white) + directory + data;
}

TEST(ColorProfile, IsInEveryFileAsItIsTold) {
  Document document(fonts(), {.title = "x"});
  document.add_page(200, 200);
  const ObjectFile file(document.finish());
  std::vector<std::string> profiles;
  for (const auto& [number, object] : file.all())
    if (file.at(object, "N").text == "3" && !object.stream.empty()) profiles.push_back(object.stream);
  EXPECT_EQ(profiles, std::vector{srgb_profile()});
}

/// As readers of profiles see it: its size, its kind, its mark, and every tag within it.
TEST(ColorProfile, IsWhole) {
  const std::string& profile = srgb_profile();
  EXPECT_EQ(read_u32(profile, 0), profile.size());
  EXPECT_EQ(profile.substr(12, 12), "mntrRGB XYZ ");
  EXPECT_EQ(profile.substr(36, 4), "acsp");
  ASSERT_EQ(read_u32(profile, 128), 9U);
  for (std::size_t i = 0; i < 9; ++i)
    EXPECT_LE(read_u32(profile, 136 + 12 * i) + read_u32(profile, 140 + 12 * i), profile.size());
}

}  // namespace
}  // namespace rehab::pdf::test
