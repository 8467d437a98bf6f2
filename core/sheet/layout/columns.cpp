// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout/columns.hpp"

#include <algorithm>
#include <array>

namespace rehab {

namespace {

struct PlacedPiece {
  Strips strips;
  double x = 0, below_top = 0, width = 0;
};

}  // namespace

bool has_room_for_columns(const Setting& setting, double width) {
  return width >= 36 * setting.design.type.body_pt;
}

Strip in_columns(std::size_t pieces, const PieceStrips& strips_of, double width, double share, double gap) {
  const double left = (width - between_columns_pt) * share, right = width - between_columns_pt - left;
  std::array<double, 2> used{};
  std::vector<PlacedPiece> placed;
  for (std::size_t i = 0; i < pieces; ++i) {
    const bool at_right = used[1] < used[0];
    double& down = used[at_right ? 1 : 0];
    PlacedPiece piece{{}, at_right ? left + between_columns_pt : 0, down > 0 ? down + gap : 0, at_right ? right : left};
    piece.strips = strips_of(i, piece.width);
    down = piece.below_top + total_height(piece.strips);
    placed.push_back(std::move(piece));
  }
  return {.height = std::max(used[0], used[1]),
          .draw = [placed = std::move(placed)](Canvas& canvas, double x, double top, double) {
            for (const PlacedPiece& piece : placed)
              draw_strips(canvas, piece.strips, x + piece.x, top - piece.below_top, piece.width);
          }};
}

}  // namespace rehab
