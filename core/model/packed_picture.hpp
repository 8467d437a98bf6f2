// SPDX-License-Identifier: Apache-2.0
// The members of a picture, for whoever keeps one (base/packed.hpp).
#pragma once

#include "base/packed.hpp"
#include "model/picture.hpp"

namespace rehab {

template <>
inline constexpr std::size_t members<Point> = 2;
template <>
inline constexpr std::size_t members<CameraAngles> = 2;
template <>
inline constexpr std::size_t members<Bone> = 3;
template <>
inline constexpr std::size_t members<Reach> = 3;
template <>
inline constexpr std::size_t members<Arrow> = 2;
template <>
inline constexpr std::size_t members<Frame> = 17;
template <>
inline constexpr std::size_t members<Prop> = 4;
template <>
inline constexpr std::size_t members<Picture> = 9;

/// Points in one piece: a drawing is mostly points.
template <class Archive>
void save(Archive& archive, const std::vector<Point>& points) {
  archive(points.size(), cereal::binary_data(points.data(), points.size() * sizeof(Point)));
}
template <class Archive>
void load(Archive& archive, std::vector<Point>& points) {
  std::size_t count = 0;
  archive(count);
  points.resize(count);
  archive(cereal::binary_data(points.data(), count * sizeof(Point)));
}

}  // namespace rehab
