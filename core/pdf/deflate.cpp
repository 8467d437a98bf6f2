// SPDX-License-Identifier: Apache-2.0
#include "pdf/deflate.hpp"

#include <new>
#include <zlib.h>

namespace rehab::pdf {
namespace {

constexpr int raw_window_bits = -15;  ///< negative: without zlib's head and checksum, which stream() and joined() add
constexpr int memory_level = 6;       ///< of 9: less to clear before each stream, hardly larger files
constexpr std::size_t worth_deflating = 1024;
constexpr std::size_t most_stored = 0xFFFF;  ///< in one block

const Bytef* zlib_bytes(std::string_view text) {
  return reinterpret_cast<const Bytef*>(text.data());
}

std::uint32_t adler_of(std::string_view bytes) {
  return static_cast<std::uint32_t>(adler32_z(1, zlib_bytes(bytes), bytes.size()));
}

void append_adler(std::string& out, std::uint32_t adler) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>((adler >> shift) & 0xFFU);
}

/// A block of deflate that holds the bytes as they are.
std::string stored(std::string_view bytes, bool last) {
  std::string out{last ? '\1' : '\0'};
  const auto size = static_cast<unsigned>(bytes.size());
  for (const unsigned number : {size, ~size}) {
    out += static_cast<char>(number & 0xFFU);
    out += static_cast<char>(number >> 8 & 0xFFU);
  }
  return out.append(bytes);
}

constexpr std::string_view zlib_head = "\x78\x01";

std::uint32_t combined(std::uint32_t first, const DeflatedPiece& next) {
  return static_cast<std::uint32_t>(adler32_combine(first, next.adler, static_cast<z_off_t>(next.size)));
}

}  // namespace

struct Deflater::State {
  z_stream zlib = {};
};

Deflater::Deflater(Effort effort) : state_(std::make_unique<State>()) {
  const int level = effort == Effort::quick ? Z_BEST_SPEED : Z_BEST_COMPRESSION;
  if (deflateInit2(&state_->zlib, level, Z_DEFLATED, raw_window_bits, memory_level, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
}

Deflater::~Deflater() {
  deflateEnd(&state_->zlib);
}

void Deflater::run(std::string_view bytes, int flush, std::string& out) {
  z_stream& zlib = state_->zlib;
  deflateReset(&zlib);
  const std::size_t before = out.size();
  const std::size_t room = deflateBound(&zlib, static_cast<uLong>(bytes.size())) + 16;  // for the flush's own mark
  out.resize(before + room);
  zlib.next_in = const_cast<Bytef*>(zlib_bytes(bytes));  // zlib only reads it
  zlib.avail_in = static_cast<uInt>(bytes.size());
  zlib.next_out = reinterpret_cast<Bytef*>(out.data() + before);
  zlib.avail_out = static_cast<uInt>(room);
  deflate(&zlib, flush);
  out.resize(before + room - zlib.avail_out);
}

std::string Deflater::stream(std::string_view bytes) {
  std::string out{zlib_head};
  run(bytes, Z_FINISH, out);
  append_adler(out, adler_of(bytes));
  return out;
}

DeflatedPiece Deflater::piece(std::string_view bytes, bool last) {
  DeflatedPiece piece{{}, adler_of(bytes), bytes.size()};
  static_assert(worth_deflating <= most_stored);
  if (bytes.size() < worth_deflating)
    piece.bytes = stored(bytes, last);
  else
    run(bytes, last ? Z_FINISH : Z_SYNC_FLUSH, piece.bytes);
  return piece;
}

std::string joined(const DeflatedPiece& first, const DeflatedPiece& second, const DeflatedPiece& last) {
  std::string out{zlib_head};
  out.reserve(first.bytes.size() + second.bytes.size() + last.bytes.size() + 6);
  out.append(first.bytes).append(second.bytes).append(last.bytes);
  append_adler(out, combined(combined(first.adler, second), last));
  return out;
}

}  // namespace rehab::pdf
