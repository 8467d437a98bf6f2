// SPDX-License-Identifier: Apache-2.0
// What a browser makes of a form: application/x-www-form-urlencoded, read strictly.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rehab::desk {

inline constexpr std::size_t most_names = 10'000;  ///< far beyond any intake

/// No browser sends this.
struct BadForm : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Names and values in their order, each valid UTF-8 without NUL; a name may stand several times. Line ends, which
/// browsers send as CR LF, are LF. Throws BadForm.
std::vector<std::pair<std::string, std::string>> urldecoded(std::string_view body);

}  // namespace rehab::desk
