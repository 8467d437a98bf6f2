// SPDX-License-Identifier: Apache-2.0
#include "pdf/artwork.hpp"

#include "pdf/deflate.hpp"

namespace rehab::pdf {

Artwork ArtworkRecorder::finish(const Box& box) {
  end_own_width();
  return {Deflater(Deflater::Effort::thorough).stream(content), box};
}

}  // namespace rehab::pdf
