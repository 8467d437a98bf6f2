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

}  // namespace rehab
