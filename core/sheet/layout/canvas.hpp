// SPDX-License-Identifier: Apache-2.0
// Where the layout draws: the page in hand, with text, rules and shapes in the design's looks, and the tags for screen
// readers. It holds everything to the page: a mark outside the area that is open for it throws LayoutError. Used inside
// core/sheet/layout only. Points, origin at the lower left corner, y up; `top` is the upper edge of what is drawn.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pdf/document.hpp"
#include "sheet/design.hpp"
#include "sheet/layout/text_block.hpp"

namespace rehab {

struct Area {
  double left = 0, bottom = 0, right = 0, top = 0;

  double width() const { return right - left; }
  double height() const { return top - bottom; }
};

class Canvas {
 public:
  Canvas(pdf::Document& document, const pdf::Fonts& fonts, const Design& design)
      : document_(document), fonts_(fonts), design_(design) {}

  const Design& design() const { return design_; }
  const pdf::Fonts& fonts() const { return fonts_; }
  pdf::Document& document() { return document_; }
  pdf::Page& page() { return *page_; }

  void open_page(pdf::Page& page) { page_ = &page; }
  /// Everything drawn from now on has to lie inside.
  void set_area(const Area& area) { area_ = area; }

  /// Bold in running text is tagged as strong.
  void text(const TextBlock& block, double x, double top) { text(block, x, top, design_.colours.text); }
  void text(const TextBlock& block, double x, double top, const Color& color);
  void image(const pdf::Artwork& picture, const pdf::Box& box);
  void rule(double x, double y, double to_x, double width_pt, const Color& color);
  void upright_rule(double x, double y, double to_y, double width_pt, const Color& color);
  void fill(const pdf::Box& box, const Color& color, double radius = 0);
  void outline(const pdf::Box& box, const pdf::Pen& pen, double radius = 0);
  /// An entry of the outline, at this height of the page. Levels go at most one deeper than any before: a paper may
  /// begin with its cards.
  void bookmark(int level, const std::string& title, double top);
  /// For shapes of one's own: checks their box, then they may be drawn on page().
  void claim(const pdf::Box& box) const;

  /// A tag for as long as it lives; none while the canvas is silent.
  class Tag {
   public:
    Tag(Canvas& canvas, pdf::Role role, const pdf::TagText& text = {}) {
      if (!canvas.silent_) tag_.emplace(canvas.document_, role, text);
    }

   private:
    std::optional<pdf::Tagged> tag_;
  };

  /// What is drawn while it lives is decoration: screen readers pass over it.
  class Decoration {
   public:
    /// `kind`: artifact, page_header or page_footer.
    explicit Decoration(Canvas& canvas, pdf::Role kind = pdf::Role::artifact)
        : canvas_(canvas), was_silent_(canvas.silent_) {
      if (!was_silent_) tag_.emplace(canvas.document_, kind);
      canvas.silent_ = true;
    }
    ~Decoration() { canvas_.silent_ = was_silent_; }
    Decoration(const Decoration&) = delete;
    Decoration& operator=(const Decoration&) = delete;

   private:
    Canvas& canvas_;
    bool was_silent_;
    std::optional<pdf::Tagged> tag_;
  };

 private:
  /// Whether bold says something here that a heading or a label doesn't say anyway.
  bool tells_strong() const;

  pdf::Document& document_;
  const pdf::Fonts& fonts_;
  const Design& design_;
  pdf::Page* page_ = nullptr;
  Area area_;
  int deepest_bookmark_ = 0;
  bool silent_ = false;
};

}  // namespace rehab
