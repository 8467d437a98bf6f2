// SPDX-License-Identifier: Apache-2.0
#include "base/kept_bytes.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fcntl.h>
#include <libdeflate.h>
#include <link.h>
#include <span>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace rehab {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_kept = std::size_t{16} << 20;
/// Of a build's folder: what its name begins with, and the size of the rest.
constexpr std::string_view folder_prefix = "kept-";
constexpr std::size_t id_size = 16;

/// From the linker's notes in this build of the core, of which one is its fingerprint; empty: not found.
std::string build_id() {
  std::string notes;
  const auto add_ours = [](dl_phdr_info* object, std::size_t, void* found) {
    const auto segments = std::span(object->dlpi_phdr, object->dlpi_phnum);
    const auto here = reinterpret_cast<ElfW(Addr)>(&keep_bytes_in);
    if (std::ranges::none_of(segments, [&](const ElfW(Phdr) & segment) {
          return segment.p_type == PT_LOAD && here - object->dlpi_addr - segment.p_vaddr < segment.p_memsz;
        }))
      return 0;
    for (const ElfW(Phdr) & segment : segments)
      if (segment.p_type == PT_NOTE)
        static_cast<std::string*>(found)->append(reinterpret_cast<const char*>(object->dlpi_addr + segment.p_vaddr),
                                                 segment.p_filesz);
    return 1;
  };
  ::dl_iterate_phdr(add_ours, &notes);
  return notes.empty() ? "" : sha256_hex(notes).substr(0, id_size);
}

bool is_of_a_build(const fs::path& path) {
  std::string name = path.filename().string();
  if (!name.starts_with(folder_prefix)) return false;
  name.erase(0, folder_prefix.size());
  return name.size() == id_size && name.find_first_not_of("0123456789abcdef") == name.npos;
}

/// Builds that nobody ran for a month are gone.
void forget_old(const fs::path& cache) {
  const auto long_ago = fs::file_time_type::clock::now() - std::chrono::days(30);
  std::error_code fault;
  std::vector<fs::path> old;
  for (fs::directory_iterator entry(cache, fault), end; !fault && entry != end; entry.increment(fault)) {
    std::error_code none;
    const auto used = entry->last_write_time(none);
    if (is_of_a_build(*entry) && !entry->is_symlink(none) && !none && used < long_ago && trust_fault(*entry).empty())
      old.push_back(*entry);
  }
  for (const fs::path& folder : old) fs::remove_all(folder, fault);
}

/// To the day, so that hardly a run changes one.
void note_use(const fs::path& used) {
  const auto now = fs::file_time_type::clock::now();
  std::error_code gone;
  if (fs::last_write_time(used, gone) + std::chrono::days(1) < now && !gone) fs::last_write_time(used, now, gone);
}

/// Made if need be; empty: not to be used.
fs::path made_folder(const fs::path& cache) {
  const std::string build = build_id();
  if (cache.empty() || build.empty()) return {};
  const fs::path folder = cache / (std::string(folder_prefix) + build);
  std::error_code fault;
  fs::create_directories(cache, fault);
  if (::mkdir(folder.c_str(), S_IRWXU) == 0) forget_old(cache);
  if (!fs::is_directory(fs::symlink_status(folder, fault)) || !trust_fault(folder).empty()) return {};
  note_use(folder);
  return folder;
}

struct Cache {
  fs::path folder;  ///< empty: nothing is kept
  std::uintmax_t most = 0;
  std::uintmax_t unseen = 0;  ///< bytes kept by this process since it looked what there is
};
Cache& cache_in_use() {
  static Cache cache;
  return cache;
}

/// Until no more is kept than may be. Other runs may do the same at the same time, and use what goes.
void remove_least_used(const Cache& cache) {
  struct Kept {
    fs::file_time_type used;
    std::uintmax_t size;
    fs::path file;
  };
  std::vector<Kept> all;
  std::uintmax_t size = 0;
  std::error_code fault;
  for (fs::directory_iterator entry(cache.folder, fault), end; !fault && entry != end; entry.increment(fault)) {
    std::error_code gone, gone_too;
    all.push_back({entry->last_write_time(gone), entry->file_size(gone_too), *entry});
    if (gone || gone_too)
      all.pop_back();
    else
      size += all.back().size;
  }
  std::ranges::sort(all, {}, &Kept::used);
  for (auto oldest = all.begin(); size > cache.most && oldest != all.end(); size -= oldest++->size)
    fs::remove(oldest->file, fault);
}

void make_room_for(std::size_t size) {
  Cache& cache = cache_in_use();
  constexpr std::uintmax_t looks = 16;  // how often, until as much is kept as may be
  cache.unseen += size;
  if (cache.unseen < cache.most / looks) return;
  remove_least_used(cache);
  cache.unseen = 0;
}

fs::path file_of(std::string_view kind, std::string_view key) {
  return cache_in_use().folder / (std::string(kind) + '-' + std::string(key));
}

/// What a file ends with: its name, so that no other can take its place, and a checksum of the bytes.
std::string seal_of(const fs::path& file, std::string_view bytes) {
  char sum[9];
  std::snprintf(sum, sizeof sum, "%08x", ::libdeflate_crc32(0, bytes.data(), bytes.size()));
  return file.filename().string() + ' ' + sum + '\n';
}

/// Stands before a piece, and says where it ends.
std::string head_of(std::string_view piece) {
  return std::to_string(piece.size()) + ':';
}

std::size_t size_of(Pieces source) {
  std::size_t size = 0;
  for (const std::string_view piece : source) size += head_of(piece).size() + piece.size();
  return size;
}

/// `bytes`: of size_of(source).
bool is_source(std::string_view bytes, Pieces source) {
  return std::ranges::all_of(source, [&](std::string_view piece) {
    const std::string head = head_of(piece);
    for (const std::string_view part : {std::string_view(head), piece}) {
      if (!bytes.starts_with(part)) return false;
      bytes.remove_prefix(part.size());
    }
    return true;
  });
}

/// Writing beyond the limit would end the process.
bool may_write(std::size_t size) {
  rlimit limit{};
  return size <= most_kept && ::getrlimit(RLIMIT_FSIZE, &limit) == 0 && size <= limit.rlim_cur;
}

}  // namespace

void keep_bytes_in(const fs::path& cache, std::uintmax_t most) {
  cache_in_use() = {made_folder(cache), most, most};
}

bool keeps_bytes() {
  return !cache_in_use().folder.empty();
}

std::optional<FileBytes> kept(std::string_view kind, std::string_view key, Pieces source) try {
  if (!keeps_bytes()) return {};
  const fs::path file = file_of(kind, key);
  if (!fs::is_regular_file(fs::symlink_status(file)) || !trust_fault(file).empty()) return {};
  const FileBytes whole = read_bytes(file, most_kept);
  const std::size_t seal = seal_of(file, {}).size(), beside = size_of(source);
  if (whole.view().size() < beside + seal) return {};
  FileBytes bytes = whole.first(whole.view().size() - beside - seal);
  const std::string_view rest = whole.view().substr(bytes.view().size());
  if (!is_source(rest.substr(0, beside), source) || rest.substr(beside) != seal_of(file, bytes.view())) return {};
  note_use(file);
  return bytes;
} catch (const std::exception&) {
  return {};
}

void keep(std::string_view kind, std::string_view key, std::string_view bytes, Pieces source) {
  if (!keeps_bytes()) return;
  const fs::path file = file_of(kind, key);
  std::string whole(bytes);
  for (const std::string_view piece : source) whole.append(head_of(piece)).append(piece);
  whole += seal_of(file, bytes);
  if (!may_write(whole.size())) return;
  make_room_for(whole.size());
  std::string part = file.string() + ".XXXXXX";
  const int fd = ::mkostemp(part.data(), O_CLOEXEC);  // made with mode 0600
  if (fd < 0) return;
  const bool all = ::write(fd, whole.data(), whole.size()) == static_cast<ssize_t>(whole.size());
  ::close(fd);
  if (!all || ::rename(part.c_str(), file.c_str()) != 0) ::unlink(part.c_str());
}

}  // namespace rehab
