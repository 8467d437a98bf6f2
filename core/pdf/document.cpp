// SPDX-License-Identifier: Apache-2.0
#include "pdf/document.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>

#include "pdf/artwork.hpp"
#include "pdf/catalog.hpp"
#include "pdf/content.hpp"
#include "pdf/haru.hpp"
#include "pdf/structure.hpp"
#include "pdf/subset.hpp"
#include "pdf/text_writer.hpp"

namespace rehab::pdf {

/// A stream that pages show by name. Those of a file stand together, which keeps its table short.
struct Drawing {
  std::string entries, bytes;
  friend bool operator==(const Drawing&, const Drawing&) = default;
};

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
  std::map<std::string, ObjectId> character_maps;
  std::vector<Drawing> drawings;  ///< images and artworks
  std::deque<Page> pages;         ///< a deque, so that they stay where they are
  Deflater deflater{Deflater::Effort::quick};
  bool finished = false;
};

/// The content of one page.
struct PageBody : TextWriter {
  PageBody(DocumentBody& document_, ObjectId object_)
      : TextWriter(document_.fonts, document_.subsets),
        document(document_),
        number(document.pages.size()),
        object(object_) {
    content = "1 J 1 j\n";  // round ends and corners
  }

  /// Throws unless the drawing is one of the document.
  void must_have(std::size_t drawing) const;
  void mark();
  void end_piece();
  /// For what is no text.
  void begin_shape();
  /// Ends the last marked piece; the content is complete.
  const std::string& finish();

  DocumentBody& document;
  const std::size_t number;  ///< from 0
  const ObjectId object;
  bool in_piece = false;
  std::optional<std::size_t> piece_owner = {};
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

std::string drawing_name(std::size_t drawing) {
  return "/X" + std::to_string(drawing);
}

/// What every page may use: dictionaries of their own, as each page has to name them.
std::string resources(DocumentBody& body) {
  HaruFile& file = body.file;
  std::string faces, drawings;
  for (const Face face : {Face::regular, Face::bold})
    if (body.subsets[static_cast<int>(face)].used())
      faces += (face == Face::bold ? "/B " : "/R ") + reference(write_font(body, face));
  for (std::size_t i = 0; i < body.drawings.size(); ++i)
    drawings += drawing_name(i) + " " +
                reference(file.add_stream(std::move(body.drawings[i].entries), std::move(body.drawings[i].bytes)));
  const ObjectId fonts = file.add_object(), objects = file.add_object();
  file.object(fonts) += faces;
  file.object(objects) += drawings;
  return "/Font " + reference(fonts) + "/XObject " + reference(objects);
}

std::string catalog(DocumentBody& body) {
  HaruFile& file = body.file;
  const ObjectId metadata = file.add_stream("/Type/Metadata/Subtype/XML", body.deflater.stream(xmp(body.properties)));
  std::string entries = "/Lang" + text_string(body.properties.language) +
                        "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/OutputIntents[" +
                        output_intent(file, body.deflater) + "]/Metadata " + reference(metadata) + "/StructTreeRoot " +
                        reference(body.structure.write(body.pages.size()));
  if (!body.outline.empty()) entries += "/Outlines " + reference(body.outline.write(file));
  return entries;
}

std::size_t add_drawing(std::vector<Drawing>& drawings, Drawing drawing) {
  const auto known = std::ranges::find(drawings, drawing);
  const auto number = static_cast<std::size_t>(known - drawings.begin());
  if (known == drawings.end()) drawings.push_back(std::move(drawing));
  return number;
}

}  // namespace

void PageBody::must_have(std::size_t drawing) const {
  if (drawing >= document.drawings.size()) throw DrawingError("PDF: a drawing of another document");
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
  body_->must_have(image.number);
  body_->begin_shape();
  body_->content += "q ";
  append_number(body_->content, box.width);
  body_->content += "0 0 ";
  append_number(body_->content, box.height);
  append_number(body_->content, box.x);
  append_number(body_->content, box.y);
  body_->content.append("cm").append(drawing_name(image.number)).append(" Do Q\n");
}

void Page::draw(ArtworkId artwork, Point at, double scale, double fine_line_pt) {
  body_->must_have(artwork.number);
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
  content.append("cm").append(drawing_name(artwork.number)).append(" Do Q\n");
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
  return body_->pages.emplace_back(Page(std::make_unique<PageBody>(*body_, object)));
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

ImageId Document::add_image(const Picture& picture) {
  return {add_drawing(body_->drawings, {"/Subtype/Image" + picture.entries, picture.bytes})};
}

ArtworkId Document::add_artwork(const Artwork& artwork) {
  return {add_drawing(body_->drawings, {"/Subtype/Form/Resources<<>>" + bounding_box(artwork.box), artwork.content})};
}

std::string Document::finish() {
  if (body_->finished) throw DrawingError("PDF: a document finished twice");
  if (body_->pages.empty()) throw DrawingError("PDF: a document without pages");
  if (!body_->structure.all_ended()) throw DrawingError("PDF: a tag that was not ended");
  body_->finished = true;

  const std::string shared = resources(*body_);
  for (const Page& page : body_->pages)
    body_->file.fill_page(page.body_->number, body_->deflater.stream(page.body_->finish()), shared);
  return body_->file.finish(catalog(*body_), information(body_->properties), body_->deflater);
}

}  // namespace rehab::pdf
