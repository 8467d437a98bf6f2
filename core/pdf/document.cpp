// SPDX-License-Identifier: Apache-2.0
#include "pdf/document.hpp"

#include <algorithm>
#include <cmath>

#include "pdf/content.hpp"

namespace rehab::pdf {

namespace {

std::string face_name(Face face, const Subset& subset) {
  return subset.prefix() + (face == Face::bold ? "+OpenSans-Bold" : "+OpenSans-Regular");
}

std::string descriptor(const FontFile& font, const std::string& name, bool bold, ObjectId stream) {
  const auto thousandths = [](double part) { return std::to_string(std::lround(part * 1000)); };
  const FaceHeights& heights = font.heights();
  const FontFile::Bounds bounds = font.bounds();
  const double em = font.units_per_em();
  return "/Type/FontDescriptor/FontName/" + name + "/Flags 4/ItalicAngle 0/Ascent " + thousandths(heights.ascent) +
         "/Descent " + thousandths(-heights.depth) + "/CapHeight " + thousandths(heights.capital) + "/XHeight " +
         thousandths(heights.small) + "/StemV " + (bold ? "150" : "90") + "/FontBBox[" + thousandths(bounds.left / em) +
         " " + thousandths(bounds.bottom / em) + " " + thousandths(bounds.right / em) + " " +
         thousandths(bounds.top / em) + "]/FontFile2 " + reference(stream);
}

}  // namespace

Document::Document(const Fonts& fonts, const Properties& properties)
    : fonts_(fonts),
      properties_(properties),
      subsets_{Subset(fonts.data(Face::regular)), Subset(fonts.data(Face::bold))} {}

/// The face as a composite font with two bytes a character: no limit on how many a document may use.
ObjectId Document::write_font(Face face) {
  const Subset& subset = subsets_[static_cast<int>(face)];
  const std::string name = face_name(face, subset), bytes = subset.font();
  const ObjectId stream = file_.add_stream("/Length1 " + std::to_string(bytes.size()), deflater_.stream(bytes));
  const auto [map, is_new] = character_maps_.try_emplace(subset.to_unicode(deflater_));
  if (is_new) map->second = file_.add_stream({}, map->first);
  const ObjectId font = file_.add_object(), descendant = file_.add_object(), about = file_.add_object();
  file_.object(about) += descriptor(fonts_.data(face).file, name, face == Face::bold, stream);
  file_.object(descendant) += "/Type/Font/Subtype/CIDFontType2/BaseFont/" + name +
                              "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>" +
                              "/CIDToGIDMap/Identity/FontDescriptor " + reference(about) + "/W[0" + subset.widths() +
                              "]";
  file_.object(font) += "/Type/Font/Subtype/Type0/BaseFont/" + name + "/Encoding/Identity-H/DescendantFonts[" +
                        reference(descendant) + "]/ToUnicode " + reference(map->second);
  return font;
}

/// What every page may use: dictionaries of their own, as each page has to name them.
std::string Document::resources() {
  std::string faces, artworks;
  for (const Face face : {Face::regular, Face::bold})
    if (subsets_[static_cast<int>(face)].used())
      faces += (face == Face::bold ? "/B " : "/R ") + reference(write_font(face));
  for (std::size_t i = 0; i < artworks_.size(); ++i)
    artworks += ArtworkId{i}.name() + " " +
                reference(file_.add_stream(std::move(artworks_[i].entries), std::move(artworks_[i].bytes)));
  const ObjectId fonts = file_.add_object(), objects = file_.add_object();
  file_.object(fonts) += faces;
  file_.object(objects) += artworks;
  return "/Font " + reference(fonts) + "/XObject " + reference(objects);
}

std::string Document::catalog() {
  const ObjectId metadata = file_.add_stream("/Type/Metadata/Subtype/XML", deflater_.stream(xmp(properties_)));
  std::string entries = "/Lang" + text_string(properties_.language) +
                        "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/OutputIntents[" +
                        output_intent(file_) + "]/Metadata " + reference(metadata) + "/StructTreeRoot " +
                        reference(structure_.write(pages_.size()));
  if (!outline_.empty()) entries += "/Outlines " + reference(outline_.write(file_));
  return entries;
}

Page& Document::add_page(double width_pt, double height_pt) {
  if (!(width_pt >= 3 && width_pt <= 14400 && height_pt >= 3 && height_pt <= 14400))
    throw DrawingError("PDF: a page that is smaller or larger than PDF allows");
  return pages_.emplace_back(*this, file_.add_page(width_pt, height_pt));
}

void Document::bookmark(int level, std::string_view title, const Page& page, double top_y) {
  outline_.add(level, in_reading_order(std::string(title)), page.object_, top_y);
}

ArtworkId Document::add(const Artwork& artwork) {
  const auto known = std::ranges::find(artworks_, artwork);
  const ArtworkId id{static_cast<std::size_t>(known - artworks_.begin())};
  if (known == artworks_.end()) artworks_.push_back(artwork);
  return id;
}

std::string Document::finish() {
  if (finished_) throw DrawingError("PDF: a document finished twice");
  if (pages_.empty()) throw DrawingError("PDF: a document without pages");
  if (!structure_.all_ended()) throw DrawingError("PDF: a tag that was not ended");
  finished_ = true;

  const std::string shared = resources();
  for (Page& page : pages_) {
    page.end_piece();
    file_.fill_page(page.number_, deflater_.stream(page.content_), shared);
  }
  return file_.finish(catalog(), "/Title" + text_string(properties_.title), deflater_);
}

}  // namespace rehab::pdf
