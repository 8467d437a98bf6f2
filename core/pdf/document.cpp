// SPDX-License-Identifier: Apache-2.0
#include "pdf/document.hpp"

#include <cmath>

#include "pdf/bodies.hpp"
#include "pdf/content.hpp"
#include "pdf/metadata.hpp"

namespace rehab::pdf {
namespace {

std::string named(const std::vector<char32_t>& code_points) {
  std::string out = "PDF: characters the fonts lack:";
  for (const char32_t code_point : code_points) {
    out += " U+";
    if (code_point > 0xFFFF) out += std::to_string(code_point >> 16);
    append_hex(out, code_point & 0xFFFFU);
  }
  return out;
}

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

/// The face as a composite font with two bytes a character: no limit on how many a document may use.
ObjectId write_font(DocumentBody& body, Face face) {
  const Subset& subset = body.subsets[static_cast<int>(face)];
  HaruFile& file = body.file;
  const std::string name = face_name(face, subset);
  std::size_t size = 0;
  const std::string bytes = subset.font_stream(body.deflater, size);
  const ObjectId stream = file.add_stream("/Filter/FlateDecode/Length1 " + std::to_string(size), bytes);
  const ObjectId map = file.add_stream("", subset.to_unicode());

  const ObjectId font = file.add_object(), descendant = file.add_object(), about = file.add_object();
  file.fill_object(about, descriptor(body.fonts.data(face).file, name, face == Face::bold, stream));
  file.fill_object(descendant, "/Type/Font/Subtype/CIDFontType2/BaseFont/" + name +
                                   "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>" +
                                   "/CIDToGIDMap/Identity/FontDescriptor " + reference(about) + "/W[0" +
                                   subset.widths() + "]");
  file.fill_object(font, "/Type/Font/Subtype/Type0/BaseFont/" + name + "/Encoding/Identity-H/DescendantFonts[" +
                             reference(descendant) + "]/ToUnicode " + reference(map));
  return font;
}

std::string resources(DocumentBody& body) {
  std::string fonts, images;
  for (const Face face : {Face::regular, Face::bold})
    if (body.subsets[static_cast<int>(face)].used())
      fonts += (face == Face::bold ? "/B " : "/R ") + reference(write_font(body, face));
  for (std::size_t i = 0; i < body.images.size(); ++i)
    images += "/I" + std::to_string(i) + " " + reference(body.images[i]);
  return "/Font<<" + fonts + ">>" + (images.empty() ? "" : "/XObject<<" + images + ">>");
}

void write_catalog(DocumentBody& body, const std::vector<ObjectId>& pages) {
  const ObjectId metadata = body.file.add_stream("/Type/Metadata/Subtype/XML", xmp(body.properties));
  std::string entries = "/Lang" + text_string(body.properties.language) +
                        "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/Metadata " +
                        reference(metadata) + "/StructTreeRoot " + reference(body.structure.write(body.file, pages));
  if (!body.outline.empty()) entries += "/Outlines " + reference(body.outline.write(body.file));
  body.file.fill_catalog(std::move(entries));
  body.file.fill_information(information(body.properties));
}

}  // namespace

MissingGlyphs::MissingGlyphs(std::vector<char32_t> missing)
    : DrawingError(named(missing)), code_points(std::move(missing)) {}

Document::Document(const Fonts& fonts, const Properties& properties)
    : body_(std::make_unique<DocumentBody>(fonts, properties)) {}
Document::Document(Document&&) noexcept = default;
Document::~Document() = default;

Page& Document::add_page(double width_pt, double height_pt) {
  if (!(width_pt >= 3 && width_pt <= 14400 && height_pt >= 3 && height_pt <= 14400))
    throw DrawingError("PDF: a page that is smaller or larger than PDF allows");
  const ObjectId object = body_->file.add_page(width_pt, height_pt);
  const std::size_t number = body_->pages.size();
  return body_->pages.emplace_back(Page(std::make_unique<PageBody>(*body_, number, object, width_pt, height_pt)));
}

void Document::begin_tag(Role role, const TagText& text) {
  body_->structure.begin(role, text);
}
void Document::end_tag() {
  body_->structure.end();
}

void Document::bookmark(int level, std::string_view title, const Page& page, double top_y) {
  body_->outline.add(level, title, page.body_->object, top_y);
}

ImageId Document::add_image(std::size_t width_px, std::size_t height_px, std::span<const std::uint8_t> rgb) {
  if (width_px == 0 || height_px == 0 || rgb.size() != width_px * height_px * 3)
    throw DrawingError("PDF: an image whose bytes don't match its size");
  const std::string_view bytes(reinterpret_cast<const char*>(rgb.data()), rgb.size());
  body_->images.push_back(body_->file.add_stream(
      "/Type/XObject/Subtype/Image/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode/Width " +
          std::to_string(width_px) + "/Height " + std::to_string(height_px),
      body_->deflater.stream(bytes)));
  return {body_->images.size() - 1};
}

std::string Document::finish() {
  if (body_->finished) throw DrawingError("PDF: a document finished twice");
  if (body_->pages.empty()) throw DrawingError("PDF: a document without pages");
  if (!body_->structure.all_ended()) throw DrawingError("PDF: a tag that was not ended");
  body_->finished = true;

  std::vector<ObjectId> objects;
  const std::string shared = resources(*body_);
  for (const Page& page : body_->pages) {
    objects.push_back(page.body_->object);
    body_->file.fill_page(page.body_->number, body_->deflater.stream(page.body_->finish()), shared);
  }
  write_catalog(*body_, objects);
  return body_->file.write();
}

}  // namespace rehab::pdf
