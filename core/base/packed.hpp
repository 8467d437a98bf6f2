// SPDX-License-Identifier: Apache-2.0
// Plain values as bytes and back, for one build and itself: structs member by member, and whatever of the standard
// library they hold. Only the files that keep something (kept_value.hpp) include this.
#pragma once

#include <cereal/cereal.hpp>
#include <cereal/types/array.hpp>
#include <cereal/types/map.hpp>
#include <cereal/types/optional.hpp>
#include <cereal/types/string.hpp>
#include <cereal/types/utility.hpp>
#include <cereal/types/variant.hpp>
#include <cereal/types/vector.hpp>
#include <chrono>
#include <cstring>
#include <string>
#include <string_view>
#include <tuple>

namespace rehab {

/// How many data members a struct has that is to be packed: stated for each, and refused by the compiler where it is
/// not so, so that no member can be forgotten.
template <class T>
inline constexpr std::size_t members = 0;

namespace packed_detail {

template <std::size_t count>
auto tied(auto& of) {
  // clang-format off
  if constexpr (count == 2) { auto& [a, b] = of; return std::tie(a, b); }
  if constexpr (count == 3) { auto& [a, b, c] = of; return std::tie(a, b, c); }
  if constexpr (count == 4) { auto& [a, b, c, d] = of; return std::tie(a, b, c, d); }
  if constexpr (count == 5) { auto& [a, b, c, d, e] = of; return std::tie(a, b, c, d, e); }
  if constexpr (count == 6) { auto& [a, b, c, d, e, f] = of; return std::tie(a, b, c, d, e, f); }
  if constexpr (count == 7) { auto& [a, b, c, d, e, f, g] = of; return std::tie(a, b, c, d, e, f, g); }
  if constexpr (count == 8) { auto& [a, b, c, d, e, f, g, h] = of; return std::tie(a, b, c, d, e, f, g, h); }
  if constexpr (count == 9) { auto& [a, b, c, d, e, f, g, h, i] = of; return std::tie(a, b, c, d, e, f, g, h, i); }
  if constexpr (count == 10) { auto& [a, b, c, d, e, f, g, h, i, j] = of; return std::tie(a, b, c, d, e, f, g, h, i, j); }
  if constexpr (count == 11) { auto& [a, b, c, d, e, f, g, h, i, j, k] = of; return std::tie(a, b, c, d, e, f, g, h, i, j, k); }
  if constexpr (count == 12) { auto& [a, b, c, d, e, f, g, h, i, j, k, l] = of; return std::tie(a, b, c, d, e, f, g, h, i, j, k, l); }
  if constexpr (count == 13) { auto& [a, b, c, d, e, f, g, h, i, j, k, l, m] = of; return std::tie(a, b, c, d, e, f, g, h, i, j, k, l, m); }
  if constexpr (count == 17) { auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q] = of; return std::tie(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q); }
  if constexpr (count == 18) { auto& [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r] = of; return std::tie(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r); }
  // clang-format on
}

}  // namespace packed_detail

template <class Archive, class T>
requires(members<T> > 0) void serialize(Archive& archive, T& value) {
  std::apply(archive, packed_detail::tied<members<T>>(value));
}

/// As cereal's binary archives, in memory: streams took most of their time.
class PackingArchive : public cereal::OutputArchive<PackingArchive, cereal::AllowEmptyClassElision> {
 public:
  explicit PackingArchive(std::string& bytes) : OutputArchive(this), bytes_(bytes) {}
  void put(const void* from, std::size_t size) { bytes_.append(static_cast<const char*>(from), size); }

 private:
  std::string& bytes_;
};

class UnpackingArchive : public cereal::InputArchive<UnpackingArchive, cereal::AllowEmptyClassElision> {
 public:
  explicit UnpackingArchive(std::string_view bytes) : InputArchive(this), rest_(bytes) {}
  void take(void* into, std::size_t size) {
    if (size > rest_.size()) throw cereal::Exception("cut short");
    rest_.copy(static_cast<char*>(into), size);  // nothing may go nowhere: an empty vector has no place
    rest_.remove_prefix(size);
  }

 private:
  std::string_view rest_;
};

template <class T>
requires std::is_arithmetic_v<T>
void CEREAL_SAVE_FUNCTION_NAME(PackingArchive& archive, const T& value) {
  archive.put(&value, sizeof value);
}
template <class T>
requires std::is_arithmetic_v<T>
void CEREAL_LOAD_FUNCTION_NAME(UnpackingArchive& archive, T& value) {
  archive.take(&value, sizeof value);
}
template <class T>
void CEREAL_SAVE_FUNCTION_NAME(PackingArchive& archive, const cereal::BinaryData<T>& data) {
  archive.put(data.data, data.size);
}
template <class T>
void CEREAL_LOAD_FUNCTION_NAME(UnpackingArchive& archive, cereal::BinaryData<T>& data) {
  archive.take(data.data, data.size);
}
template <class Archive>
concept OurArchive = std::is_same_v<Archive, PackingArchive> || std::is_same_v<Archive, UnpackingArchive>;
template <OurArchive Archive, class T>
void CEREAL_SERIALIZE_FUNCTION_NAME(Archive& archive, cereal::SizeTag<T>& tag) {
  archive(tag.size);
}
template <OurArchive Archive, class T>
void CEREAL_SERIALIZE_FUNCTION_NAME(Archive& archive, cereal::NameValuePair<T>& pair) {
  archive(pair.value);
}

template <class... T>
std::string packed(const T&... values) {
  std::string bytes;
  PackingArchive archive(bytes);
  archive(values...);
  return bytes;
}

/// Throws where they are not what packed() made of such a value.
template <class T>
T unpacked(std::string_view bytes) {
  T value;
  UnpackingArchive archive(bytes);
  archive(value);
  return value;
}

}  // namespace rehab

CEREAL_SETUP_ARCHIVE_TRAITS(rehab::UnpackingArchive, rehab::PackingArchive)

namespace cereal {

template <class Archive>
void serialize(Archive& archive, std::chrono::year_month_day& date) {
  auto day = std::chrono::sys_days(date).time_since_epoch().count();
  archive(day);
  date = std::chrono::sys_days(std::chrono::days(day));
}

}  // namespace cereal
