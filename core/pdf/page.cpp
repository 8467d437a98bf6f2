// SPDX-License-Identifier: Apache-2.0
#include "pdf/bodies.hpp"
#include "pdf/content.hpp"

namespace rehab::pdf {
namespace {

void append_color(std::string& out, const Color& color, std::string_view of_grey, std::string_view of_colors) {
  for (const double part : {color.red, color.green, color.blue})
    if (!(part >= 0 && part <= 1)) throw DrawingError("PDF: a colour that is not between 0 and 1");
  append_fine_number(out, color.red);
  if (color.red == color.green && color.green == color.blue) {
    out += of_grey;
    return;
  }
  append_fine_number(out, color.green);
  append_fine_number(out, color.blue);
  out += of_colors;
}

/// One byte of a string in brackets.
void append_byte(std::string& out, char byte) {
  if (byte == '(' || byte == ')' || byte == '\\') out += '\\';
  if (byte == '\r')
    out += "\\r";  // unescaped, readers take it for a line end
  else
    out += byte;
}

void must_be_positive(double number, const char* what) {
  if (!(number > 0)) throw DrawingError(std::string("PDF: ") + what + " that is not a positive number");
}

}  // namespace

PageBody::PageBody(DocumentBody& document, std::size_t number_, ObjectId object_, double width, double height)
    : number(number_), object(object_), width_pt(width), height_pt(height), document_(document) {
  content_.reserve(16 * 1024);
  content_ = "1 J 1 j\n";  // round ends and corners
}

void PageBody::end_piece() {
  if (in_piece_) content_ += "EMC\n";
  in_piece_ = false;
}

/// Before anything is drawn: it belongs to the tag open now, which may not be the one of the piece before.
void PageBody::mark() {
  const auto owner = document_.structure.owner();
  if (in_piece_ && owner == piece_owner_) return;
  end_piece();
  if (owner) {
    content_.append("/").append(document_.structure.kind(*owner)).append("<</MCID ");
    content_.append(std::to_string(document_.structure.add_content(*owner, number))).append(">>BDC\n");
  } else {
    content_ += "/Artifact BMC\n";
  }
  in_piece_ = true;
  piece_owner_ = owner;
}

void PageBody::set_fill(const Color& color) {
  if (state_.fill == color) return;
  append_color(content_, color, "g\n", "rg\n");
  state_.fill = color;
}

void PageBody::set_pen(const Pen& pen) {
  if (state_.stroke != pen.color) append_color(content_, pen.color, "G\n", "RG\n");
  state_.stroke = pen.color;
  if (state_.pen_width_pt != pen.width_pt) {
    must_be_positive(pen.width_pt, "a line width");
    append_number(content_, pen.width_pt);
    content_ += "w\n";
    state_.pen_width_pt = pen.width_pt;
  }
  if (state_.dashes_pt == pen.dashes_pt) return;
  content_ += '[';
  double together = 0;
  for (const double length : pen.dashes_pt) {
    if (!(length >= 0)) throw DrawingError("PDF: a dash of no length");
    append_number(content_, length);
    together += length;
  }
  if (!pen.dashes_pt.empty()) must_be_positive(together, "a pattern of dashes");
  content_ += "]0 d\n";
  state_.dashes_pt = pen.dashes_pt;
}

void PageBody::set_font(Face face, double size_pt) {
  if (state_.face == face && state_.size_pt == size_pt) return;
  must_be_positive(size_pt, "a text size");
  content_ += face == Face::bold ? "/B " : "/R ";
  append_number(content_, size_pt);
  content_ += "Tf ";
  state_.face = face;
  state_.size_pt = size_pt;
}

void PageBody::append_characters(Face face, std::string_view utf8) {
  Subset& subset = document_.subsets[static_cast<int>(face)];
  content_ += '(';
  each_code_point(utf8, [&](char32_t code_point) {
    const Cid cid = subset.cid(code_point);
    if (cid == 0) throw MissingGlyphs(document_.fonts.missing(utf8));
    append_byte(content_, static_cast<char>(cid >> 8));
    append_byte(content_, static_cast<char>(cid & 0xFF));
  });
  content_ += ")Tj ET\n";
}

void PageBody::text(Point at, Face face, double size_pt, const Color& color, std::string_view utf8) {
  if (utf8.empty()) return;
  mark();
  set_fill(color);
  content_ += "BT ";
  set_font(face, size_pt);
  append_number(content_, at.x);
  append_number(content_, at.y);
  content_ += "Td";
  append_characters(face, utf8);
}

void PageBody::stroke(const Path& path, const Pen& pen) {
  if (path.operators().empty()) return;
  mark();
  set_pen(pen);
  content_.append(path.operators()).append("S\n");
}

void PageBody::fill(const Path& path, const Color& color) {
  if (path.operators().empty()) return;
  mark();
  set_fill(color);
  content_.append(path.operators()).append("f\n");
}

void PageBody::fill_and_stroke(const Path& path, const Color& inside, const Pen& pen) {
  if (path.operators().empty()) return;
  mark();
  set_fill(inside);
  set_pen(pen);
  content_.append(path.operators()).append("B\n");
}

void PageBody::image(ImageId image, const Box& box) {
  if (image.index >= document_.images.size()) throw DrawingError("PDF: an image of another document");
  mark();
  content_ += "q ";
  append_number(content_, box.width);
  content_ += "0 0 ";
  append_number(content_, box.height);
  append_number(content_, box.x);
  append_number(content_, box.y);
  content_.append("cm/I").append(std::to_string(image.index)).append(" Do Q\n");
}

/// Marked pieces and saved states must nest; so no piece runs on across a save or a restore.
void PageBody::save() {
  end_piece();
  content_ += "q\n";
  saved_.push_back(state_);
}

void PageBody::clip(const Path& path) {
  if (saved_.empty()) throw DrawingError("PDF: a clip outside save and restore, which nothing would end");
  content_.append(path.operators()).append("W n\n");
}

void PageBody::restore() {
  if (saved_.empty()) throw DrawingError("PDF: a restore without its save");
  end_piece();
  content_ += "Q\n";
  state_ = std::move(saved_.back());
  saved_.pop_back();
}

const std::string& PageBody::finish() {
  if (!saved_.empty()) throw DrawingError("PDF: a save without its restore");
  end_piece();
  return content_;
}

Page::Page(std::unique_ptr<PageBody> body) : body_(std::move(body)) {}
Page::Page(Page&&) noexcept = default;
Page::~Page() = default;

double Page::width_pt() const {
  return body_->width_pt;
}
double Page::height_pt() const {
  return body_->height_pt;
}
void Page::text(Point at, Face face, double size_pt, const Color& color, std::string_view utf8) {
  body_->text(at, face, size_pt, color, utf8);
}
void Page::stroke(const Path& path, const Pen& pen) {
  body_->stroke(path, pen);
}
void Page::fill(const Path& path, const Color& color) {
  body_->fill(path, color);
}
void Page::fill_and_stroke(const Path& path, const Color& inside, const Pen& pen) {
  body_->fill_and_stroke(path, inside, pen);
}
void Page::image(ImageId image, const Box& box) {
  body_->image(image, box);
}
void Page::save() {
  body_->save();
}
void Page::clip(const Path& path) {
  body_->clip(path);
}
void Page::restore() {
  body_->restore();
}

}  // namespace rehab::pdf
