// SPDX-License-Identifier: Apache-2.0
#include "pdf/subset.hpp"

#include <algorithm>
#include <array>

#include "base/problem.hpp"
#include "pdf/content.hpp"
#include "pdf/document.hpp"

namespace rehab::pdf {
namespace {

/// Beyond the ASCII range, what nearly every sheet prints.
constexpr std::u32string_view everyday = U"\u00A0\u00B0\u00B7\u00D7\u2013\u2014\u2018\u2019\u201C\u201D\u2022\u2026";

void pad(std::string& bytes) {
  bytes.resize((bytes.size() + 3) / 4 * 4);
}

void append_width(std::string& out, const FontFile& font, GlyphId glyph) {
  append_number(out, font.advance(glyph) * 1000.0 / font.units_per_em());
}

void append_metrics(std::string& out, const FontFile& font, GlyphId glyph) {
  append_u16(out, font.advance(glyph));
  append_u16(out, static_cast<std::uint16_t>(font.left_bearing(glyph)));
}

void append_outline(std::string& out, const FontFile& font, GlyphId glyph) {
  out += font.outline(glyph);
  pad(out);
}

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
  std::string bytes;  ///< padded
  std::size_t size = 0;
  std::uint32_t sum = 0;
  Table(std::string_view tag_, std::string bytes_) : tag(tag_), bytes(std::move(bytes_)), size(bytes.size()) {
    pad(bytes);
    sum = checksum(bytes);
  }
};

/// The head of a TrueType file; the last table's bytes follow apart.
std::string directory(std::span<const Table> tables, std::size_t outlines_size, std::uint32_t outlines_sum) {
  struct Record {
    std::string_view tag;
    std::uint32_t sum;
    std::size_t at, size;
  };
  const std::size_t count = tables.size() + 1;
  std::vector<Record> records;
  std::size_t at = 12 + 16 * count;
  for (const Table& table : tables) {
    records.push_back({table.tag, table.sum, at, table.size});
    at += table.bytes.size();
  }
  records.push_back({"glyf", outlines_sum, at, outlines_size});
  std::ranges::sort(records, {}, &Record::tag);

  std::string out;
  append_u32(out, 0x00010000);
  append_u16(out, static_cast<std::uint32_t>(count));
  append_u16(out, 64);  // what a binary search over 6 records wants to know: 4 records of 16 bytes,
  append_u16(out, 2);   // the logarithm of 4,
  append_u16(out, static_cast<std::uint32_t>(16 * count - 64));  // and what remains
  for (const Record& record : records) {
    out += record.tag;
    append_u32(out, record.sum);
    append_u32(out, static_cast<std::uint32_t>(record.at));
    append_u32(out, static_cast<std::uint32_t>(record.size));
  }
  return out;
}

}  // namespace

SubsetStart::SubsetStart(const FontFile& font) : characters_{0}, cids_(font.code_points()) {
  std::vector<char32_t> wanted;
  for (char32_t c = 0x20; c < 0x7F; ++c) wanted.push_back(c);
  wanted.insert(wanted.end(), everyday.begin(), everyday.end());

  std::string outlines;
  const auto add = [&](GlyphId glyph) {
    append_width(widths_, font, glyph);
    append_metrics(metrics_, font, glyph);
    append_place(places_, outlines.size());
    append_outline(outlines, font, glyph);
  };
  add(0);
  for (const char32_t c : wanted) {
    if (font.glyph(c) == 0) continue;
    cids_[c] = static_cast<Cid>(characters_.size());
    characters_.push_back(c);
    add(font.glyph(c));
  }
  outlines_size_ = static_cast<std::uint32_t>(outlines.size());
  outlines_sum_ = checksum(outlines);
  outlines_ = Deflater(Deflater::Effort::thorough).piece(outlines, false);
}

Subset::Subset(const FaceData& face)
    : face_(face), characters_(face.start.characters_), cids_(face.start.cids_), widths_(face.start.widths_) {}

Cid Subset::cid(char32_t code_point) {
  used_ = true;
  if (code_point >= cids_.size()) return 0;
  if (const Cid known = cids_[code_point]; known != 0) return known;
  const GlyphId glyph = face_.file.glyph(code_point);
  return glyph == 0 ? Cid{0} : add(code_point, glyph);
}

Cid Subset::add(char32_t code_point, GlyphId glyph) {
  const auto cid = static_cast<Cid>(characters_.size());
  cids_[code_point] = cid;
  characters_.push_back(code_point);
  own_glyphs_.push_back(glyph);
  append_width(widths_, face_.file, glyph);
  return cid;
}

std::string Subset::tables_before_outlines(std::string_view own_outlines) const {
  const FontFile& font = face_.file;
  const SubsetStart& start = face_.start;
  const auto glyphs = static_cast<std::uint32_t>(characters_.size());

  std::string metrics = start.metrics_, places = start.places_;
  std::size_t end = start.outlines_size_;
  for (const GlyphId glyph : own_glyphs_) {
    append_metrics(metrics, font, glyph);
    append_place(places, end);
    end += (font.outline(glyph).size() + 3) / 4 * 4;
  }
  append_place(places, end);

  std::string head(font.table("head")), hhea(font.table("hhea")), maxp(font.table("maxp"));
  put_u32(head, head_adjustment_at, 0);
  put_u16(head, head_place_format_at, 0);
  put_u16(hhea, metric_count_at, glyphs);
  put_u16(maxp, glyph_count_at, glyphs);

  std::array<Table, 5> tables{Table("head", std::move(head)), Table("hhea", std::move(hhea)),
                              Table("maxp", std::move(maxp)), Table("hmtx", std::move(metrics)),
                              Table("loca", std::move(places))};
  std::uint32_t sum = start.outlines_sum_ + checksum(own_outlines);
  std::string out = directory(tables, end, sum);
  sum += checksum(out);
  for (const Table& table : tables) sum += table.sum;
  put_u32(tables[0].bytes, head_adjustment_at, 0xB1B0AFBAU - sum);
  for (const Table& table : tables) out += table.bytes;
  return out;
}

std::string Subset::font_stream(Deflater& deflater, std::size_t& unpacked_size) const {
  std::string own_outlines;
  for (const GlyphId glyph : own_glyphs_) append_outline(own_outlines, face_.file, glyph);
  const std::string before = tables_before_outlines(own_outlines);
  unpacked_size = before.size() + face_.start.outlines_size_ + own_outlines.size();
  return joined(deflater.piece(before, false), face_.start.outlines_, deflater.piece(own_outlines, true));
}

std::string Subset::to_unicode() const {
  // Runs of neighbours, which the format allows within one value of the last byte.
  std::vector<std::string> runs;
  for (std::size_t cid = 1; cid < characters_.size();) {
    std::size_t end = cid + 1;
    while (end < characters_.size() && end % 256 != 0 && characters_[end] == characters_[end - 1] + 1 &&
           characters_[end] % 256 != 0)
      ++end;
    std::string& run = runs.emplace_back();
    for (const std::size_t number : {cid, end - 1, std::size_t{characters_[cid]}}) {
      run += '<';
      append_hex(run, static_cast<unsigned>(number));
      run += '>';
    }
    cid = end;
  }

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

std::string Subset::prefix() const {
  std::uint32_t hash = 2166136261U;  // FNV-1a
  for (std::size_t cid = face_.start.characters_.size(); cid < characters_.size(); ++cid)
    hash = (hash ^ characters_[cid]) * 16777619U;
  std::string letters;
  for (int i = 0; i < 6; ++i, hash /= 26) letters += static_cast<char>('A' + hash % 26);
  return letters;
}

}  // namespace rehab::pdf
