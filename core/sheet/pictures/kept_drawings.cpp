// SPDX-License-Identifier: Apache-2.0
#include "sheet/pictures/kept_drawings.hpp"

#include <cstring>
#include <type_traits>

#include "base/files.hpp"
#include "base/kept_bytes.hpp"

namespace rehab {

namespace {

/// Names every member of what it writes, so that one more does not compile until it is written too.
class Writer {
 public:
  std::string bytes;

  template <class T>
  requires std::is_arithmetic_v<T> || std::is_enum_v<T>
  void put(T value) { bytes.append(reinterpret_cast<const char*>(&value), sizeof value); }
  void put(const std::string& text) {
    put(text.size());
    bytes += text;
  }
  template <class T>
  void put(const std::vector<T>& all) {
    put(all.size());
    for (const T& each : all) put(each);
  }
  template <class T>
  void put(const std::optional<T>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  void put(const std::array<double, 3>& all) {
    for (const double number : all) put(number);
  }
  void put(const Point& p) {
    const auto& [x, y] = p;
    all(x, y);
  }
  void put(const Bone& b) {
    const auto& [deg, length, depth] = b;
    all(deg, length, depth);
  }
  void put(const Reach& r) {
    const auto& [joint, at, bend] = r;
    all(joint, at, bend);
  }
  void put(const Arrow& a) {
    const auto& [at, deg] = a;
    all(at, deg);
  }
  void put(const Prop& p) {
    const auto& [kind, at, from, to] = p;
    all(kind, at, from, to);
  }
  void put(const CameraAngles& c) {
    const auto& [yaw, pitch] = c;
    all(yaw, pitch);
  }
  void put(const Frame& f) {
    const auto& [label, hip, torso, head, pelvis, near_leg, far_leg, near_arm, far_arm, near_ankle, far_ankle,
                 near_hand, far_hand, arch, arrows, straight_line, order] = f;
    all(label, hip, torso, head, pelvis, near_leg, far_leg, near_arm, far_arm, near_ankle, far_ankle, near_hand,
        far_hand, arch, arrows, straight_line, order);
  }
  void put(const Picture& p) {
    const auto& [view, camera, faces, props, frames, getting_there, crosses_behind, arms, not_shown] = p;
    all(view, camera, faces, props, frames, getting_there, crosses_behind, arms, not_shown);
  }
  void put(const DrawRequest& r) {
    const auto& [leg, on_bed, bump_cm, body, mirrored] = r;
    all(leg, on_bed, bump_cm, body, mirrored);
  }
  void put(const DrawingMark& m) {
    const auto& [kind, ink, points, width, edge_ink, dashed, open] = m;
    all(kind, ink, points, width, edge_ink, dashed, open);
  }
  void put(const Drawing& d) { all(d.left, d.bottom, d.right, d.top, d.marks, d.legs); }

 private:
  template <class... T>
  void all(const T&... each) {
    (put(each), ...);
  }
};

std::string frame_key(const std::string& key, std::size_t frame) {
  return key + '.' + std::to_string(frame);
}

/// Reads what Writer wrote.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  Frames frames(const std::string& key) {
    Frames all(count());
    for (std::size_t i = 0; i < all.size(); ++i) {
      Drawing d = drawing();
      d.key = frame_key(key, i);
      all[i] = std::make_shared<const Drawing>(std::move(d));
    }
    return all;
  }

 private:
  template <class T>
  T number() {
    T value{};
    std::memcpy(&value, taken(sizeof value).data(), sizeof value);
    return value;
  }
  /// Of what takes a byte at least each.
  std::size_t count() {
    const auto all = number<std::size_t>();
    if (all > rest_.size()) throw Error(ErrorKind::internal, "a kept drawing ends too early");
    return all;
  }
  std::string_view taken(std::size_t size) {
    const std::string_view part = rest_.substr(0, size);
    if (part.size() < size) throw Error(ErrorKind::internal, "a kept drawing ends too early");
    rest_.remove_prefix(size);
    return part;
  }
  std::vector<Point> points() {
    static_assert(std::is_trivially_copyable_v<Point> && sizeof(Point) == 2 * sizeof(double));
    const std::size_t size = count();
    const std::string_view bytes = taken(size * sizeof(Point));
    std::vector<Point> all(size);
    std::memcpy(static_cast<void*>(all.data()), bytes.data(), bytes.size());
    return all;
  }
  DrawingMark mark() {
    DrawingMark m;
    m.kind = number<DrawingMark::Kind>();
    m.ink = number<Ink>();
    m.points = points();
    m.width = number<double>();
    m.edge = number<Ink>();
    m.dashed = number<bool>();
    m.open = number<bool>();
    return m;
  }
  Drawing drawing() {
    Drawing d;
    for (double* side : {&d.left, &d.bottom, &d.right, &d.top}) *side = number<double>();
    d.marks.resize(count());
    for (DrawingMark& m : d.marks) m = mark();
    d.legs = points();
    return d;
  }

  std::string_view rest_;
};

}  // namespace

std::string drawing_key(const Picture& picture, const DrawRequest& request) {
  Writer writer;
  writer.put(picture);
  writer.put(request);
  return sha256_hex(writer.bytes);
}

std::optional<Frames> kept_drawings(const std::string& key) {
  const std::optional<std::string> bytes = kept("drawing", key);
  if (!bytes) return {};
  try {
    return Reader(*bytes).frames(key);
  } catch (const std::exception&) {
    return {};  // not what was kept here
  }
}

Frames keep_drawings(const std::string& key, const std::vector<Drawing>& drawings) {
  Writer writer;
  writer.put(drawings);
  keep("drawing", key, writer.bytes);
  return Reader(writer.bytes).frames(key);
}

}  // namespace rehab
