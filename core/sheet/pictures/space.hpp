// SPDX-License-Identifier: Apache-2.0
// The few bits of solid geometry the body is made of, and the camera that looks at it. Used inside core/sheet/pictures
// only; knows nothing of bodies. Centimetres: x to the right, y up, z toward a reader who looks straight on.
#pragma once

#include <algorithm>
#include <cmath>

#include "sheet/pictures/geometry.hpp"

namespace rehab {

struct Vec {
  double x = 0, y = 0, z = 0;
};

inline Vec operator+(Vec a, Vec b) {
  return {a.x + b.x, a.y + b.y, a.z + b.z};
}
inline Vec operator-(Vec a, Vec b) {
  return {a.x - b.x, a.y - b.y, a.z - b.z};
}
inline Vec operator*(Vec a, double k) {
  return {a.x * k, a.y * k, a.z * k};
}
inline double dot(Vec a, Vec b) {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}
inline Vec cross(Vec a, Vec b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
inline double length(Vec a) {
  return std::sqrt(dot(a, a));
}
inline Vec between(Vec a, Vec b, double part) {
  return a + (b - a) * part;
}
/// A vector of no length stays as it is.
inline Vec unit(Vec a) {
  const double l = length(a);
  return l > 1e-9 ? a * (1 / l) : a;
}
/// What of `a` is square to a unit vector, of length 1; `otherwise` where nothing is.
inline Vec square_to(Vec axis, Vec a, Vec otherwise) {
  const Vec off = a - axis * dot(a, axis);
  return length(off) > 1e-3 ? unit(off) : otherwise;
}
inline double angle_deg(Vec a, Vec b) {
  return std::acos(std::clamp(dot(unit(a), unit(b)), -1.0, 1.0)) * 180 / std::numbers::pi;
}

/// Which way a part of the body is turned: unit vectors, square to each other. `right` is the figure's own right.
struct Axes {
  Vec up, front, right;

  static Axes of(Vec up, Vec front) {
    const Vec f = square_to(up, front, {0, 0, 1});
    return {up, f, cross(f, up)};
  }
};

/// Looks at the body from far away: no perspective.
class Camera {
 public:
  Camera() = default;
  Camera(double yaw_deg, double pitch_deg) {
    const double a = radians(yaw_deg), p = radians(pitch_deg);
    right_ = {std::cos(a), 0, -std::sin(a)};
    eye_ = {std::sin(a) * std::cos(p), std::sin(p), std::cos(a) * std::cos(p)};
    up_ = {-std::sin(a) * std::sin(p), std::cos(p), -std::cos(a) * std::sin(p)};
  }

  Point operator()(Vec v) const { return {dot(v, right_), dot(v, up_)}; }
  /// How near the eye a point is: larger is nearer.
  double depth(Vec v) const { return dot(v, eye_); }
  /// 1: points straight at the eye; -1: away.
  double faces(Vec way) const { return dot(way, eye_); }
  bool is_straight_on() const { return eye_.z > 1 - 1e-9; }

 private:
  Vec right_{1, 0, 0}, up_{0, 1, 0}, eye_{0, 0, 1};
};

}  // namespace rehab
