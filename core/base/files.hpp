// SPDX-License-Identifier: Apache-2.0
// Reading and writing whole files. A read never blocks (a pipe is refused, not waited for) and never takes half of a
// file that somebody is saving; a write leaves the whole file or none, readable by its owner only, and never replaces
// anything unless told to. All throw Error, with the path in the message.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace rehab {

inline constexpr std::size_t usual_file_limit = 256 * 1024;

/// The bytes of a regular file of at most `most` bytes. Throws no_input (there is none), bad_input (not a regular
/// file, too large, changed while it was read) or io.
std::string read_file(const std::filesystem::path& path, std::size_t most = usual_file_limit);

struct WriteOptions {
  bool replace = false;                       ///< an existing output may go
  std::vector<std::filesystem::path> inputs;  ///< never written over, whatever `replace` says
};

/// Throws cannot_create (exists, is an input, no such folder, no permission) or io (the disk).
void write_file(const std::filesystem::path& path, std::string_view bytes, const WriteOptions& options = {});

/// The same in two steps, for a worker that writes and a coordinator that publishes. The first makes a synced file
/// beside `target`, named `.<target's name>.<6 letters>.part`, and returns its path.
std::filesystem::path write_temporary(const std::filesystem::path& target, std::string_view bytes);
/// Gives a temporary its final name, atomically. On failure the temporary is removed.
void publish(const std::filesystem::path& temporary, const std::filesystem::path& target,
             const WriteOptions& options = {});

/// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace rehab
