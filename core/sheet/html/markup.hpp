// SPDX-License-Identifier: Apache-2.0
// Elements as text, well-formed as HTML and as XML alike. Whatever a person wrote goes in through escaped() or as an
// attribute's value, nowhere else. Used inside core/sheet/html and by whoever draws SVG. Pure.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace rehab::html {

struct Attribute {
  std::string_view name;
  std::string value;  ///< as it is to be read, not escaped; empty: the attribute is left out
};
using Attributes = std::initializer_list<Attribute>;

std::string escaped(std::string_view text);

/// `content` is markup already.
std::string element(std::string_view name, Attributes attributes, std::string_view content);
/// One that has no content, ever: "meta", "circle".
std::string empty_element(std::string_view name, Attributes attributes);

/// At most two decimals, without zeros at the end: "12.5". Whatever the locale.
std::string number(double value);

}  // namespace rehab::html
