// SPDX-License-Identifier: Apache-2.0
#include "pdf/document.hpp"

#include <algorithm>
#include <cmath>

#include "pdf/content.hpp"
#include "pdf/document_body.hpp"

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

/// Often both faces have the same.
ObjectId character_map(DocumentBody& body, const Subset& subset) {
  const auto [map, added] = body.character_maps.try_emplace(subset.to_unicode(body.deflater));
  if (added) map->second = body.file.add_stream({}, map->first);
  return map->second;
}

/// The face as a composite font with two bytes a character: no limit on how many a document may use.
ObjectId write_font(DocumentBody& body, Face face) {
  const Subset& subset = body.subsets[static_cast<int>(face)];
  HaruFile& file = body.file;
  const std::string name = face_name(face, subset), bytes = subset.font();
  const ObjectId stream = file.add_stream("/Length1 " + std::to_string(bytes.size()), body.deflater.stream(bytes));
  const ObjectId map = character_map(body, subset);

  const ObjectId font = file.add_object(), descendant = file.add_object(), about = file.add_object();
  file.object(about) += descriptor(body.fonts.data(face).file, name, face == Face::bold, stream);
  file.object(descendant) += "/Type/Font/Subtype/CIDFontType2/BaseFont/" + name +
                             "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>" +
                             "/CIDToGIDMap/Identity/FontDescriptor " + reference(about) + "/W[0" + subset.widths() +
                             "]";
  file.object(font) += "/Type/Font/Subtype/Type0/BaseFont/" + name + "/Encoding/Identity-H/DescendantFonts[" +
                       reference(descendant) + "]/ToUnicode " + reference(map);
  return font;
}

/// What every page may use: dictionaries of their own, as each page has to name them.
std::string resources(DocumentBody& body) {
  HaruFile& file = body.file;
  std::string faces, artworks;
  for (const Face face : {Face::regular, Face::bold})
    if (body.subsets[static_cast<int>(face)].used())
      faces += (face == Face::bold ? "/B " : "/R ") + reference(write_font(body, face));
  for (std::size_t i = 0; i < body.artworks.size(); ++i)
    artworks += artwork_name({i}) + " " +
                reference(file.add_stream(std::move(body.artworks[i].entries), std::move(body.artworks[i].bytes)));
  const ObjectId fonts = file.add_object(), objects = file.add_object();
  file.object(fonts) += faces;
  file.object(objects) += artworks;
  return "/Font " + reference(fonts) + "/XObject " + reference(objects);
}

std::string catalog(DocumentBody& body) {
  HaruFile& file = body.file;
  const ObjectId metadata = file.add_stream("/Type/Metadata/Subtype/XML", body.deflater.stream(xmp(body.properties)));
  std::string entries = "/Lang" + text_string(body.properties.language) +
                        "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/OutputIntents[" +
                        output_intent(file) + "]/Metadata " + reference(metadata) + "/StructTreeRoot " +
                        reference(body.structure.write(body.pages.size()));
  if (!body.outline.empty()) entries += "/Outlines " + reference(body.outline.write(file));
  return entries;
}

}  // namespace

Document::Document(const Fonts& fonts, const Properties& properties)
    : body_(std::make_unique<DocumentBody>(fonts, properties)) {}
Document::Document(Document&&) noexcept = default;
Document::~Document() = default;

Page& Document::add_page(double width_pt, double height_pt) {
  if (!(width_pt >= 3 && width_pt <= 14400 && height_pt >= 3 && height_pt <= 14400))
    throw DrawingError("PDF: a page that is smaller or larger than PDF allows");
  return body_->pages.emplace_back(*body_, body_->file.add_page(width_pt, height_pt));
}

void Document::begin_tag(Role role, const TagText& text) {
  body_->structure.begin(role, text);
}
void Document::end_tag() {
  body_->structure.end();
}

std::optional<Role> Document::open_role() const {
  return body_->structure.open_role();
}

void Document::bookmark(int level, std::string_view title, const Page& page, double top_y) {
  body_->outline.add(level, in_reading_order(std::string(title)), page.object_, top_y);
}

ArtworkId Document::add(const Artwork& artwork) {
  std::vector<Artwork>& all = body_->artworks;
  const auto known = std::ranges::find(all, artwork);
  const ArtworkId id{static_cast<std::size_t>(known - all.begin())};
  if (known == all.end()) all.push_back(artwork);
  return id;
}

std::string Document::finish() {
  if (body_->finished) throw DrawingError("PDF: a document finished twice");
  if (body_->pages.empty()) throw DrawingError("PDF: a document without pages");
  if (!body_->structure.all_ended()) throw DrawingError("PDF: a tag that was not ended");
  body_->finished = true;

  const std::string shared = resources(*body_);
  for (Page& page : body_->pages) body_->file.fill_page(page.number_, body_->deflater.stream(page.finish()), shared);
  return body_->file.finish(catalog(*body_), information(body_->properties), body_->deflater);
}

}  // namespace rehab::pdf
