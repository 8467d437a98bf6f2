// SPDX-License-Identifier: Apache-2.0
#include "pdf/fonts.hpp"

#include <algorithm>

#include "pdf/content.hpp"
#include "pdf/subset.hpp"

namespace rehab::pdf {

Fonts::Fonts(const std::filesystem::path& folder)
    : faces_{std::make_shared<const FaceData>(folder / "OpenSans-Regular.ttf"),
             std::make_shared<const FaceData>(folder / "OpenSans-Bold.ttf")} {}

const FaceData& Fonts::data(Face face) const {
  return *faces_[static_cast<int>(face)];
}

const FaceHeights& Fonts::heights(Face face) const {
  return data(face).file.heights();
}

double Fonts::width_pt(Face face, double size_pt, std::string_view utf8) const {
  const FontFile& font = data(face).file;
  std::int64_t units = 0;
  each_code_point(utf8, [&](char32_t c) { units += font.advance(font.glyph(c)); });
  return static_cast<double>(units) * size_pt / font.units_per_em();
}

std::vector<char32_t> Fonts::missing(std::string_view utf8) const {
  std::vector<char32_t> lacking;
  each_code_point(utf8, [&](char32_t c) {
    const bool printable = std::ranges::all_of(faces_, [c](const auto& face) { return face->file.glyph(c) != 0; });
    if (!printable && std::ranges::find(lacking, c) == lacking.end()) lacking.push_back(c);
  });
  return lacking;
}

}  // namespace rehab::pdf
