// SPDX-License-Identifier: Apache-2.0
// zlib, at the level that suits a file written once and read at once: fast. One Deflater serves all streams of a
// document, since setting zlib up costs more than a page does. Pieces compressed apart can be joined, so that what
// is the same in every document is compressed once.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace rehab::pdf {

/// Part of a compressed stream.
struct DeflatedPiece {
  std::string bytes;
  std::uint32_t adler = 1;  ///< of the original
  std::size_t size = 0;     ///< of the original
};

class Deflater {
 public:
  enum class Effort { quick, thorough };

  explicit Deflater(Effort effort);
  ~Deflater();
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  /// A whole zlib stream.
  std::string stream(std::string_view bytes);

  /// A piece to be joined; the last of a stream must be made with `last`, and no other.
  DeflatedPiece piece(std::string_view bytes, bool last);

 private:
  void run(std::string_view bytes, int flush, std::string& out);

  struct State;
  std::unique_ptr<State> state_;
};

/// A whole zlib stream that unpacks to the pieces' originals, one after the other.
std::string joined(const DeflatedPiece& first, const DeflatedPiece& second, const DeflatedPiece& last);

}  // namespace rehab::pdf
