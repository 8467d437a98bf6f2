// SPDX-License-Identifier: Apache-2.0
// What to write instead of one entry of an intake. Part of this room's slips; no other room includes it.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "intake/intake_shape.hpp"
#include "intake/meant.hpp"

namespace rehab {

/// The innermost entry of a problem, with what the form says of it.
struct Spot {
  const Shape* shape = nullptr;
  const Node* map = nullptr;  ///< that holds the entry
  const Entry* entry = nullptr;
  const ShapeField* field = nullptr;  ///< nullptr: an unknown key
};

class Adviser {
 public:
  /// `lines`: of the file that `root` was read from.
  Adviser(const IntakeShape& shape, const Node& root, std::span<const std::string_view> lines)
      : shape_(shape), root_(root), lines_(lines) {}

  Instead on(const Spot& spot) const;
  /// All of the entry that begins a line, below the one at the margin or the same, with other lines in place of some of
  /// its parts; empty: it can't be shown.
  std::string on_one_line(const Entry& top, const Entry& begin,
                          const std::map<const Entry*, std::string>& instead) const;

  /// Of the entry at the margin, its line where a ',' stood for a decimal point: "{lcea_deg: 22,5}". Empty: it is
  /// no such line, or can't be shown.
  std::string with_points(const Entry& top) const;

 private:
  static std::string line_of(const Entry& entry, const std::map<const Entry*, std::string>& instead);
  /// A line that is no YAML: read as it was meant. Only an entry at the margin, whole on its line.
  Instead on_damaged(const Spot& spot) const;
  Instead on_typed(const ShapeField& field, const std::string& typed) const;
  static Instead missing(const ShapeField& field);
  /// The line of a value whose key was wrong: as it is where the field takes it, else as it was meant.
  Instead on_line(const ShapeField& field, const Node& value, bool is_at_margin) const;
  Instead on_value(const ShapeField& field, const Node& value, bool is_at_margin) const;
  bool takes(const ShapeField& field, const Node& value) const;
  Node without(const Entry* entry) const;
  std::string file() const;

  const IntakeShape& shape_;
  const Node& root_;
  std::span<const std::string_view> lines_;
};

}  // namespace rehab
