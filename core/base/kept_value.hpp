// SPDX-License-Identifier: Apache-2.0
// Values kept from one run to the next, packed as bytes. Only the files that keep something include this.
#pragma once

#include "base/files.hpp"
#include "base/kept_bytes.hpp"
#include "base/packed.hpp"
#include "base/problem.hpp"

namespace rehab {

/// Keeps a value under a name of its own, with the bytes it was made from.
template <class T>
void keep_value(std::string_view kind, std::string_view name, Pieces source, const T& value) {
  if (!keeps_bytes()) return;
  keep(kind, sha256_hex(name), packed(value), source);
}

/// Nothing: there is none, or it was made from other bytes.
template <class T>
std::optional<T> kept_value(std::string_view kind, std::string_view name, Pieces source) try {
  const std::optional<FileBytes> bytes = kept(kind, sha256_hex(name), source);
  if (!bytes) return {};
  return unpacked<T>(bytes->view());
} catch (const std::exception&) {
  return {};
}

/// What `read` makes of a file, given its bytes; kept where it reports nothing. What is found wrong later has no
/// excerpt.
template <class Read>
auto kept_or_read(std::string_view kind, const std::string& file, Problems& problems, Read read) {
  using Made = std::invoke_result_t<Read, const std::string&>;
  const FileBytes bytes = read_bytes(file);
  const std::string_view source = bytes.view();
  if (auto kept = kept_value<Made>(kind, file, {&source, 1})) return std::move(*kept);
  const std::size_t before = problems.size();
  Made value = read(std::string(source));
  if (problems.size() == before) keep_value(kind, file, {&source, 1}, value);
  return value;
}

}  // namespace rehab
