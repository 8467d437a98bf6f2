// SPDX-License-Identifier: Apache-2.0
// The card of an exercise: picture, steps and dose at one glance, in one of several arrangements. It knows how tall
// each would be, so that whoever fills pages can choose. Used inside core/sheet/layout only. Points, without the frame.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sheet/layout/dose_table.hpp"
#include "sheet/layout/figure_fit.hpp"

namespace rehab {

enum class DosePlace { below, beside_picture, under_picture };

struct Arrangement {
  bool before_in_column = false;  ///< "Why" and "You need" stand above the steps, else above both columns
  DosePlace dose = DosePlace::below;
  double share = 1;  ///< of the width for the pictures; 1: they stand above the steps

  bool operator==(const Arrangement&) const = default;
};

class CardMaker {
 public:
  CardMaker(const Setting& setting, const Card& card, double width);

  /// The height of the card with pictures no higher than `picture_height`.
  double height(const Arrangement& arrangement, double picture_height) const;
  /// The height at which the pictures come out at a scale, or as large as their room lets them.
  double picture_height_at(const Arrangement& arrangement, double scale) const;
  /// The scale at which pictures of that height come out.
  double scale(const Arrangement& arrangement, double picture_height) const;
  DoseFit dose_fit(const Arrangement& arrangement) const;

  std::vector<Strip> arranged(const Arrangement& arrangement, double picture_height) const;
  /// The strips of a card that is taller than a page, to be broken between its steps.
  std::vector<Strip> in_one_column() const;

 private:
  struct Column {
    double before = 0, steps = 0, dose = 0;  ///< heights in the column beside the pictures ...
    double dose_under = 0;                   ///< ... and below them
    DoseFit dose_fit_under = DoseFit::in_lines;
    FigureRoom figure;
  };
  struct Heights {
    double rest = 0, beside = 0, under = 0;  ///< beside and under the pictures; the rest is above and below both
  };

  Heights heights(const Arrangement& arrangement) const;
  const Column& column(double share) const;
  const FigureRoom& figure_across() const;
  double left_width(double share) const;
  double right_width(double share) const;

  const FigureRoom& room(const Arrangement& arrangement) const;
  Strip title() const;
  Strip columns(const Arrangement& arrangement, double picture_height) const;
  std::vector<Strip> steps(double width) const;
  std::vector<Strip> texts(const std::vector<std::pair<std::string, std::string>>& texts, double width) const;
  void append(std::vector<Strip>& to, std::vector<Strip> more) const;

  const Setting& setting_;
  const Card& card_;
  double width_;
  double title_height_ = 0, after_height_ = 0;
  struct {
    double before = 0, steps = 0, dose = 0;
  } across_;
  mutable std::deque<std::pair<double, Column>> columns_;  ///< measured when first asked for
  mutable std::optional<FigureRoom> figure_across_;
};

}  // namespace rehab
