// SPDX-License-Identifier: Apache-2.0
// What stands behind Document and Page: the growing contents and what they share. Private to this room.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "pdf/document.hpp"
#include "pdf/haru.hpp"
#include "pdf/outline.hpp"
#include "pdf/structure.hpp"
#include "pdf/subset.hpp"

namespace rehab::pdf {

class PageBody;

class DocumentBody {
 public:
  DocumentBody(const Fonts& fonts_, const Properties& properties_)
      : fonts(fonts_),
        properties(properties_),
        subsets{Subset(fonts.data(Face::regular)), Subset(fonts.data(Face::bold))} {}

  Fonts fonts;  ///< a copy shares the faces and keeps them alive
  Properties properties;
  HaruFile file;
  StructureTree structure;
  Outline outline;
  Subset subsets[face_count];
  std::vector<ObjectId> images;
  std::deque<Page> pages;  ///< a deque, so that they stay where they are
  Deflater deflater{Deflater::Effort::quick};
  bool finished = false;
};

/// The content of one page as text, with the state its operators have set so far.
class PageBody {
 public:
  PageBody(DocumentBody& document, std::size_t number, ObjectId object, double width_pt, double height_pt);

  void text(Point at, Face face, double size_pt, const Color& color, std::string_view utf8);
  void stroke(const Path& path, const Pen& pen);
  void fill(const Path& path, const Color& color);
  void fill_and_stroke(const Path& path, const Color& inside, const Pen& pen);
  void image(ImageId image, const Box& box);
  void save();
  void clip(const Path& path);
  void restore();

  /// Ends the last marked piece; the content is complete.
  const std::string& finish();

  const std::size_t number;  ///< from 0
  const ObjectId object;
  const double width_pt, height_pt;

 private:
  /// What is set now; nothing: unknown, or never set.
  struct State {
    std::optional<Color> fill, stroke;
    std::optional<double> pen_width_pt;
    std::vector<double> dashes_pt = {};
    std::optional<Face> face;
    double size_pt = 0;
  };
  void mark();
  void end_piece();
  void set_fill(const Color& color);
  void set_pen(const Pen& pen);
  void set_font(Face face, double size_pt);
  void append_characters(Face face, std::string_view utf8);

  DocumentBody& document_;
  std::string content_;
  State state_;
  std::vector<State> saved_;
  bool in_piece_ = false;
  std::optional<StructureTree::ElementId> piece_owner_;
};

}  // namespace rehab::pdf
