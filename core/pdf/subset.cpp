// SPDX-License-Identifier: Apache-2.0
#include "pdf/subset.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "base/problem.hpp"
#include "pdf/content.hpp"

namespace rehab::pdf {
namespace {

/// Beyond the ASCII range, what nearly every sheet prints.
constexpr std::u32string_view everyday = U"\u00A0\u00B0\u00B7\u00D7\u2013\u2014\u2018\u2019\u201C\u201D\u2022\u2026";

/// "loca" in its short form: half the offset, which reaches as far as the outlines of any one paper.
void append_place(std::string& out, std::size_t offset) {
  constexpr std::size_t farthest = 2 * 0xFFFF;
  if (offset > farthest)
    throw Error(ErrorKind::config, "a paper has more kinds of letters than a font in it can hold",
                "use fewer, or a font with simpler outlines");
  append_u16(out, static_cast<std::uint32_t>(offset / 2));
}

constexpr std::size_t head_adjustment_at = 8, head_place_format_at = 50, metric_count_at = 34, glyph_count_at = 4;

struct Table {
  std::string_view tag;
  std::string bytes;
};

/// A TrueType file; the tables in the order of their tags, "head" second.
std::string file_of(std::array<Table, 6> tables) {
  std::string out;
  append_u32(out, 0x00010000);
  append_u16(out, tables.size());
  append_u16(out, 64);  // what a binary search over 6 records wants to know: 4 records of 16 bytes,
  append_u16(out, 2);   // the logarithm of 4,
  append_u16(out, 32);  // and what remains
  std::size_t at = 12 + 16 * tables.size();
  std::uint32_t sum = 0;
  for (Table& table : tables) {
    const std::size_t size = table.bytes.size();
    table.bytes.resize((size + 3) / 4 * 4);
    const std::uint32_t of_table = checksum(table.bytes);
    out += table.tag;
    append_u32(out, of_table);
    append_u32(out, static_cast<std::uint32_t>(at));
    append_u32(out, static_cast<std::uint32_t>(size));
    at += table.bytes.size();
    sum += of_table;
  }
  put_u32(tables[1].bytes, head_adjustment_at, 0xB1B0AFBAU - sum - checksum(out));
  for (const Table& table : tables) out += table.bytes;
  return out;
}

/// Runs of neighbours, which the format allows within one value of the last byte.
std::vector<std::string> runs_of(std::span<const char32_t> characters) {
  std::vector<std::string> runs;
  for (std::size_t cid = 1; cid < characters.size();) {
    std::size_t end = cid + 1;
    while (end < characters.size() && end % 256 != 0 && characters[end] == characters[end - 1] + 1 &&
           characters[end] % 256 != 0)
      ++end;
    std::string& run = runs.emplace_back();
    for (const std::size_t number : {cid, end - 1, std::size_t{characters[cid]}}) {
      run += '<';
      append_hex(run, static_cast<unsigned>(number));
      run += '>';
    }
    cid = end;
  }
  return runs;
}

std::string map_of(std::span<const char32_t> characters) {
  const std::vector<std::string> runs = runs_of(characters);
  std::string map =
      "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"
      "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
      "/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"
      "1 begincodespacerange<0000><FFFF>endcodespacerange\n";
  constexpr std::size_t most = 100;  // in one block, as the format allows
  for (std::size_t first = 0; first < runs.size(); first += most) {
    const std::size_t end = std::min(first + most, runs.size());
    map += std::to_string(end - first) + " beginbfrange\n";
    for (std::size_t i = first; i < end; ++i) map += runs[i] + "\n";
    map += "endbfrange\n";
  }
  return map + "endcmap CMapName currentdict/CMap defineresource pop end end";
}

}  // namespace

SubsetStart::SubsetStart(const FontFile& font) : characters_{0}, glyphs_{0}, cids_(font.code_points()) {
  const auto add = [&](char32_t c) {
    if (font.glyph(c) == 0) return;
    cids_[c] = static_cast<Cid>(characters_.size());
    characters_.push_back(c);
    glyphs_.push_back(font.glyph(c));
  };
  for (char32_t c = 0x20; c < 0x7F; ++c) add(c);
  for (const char32_t c : everyday) add(c);
  to_unicode_ = Deflater(Deflater::Effort::quick).stream(map_of(characters_));
}

Subset::Subset(const FaceData& face)
    : face_(face),
      characters_(face.start.characters_),
      glyphs_(face.start.glyphs_),
      drawn_(glyphs_.size()),
      cids_(face.start.cids_) {
  drawn_[0] = true;
}

Cid Subset::cid(char32_t code_point) {
  used_ = true;
  if (code_point >= cids_.size()) return 0;
  const Cid known = cids_[code_point];
  if (known == 0) return face_.file.glyph(code_point) == 0 ? Cid{0} : add(code_point);
  drawn_[known] = true;
  return known;
}

Cid Subset::add(char32_t code_point) {
  const auto cid = static_cast<Cid>(characters_.size());
  cids_[code_point] = cid;
  characters_.push_back(code_point);
  glyphs_.push_back(face_.file.glyph(code_point));
  drawn_.push_back(true);
  return cid;
}

std::string Subset::font() const {
  const FontFile& font = face_.file;
  std::string metrics, places, outlines;
  for (std::size_t cid = 0; cid < glyphs_.size(); ++cid) {
    append_place(places, outlines.size());
    if (drawn_[cid]) outlines += font.outline(glyphs_[cid]);
    outlines.resize((outlines.size() + 1) / 2 * 2);
    append_u16(metrics, drawn_[cid] ? font.advance(glyphs_[cid]) : 0U);
    append_u16(metrics, drawn_[cid] ? static_cast<std::uint16_t>(font.left_bearing(glyphs_[cid])) : 0U);
  }
  append_place(places, outlines.size());

  const auto glyphs = static_cast<std::uint32_t>(glyphs_.size());
  std::string head(font.table("head")), hhea(font.table("hhea")), maxp(font.table("maxp"));
  put_u32(head, head_adjustment_at, 0);
  put_u16(head, head_place_format_at, 0);
  put_u16(hhea, metric_count_at, glyphs);
  put_u16(maxp, glyph_count_at, glyphs);
  return file_of({Table{"glyf", std::move(outlines)}, Table{"head", std::move(head)}, Table{"hhea", std::move(hhea)},
                  Table{"hmtx", std::move(metrics)}, Table{"loca", std::move(places)}, Table{"maxp", std::move(maxp)}});
}

std::string Subset::widths() const {
  const FontFile& font = face_.file;
  std::string out = "[";
  for (std::size_t cid = 0; cid < glyphs_.size(); ++cid)
    append_number(out, drawn_[cid] ? font.advance(glyphs_[cid]) * 1000.0 / font.units_per_em() : 0, 0);
  return out += ']';
}

std::string Subset::to_unicode(Deflater& deflater) const {
  const SubsetStart& start = face_.start;
  return characters_.size() == start.characters_.size() ? start.to_unicode_ : deflater.stream(map_of(characters_));
}

std::string Subset::prefix() const {
  std::uint32_t hash = 2166136261U;  // FNV-1a
  for (std::size_t cid = 0; cid < characters_.size(); ++cid)
    if (drawn_[cid]) hash = (hash ^ characters_[cid]) * 16777619U;
  std::string letters;
  for (int i = 0; i < 6; ++i, hash /= 26) letters += static_cast<char>('A' + hash % 26);
  return letters;
}

}  // namespace rehab::pdf
