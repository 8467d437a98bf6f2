// SPDX-License-Identifier: Apache-2.0
#include "run/logo.hpp"

#include "base/files.hpp"
#include "base/problem.hpp"

namespace rehab {
namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 20;
constexpr std::size_t most_width_px = 1200, most_height_px = 240;  // 600 dots an inch, at the usual height of 28 pt

}  // namespace

std::shared_ptr<const Image> read_logo(const std::string& file, PrintInk ink) {
  const std::string bytes = read_file(file, most_bytes);
  try {
    Image logo = shrunk(decode_image(bytes), most_width_px, most_height_px);
    return std::make_shared<Image>(ink == PrintInk::black ? in_greys(std::move(logo)) : std::move(logo));
  } catch (const Error& error) {
    throw Error(error.kind, file + ": " + error.what());
  }
}

}  // namespace rehab
