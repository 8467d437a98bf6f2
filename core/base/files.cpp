// SPDX-License-Identifier: Apache-2.0
#include "base/files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <grp.h>
#include <nettle/sha2.h>
#include <pwd.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "base/problem.hpp"

namespace rehab {

namespace fs = std::filesystem;

namespace {

std::string reason(int error) {
  switch (error) {
    case ENOENT:
      return "no such file or folder";
    case ENOTDIR:
      return "a part of the path is not a folder";
    case EACCES:
    case EPERM:
      return "no permission";
    case EEXIST:
      return "it exists already";
    case EISDIR:
      return "it is a folder";
    case ENOSPC:
    case EDQUOT:
      return "the disk is full";
    case EIO:
      return "the disk reports an error";
    case EFBIG:
      return "it would be larger than a file may be here";
    case EROFS:
      return "the file system is read-only";
    case ENAMETOOLONG:
      return "the name is too long";
    case ELOOP:
      return "too many links";
    case ENXIO:
      return "it is not an ordinary file";
    case EMFILE:
    case ENFILE:
      return "too many open files";
    default:
      return "system error " + std::to_string(error);
  }
}

[[noreturn]] void fail(ErrorKind kind, const fs::path& path, const std::string& what, const std::string& remedy = {}) {
  throw Error(kind, path.string() + ": " + what, remedy);
}

/// What the system said of a call is of this kind, unless it has no more to give.
[[noreturn]] void fail_as(ErrorKind kind, const fs::path& path, int error) {
  const bool refused = kind_of({error, std::generic_category()}) == ErrorKind::system;
  fail(refused ? ErrorKind::system : kind, path, reason(error));
}

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }
  /// False: the system could not keep what was written.
  bool close() {
    const int fd = std::exchange(fd_, -1);
    return ::close(fd) == 0;
  }

 private:
  int fd_;
};

struct stat state_of(const Descriptor& file, const fs::path& path) {
  struct stat state {};
  if (::fstat(file.get(), &state) != 0) fail_as(ErrorKind::no_input, path, errno);
  return state;
}

bool same_content(const struct stat& a, const struct stat& b) {
  return a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec &&
         a.st_ctim.tv_sec == b.st_ctim.tv_sec && a.st_ctim.tv_nsec == b.st_ctim.tv_nsec;
}

FileBytes read_all(const Descriptor& file, const fs::path& path, std::size_t expected) {
  const std::size_t room = expected + 1;  // one more, so that a file that grew is seen
  const std::shared_ptr<char[]> bytes(new char[room]);
  std::size_t got = 0;
  while (got < room) {
    const ssize_t n = ::read(file.get(), bytes.get() + got, room - got);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) fail_as(ErrorKind::no_input, path, errno);
    if (n == 0) break;
    got += static_cast<std::size_t>(n);
  }
  return {bytes, got};
}

void write_all(int file, const fs::path& path, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(file, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) fail_as(ErrorKind::io, path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
}

[[noreturn]] void fail_exists(const fs::path& target) {
  fail(ErrorKind::cannot_create, target, "it exists already", "choose another name, or say --force to replace it");
}

constexpr const char* unfinished = ".rehab-part";  // how the name of a temporary ends

std::string temporary_pattern(const fs::path& target) {
  const fs::path name = target.filename();
  if (name.empty() || name == "." || name == "..") fail(ErrorKind::cannot_create, target, "it is not a file name");
  return (folder_of(target) / ("." + name.string() + ".XXXXXX" + unfinished)).string();
}

/// Of mode 0600; `path` becomes its name.
int open_temporary(std::string& path, const fs::path& target) {
  path = temporary_pattern(target);
  const int fd = ::mkostemps(path.data(), static_cast<int>(std::strlen(unfinished)), O_CLOEXEC);
  if (fd < 0) fail_as(ErrorKind::cannot_create, target, errno);
  return fd;
}

[[noreturn]] void fail_unnamed(const fs::path& target, int error) {
  if (error == EEXIST) fail_exists(target);
  fail(ErrorKind::cannot_create, target, reason(error));
}

/// False: the file system does not know this flag, as some in networks don't.
bool rename_with(const fs::path& from, const fs::path& to, unsigned flag) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), flag) == 0) return true;
  if (errno == EINVAL || errno == ENOSYS) return false;
  fail_unnamed(to, errno);
}

/// Removes what is left under a temporary's name.
class Cleanup {
 public:
  explicit Cleanup(const fs::path& path) : path_(path) {}
  ~Cleanup() { ::unlink(path_.c_str()); }
  Cleanup(const Cleanup&) = delete;
  Cleanup& operator=(const Cleanup&) = delete;
  void release() { path_.clear(); }

 private:
  fs::path path_;
};

/// The group that many systems make for each user, and that nobody was added to.
bool is_own_group(const struct stat& about) {
  if (about.st_gid != about.st_uid) return false;
  const group* entry = ::getgrgid(about.st_gid);
  const passwd* owner = ::getpwuid(about.st_uid);
  return entry && owner && std::strcmp(entry->gr_name, owner->pw_name) == 0 && *entry->gr_mem == nullptr;
}

}  // namespace

void FileSet::add(const fs::path& file) {
  struct stat state {};
  if (::stat(file.c_str(), &state) == 0) files_.emplace_back(state.st_dev, state.st_ino);
}

bool FileSet::contains(const fs::path& file) const {
  struct stat state {};
  if (::stat(file.c_str(), &state) != 0) return false;
  if (sorted_ < files_.size()) std::ranges::sort(files_);
  sorted_ = files_.size();
  return std::ranges::binary_search(files_, std::pair<std::uint64_t, std::uint64_t>(state.st_dev, state.st_ino));
}

FileBytes read_bytes(const fs::path& path, std::size_t most) {
  // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
  Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
  if (file.get() < 0) fail_as(ErrorKind::no_input, path, errno);
  const struct stat before = state_of(file, path);
  if (!S_ISREG(before.st_mode))
    fail(ErrorKind::no_input, path, S_ISDIR(before.st_mode) ? "it is a folder" : "it is not an ordinary file",
         "give the path of a file");
  if (static_cast<std::size_t>(before.st_size) > most)
    fail(ErrorKind::bad_input, path, "it is larger than " + std::to_string(most / 1024) + " KiB");
  FileBytes bytes = read_all(file, path, static_cast<std::size_t>(before.st_size));
  if (bytes.view().size() != static_cast<std::size_t>(before.st_size) || !same_content(before, state_of(file, path)))
    fail(ErrorKind::no_input, path, "it changed while it was read", "save it and try again");
  return bytes;
}

std::string read_file(const fs::path& path, std::size_t most) {
  return std::string(read_bytes(path, most).view());
}

fs::path folder_of(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

void sync_folder(const fs::path& folder) {
  Descriptor file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (file.get() < 0 || (::fsync(file.get()) != 0 && errno != EINVAL)) fail_as(ErrorKind::io, folder, errno);
}

void refuse_existing(const fs::path& target, const WriteOptions& options) {
  struct stat existing {};
  if (::lstat(target.c_str(), &existing) != 0) return;
  if (options.inputs.contains(target))
    fail(ErrorKind::cannot_create, target, "this is an input", "choose another name for the output");
  if (!options.replace) fail_exists(target);
  if (!S_ISREG(existing.st_mode)) fail(ErrorKind::cannot_create, target, "it exists and is not an ordinary file");
}

fs::path write_temporary(const fs::path& target, std::string_view bytes) {
  std::string path;
  Descriptor file(open_temporary(path, target));
  Cleanup cleanup(path);
  write_all(file.get(), target, bytes);
  if (::fsync(file.get()) != 0) fail_as(ErrorKind::io, target, errno);
  if (!file.close()) fail_as(ErrorKind::io, target, errno);
  cleanup.release();
  return path;
}

fs::path temporary_name(const fs::path& target) {
  std::string path;
  const Descriptor file(open_temporary(path, target));
  ::unlink(path.c_str());
  return path;
}

fs::path target_of(const fs::path& temporary) {
  const std::string name = temporary.filename().string();
  const std::size_t tail = std::string_view(".XXXXXX").size() + std::strlen(unfinished);
  if (name.size() <= tail + 1 || name.front() != '.' || !name.ends_with(unfinished)) return {};
  return temporary.parent_path() / name.substr(1, name.size() - tail - 1);
}

void give_name(const fs::path& from, const fs::path& to) {
  if (rename_with(from, to, RENAME_NOREPLACE)) return;
  if (::link(from.c_str(), to.c_str()) != 0) fail_unnamed(to, errno);  // a link never replaces either
  ::unlink(from.c_str());
}

void swap_names(const fs::path& from, const fs::path& to) {
  if (rename_with(from, to, RENAME_EXCHANGE)) return;
  const fs::path aside = temporary_name(to);
  if (::rename(to.c_str(), aside.c_str()) != 0) fail_unnamed(to, errno);
  if (::rename(from.c_str(), to.c_str()) != 0) {
    const int error = errno;
    ::rename(aside.c_str(), to.c_str());
    fail_unnamed(to, error);
  }
  if (::rename(aside.c_str(), from.c_str()) != 0) fail_unnamed(from, errno);
}

void write_file(const fs::path& path, std::string_view bytes, const WriteOptions& options) {
  refuse_existing(path, options);
  FileInPieces file(path);
  file.add(bytes);
  file.finish(options);
}

FileInPieces::FileInPieces(const fs::path& target) : target_(target), fd_(open_temporary(temporary_, target)) {}

FileInPieces::~FileInPieces() {
  ::close(fd_);
  ::unlink(temporary_.c_str());
}

void FileInPieces::add(std::string_view bytes) {
  write_all(fd_, target_, bytes);
}

void FileInPieces::finish(const WriteOptions& options) {
  if (::fsync(fd_) != 0) fail_as(ErrorKind::io, target_, errno);
  refuse_existing(target_, options);
  if (options.replace && fs::exists(fs::symlink_status(target_))) {
    swap_names(temporary_, target_);
  } else {
    give_name(temporary_, target_);
  }
  sync_folder(folder_of(target_));
}

std::string trust_fault(const fs::path& path) {
  struct stat about {};
  if (::stat(path.c_str(), &about) != 0) return "can't be looked at";
  if (about.st_uid != 0 && about.st_uid != ::geteuid()) return "belongs to another user";
  const bool by_group = (about.st_mode & S_IWGRP) && !is_own_group(about);
  return by_group || (about.st_mode & S_IWOTH) ? "can be written by other users" : "";
}

std::string sha256_hex(std::string_view bytes) {
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  std::uint8_t digest[SHA256_DIGEST_SIZE];
  sha256_digest(&context, sizeof digest, digest);
  std::string out;
  for (std::uint8_t byte : digest) {
    out += "0123456789abcdef"[byte >> 4];
    out += "0123456789abcdef"[byte & 15u];
  }
  return out;
}

}  // namespace rehab
