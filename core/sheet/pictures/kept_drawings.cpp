// SPDX-License-Identifier: Apache-2.0
#include "sheet/pictures/kept_drawings.hpp"

#include "base/kept_value.hpp"
#include "model/packed_picture.hpp"

namespace rehab {

template <>
inline constexpr std::size_t members<DrawRequest> = 5;
template <>
inline constexpr std::size_t members<DrawingMark> = 7;

/// Has a base, so its members can't be counted.
template <class Archive>
void serialize(Archive& archive, Drawing& d) {
  static_assert(sizeof d == sizeof(Extents) + sizeof d.marks + sizeof d.legs + sizeof d.key, "one more member");
  archive(d.left, d.bottom, d.right, d.top, d.marks, d.legs);
}

namespace {

Frames frames_of(std::vector<Drawing> drawings, const std::string& key) {
  Frames frames;
  for (Drawing& d : drawings) {
    d.key = key + '.' + std::to_string(frames.size());
    frames.push_back(std::make_shared<const Drawing>(std::move(d)));
  }
  return frames;
}

}  // namespace

std::string drawing_key(const Picture& picture, const DrawRequest& request) {
  return sha256_hex(packed(picture, request));
}

std::optional<Frames> kept_drawings(const std::string& key) {
  auto drawings = kept_value<std::vector<Drawing>>("drawing", key, {});
  if (!drawings) return {};
  return frames_of(std::move(*drawings), key);
}

Frames keep_drawings(const std::string& key, std::vector<Drawing> drawings) {
  keep_value("drawing", key, {}, drawings);
  return frames_of(std::move(drawings), key);
}

}  // namespace rehab
