// SPDX-License-Identifier: Apache-2.0
// Bytes that took work to make, kept in the user's cache from one run to the next. They are found by their kind and the
// SHA-256 of everything they were made from, in a folder named after this build of the core, so that a changed byte or
// another build never meets old ones. Believed only where nobody else could have written them and every byte is as it
// was kept. The folder may be deleted at any time; where it can't be used, nothing is kept and nothing fails. May be
// called in workers, and by several runs at once. Never for what tells who a patient is; a drawing, which depends on
// leg, body and week of pregnancy, is the same for all who share them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

#include "base/files.hpp"

namespace rehab {

inline constexpr std::uintmax_t usual_cache_limit = std::uintmax_t{256} << 20;

/// Keeps bytes below `cache` from now on, made if need be; empty, or a folder that can't be used: keeps none, as at the
/// start. Of this build at most about `most` bytes: what was not used for longest goes first. What other builds kept
/// and a month has not touched is removed when a build comes for the first time.
void keep_bytes_in(const std::filesystem::path& cache, std::uintmax_t most = usual_cache_limit);
/// False: no need to compute a key.
bool keeps_bytes();

/// Of a source, one after the other.
using Pieces = std::span<const std::string_view>;

/// `kind`: a word of small letters, for the readers of the folder; `key`: by sha256_hex. Nothing: to be made anew.
///
/// Where computing a SHA-256 of everything takes too long, the key may be one of a mere name, and `source` is what the
/// bytes were made from: it is kept beside them, and they are given only where it is still the same, byte for byte.
std::optional<FileBytes> kept(std::string_view kind, std::string_view key, Pieces source = {});
/// At most 16 MiB; more is not kept.
void keep(std::string_view kind, std::string_view key, std::string_view bytes, Pieces source = {});

}  // namespace rehab
