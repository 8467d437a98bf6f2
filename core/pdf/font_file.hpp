// SPDX-License-Identifier: Apache-2.0
// A TrueType file as tools/cut-fonts makes it, read strictly: which glyph a character has, how wide it is, and its
// outline. For Fonts and Subset. Files of another kind (composite glyphs, OpenType outlines, more than one
// plane of characters) are refused, so that nothing behind this needs to think of them.
// Lengths in font units, `units_per_em` of them to the size.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/fonts.hpp"

namespace rehab::pdf {

// Numbers as such files hold them: the most significant byte first. Reading past the end throws std::out_of_range.

inline std::uint16_t read_u16(std::string_view bytes, std::size_t at) {
  if (at + 2 > bytes.size()) throw std::out_of_range("a number past the end");
  return static_cast<std::uint16_t>(static_cast<unsigned char>(bytes[at]) << 8 |
                                    static_cast<unsigned char>(bytes[at + 1]));
}

inline std::int16_t read_i16(std::string_view bytes, std::size_t at) {
  return static_cast<std::int16_t>(read_u16(bytes, at));
}

inline std::uint32_t read_u32(std::string_view bytes, std::size_t at) {
  return std::uint32_t{read_u16(bytes, at)} << 16 | read_u16(bytes, at + 2);
}

inline void append_u16(std::string& out, std::uint32_t number) {
  out += static_cast<char>(number >> 8 & 0xFFU);
  out += static_cast<char>(number & 0xFFU);
}

inline void append_u32(std::string& out, std::uint32_t number) {
  append_u16(out, number >> 16);
  append_u16(out, number);
}

inline void put_u16(std::string& out, std::size_t at, std::uint32_t number) {
  out.at(at) = static_cast<char>(number >> 8 & 0xFFU);
  out.at(at + 1) = static_cast<char>(number & 0xFFU);
}

inline void put_u32(std::string& out, std::size_t at, std::uint32_t number) {
  put_u16(out, at, number >> 16);
  put_u16(out, at + 2, number);
}

/// Of a table: the sum of its numbers of four bytes, the last one filled up with zeros.
std::uint32_t checksum(std::string_view table);

using GlyphId = std::uint16_t;

class FontFile {
 public:
  /// Throws rehab::Error (config), with the path.
  explicit FontFile(const std::filesystem::path& path);

  /// 0, the "missing" box: the font lacks the character.
  GlyphId glyph(char32_t code_point) const {
    return code_point < glyph_of_.size() ? glyph_of_[code_point] : GlyphId{0};
  }
  std::uint16_t advance(GlyphId glyph) const { return advances_[glyph]; }
  std::int16_t left_bearing(GlyphId glyph) const { return left_bearings_[glyph]; }
  std::string_view outline(GlyphId glyph) const;

  int units_per_em() const { return units_per_em_; }
  const FaceHeights& heights() const { return heights_; }

  /// One past the last character it has.
  std::size_t code_points() const { return glyph_of_.size(); }

  struct Bounds {
    int left = 0, bottom = 0, right = 0, top = 0;
  };
  /// What all glyphs together cover.
  Bounds bounds() const;

  /// A table's bytes: "head", "hhea", "maxp".
  std::string_view table(std::string_view tag) const;

 private:
  void check_sums() const;
  void read_head();
  void read_metrics();
  void read_characters();
  void read_outlines();
  [[noreturn]] void refuse(const std::string& why) const;

  std::filesystem::path path_;
  std::string bytes_;
  int units_per_em_ = 0;
  FaceHeights heights_;
  std::vector<GlyphId> glyph_of_;
  std::vector<std::uint16_t> advances_;
  std::vector<std::int16_t> left_bearings_;
  std::vector<std::size_t> outline_starts_;  ///< in bytes_; one more than glyphs
};

}  // namespace rehab::pdf
