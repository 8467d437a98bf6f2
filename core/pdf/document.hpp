// SPDX-License-Identifier: Apache-2.0
// One PDF file in the making: pages with text, shapes and pictures, a structure tree for screen readers, bookmarks.
// The layout draws on it and takes the finished bytes; nothing here wraps, shrinks or places anything, reads the clock
// or writes a file. Same calls, same bytes.
//
// Units: points, origin at the lower left corner of the page, y up. Text in valid UTF-8, one line, in visual order
// (base/text.hpp); readers get it in the order it is read in.
// Errors: MissingGlyphs for a character the fonts lack (ask Fonts::missing first); DrawingError for a number that is
// not finite, calls in the wrong order, and whatever libharu reports. After any throw the document is only good for
// being destroyed. Pages belong to their document and stay where they are until it goes.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/artwork.hpp"
#include "pdf/catalog.hpp"
#include "pdf/structure.hpp"
#include "pdf/text_writer.hpp"

namespace rehab::pdf {

/// Something handed to Document::add.
struct ArtworkId {
  std::size_t number = 0;
  /// As pages say it.
  std::string name() const { return "/X" + std::to_string(number); }
};

class Document;

/// Takes texts, and shapes.
class Page final : public TextWriter {
 public:
  /// Of a document only.
  Page(Document& document, ObjectId object);

  void image(ArtworkId picture, const Box& box);
  /// `at`: where the artwork's (0, 0) lies; `scale`: points to its unit; `fine_line_pt`: how wide lines are that have
  /// no width of their own.
  void draw(ArtworkId artwork, Point at, double scale, double fine_line_pt);

 private:
  friend class Document;
  void mark() override;
  void end_piece();
  void show(ArtworkId artwork, double width, double height, Point at);

  Document& document_;
  const std::size_t number_;  ///< from 0
  const ObjectId object_;
  bool in_piece_ = false;  ///< a marked piece, which belongs to one tag
  std::optional<std::size_t> piece_owner_ = {};
  Role piece_artifact_ = Role::artifact;  ///< of a piece without an owner
};

class Document {
 public:
  Document(const Fonts& fonts, const Properties& properties);

  Page& add_page(double width_pt, double height_pt);

  /// Everything drawn until the matching end_tag(), on whatever page, belongs to a new part inside the part that is
  /// open now. Reading order is the order of these calls.
  void begin_tag(Role role, const TagText& text = {}) { structure_.begin(role, text); }
  void end_tag() { structure_.end(); }
  /// Of the innermost part that is open.
  std::optional<Role> open_role() const { return structure_.open_role(); }

  /// An entry of the outline; `level` 1 to 6, and at most one deeper than the entry before.
  void bookmark(int level, std::string_view title, const Page& page, double top_y);

  /// The same again is the same id, and stands in the file once.
  ArtworkId add(const Artwork& artwork);

  /// The whole file. Once, with every tag ended, and at least one page.
  std::string finish();

 private:
  friend class Page;
  ObjectId write_font(Face face);
  std::string resources();
  std::string catalog();

  Fonts fonts_;  ///< a copy shares the faces and keeps them alive
  Properties properties_;
  HaruFile file_;
  StructureTree structure_{file_};
  Outline outline_;
  Subset subsets_[face_count];
  std::map<std::string, ObjectId> character_maps_;  ///< often both faces have the same
  std::vector<Artwork> artworks_;
  std::deque<Page> pages_;  ///< a deque, so that they stay where they are
  Deflater deflater_{Deflater::Effort::quick};
  bool finished_ = false;
};

/// A tag as long as this lives.
class Tagged {
 public:
  Tagged(Document& document, Role role, const TagText& text = {}) : document_(document) {
    document_.begin_tag(role, text);
  }
  ~Tagged() { document_.end_tag(); }
  Tagged(const Tagged&) = delete;
  Tagged& operator=(const Tagged&) = delete;

 private:
  Document& document_;
};

}  // namespace rehab::pdf
