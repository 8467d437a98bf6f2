// SPDX-License-Identifier: Apache-2.0
#include "manifest.hpp"

namespace rehab::cli {
namespace {

/// As an item of the list.
std::string indented(const std::string& json) {
  constexpr const char* margin = "    ";
  std::string out = margin;
  for (const char c : json) {
    out += c;
    if (c == '\n') out += margin;
  }
  return out;
}

}  // namespace

Manifest::Manifest(const std::string& folder) : file_(folder + "/manifest.json") {
  file_.add("{\n  \"patients\": [");
}

void Manifest::put(std::size_t number, const Json& entry) {
  early_[number] = indented(entry.text(2));
  for (auto first = early_.begin(); first != early_.end() && first->first == next_; first = early_.erase(first))
    file_.add((next_++ == 0 ? "\n" : ",\n") + first->second);
}

void Manifest::finish() {
  file_.add(next_ == 0 ? "]\n}\n" : "\n  ]\n}\n");
  file_.finish({true, {}});
}

}  // namespace rehab::cli
