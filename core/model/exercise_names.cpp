// SPDX-License-Identifier: Apache-2.0
#include "model/exercise_names.hpp"

#include "base/text.hpp"

namespace rehab {

std::set<std::string> exercises_called(std::span<const Bundle* const> bundles, std::string_view typed) {
  std::set<std::string> ids;
  const std::string wanted = folded(typed);
  if (wanted.empty()) return ids;
  for (const Bundle* bundle : bundles) {
    for (const Exercise& exercise : bundle->exercises)
      if (folded(exercise.id) == wanted) ids.insert(exercise.id);
    for (const auto& [language, wording] : bundle->wording)
      for (const auto& [id, words] : wording.exercises)
        if (folded(words.name) == wanted) ids.insert(id);
  }
  return ids;
}

}  // namespace rehab
