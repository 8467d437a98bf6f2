// SPDX-License-Identifier: Apache-2.0
// A type as a form asks for it: the words that answer it alone, and what may be answered besides. Part of this room.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "form/form.hpp"

namespace rehab::form {

struct Asked {
  std::vector<std::string> alone;   ///< answers that stand for all of it: "none", "all"
  const TypeInfo* value = nullptr;  ///< words, list, map or nested; else a scalar

  explicit Asked(const TypeInfo& type);
  /// It is answered in one control.
  bool is_scalar() const;
  /// It is not asked, one of `alone`, or these.
  bool has_states() const { return !alone.empty(); }
};

/// What was filled in, by path.
class Answers {
 public:
  explicit Answers(const Filled& filled);

  /// The first value; empty: there is none.
  const std::string& first(const std::string& path) const;
  const std::vector<std::string>& all(const std::string& path) const;
  /// Something is filled in below the path: in a part or a row.
  bool has_below(const std::string& path) const;
  /// Numbers of the rows of a list or a map that hold something, ascending.
  std::vector<int> rows(const std::string& path) const;
  /// Every name with an answer.
  std::vector<std::string> names() const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> by_path_;  ///< without empty values
};

/// The words ticked in a control of several.
std::vector<std::string> ticked(const Answers& answers, const std::string& path, const Asked& asked);

/// A needed answer that is not there yet: told with what the plan still needs, not as something wrong.
inline bool is_missing(const Shown& shown) {
  return shown.is_error && shown.message.starts_with("missing");
}

inline std::string row_of(const std::string& path, int number) {
  return path + "." + std::to_string(number);
}
/// Of a row of a map: what it is about, and the value where that is one control.
inline std::string key_of(const std::string& row) {
  return row + ".key";
}
inline std::string value_of(const std::string& row) {
  return row + ".value";
}

}  // namespace rehab::form
