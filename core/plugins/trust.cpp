// SPDX-License-Identifier: Apache-2.0
#include "plugins/trust.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "plugins/bundle_sources.hpp"

namespace rehab {

namespace fs = std::filesystem;

namespace {

/// The bundle's folder, plugin.yaml and the library, and every part with its files.
std::vector<fs::path> paths_of(const Bundle& bundle) {
  const fs::path folder = bundle.folder;
  std::vector<fs::path> paths{folder, folder / "plugin.yaml"};
  if (!bundle.library.empty()) paths.emplace_back(bundle.library);
  std::error_code none;
  for (const char* part : bundle_parts) {
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
  std::set<std::string> looked_at;
  for (const fs::path& path : paths_of(bundle)) {
    std::error_code lost;
    const fs::path real = fs::canonical(path, lost);
    if (lost)
      return {BundleState::untrusted_file, path.string() + " can't be looked at", "Mend the link, or take it out."};
    for (const fs::path& trusted : {real, path == bundle.folder ? real : real.parent_path()})
      if (looked_at.insert(trusted.native()).second)
        if (const std::string fault = trust_fault(trusted); !fault.empty())
          return {BundleState::untrusted_file, trusted.string() + " " + fault,
                  "Make it yours or root's, and not writable by others (chown, chmod go-w): " + trusted.string()};
  }
  return {};
}

}  // namespace rehab
