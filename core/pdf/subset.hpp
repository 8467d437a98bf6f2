// SPDX-License-Identifier: Apache-2.0
// The part of a font that goes into a file: the outlines of what one document draws. Characters are numbered for the
// file ("cid"): the everyday ones alike in all documents, so that much of it is prepared once, others as they come.
// Each number is one character and one glyph, so that a reader who copies text gets exactly what was drawn.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pdf/deflate.hpp"
#include "pdf/font_file.hpp"

namespace rehab::pdf {

/// A character's number in one file; 0: none yet.
using Cid = std::uint16_t;

/// What is the same in every document that embeds the face. Made once, never changed.
class SubsetStart {
 public:
  explicit SubsetStart(const FontFile& font);

 private:
  friend class Subset;
  std::vector<char32_t> characters_;  ///< by cid; [0] is the "missing" box
  std::vector<GlyphId> glyphs_;       ///< by cid
  std::vector<Cid> cids_;             ///< by code point
  std::string to_unicode_;            ///< a zlib stream
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

  /// In font units, as FontFile has it.
  int advance(Cid cid) const { return face_.file.advance(glyphs_[cid]); }
  int units_per_em() const { return face_.file.units_per_em(); }

  bool used() const { return used_; }

  /// "[600 512 ...]" by cid, in thousandths of the size; what was not asked for has none.
  std::string widths() const;
  /// A TrueType file with the outlines of what was asked for.
  std::string font() const;
  /// The map from cid to characters, for programs that read the text; a zlib stream.
  std::string to_unicode(Deflater& deflater) const;
  /// Six letters that differ where the characters differ, as PDF wants before a subset's name.
  std::string prefix() const;

 private:
  Cid add(char32_t code_point);

  const FaceData& face_;
  bool used_ = false;
  std::vector<char32_t> characters_;
  std::vector<GlyphId> glyphs_;
  std::vector<bool> drawn_;  ///< by cid
  std::vector<Cid> cids_;
};

}  // namespace rehab::pdf
