// SPDX-License-Identifier: Apache-2.0
// A form as a browser sends it, and what stands in the page that comes back.
#pragma once

#include <cstdio>
#include <string>

#include "base/files.hpp"
#include "base/text.hpp"
#include "form/form.hpp"

namespace rehab::support {

inline std::string urlencoded(const std::string& text) {
  std::string out;
  for (const char c : text) {
    char code[4];
    std::snprintf(code, sizeof code, "%%%02X", static_cast<unsigned char>(c));
    out += is_ascii_letter_or_digit(c) ? std::string(1, c) : std::string(code);
  }
  return out;
}

inline std::string urlencoded(const form::Filled& filled) {
  std::string body;
  for (const auto& [name, value] : filled)
    body += (body.empty() ? "" : "&") + urlencoded(name) + "=" + urlencoded(value);
  return body;
}

/// What a hidden control of the page holds; it has no space.
inline std::string hidden(const std::string& page, const std::string& name) {
  const std::size_t control = page.find("name=\"" + name + "\"");
  if (control == std::string::npos) return {};
  const std::size_t begin = page.find("value=\"", control) + 7;
  return begin > page.find('>', control) ? std::string() : page.substr(begin, page.find('"', begin) - begin);
}

/// The answers of an example intake, with those of `more` in place of its own.
inline form::Filled example(const std::string& name, const Shape& shape, const form::Filled& more = {}) {
  form::Filled filled = form::filled(read_file(REHAB_SOURCE_DIR "/templates/intake/" + name + ".yaml"), shape);
  for (const auto& [path, value] : more) std::erase_if(filled, [&](const auto& field) { return field.first == path; });
  filled.insert(filled.end(), more.begin(), more.end());
  return filled;
}

}  // namespace rehab::support
