// SPDX-License-Identifier: Apache-2.0
// The record's numbered notes: gives each source its number the first time it is cited, and prints the list at the end.
#pragma once

#include <string>
#include <vector>

#include "sheet/content/content.hpp"
#include "sheet/content/say.hpp"

namespace rehab {

class Citations {
 public:
  Citations(const SheetSource& source, const Say& say) : source_(source), say_(say) {}

  /// "[1, 3]"; empty for a rule without sources.
  std::string numbers(const Rule& rule);
  std::string numbers(const Exercise& exercise);

  /// "[1] NHS16: advice on ... (as reported by a secondary page)", one line each.
  std::vector<std::string> lines() const;

 private:
  std::string numbers(const std::string& bundle, const std::vector<Citation>& citations);
  std::size_t number_of(const std::string& bundle, const Citation& citation);

  const SheetSource& source_;
  const Say& say_;
  struct Entry {
    std::string text;
    char mark;
    friend bool operator==(const Entry&, const Entry&) = default;
  };
  std::vector<Entry> entries_;
};

}  // namespace rehab
