// SPDX-License-Identifier: Apache-2.0
// Small objects as one compressed stream, and the table that can point into it (ISO 32000-1, 7.5.7 and 7.5.8). The
// hundreds of objects behind the tags of a paper take a fifth of their room so. Used by HaruFile.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pdf/deflate.hpp"

namespace rehab::pdf {

/// A stream that is to be an object: `entries` without its length, and bytes.
struct StreamParts {
  std::string entries;
  std::string bytes;
};

/// `objects`: the entries of dictionaries, numbered from `first` on.
StreamParts packed(const std::vector<std::string>& objects, std::uint32_t first, Deflater& deflater);

/// A cross-reference stream in the making, one row an object, in the order of their numbers.
class CrossReferences {
 public:
  void add_free() { add(0, 0, 0xFFFF); }
  void add_plain(std::size_t offset) { add(1, offset, 0); }
  void add_packed(std::size_t stream, std::size_t place) { add(2, stream, place); }

  /// `entries`: what the table says beside its rows, /Index and /Size among it.
  StreamParts stream(std::string entries, Deflater& deflater) const;

 private:
  static constexpr std::size_t row_bytes = 7;
  void add(unsigned kind, std::size_t first, std::size_t second);

  std::string rows_;  ///< each as PNG's filter "up" has it: most become the same
  std::array<std::uint8_t, row_bytes> last_{};
};

}  // namespace rehab::pdf
