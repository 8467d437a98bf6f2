// SPDX-License-Identifier: Apache-2.0
#include "pdf/text_writer.hpp"

#include <cmath>

#include "pdf/content.hpp"

namespace rehab::pdf {
namespace {

/// One byte of a string in brackets; `out` has room for two.
char* put_byte(char* out, char byte) {
  if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r') *out++ = '\\';
  *out++ = byte == '\r' ? 'r' : byte;  // as it is, readers take it for a line end
  return out;
}

std::string named(const std::vector<char32_t>& code_points) {
  std::string out = "PDF: characters the fonts lack:";
  for (const char32_t code_point : code_points) {
    out += " U+";
    if (code_point > 0xFFFF) out += std::to_string(code_point >> 16);
    append_hex(out, code_point & 0xFFFFU);
  }
  return out;
}

}  // namespace

MissingGlyphs::MissingGlyphs(std::vector<char32_t> missing)
    : DrawingError(named(missing)), code_points(std::move(missing)) {}

void TextWriter::begin_shape() {
  mark();
  end_text();
}

void TextWriter::text(Point at, Face face, double size_pt, const Color& color, std::string_view utf8) {
  if (utf8.empty()) return;
  mark();
  set_fill(color);
  begin_text(at, face, size_pt);
  append_characters(utf8);
}

void TextWriter::unseen_text(Point at, Face face, double size_pt, std::string_view utf8) {
  if (utf8.empty()) return;
  mark();
  begin_text(at, face, size_pt);
  const bool blank = utf8.find_first_not_of(' ') == utf8.npos;
  if (!blank) content_ += " 3 Tr";  // neither filled nor stroked
  append_characters(utf8);
  if (!blank) content_ += "0 Tr\n";
}

void TextWriter::set_font(Face face, double size_pt) {
  if (font_ == face && font_pt_ == size_pt) return;
  must_be_positive(size_pt, "a text size");
  content_ += face == Face::bold ? "/B " : "/R ";
  append_number(content_, size_pt);
  content_ += "Tf ";
  font_ = face;
  font_pt_ = size_pt;
}

/// Lines follow each other as steps, which repeat; what goes on where the last letters ended needs none.
void TextWriter::begin_text(Point at, Face face, double size_pt) {
  constexpr double same = 0.05;
  if (!line_) content_ += "BT ";
  set_font(face, size_pt);
  if (line_ && std::abs(line_->y - at.y) <= same && std::abs(pen_x_ - at.x) <= same) return;
  const auto tenths = [](double pt) { return std::round(pt * 10) / 10; };
  const Point to{tenths(at.x), tenths(at.y)}, from = line_.value_or(Point{});
  append_number(content_, to.x - from.x, 1);
  append_number(content_, to.y - from.y, 1);
  content_ += "Td";
  line_ = to;
  pen_x_ = at.x;
}

void TextWriter::append_characters(std::string_view utf8) {
  const std::u32string letters = is_plain(utf8) ? std::u32string() : decode_utf8(utf8);
  if (const auto runs = runs_from_right(letters); !runs.empty()) return append_turned(letters, runs);
  append_as_is(utf8);
  content_ += "Tj\n";
}

void TextWriter::append_as_is(std::string_view utf8) {
  if (utf8.empty()) return;
  constexpr std::size_t most_of_letter = 4;  // two bytes, each perhaps escaped
  Subset& subset = subsets_[static_cast<int>(*font_)];
  const std::size_t before = content_.size();
  content_.resize(before + most_of_letter * utf8.size() + 2);
  char* end = content_.data() + before;
  *end++ = '(';
  int units = 0;
  each_code_point(utf8, [&](char32_t letter) {
    const Cid cid = subset.cid(letter);
    if (cid == 0) throw MissingGlyphs(fonts_.missing(utf8));
    end = put_byte(put_byte(end, static_cast<char>(cid >> 8)), static_cast<char>(cid & 0xFF));
    units += subset.advance(cid);
  });
  *end++ = ')';
  content_.resize(static_cast<std::size_t>(end - content_.data()));
  pen_x_ += units * font_pt_ / subset.units_per_em();
}

/// What is read from the right is shown from its right end on, a letter at a time: some readers go by the order in
/// which letters are shown, some by their places.
void TextWriter::append_turned(std::u32string_view letters,
                               const std::vector<std::pair<std::size_t, std::size_t>>& runs) {
  const auto width = [&](std::u32string_view part) {
    return std::round(fonts_.width_pt(*font_, 1000, encode_utf8(part)));
  };
  std::size_t at = 0;
  content_ += '[';
  for (const auto& [first, end] : runs) {
    append_as_is(encode_utf8(letters.substr(at, first - at)));
    double left = width(letters.substr(first, end - first)), pen = 0;
    const double right = left;
    for (std::size_t i = end; i-- > first; pen = left + width(letters.substr(i, 1))) {
      left -= width(letters.substr(i, 1));
      append_number(content_, pen - left, 0);
      append_as_is(encode_utf8(letters.substr(i, 1)));
    }
    append_number(content_, pen - right, 0);
    at = end;
  }
  append_as_is(encode_utf8(letters.substr(at)));
  content_ += "]TJ\n";
}

void TextWriter::end_text() {
  if (line_) content_ += "ET\n";
  line_.reset();
}

}  // namespace rehab::pdf
