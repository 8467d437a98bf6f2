// SPDX-License-Identifier: Apache-2.0
// One decoder for each format, for image.cpp only. `check_size` is called before anything large is made.
#pragma once

#include <functional>
#include <string_view>

#include "base/image.hpp"

namespace rehab::image_detail {

using CheckSize = std::function<void(std::size_t width_px, std::size_t height_px)>;

Image decode_png(std::string_view bytes, const CheckSize& check_size);
Image decode_jpeg(std::string_view bytes, const CheckSize& check_size);

}  // namespace rehab::image_detail
