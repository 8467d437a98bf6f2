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

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/artwork.hpp"
#include "pdf/text_writer.hpp"

namespace rehab::pdf {

/// What a file says of itself; all of it can be read by anybody who has the file.
struct Properties {
  std::string title;
  std::string language = "en";  ///< "de", "pt-BR"
};

/// What a part of the text is. Whatever is drawn outside all tags, or inside `artifact`, is left out by screen readers.
enum class Role {
  heading_1,
  heading_2,
  heading_3,
  paragraph,
  section,
  list,  ///< of list items, each behind a dot
  numbered_list,
  list_item,  ///< label (may be left out) and body
  list_label,
  list_body,
  table,        ///< of rows
  table_row,    ///< of cells
  header_cell,  ///< of the column; `row_header_cell` of the row
  row_header_cell,
  table_cell,
  figure,    ///< needs TagText::alternative
  caption,   ///< last in its figure
  strong,    ///< bold that means something; two that follow each other are one
  artifact,  ///< rules, backgrounds: takes no tags inside, and neither do the next two
  page_header,
  page_footer
};

struct TagText {
  std::string alternative = {};  ///< what a figure shows
  std::string actual = {};       ///< what is read instead of the characters drawn: "not done" for an empty box
  std::optional<Box> box = {};   ///< where a figure stands on its page
};

/// Something handed to Document::add.
struct ArtworkId {
  std::size_t number = 0;
};

struct DocumentBody;

/// Takes texts, and shapes.
class Page final : public TextWriter {
 public:
  /// Of a document only.
  Page(DocumentBody& document, std::uint32_t object);

  void image(ArtworkId picture, const Box& box);
  /// `at`: where the artwork's (0, 0) lies; `scale`: points to its unit; `fine_line_pt`: how wide lines are that have
  /// no width of their own.
  void draw(ArtworkId artwork, Point at, double scale, double fine_line_pt);

 private:
  friend class Document;
  void mark() override;
  void end_piece();
  void show(ArtworkId artwork, double width, double height, Point at);
  /// Ends the last marked piece; the content is complete.
  const std::string& finish();

  DocumentBody& document_;
  const std::size_t number_;  ///< from 0
  const std::uint32_t object_;
  bool in_piece_ = false;  ///< a marked piece, which belongs to one tag
  std::optional<std::size_t> piece_owner_ = {};
  Role piece_artifact_ = Role::artifact;  ///< of a piece without an owner
};

class Document {
 public:
  Document(const Fonts& fonts, const Properties& properties);
  Document(Document&&) noexcept;
  ~Document();

  Page& add_page(double width_pt, double height_pt);

  /// Everything drawn until the matching end_tag(), on whatever page, belongs to a new part inside the part that is
  /// open now. Reading order is the order of these calls.
  void begin_tag(Role role, const TagText& text = {});
  void end_tag();
  /// Of the innermost part that is open.
  std::optional<Role> open_role() const;

  /// An entry of the outline; `level` 1 to 6, and at most one deeper than the entry before.
  void bookmark(int level, std::string_view title, const Page& page, double top_y);

  /// The same again is the same id, and stands in the file once.
  ArtworkId add(const Artwork& artwork);

  /// The whole file. Once, with every tag ended, and at least one page.
  std::string finish();

 private:
  std::unique_ptr<DocumentBody> body_;
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
