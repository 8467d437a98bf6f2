// SPDX-License-Identifier: Apache-2.0
// What a colleague would say of a line of an intake that was refused: which one it was meant to be, to be pasted in its
// place. Nothing is ever applied; where more than one may be meant, each is shown; of a patient's own words nothing is.
#pragma once

#include <string>
#include <string_view>

#include "intake/intake_shape.hpp"

namespace rehab {

class Adviser;

class Slips {
 public:
  /// `text`: of the file, in which `problems` were found. All must outlive it.
  Slips(const IntakeShape& shape, const std::string& file, std::string_view text, Problems& problems);

  /// Before the root is read: what still stands between < and > is refused. Lines that are no YAML get the entry that
  /// they were meant to be, damaged, so that it is not called missing as well.
  void mark(Node& root) const;
  /// After it: adds to each problem what to write instead.
  void advise(const Node& root) const;

 private:
  void tell_once(const Entry& entry, std::size_t lines_below, Problem told) const;
  /// The words of a list that has no dashes are told of once, at its key.
  void gather_lists(const Node& root) const;
  /// So are the problems that a decimal comma makes in a map.
  void mend_decimals(const Node& root, const Adviser& adviser) const;

  const IntakeShape& shape_;
  const std::string& file_;
  std::vector<std::string_view> lines_;
  Problems& problems_;
};

}  // namespace rehab
