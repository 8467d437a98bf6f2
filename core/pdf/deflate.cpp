// SPDX-License-Identifier: Apache-2.0
#include "pdf/deflate.hpp"

#include <new>

namespace rehab::pdf {

Deflater::Deflater(Effort effort)
    : compressor_(libdeflate_alloc_compressor(effort == Effort::quick ? 1 : 10), libdeflate_free_compressor) {
  if (!compressor_) throw std::bad_alloc();
}

std::string Deflater::stream(std::string_view bytes) {
  std::string out(libdeflate_zlib_compress_bound(compressor_.get(), bytes.size()), '\0');
  out.resize(libdeflate_zlib_compress(compressor_.get(), bytes.data(), bytes.size(), out.data(), out.size()));
  return out;
}

}  // namespace rehab::pdf
