// SPDX-License-Identifier: Apache-2.0
#include "pdf/document.hpp"

#include <cmath>
#include <deque>
#include <set>

#include "pdf/artwork.hpp"
#include "pdf/catalog.hpp"
#include "pdf/content.hpp"
#include "pdf/haru.hpp"
#include "pdf/structure.hpp"
#include "pdf/subset.hpp"
#include "pdf/text_writer.hpp"

namespace rehab::pdf {

/// What a document's pages share.
struct DocumentBody {
  DocumentBody(const Fonts& fonts_, const Properties& properties_)
      : fonts(fonts_),
        properties(properties_),
        subsets{Subset(fonts.data(Face::regular)), Subset(fonts.data(Face::bold))} {}

  Fonts fonts;  ///< a copy shares the faces and keeps them alive
  Properties properties;
  HaruFile file;
  StructureTree structure{file};
  Outline outline;
  Subset subsets[face_count];
  std::set<ObjectId> drawings;  ///< images and artworks
  std::deque<Page> pages;       ///< a deque, so that they stay where they are
  Deflater deflater{Deflater::Effort::quick};
  bool finished = false;
};

/// The content of one page.
struct PageBody : TextWriter {
  PageBody(DocumentBody& document_, ObjectId object_, double width, double height)
      : TextWriter(document_.fonts, document_.subsets),
        document(document_),
        number(document.pages.size()),
        object(object_),
        width_pt(width),
        height_pt(height) {
    content = "1 J 1 j\n";  // round ends and corners
  }

  /// Throws unless the drawing is one of the document.
  void must_have(ObjectId drawing) const;
  void mark();
  void end_piece();
  /// For what is no text.
  void begin_shape();
  /// Ends the last marked piece; the content is complete.
  const std::string& finish();

  DocumentBody& document;
  const std::size_t number;  ///< from 0
  const ObjectId object;
  const double width_pt, height_pt;
  bool in_piece = false;
  std::optional<ObjectId> piece_owner = {};
  Role piece_artifact = Role::artifact;  ///< of a piece without an owner
};

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

/// A byte a pixel; empty where one has a colour.
std::string greys_of(std::span<const std::uint8_t> rgb) {
  std::string greys;
  for (std::size_t at = 0; at < rgb.size(); at += 3) {
    if (rgb[at] != rgb[at + 1] || rgb[at] != rgb[at + 2]) return {};
    greys += static_cast<char>(rgb[at]);
  }
  return greys;
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
  const std::string name = face_name(face, subset), bytes = subset.font();
  const ObjectId stream =
      file.add_stream("/Filter/FlateDecode/Length1 " + std::to_string(bytes.size()), body.deflater.stream(bytes));
  const ObjectId map = file.add_stream("/Filter/FlateDecode", subset.to_unicode(body.deflater));

  const ObjectId font = file.add_object(), descendant = file.add_object(), about = file.add_object();
  file.object(about) = descriptor(body.fonts.data(face).file, name, face == Face::bold, stream);
  file.object(descendant) = "/Type/Font/Subtype/CIDFontType2/BaseFont/" + name +
                            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>" +
                            "/CIDToGIDMap/Identity/FontDescriptor " + reference(about) + "/W[0" + subset.widths() + "]";
  file.object(font) = "/Type/Font/Subtype/Type0/BaseFont/" + name + "/Encoding/Identity-H/DescendantFonts[" +
                      reference(descendant) + "]/ToUnicode " + reference(map);
  return font;
}

std::string drawing_name(ObjectId drawing) {
  return "/X" + std::to_string(drawing);
}

/// What every page may use: dictionaries of their own, as each page has to name them.
std::string resources(DocumentBody& body) {
  std::string faces, drawings;
  for (const Face face : {Face::regular, Face::bold})
    if (body.subsets[static_cast<int>(face)].used())
      faces += (face == Face::bold ? "/B " : "/R ") + reference(write_font(body, face));
  for (const ObjectId drawing : body.drawings) drawings += drawing_name(drawing) + " " + reference(drawing);
  const ObjectId fonts = body.file.add_object();
  body.file.object(fonts) = faces;
  if (drawings.empty()) return "/Font " + reference(fonts);
  const ObjectId objects = body.file.add_object();
  body.file.object(objects) = drawings;
  return "/Font " + reference(fonts) + "/XObject " + reference(objects);
}

void write_catalog(DocumentBody& body) {
  const ObjectId metadata =
      body.file.add_stream("/Type/Metadata/Subtype/XML/Filter/FlateDecode", body.deflater.stream(xmp(body.properties)));
  std::string entries = "/Lang" + text_string(body.properties.language) +
                        "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/OutputIntents[" +
                        output_intent(body.file) + "]/Metadata " + reference(metadata) +
                        "/StructTreeRoot " + reference(body.structure.finish(body.pages.size()));
  if (!body.outline.empty()) entries += "/Outlines " + reference(body.outline.write(body.file));
  body.file.fill_catalog(std::move(entries));
  body.file.fill_information(information(body.properties));
}

}  // namespace

void PageBody::must_have(ObjectId drawing) const {
  if (!document.drawings.contains(drawing)) throw DrawingError("PDF: a drawing of another document");
}

void PageBody::end_piece() {
  end_text();
  if (in_piece) content += "EMC\n";
  in_piece = false;
}

/// Begins a marked piece for what is drawn next, unless it belongs to the same tag as the piece before.
void PageBody::mark() {
  const auto owner = document.structure.owner();
  const Role artifact = document.structure.artifact();
  if (in_piece && owner == piece_owner && artifact == piece_artifact) return;
  end_piece();
  if (owner) {
    content.append("/").append(document.structure.kind()).append("<</MCID ");
    append_whole(content, document.structure.add_content(number, object));
    content += ">>BDC\n";
  } else {
    content += artifact_mark(artifact);
  }
  in_piece = true;
  piece_owner = owner;
  piece_artifact = artifact;
}

void PageBody::begin_shape() {
  mark();
  end_text();
}

const std::string& PageBody::finish() {
  end_piece();
  return content;
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
  if (utf8.empty()) return;
  body_->mark();
  body_->text(at, face, size_pt, color, utf8);
}

void Page::unseen_text(Point at, Face face, double size_pt, std::string_view utf8) {
  if (utf8.empty()) return;
  body_->mark();
  body_->unseen_text(at, face, size_pt, utf8);
}

void Page::stroke(const Path& path, const Pen& pen) {
  if (path.empty()) return;
  body_->begin_shape();
  body_->stroke(path, pen);
}

void Page::fill(const Path& path, const Color& color) {
  if (path.empty()) return;
  body_->begin_shape();
  body_->fill(path, color);
}

void Page::fill_and_stroke(const Path& path, const Color& inside, const Pen& pen) {
  if (path.empty()) return;
  body_->begin_shape();
  body_->fill_and_stroke(path, inside, pen);
}

void Page::image(ImageId image, const Box& box) {
  body_->must_have(image.object);
  body_->begin_shape();
  body_->content += "q ";
  append_number(body_->content, box.width);
  body_->content += "0 0 ";
  append_number(body_->content, box.height);
  append_number(body_->content, box.x);
  append_number(body_->content, box.y);
  body_->content.append("cm").append(drawing_name(image.object)).append(" Do Q\n");
}

void Page::draw(ArtworkId artwork, Point at, double scale, double fine_line_pt) {
  body_->must_have(artwork.object);
  must_be_positive(scale, "a scale");
  must_be_positive(fine_line_pt, "a line width");
  body_->begin_shape();
  std::string& content = body_->content;
  content += "q ";
  append_number(content, fine_line_pt / scale);
  content += "w ";
  append_number(content, scale, 4);
  content += "0 0 ";
  append_number(content, scale, 4);
  append_number(content, at.x);
  append_number(content, at.y);
  content.append("cm").append(drawing_name(artwork.object)).append(" Do Q\n");
}

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
  return body_->pages.emplace_back(Page(std::make_unique<PageBody>(*body_, object, width_pt, height_pt)));
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
  body_->outline.add(level, in_reading_order(std::string(title)), page.body_->object, top_y);
}

ImageId Document::add_image(std::size_t width_px, std::size_t height_px, std::span<const std::uint8_t> rgb) {
  if (width_px == 0 || height_px == 0 || rgb.size() != width_px * height_px * 3)
    throw DrawingError("PDF: an image whose bytes don't match its size");
  std::string bytes = greys_of(rgb);
  const bool grey = !bytes.empty();
  if (!grey) bytes.assign(rgb.begin(), rgb.end());
  const ObjectId object =
      body_->file.add_stream(std::string("/Type/XObject/Subtype/Image/ColorSpace/") +
                                 (grey ? "DeviceGray" : "DeviceRGB") + "/BitsPerComponent 8/Filter/FlateDecode/Width " +
                                 std::to_string(width_px) + "/Height " + std::to_string(height_px),
                             body_->deflater.stream(bytes));
  body_->drawings.insert(object);
  return {object};
}

ArtworkId Document::add_artwork(const Artwork& artwork) {
  const ObjectId object = body_->file.add_stream(
      "/Type/XObject/Subtype/Form/Resources<<>>/Filter/FlateDecode" + bounding_box(artwork.box), artwork.content);
  body_->drawings.insert(object);
  return {object};
}

std::string Document::finish() {
  if (body_->finished) throw DrawingError("PDF: a document finished twice");
  if (body_->pages.empty()) throw DrawingError("PDF: a document without pages");
  if (!body_->structure.all_ended()) throw DrawingError("PDF: a tag that was not ended");
  body_->finished = true;

  write_catalog(*body_);
  const std::string shared = resources(*body_);
  for (const Page& page : body_->pages)
    body_->file.fill_page(page.body_->number, body_->deflater.stream(page.body_->finish()), shared);
  return body_->file.write(body_->deflater);
}

}  // namespace rehab::pdf
