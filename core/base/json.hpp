// SPDX-License-Identifier: Apache-2.0
// A JSON value to be written, for `--json` and manifests: members keep the order they were added in, so the same value
// gives the same bytes. Writing only; nothing in the product reads JSON. Text must be UTF-8; a byte that is not becomes
// U+FFFD, a number that is not finite null.
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

  /// An empty array and an empty object, which `{}` would leave open.
  static Json array() { return Json(Array{}); }
  static Json object() { return Json(Object{}); }

  /// Adds a member (to null: makes it an object). Members are written in this order.
  Json& set(std::string key, Json value);
  /// Adds an element (to null: makes it an array).
  Json& push(Json value);

  /// One line, or with `indent` spaces a level; no newline at the end.
  std::string text(int indent = 0) const;

 private:
  void write(std::string& out, int indent, int depth) const;
  std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> value_;
};

}  // namespace rehab
