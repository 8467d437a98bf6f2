// SPDX-License-Identifier: Apache-2.0
// The two faces every page is set in, loaded once from templates/fonts or the clinic's folder: which characters they
// have and how wide those are. The layout measures with it, a Document embeds from it. Measuring changes nothing: a
// Fonts never changes after it is made, may be shared by any number of documents and survives a fork. It never looks
// for fonts anywhere else. Sizes and widths in points; text in valid UTF-8. A soft hyphen and the like are characters
// as any other.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

namespace rehab::pdf {

enum class Face { regular, bold };
inline constexpr int face_count = 2;

/// Heights above the baseline (depth: below it) as parts of the size, as the font states them.
struct FaceHeights {
  double ascent = 0;   ///< the tallest accents of everyday text
  double depth = 0;    ///< positive
  double capital = 0;  ///< an H
  double small = 0;    ///< an x
};

struct FaceData;

class Fonts {
 public:
  /// `folder` holds OpenSans-Regular.ttf and OpenSans-Bold.ttf. Throws rehab::Error (config) where one is missing or is
  /// not a font as tools/cut-fonts makes them.
  explicit Fonts(const std::filesystem::path& folder);

  /// A character the face lacks counts as the width of its "missing" box.
  double width_pt(Face face, double size_pt, std::string_view utf8) const;

  /// The characters that can't be printed in both faces, each once, in order of appearance. Controls (line ends too)
  /// are among them. Empty: all can be printed.
  std::vector<char32_t> missing(std::string_view utf8) const;

  const FaceHeights& heights(Face face) const;

  /// For the Document: what it embeds from.
  const FaceData& data(Face face) const;

 private:
  std::shared_ptr<const FaceData> faces_[face_count];
};

}  // namespace rehab::pdf
