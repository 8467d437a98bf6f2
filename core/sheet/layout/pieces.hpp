// SPDX-License-Identifier: Apache-2.0
// What several parts of a sheet are drawn with: texts, the number of an exercise, badges, small pictures. Used inside
// core/sheet/layout only. Points.
#pragma once

#include "sheet/layout/blocks.hpp"

namespace rehab {

/// Text of one size; empty for an empty text.
TextBlock text_of(const Setting& setting, double size_pt, const std::string& text, double width, bool strong);
/// Large and bold, its lines close to each other.
TextBlock display(const Setting& setting, double size_pt, const std::string& text, double width);
/// What follows in the same tag is another word.
TextBlock before_more(TextBlock text);

/// The number of an exercise in a circle: its diameter, its text, and both drawn round the height `middle`.
double number_disc_pt(const Setting& setting);
TextBlock number_of(const Setting& setting, int number);
void draw_number(Canvas& canvas, const TextBlock& number, double x, double middle, double disc);

/// A word in a frame.
class Badge {
 public:
  enum class Look {
    leg,   ///< "LEFT leg only", large and in the accent's colour
    plain  ///< "new"
  };
  Badge(const Setting& setting, const std::string& words, double most_width, Look look = Look::leg);

  bool empty() const { return text_.lines.empty(); }
  double width() const;
  double height() const;
  void draw(Canvas& canvas, double x, double top) const;

 private:
  TextBlock text_;
  Look look_;
};

/// One scale for the pictures of several exercises: none is wider or higher than this.
double picture_scale(const std::vector<Glance>& glances, double most_width, double most_height);
double picture_height(const Glance& glance, double scale);
/// With its tag and alternative text; `top` of the picture.
void draw_picture(Canvas& canvas, const Glance& glance, double scale, double x, double top);

}  // namespace rehab
