// SPDX-License-Identifier: Apache-2.0
// The answers given so far in `intake new`, in the order they were given. Part of this room; no other room includes it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/shape.hpp"

namespace rehab {

class Answers {
 public:
  /// Those of a draft, which yaml() wrote; what the form doesn't know is passed over.
  static Answers of(const Shape& form, const std::string& file, std::string_view yaml);

  /// `part` empty: the field itself. Values are YAML on one line; empty: a group that will be described.
  void set(const std::string& key, const std::string& part, const std::string& value);
  void erase(const std::string& key, const std::string& part);
  /// Empty: not answered; of a group that is described, "yes".
  std::string find(const std::string& key, const std::string& part = {}) const;
  std::size_t size() const { return all_.size(); }

  /// An intake; a group without a part is left out.
  std::string yaml() const;
  /// The line of `yaml` in which a field stands; 0: in none.
  int line_of(const std::string& key) const;

 private:
  struct Answer {
    std::string key;
    std::string value;  ///< empty: a group, described by its parts
    std::vector<std::pair<std::string, std::string>> parts;
    bool is_written() const { return !value.empty() || !parts.empty(); }
  };
  std::vector<Answer> all_;
};

}  // namespace rehab
