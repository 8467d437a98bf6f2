// SPDX-License-Identifier: Apache-2.0
// Numbers as TrueType files hold them: the most significant byte first. Reading past the end throws std::out_of_range.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace rehab::pdf {

inline std::uint16_t read_u16(std::string_view bytes, std::size_t at) {
  if (at + 2 > bytes.size()) throw std::out_of_range("a number past the end");
  return static_cast<std::uint16_t>(static_cast<unsigned char>(bytes[at]) << 8 |
                                    static_cast<unsigned char>(bytes[at + 1]));
}

inline std::int16_t read_i16(std::string_view bytes, std::size_t at) {
  return static_cast<std::int16_t>(read_u16(bytes, at));
}

inline std::uint32_t read_u32(std::string_view bytes, std::size_t at) {
  return std::uint32_t{read_u16(bytes, at)} << 16 | read_u16(bytes, at + 2);
}

inline void append_u16(std::string& out, std::uint32_t number) {
  out += static_cast<char>(number >> 8 & 0xFFU);
  out += static_cast<char>(number & 0xFFU);
}

inline void append_u32(std::string& out, std::uint32_t number) {
  append_u16(out, number >> 16);
  append_u16(out, number);
}

inline void put_u16(std::string& out, std::size_t at, std::uint32_t number) {
  out.at(at) = static_cast<char>(number >> 8 & 0xFFU);
  out.at(at + 1) = static_cast<char>(number & 0xFFU);
}

inline void put_u32(std::string& out, std::size_t at, std::uint32_t number) {
  put_u16(out, at, number >> 16);
  put_u16(out, at + 2, number);
}

}  // namespace rehab::pdf
