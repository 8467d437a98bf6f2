// SPDX-License-Identifier: Apache-2.0
#include "sheet/leaflet.hpp"

#include <algorithm>
#include <utility>

namespace rehab {

Line plain(std::string text) {
  return {{std::move(text), false}};
}
Line strong(std::string text) {
  return {{std::move(text), true}};
}

Line labelled(std::string_view label, std::string_view text) {
  if (label.empty()) return {{std::string(text), false}};
  const std::string_view end = label.find_last_of(":?!.") == label.size() - 1 ? " " : ": ";
  return {{std::string(label) + std::string(end), true}, {std::string(text), false}};
}

bool is_titled_list(const std::vector<Block>& blocks, std::size_t at) {
  if (at + 1 >= blocks.size() || !std::holds_alternative<ItemList>(blocks[at + 1])) return false;
  const auto* title = std::get_if<Paragraph>(&blocks[at]);
  return title != nullptr &&
         std::all_of(title->line.begin(), title->line.end(), [](const Span& span) { return span.strong; });
}

}  // namespace rehab
