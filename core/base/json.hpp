// SPDX-License-Identifier: Apache-2.0
// A JSON value to be written, for `--json` and manifests. Members keep the order in which they were added, so that the
// same value gives the same bytes. A byte that is not UTF-8 is written as U+FFFD, a number that is not finite as null.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace rehab {

class Json {
 public:
  using Array = std::vector<Json>;
  using Object = std::vector<std::pair<std::string, Json>>;

  Json() = default;  ///< null
  Json(std::same_as<bool> auto value) : value_(value) {}
  Json(std::integral auto value) requires(!std::same_as<decltype(value), bool>)
      : value_(static_cast<std::int64_t>(value)) {}
  Json(double value) : value_(value) {}
  Json(std::string value) : value_(std::move(value)) {}
  Json(std::string_view value) : value_(std::string(value)) {}
  Json(const char* value) : value_(std::string(value)) {}
  Json(Array value) : value_(std::move(value)) {}
  Json(Object value) : value_(std::move(value)) {}

  /// An empty array and an empty object; `{}` is null.
  static Json array() { return Json(Array{}); }
  static Json object() { return Json(Object{}); }

  /// Adds a member; null becomes an object first. Throws std::bad_variant_access for any other value.
  Json& set(std::string key, Json value);
  /// Adds an element; null becomes an array first. Throws std::bad_variant_access for any other value.
  Json& push(Json value);

  /// On one line, or, where `indent` is not 0, on several, with so many spaces for each level. No newline at the end.
  std::string text(std::size_t indent = 0) const;

 private:
  void write(std::string& out, std::size_t indent, std::size_t depth) const;
  std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> value_;
};

}  // namespace rehab
