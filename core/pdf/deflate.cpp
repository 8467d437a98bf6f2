// SPDX-License-Identifier: Apache-2.0
#include "pdf/deflate.hpp"

#include <algorithm>
#include <new>

namespace rehab::pdf {

namespace {

int level_of(Deflater::Effort effort) {
  switch (effort) {
    case Deflater::Effort::quick:
      return 1;
    case Deflater::Effort::firm:
      return 5;
    case Deflater::Effort::thorough:
      break;
  }
  return 10;
}

}  // namespace

Deflater::Deflater(Effort effort)
    : compressor_(libdeflate_alloc_compressor(level_of(effort)), libdeflate_free_compressor) {
  if (!compressor_) throw std::bad_alloc();
}

std::string Deflater::stream(std::string_view bytes) {
  room_.resize(std::max(room_.size(), libdeflate_zlib_compress_bound(compressor_.get(), bytes.size())));
  return room_.substr(
      0, libdeflate_zlib_compress(compressor_.get(), bytes.data(), bytes.size(), room_.data(), room_.size()));
}

}  // namespace rehab::pdf
