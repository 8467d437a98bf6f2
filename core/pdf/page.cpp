// SPDX-License-Identifier: Apache-2.0
#include "pdf/content.hpp"
#include "pdf/document.hpp"

namespace rehab::pdf {
namespace {

std::string_view artifact_mark(Role kind) {
  switch (kind) {
    case Role::page_header:
      return "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n";
    case Role::page_footer:
      return "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n";
    default:
      return "/Artifact BMC\n";
  }
}

}  // namespace

Page::Page(Document& document, ObjectId object)
    : TextWriter(document.fonts_, document.subsets_),
      document_(document),
      number_(document.pages_.size()),
      object_(object) {
  content_ = "1 J 1 j\n";  // round ends and corners
}

/// Begins a marked piece for what is drawn next, unless it belongs to the same tag as the piece before.
void Page::mark() {
  StructureTree& structure = document_.structure_;
  const auto owner = structure.owner();
  const Role artifact = structure.artifact();
  if (in_piece_ && owner == piece_owner_ && artifact == piece_artifact_) return;
  end_piece();
  if (owner) {
    content_.append("/").append(structure.kind()).append("<</MCID ");
    append_whole(content_, structure.add_content(number_, object_));
    content_ += ">>BDC\n";
  } else {
    content_ += artifact_mark(artifact);
  }
  in_piece_ = true;
  piece_owner_ = owner;
  piece_artifact_ = artifact;
}

void Page::end_piece() {
  end_text();
  if (in_piece_) content_ += "EMC\n";
  in_piece_ = false;
}

/// Its unit as wide and high as this; ends with what image() and draw() begin.
void Page::show(ArtworkId artwork, double width, double height, Point at) {
  if (artwork.number >= document_.artworks_.size()) throw DrawingError("PDF: an artwork of another document");
  append_number(content_, width, 4);
  content_ += "0 0 ";
  append_number(content_, height, 4);
  append_number(content_, at.x);
  append_number(content_, at.y);
  content_.append("cm").append(artwork.name()).append(" Do Q\n");
}

void Page::image(ArtworkId picture, const Box& box) {
  begin_shape();
  content_ += "q ";
  show(picture, box.width, box.height, {box.x, box.y});
}

void Page::draw(ArtworkId artwork, Point at, double scale, double fine_line_pt) {
  must_be_positive(scale, "a scale");
  must_be_positive(fine_line_pt, "a line width");
  begin_shape();
  content_ += "q ";
  append_number(content_, fine_line_pt / scale);
  content_ += "w ";
  show(artwork, scale, scale, at);
}

}  // namespace rehab::pdf
