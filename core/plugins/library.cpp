// SPDX-License-Identifier: Apache-2.0
#include "plugins/library.hpp"

#define BOOST_DLL_USE_STD_FS
#include <boost/dll/shared_library.hpp>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

#include "plugins/elf.hpp"
#include "plugins/guard.hpp"
#include "plugins/trust.hpp"

namespace rehab {

namespace {

constexpr const char* entry_symbol = "rehab_plugin_entry";
constexpr const char* build_again = "Build the plugin again with the SDK of this version, and install it anew.";

Finding found(BundleState state, std::string reason, std::string remedy) {
  return {state, std::move(reason), std::move(remedy)};
}

/// Libraries stay loaded for as long as the process lives.
boost::dll::shared_library& keep(boost::dll::shared_library library) {
  static auto& kept = *new std::vector<boost::dll::shared_library>;
  return kept.emplace_back(std::move(library));
}

boost::dll::shared_library& open_library(const std::string& path) {
  try {
    return keep(boost::dll::shared_library(std::filesystem::path(path), boost::dll::load_mode::rtld_now));
  } catch (const std::exception& error) {
    throw LibraryUnusable(
        found(BundleState::cannot_load, std::string("the system can't load it: ") + error.what(), build_again));
  }
}

const PluginEntry& entry_of(boost::dll::shared_library& library) {
  if (!library.has(entry_symbol))
    throw LibraryUnusable(found(BundleState::no_entry, std::string("it does not export ") + entry_symbol,
                                "Write REHAB_PLUGIN(type, \"id\") once in the library, outside any namespace."));
  return library.get<const PluginEntry>(entry_symbol);
}

/// The only reads of the entry before its fingerprint is known to match.
void check_fingerprint(const PluginEntry& entry) {
  if (entry.magic != entry_magic)
    throw LibraryUnusable(
        found(BundleState::wrong_fingerprint, std::string(entry_symbol) + " is not a plugin's entry", build_again));
  if (std::strcmp(entry.fingerprint, sdk_fingerprint) != 0)
    throw LibraryUnusable(found(
        BundleState::wrong_fingerprint,
        std::string("it was built with '") + entry.fingerprint + "', and this program with '" + sdk_fingerprint + "'",
        build_again));
}

void check_id(const PluginEntry& entry, const Bundle& bundle) {
  if (entry.id == bundle.id) return;
  throw LibraryUnusable(found(BundleState::wrong_id,
                              std::string("it is the library of '") + entry.id + "', not of '" + bundle.id + "'",
                              "Put the library beside its own plugin.yaml, or correct the id in REHAB_PLUGIN."));
}

std::unique_ptr<Plugin> create(const PluginEntry& entry, const Settings& settings) {
  std::string fault = "its create function gave nothing";
  try {
    if (std::unique_ptr<Plugin> plugin{entry.create(settings)}) return plugin;
  } catch (const std::exception& error) {
    fault = std::string("its constructor failed: ") + error.what();
  } catch (...) {
    fault = "its constructor failed with something that is no std::exception";
  }
  throw LibraryUnusable(found(BundleState::failed_to_create, fault,
                              "Check the plugin's settings in the clinic file, or report this to its author."));
}

/// The file itself, where it really lies, and the bundle's folder: whoever may write one of them chooses what we run.
Finding doubtful_owner(const Bundle& bundle) {
  const std::filesystem::path real = std::filesystem::canonical(bundle.library);
  for (const std::string& trusted : {real.string(), real.parent_path().string(), bundle.folder})
    if (const std::string doubt = trust_fault(trusted); !doubt.empty())
      return found(BundleState::untrusted_file, trusted + " " + doubt,
                   "Make it yours or root's, and not writable by others: chmod go-w " + trusted);
  return {};
}

}  // namespace

LibraryUnusable::LibraryUnusable(Finding why) : std::runtime_error(why.reason), finding(std::move(why)) {}

Finding inspect(const Bundle& bundle) {
  const std::string& path = bundle.library;
  const int file = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (file < 0)
    return found(BundleState::missing_library, "there is no readable " + path,
                 "Build or install the library, or write `library: no` in plugin.yaml.");
  struct stat about {};
  const bool regular = ::fstat(file, &about) == 0 && S_ISREG(about.st_mode);
  const std::string fault =
      regular ? elf_fault(file, static_cast<unsigned long long>(about.st_size)) : "is not a regular file";
  ::close(file);

  if (Finding doubt = doubtful_owner(bundle); !doubt.ready()) return doubt;
  if (!fault.empty()) return found(BundleState::not_a_library, path + " " + fault, build_again);
  return {};
}

LoadedPlugin load(std::shared_ptr<const Bundle> bundle, const Settings& settings) {
  if (Finding finding = inspect(*bundle); !finding.ready()) throw LibraryUnusable(std::move(finding));
  const LocaleGuard locale;
  const PluginEntry& entry = entry_of(open_library(bundle->library));
  check_fingerprint(entry);
  check_id(entry, *bundle);
  std::unique_ptr<Plugin> plugin = create(entry, settings);
  if (locale.changed())
    throw LibraryUnusable(found(BundleState::misbehaved_in_loading, "it changes the locale while it loads",
                                "Report this to the plugin's author: a plugin changes no global state."));
  return {std::move(bundle), std::move(plugin)};
}

}  // namespace rehab
