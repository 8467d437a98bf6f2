// SPDX-License-Identifier: Apache-2.0
// zlib's format through libdeflate, which is faster than zlib and packs tighter. One Deflater serves all streams of a
// document, since setting one up costs more than a stream does.
#pragma once

#include <libdeflate.h>
#include <memory>
#include <string>
#include <string_view>

namespace rehab::pdf {

class Deflater {
 public:
  /// firm: twice quick's time for a tenth of the size, for what is large and repeats itself. thorough: for what is made
  /// once and printed often.
  enum class Effort { quick = 1, firm = 5, thorough = 10 };

  explicit Deflater(Effort effort);

  /// A whole zlib stream.
  std::string stream(std::string_view bytes);

 private:
  std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor_;
  std::string room_;  ///< for the largest stream yet
};

}  // namespace rehab::pdf
