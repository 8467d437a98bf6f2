// SPDX-License-Identifier: Apache-2.0
#include "plugins/elf.hpp"

#include <cstring>
#include <dlfcn.h>
#include <link.h>
#include <unistd.h>
#include <vector>

namespace rehab {

namespace {

using Header = ElfW(Ehdr);
using Segment = ElfW(Phdr);

bool read_at(int file, void* into, std::size_t bytes, unsigned long long offset) {
  return ::pread(file, into, bytes, static_cast<off_t>(offset)) == static_cast<ssize_t>(bytes);
}

/// The header of the library this function is in, as mapped: class, byte order and machine are those we need.
const Header* own_header() {
  Dl_info info{};
  if (::dladdr(reinterpret_cast<const void*>(&elf_fault), &info) == 0) return nullptr;
  return static_cast<const Header*>(info.dli_fbase);
}

bool same_machine(const Header& header) {
  const Header* own = own_header();
  return own && header.e_machine == own->e_machine && header.e_ident[EI_CLASS] == own->e_ident[EI_CLASS] &&
         header.e_ident[EI_DATA] == own->e_ident[EI_DATA];
}

bool ends_within(unsigned long long offset, unsigned long long bytes, unsigned long long size) {
  return offset <= size && bytes <= size - offset;
}

bool segments_whole(int file, const Header& header, unsigned long long size) {
  std::vector<Segment> segments(header.e_phnum);
  if (segments.empty() || !read_at(file, segments.data(), segments.size() * sizeof(Segment), header.e_phoff))
    return false;
  for (const Segment& segment : segments)
    if (!ends_within(segment.p_offset, segment.p_filesz, size)) return false;
  return true;
}

}  // namespace

std::string elf_fault(int file, unsigned long long size) {
  Header header{};
  if (!read_at(file, &header, sizeof header, 0) || std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0)
    return "is not an ELF file";
  if (!same_machine(header)) return "was built for another kind of machine";
  if (header.e_type != ET_DYN || header.e_phentsize != sizeof(Segment)) return "is not a shared library";
  const unsigned long long sections = 1ull * header.e_shnum * header.e_shentsize;
  if (!segments_whole(file, header, size) || !ends_within(header.e_shoff, sections, size)) return "is cut short";
  return {};
}

}  // namespace rehab
