// SPDX-License-Identifier: Apache-2.0
// The part of a font that goes into a file: the everyday characters, prepared once for all documents, and whatever else
// one document draws. Characters are numbered for the file as they come ("cid"); each number is one character and one
// glyph, so that a reader who copies text gets exactly what was drawn.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/deflate.hpp"
#include "pdf/font_file.hpp"

namespace rehab::pdf {

/// A character's number in one file; 0: none yet.
using Cid = std::uint16_t;

/// What every document embeds of a face. Made once, never changed.
class SubsetStart {
 public:
  explicit SubsetStart(const FontFile& font);

 private:
  friend class Subset;
  std::vector<char32_t> characters_;  ///< by cid; [0] is the "missing" box
  std::vector<Cid> cids_;             ///< by code point
  std::string widths_;                ///< as a PDF lists them
  std::string metrics_;               ///< "hmtx"
  std::string places_;                ///< "loca", without its end
  std::uint32_t outlines_size_ = 0;
  std::uint32_t outlines_sum_ = 0;  ///< TrueType's checksum
  DeflatedPiece outlines_;
};

struct FaceData {
  FontFile file;
  SubsetStart start;
  explicit FaceData(const std::filesystem::path& path) : file(path), start(file) {}
};

/// What one document embeds of a face; FaceData must outlive it.
class Subset {
 public:
  explicit Subset(const FaceData& face);

  /// The character's number; 0 where the font lacks it.
  Cid cid(char32_t code_point);

  bool used() const { return used_; }
  /// Every character by cid, [0] is none.
  const std::vector<char32_t>& characters() const { return characters_; }

  /// "[600 512 ...]" by cid, in thousandths of the size.
  std::string widths() const { return "[" + widths_ + "]"; }
  /// A TrueType file with these glyphs only, as a zlib stream.
  std::string font_stream(Deflater& deflater, std::size_t& unpacked_size) const;
  /// The map from cid to characters, for programs that read the text.
  std::string to_unicode() const;
  /// Six letters that differ where the characters differ, as PDF wants before a subset's name.
  std::string prefix() const;

 private:
  Cid add(char32_t code_point, GlyphId glyph);
  std::string tables_before_outlines(std::string_view own_outlines) const;

  const FaceData& face_;
  bool used_ = false;
  std::vector<char32_t> characters_;
  std::vector<Cid> cids_;
  std::vector<GlyphId> own_glyphs_;  ///< beyond the start
  std::string widths_;
};

}  // namespace rehab::pdf
