// SPDX-License-Identifier: Apache-2.0
#include "pdf/font_file.hpp"

#include "base/files.hpp"
#include "base/problem.hpp"

namespace rehab::pdf {
namespace {

constexpr std::size_t table_record_bytes = 16, first_table_record = 12;
constexpr std::uint32_t true_type = 0x00010000;
constexpr std::size_t largest_file = std::size_t{32} * 1024 * 1024;  ///< all of Unicode's first plane

/// A part of `bytes`, or std::out_of_range.
std::string_view part(std::string_view bytes, std::size_t at, std::size_t size) {
  if (at > bytes.size() || size > bytes.size() - at) throw std::out_of_range("a table past the end");
  return bytes.substr(at, size);
}

/// The subtable of a "cmap" for Unicode's first plane, as Windows names it.
std::string_view unicode_characters(std::string_view cmap) {
  const std::size_t count = read_u16(cmap, 2);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t record = 4 + 8 * i;
    if (read_u16(cmap, record) != 3 || read_u16(cmap, record + 2) != 1) continue;
    const std::size_t at = read_u32(cmap, record + 4);
    if (read_u16(cmap, at) == 4) return part(cmap, at, read_u16(cmap, at + 2));
  }
  throw std::out_of_range("no table of characters");
}

}  // namespace

std::uint32_t checksum(std::string_view table) {
  std::uint32_t sum = 0;
  std::size_t at = 0;
  for (; at + 4 <= table.size(); at += 4) sum += read_u32(table, at);
  for (; at < table.size(); ++at) sum += std::uint32_t{static_cast<unsigned char>(table[at])} << (24 - 8 * (at % 4));
  return sum;
}

FontFile::FontFile(const std::filesystem::path& path) : path_(path) {
  try {
    bytes_ = read_file(path, largest_file);
  } catch (const Error& error) {
    const bool refused = error.kind == ErrorKind::system;
    throw Error(refused ? error.kind : ErrorKind::config, error.what(),
                "the folder must hold the two fonts that tools/cut-fonts makes");
  }
  try {
    if (read_u32(bytes_, 0) != true_type) refuse("is not a TrueType font");
    check_sums();
    read_head();
    read_metrics();
    read_characters();
    read_outlines();
  } catch (const std::out_of_range& error) {
    refuse(std::string("is not a whole font: ") + error.what());
  }
}

void FontFile::refuse(const std::string& why) const {
  throw Error(ErrorKind::config, path_.string() + " " + why, "use the fonts that tools/cut-fonts makes");
}

std::string_view FontFile::table(std::string_view tag) const {
  const std::string_view bytes = bytes_;
  const std::size_t count = read_u16(bytes, 4);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view record = part(bytes, first_table_record + i * table_record_bytes, table_record_bytes);
    if (record.substr(0, 4) == tag) return part(bytes, read_u32(record, 8), read_u32(record, 12));
  }
  throw std::out_of_range("no table " + std::string(tag));
}

/// The "head" table holds a number that was written after its sum was taken.
void FontFile::check_sums() const {
  const std::string_view bytes = bytes_;
  const std::size_t count = read_u16(bytes, 4);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view record = part(bytes, first_table_record + i * table_record_bytes, table_record_bytes);
    const std::string_view tag = record.substr(0, 4), content = table(tag);
    const std::uint32_t later = tag == "head" ? read_u32(content, 8) : 0;
    if (checksum(content) - later != read_u32(record, 4)) refuse("is damaged in its table " + std::string(tag));
  }
}

void FontFile::read_head() {
  const std::string_view head = table("head");
  units_per_em_ = read_u16(head, 18);
  if (units_per_em_ < 16) refuse("has no size");
  const std::string_view hhea = table("hhea"), os2 = table("OS/2");
  const double em = units_per_em_;
  heights_.ascent = read_i16(hhea, 4) / em;
  heights_.depth = -read_i16(hhea, 6) / em;
  heights_.small = read_i16(os2, 86) / em;
  heights_.capital = read_i16(os2, 88) / em;
}

FontFile::Bounds FontFile::bounds() const {
  const std::string_view head = table("head");
  return {read_i16(head, 36), read_i16(head, 38), read_i16(head, 40), read_i16(head, 42)};
}

void FontFile::read_metrics() {
  const std::string_view metrics = table("hmtx");
  const std::size_t glyphs = read_u16(table("maxp"), 4), full = read_u16(table("hhea"), 34);
  if (glyphs == 0 || full == 0 || full > glyphs) refuse("has no widths");
  for (std::size_t glyph = 0; glyph < glyphs; ++glyph) {
    const bool own = glyph < full;
    advances_.push_back(own ? read_u16(metrics, 4 * glyph) : advances_.back());
    left_bearings_.push_back(read_i16(metrics, own ? 4 * glyph + 2 : 4 * full + 2 * (glyph - full)));
  }
}

/// Format 4: runs of characters, each with an offset to its glyphs or a place in an array of them.
void FontFile::read_characters() {
  const std::string_view characters = unicode_characters(table("cmap"));
  const std::size_t doubled = read_u16(characters, 6);  // number of runs, times two
  const std::size_t ends = 14, starts = 16 + doubled, deltas = starts + doubled, offsets = deltas + doubled;
  for (std::size_t run = 0; run < doubled; run += 2) {
    const std::size_t first = read_u16(characters, starts + run), last = read_u16(characters, ends + run);
    if (last == 0xFFFF) break;
    if (first > last || first < glyph_of_.size()) refuse("has its characters out of order");
    glyph_of_.resize(last + 1);
    const std::size_t delta = read_u16(characters, deltas + run), offset = read_u16(characters, offsets + run);
    for (std::size_t c = first; c <= last; ++c) {
      std::size_t glyph = c + delta;
      if (offset != 0) {
        glyph = read_u16(characters, offsets + run + offset + 2 * (c - first));
        if (glyph != 0) glyph += delta;
      }
      glyph_of_[c] = static_cast<GlyphId>(glyph);
      if (glyph_of_[c] >= advances_.size()) refuse("has a character without a glyph");
    }
  }
}

void FontFile::read_outlines() {
  const std::string_view places = table("loca"), outlines = table("glyf");
  const bool wide = read_u16(table("head"), 50) != 0;
  const auto first = static_cast<std::size_t>(outlines.data() - bytes_.data());
  std::size_t before = 0;
  for (std::size_t glyph = 0; glyph <= advances_.size(); ++glyph) {
    const std::size_t start = wide ? read_u32(places, 4 * glyph) : 2U * read_u16(places, 2 * glyph);
    if (start < before || start > outlines.size()) refuse("has outlines out of order");
    if (start > before && read_i16(outlines, before) < 0) refuse("has composite glyphs");
    outline_starts_.push_back(first + start);
    before = start;
  }
}

std::string_view FontFile::outline(GlyphId glyph) const {
  return std::string_view(bytes_).substr(outline_starts_[glyph], outline_starts_[glyph + 1U] - outline_starts_[glyph]);
}

}  // namespace rehab::pdf
