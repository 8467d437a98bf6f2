// SPDX-License-Identifier: Apache-2.0
// Reading and writing whole files. A read never blocks (a pipe is refused, not waited for) and never takes half of a
// file that somebody is saving; a write leaves the whole file or none, readable by its owner only, and never replaces
// anything unless told to. All throw Error, with the path in the message.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rehab {

inline constexpr std::size_t usual_file_limit = std::size_t{256} * 1024;

/// Bytes that nobody changes; copies share them.
class FileBytes {
 public:
  FileBytes() = default;
  FileBytes(std::shared_ptr<const char[]> bytes, std::size_t size) : bytes_(std::move(bytes)), size_(size) {}
  std::string_view view() const { return {bytes_.get(), size_}; }
  FileBytes first(std::size_t size) const { return {bytes_, size}; }
  friend bool operator==(const FileBytes& a, std::string_view b) { return a.view() == b; }

 private:
  std::shared_ptr<const char[]> bytes_;
  std::size_t size_ = 0;
};

/// The bytes of a regular file of at most `most` bytes. Throws no_input (there is none), bad_input (not a regular
/// file, too large, changed while it was read) or io.
FileBytes read_bytes(const std::filesystem::path& path, std::size_t most = usual_file_limit);
std::string read_file(const std::filesystem::path& path, std::size_t most = usual_file_limit);

/// Files by what they are, whatever name or link leads to them.
class FileSet {
 public:
  FileSet() = default;
  FileSet(std::initializer_list<std::filesystem::path> files) {
    for (const std::filesystem::path& file : files) add(file);
  }
  /// A file that is not there is passed over.
  void add(const std::filesystem::path& file);
  bool contains(const std::filesystem::path& file) const;

 private:
  /// Device and inode; in order as far as `sorted_`. A batch has ten thousand.
  mutable std::vector<std::pair<std::uint64_t, std::uint64_t>> files_;
  mutable std::size_t sorted_ = 0;
};

struct WriteOptions {
  bool replace = false;  ///< an existing output may go
  FileSet inputs;        ///< never written over, whatever `replace` says
};

/// Throws cannot_create (exists, is an input, no such folder, no permission) or io (the disk).
void write_file(const std::filesystem::path& path, std::string_view bytes, const WriteOptions& options = {});

/// A file that is written piece by piece. It gets its name in finish(), as by write_file; else nothing is left.
/// Throws as write_file.
class FileInPieces {
 public:
  explicit FileInPieces(const std::filesystem::path& target);
  ~FileInPieces();
  FileInPieces(const FileInPieces&) = delete;
  FileInPieces& operator=(const FileInPieces&) = delete;
  void add(std::string_view bytes);
  void finish(const WriteOptions& options);

 private:
  std::filesystem::path target_;
  std::string temporary_;
  int fd_;
};

/// Throws cannot_create where write_file would, for what stands at `target` already.
void refuse_existing(const std::filesystem::path& target, const WriteOptions& options);

/// For a worker that writes and a coordinator that gives names: makes a synced file beside `target`, under
/// `temporary_name(target)`, and returns its path.
std::filesystem::path write_temporary(const std::filesystem::path& target, std::string_view bytes);
/// A name beside `target` that nothing has yet: `.<target's name>.<6 letters>.rehab-part`
std::filesystem::path temporary_name(const std::filesystem::path& target);
/// The name whose temporary this is, in the same folder; empty: it is none.
std::filesystem::path target_of(const std::filesystem::path& temporary);

/// Gives `from` the name `to`, which nothing may have. Throws cannot_create.
void give_name(const std::filesystem::path& from, const std::filesystem::path& to);
/// Each gets the name of the other, at once where the file system can. Throws cannot_create.
void swap_names(const std::filesystem::path& from, const std::filesystem::path& to);
/// Makes the names in a folder last through a power cut.
void sync_folder(const std::filesystem::path& folder);
/// "." for a bare name.
std::filesystem::path folder_of(const std::filesystem::path& path);

/// Who else could have changed the file or folder, as the end of a sentence; empty: nobody but root and ourselves. A
/// group counts as others unless it is the owner's own, with nobody else in it.
std::string trust_fault(const std::filesystem::path& path);

/// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace rehab
