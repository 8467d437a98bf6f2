// SPDX-License-Identifier: Apache-2.0
#include "pdf/deflate.hpp"

#include <algorithm>
#include <new>

namespace rehab::pdf {

Deflater::Deflater(Effort effort)
    : compressor_(libdeflate_alloc_compressor(static_cast<int>(effort)), libdeflate_free_compressor) {
  if (!compressor_) throw std::bad_alloc();
}

std::string Deflater::stream(std::string_view bytes) {
  room_.resize(std::max(room_.size(), libdeflate_zlib_compress_bound(compressor_.get(), bytes.size())));
  return room_.substr(
      0, libdeflate_zlib_compress(compressor_.get(), bytes.data(), bytes.size(), room_.data(), room_.size()));
}

}  // namespace rehab::pdf
