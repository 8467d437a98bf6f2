// SPDX-License-Identifier: Apache-2.0
#include "plugins/trust.hpp"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <grp.h>
#include <pwd.h>
#include <set>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace rehab {

namespace fs = std::filesystem;

namespace {

/// The group that many systems make for each user, and that nobody was added to.
bool is_own_group(const struct stat& about) {
  if (about.st_gid != about.st_uid) return false;
  const group* entry = ::getgrgid(about.st_gid);
  const passwd* owner = ::getpwuid(about.st_uid);
  return entry && owner && std::strcmp(entry->gr_name, owner->pw_name) == 0 && *entry->gr_mem == nullptr;
}

/// As the end of a sentence; empty: nobody but root or ourselves could have changed it.
std::string trust_fault(const fs::path& path) {
  struct stat about {};
  if (::stat(path.c_str(), &about) != 0) return "can't be looked at";
  if (about.st_uid != 0 && about.st_uid != ::geteuid()) return "belongs to another user";
  const bool by_group = (about.st_mode & S_IWGRP) && !is_own_group(about);
  return by_group || (about.st_mode & S_IWOTH) ? "can be written by other users" : "";
}

/// The bundle's folder, plugin.yaml and the library, and every part with its files.
std::vector<fs::path> paths_of(const Bundle& bundle) {
  const fs::path folder = bundle.folder;
  std::vector<fs::path> paths{folder, folder / "plugin.yaml"};
  if (!bundle.library.empty()) paths.emplace_back(bundle.library);
  std::error_code none;
  for (const char* part : {"exercises", "rules", "words"}) {
    if (!fs::exists(folder / part, none)) continue;
    paths.push_back(folder / part);
    for (const fs::directory_entry& entry : fs::directory_iterator(folder / part, none))
      if (!entry.path().filename().string().starts_with('.'))
        paths.push_back(entry.path());  // the reader skips those too
  }
  return paths;
}

}  // namespace

Finding untrusted(const Bundle& bundle) {
  std::set<fs::path> looked_at;
  for (const fs::path& path : paths_of(bundle)) {
    std::error_code lost;
    const fs::path real = fs::canonical(path, lost);
    if (lost)
      return {BundleState::untrusted_file, path.string() + " can't be looked at", "Mend the link, or take it out."};
    for (const fs::path& trusted : {real, path == bundle.folder ? real : real.parent_path()})
      if (looked_at.insert(trusted).second)
        if (const std::string fault = trust_fault(trusted); !fault.empty())
          return {BundleState::untrusted_file, trusted.string() + " " + fault,
                  "Make it yours or root's, and not writable by others: chmod go-w " + trusted.string()};
  }
  return {};
}

}  // namespace rehab
