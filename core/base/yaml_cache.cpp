// SPDX-License-Identifier: Apache-2.0
#include "base/yaml_cache.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <link.h>
#include <optional>
#include <span>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "base/files.hpp"
#include "base/yaml_source.hpp"

namespace rehab {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t largest_tree = 16 * usual_file_limit;

/// From the linker's notes in this build of the core, of which one is its fingerprint; empty: not found.
std::string build_id() {
  std::string notes;
  const auto add_ours = [](dl_phdr_info* object, std::size_t, void* found) {
    const auto segments = std::span(object->dlpi_phdr, object->dlpi_phnum);
    const auto here = reinterpret_cast<ElfW(Addr)>(&parse_content);
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
  return notes.empty() ? "" : sha256_hex(notes).substr(0, 16);
}

/// Builds that nobody ran for a month are gone.
void forget_old(const fs::path& cache) {
  constexpr std::chrono::days long_ago{30};
  std::error_code fault;
  for (const fs::directory_entry& entry : fs::directory_iterator(cache, fault))
    if (entry.path().filename().string().starts_with("trees-") &&
        entry.last_write_time(fault) < fs::file_time_type::clock::now() - long_ago)
      fs::remove_all(entry.path(), fault);
}

/// Made if need be; empty: not to be used.
fs::path made_folder(const fs::path& cache) {
  const std::string build = build_id();
  if (cache.empty() || build.empty()) return {};
  const fs::path folder = cache / ("trees-" + build);
  std::error_code fault;
  fs::create_directories(cache, fault);
  if (::mkdir(folder.c_str(), S_IRWXU) == 0) forget_old(cache);
  return fs::is_directory(fs::symlink_status(folder, fault)) && trust_fault(folder).empty() ? folder : fs::path();
}

/// Empty: no trees are kept.
fs::path& folder() {
  static fs::path made;
  return made;
}

/// A number as seven bits a byte, the last one below 128.
void put(std::string& out, std::size_t number) {
  for (; number >= 128; number >>= 7) out += static_cast<char>(number | 128);
  out += static_cast<char>(number);
}
void put(std::string& out, const std::string& text) {
  put(out, text.size());
  out += text;
}
void put(std::string& out, const Place& place) {
  put(out, static_cast<std::size_t>(place.line));
  put(out, static_cast<std::size_t>(place.column));
}

void put(std::string& out, const Node& node) {
  put(out, static_cast<std::size_t>(node.last_line));
  put(out, static_cast<std::size_t>(node.kind) * 2 + (node.quoted ? 1 : 0));
  put(out, node.place);
  put(out, node.text);
  put(out, node.items.size());
  for (const Node& item : node.items) put(out, item);
  put(out, node.entries.size());
  for (const Entry& entry : node.entries) {
    put(out, entry.key);
    put(out, entry.key_place);
    put(out, entry.value);
  }
}

/// The bytes are no tree.
struct NoTree : std::exception {};

/// Reads what put() wrote. Throws NoTree.
class Kept {
 public:
  Kept(std::string_view bytes, const std::string& file) : rest_(bytes), file_(file) {}

  Node root() {
    Node root = node(0);
    if (!rest_.empty()) throw NoTree();
    return root;
  }

 private:
  Node node(std::size_t depth) {
    if (depth > yaml_detail::deepest) throw NoTree();
    Node node;
    node.last_line = static_cast<int>(number());
    const std::size_t kind = number();
    if (kind / 2 > static_cast<std::size_t>(Node::Kind::damaged)) throw NoTree();
    node.kind = static_cast<Node::Kind>(kind / 2);
    node.quoted = kind % 2 != 0;
    node.place = place();
    node.text = text();
    node.items.resize(size());
    for (Node& item : node.items) item = this->node(depth + 1);
    node.entries.resize(size());
    for (Entry& entry : node.entries) entry = {text(), place(), this->node(depth + 1)};
    return node;
  }

  std::size_t number() {
    std::size_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
      if (rest_.empty() || shift > 56) throw NoTree();
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= static_cast<std::size_t>(byte & 127u) << shift;
      if (byte < 128) return value;
    }
  }
  /// Of what follows, which takes a byte at least for each.
  std::size_t size() {
    const std::size_t size = number();
    if (size > rest_.size()) throw NoTree();
    return size;
  }
  std::string text() {
    const std::size_t length = size();
    std::string text(rest_.substr(0, length));
    rest_.remove_prefix(length);
    return text;
  }
  Place place() {
    const int line = static_cast<int>(number());
    return {file_, line, static_cast<int>(number())};
  }

  std::string_view rest_;
  FileName file_;
};

/// The digest of the source, which is also its name, and a checksum stand before a tree.
std::string sealed(const std::string& source, std::string_view tree) {
  const auto sum = ::crc32_z(0, reinterpret_cast<const Bytef*>(tree.data()), tree.size());
  char head[9];
  std::snprintf(head, sizeof head, "%08lx", sum);
  return source + head + std::string(tree);
}
constexpr std::size_t head_size = 64 + 8;

/// Nothing: to be parsed.
std::optional<Node> kept_tree(const std::string& source, const std::string& name) try {
  const fs::path file = folder() / source;
  if (!fs::is_regular_file(fs::symlink_status(file)) || !trust_fault(file).empty()) return {};
  const std::string bytes = read_file(file, largest_tree);
  if (bytes.size() <= head_size) return {};
  const std::string_view tree = std::string_view(bytes).substr(head_size);
  if (bytes != sealed(source, tree)) return {};
  return Kept(tree, name).root();
} catch (const std::exception&) {
  return {};
}

/// Writing beyond the limit would end the process.
bool may_write(std::size_t size) {
  rlimit limit{};
  return ::getrlimit(RLIMIT_FSIZE, &limit) == 0 && size <= limit.rlim_cur;
}

void keep_tree(const std::string& source, const std::string& tree) {
  const std::string bytes = sealed(source, tree);
  if (!may_write(bytes.size())) return;
  std::string path = (folder() / (source + ".XXXXXX")).string();
  const int file = ::mkostemp(path.data(), O_CLOEXEC);  // made with mode 0600
  if (file < 0) return;
  const bool whole = ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
  ::close(file);
  if (!whole || ::rename(path.c_str(), (folder() / source).c_str()) != 0) ::unlink(path.c_str());
}

}  // namespace

void keep_trees_in(const fs::path& cache) {
  folder() = made_folder(cache);
}

Node parse_content(const YamlText& yaml, const std::string& source, Problems& problems) {
  if (folder().empty()) return parse_yaml(yaml, problems);
  if (std::optional<Node> root = kept_tree(source, yaml.file)) {
    const yaml_detail::SourceText text(yaml.file, yaml.text, 1);
    problems.keep_source(yaml.file, text.text(), yaml.of_patient);
    return std::move(*root);
  }
  const std::size_t before = problems.size();
  Node root = parse_yaml(yaml, problems);
  if (problems.size() == before) {
    std::string tree;
    put(tree, root);
    keep_tree(source, tree);
  }
  return root;
}

}  // namespace rehab
