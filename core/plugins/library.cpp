// SPDX-License-Identifier: Apache-2.0
#include "plugins/library.hpp"

#define BOOST_DLL_USE_STD_FS
#include <algorithm>
#include <boost/dll/shared_library.hpp>
#include <cstring>
#include <dlfcn.h>
#include <filesystem>
#include <link.h>
#include <new>
#include <sys/stat.h>
#include <vector>

#include "model/advice.hpp"
#include "plugins/trust.hpp"

namespace rehab {

namespace {

using Header = ElfW(Ehdr);
using Segment = ElfW(Phdr);

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

bool holds(std::string_view bytes, unsigned long long offset, unsigned long long count) {
  return offset <= bytes.size() && count <= bytes.size() - offset;
}

bool segments_whole(std::string_view bytes, const Header& header) {
  if (header.e_phnum == 0 || !holds(bytes, header.e_phoff, 1ull * header.e_phnum * sizeof(Segment))) return false;
  for (std::size_t i = 0; i < header.e_phnum; ++i) {
    Segment segment{};
    std::memcpy(&segment, bytes.data() + header.e_phoff + i * sizeof segment, sizeof segment);
    if (!holds(bytes, segment.p_offset, segment.p_filesz)) return false;
  }
  return true;
}

constexpr const char* build_again = "Build the plugin again with the SDK of this version, and install it anew.";
constexpr const char* entry_symbol = "rehab_plugin_entry";
constexpr const char* report_to_author = "Disable the bundle in the clinic file, and report this to its author.";

[[noreturn]] void refuse_library(const Bundle& bundle, BundleState state, const std::string& reason,
                                 const std::string& remedy) {
  throw BundleError(bundle.id, reason, remedy, std::string(word_of(state)));
}

/// Why the system can't load it; empty: it did. What a library's own code throws meanwhile would leave the system's
/// loader half way: the process ends.
std::string load(boost::dll::shared_library& library, const std::string& file) noexcept {
  try {
    library.load(file, boost::dll::load_mode::rtld_now);
    return "";
  } catch (const boost::dll::fs::system_error& error) {
    return error.what();
  }
}

/// Libraries stay loaded for as long as the process lives.
boost::dll::shared_library& open_library(const Bundle& bundle) {
  static auto& kept = *new std::vector<boost::dll::shared_library>;
  boost::dll::shared_library& library = kept.emplace_back();
  if (const std::string fault = load(library, bundle.library); !fault.empty())
    refuse_library(bundle, BundleState::cannot_load, "the system can't load it: " + fault, build_again);
  return library;
}

const PluginEntry& entry_of(boost::dll::shared_library& library, const Bundle& bundle) {
  if (!library.has(entry_symbol))
    refuse_library(bundle, BundleState::no_entry, std::string("it does not export ") + entry_symbol,
                   "Write REHAB_PLUGIN(type, \"id\") once in the library, outside any namespace.");
  return library.get<const PluginEntry>(entry_symbol);
}

/// Nothing else of the entry may be read before its fingerprint is known to match.
void check_fingerprint(const PluginEntry& entry, const Bundle& bundle) {
  if (entry.magic != entry_magic)
    refuse_library(bundle, BundleState::wrong_fingerprint, std::string(entry_symbol) + " is not a plugin's entry",
                   build_again);
  if (std::strcmp(entry.fingerprint, sdk_fingerprint) != 0)
    refuse_library(
        bundle, BundleState::wrong_fingerprint,
        std::string("it was built with '") + entry.fingerprint + "', and this program with '" + sdk_fingerprint + "'",
        build_again);
}

std::unique_ptr<Plugin> create(const PluginEntry& entry, const Settings& settings, const Bundle& bundle) {
  std::string fault = "its create function gave nothing";
  try {
    if (std::unique_ptr<Plugin> plugin{entry.create(settings)}) return plugin;
  } catch (const std::exception& error) {
    fault = std::string("its constructor failed: ") + error.what();
  } catch (...) {
    fault = "its constructor failed with something that is no std::exception";
  }
  refuse_library(bundle, BundleState::failed_to_create, fault,
                 "Check the plugin's settings in the clinic file, or report this to its author.");
}

Advice ask_safely(const LoadedPlugin& plugin, const Intake& intake, Asking asking) try {
  return ask(plugin.plugin(), intake, asking);
} catch (const std::bad_alloc&) {
  throw BundleError(plugin.bundle().id, "it used up the memory that one patient may take");
} catch (const std::exception& error) {
  throw BundleError(plugin.bundle().id, std::string("it failed: ") + error.what());
} catch (...) {
  throw BundleError(plugin.bundle().id, "it failed with something that is no std::exception");
}

std::vector<Advice> ask_watched(const LoadedPlugin& plugin, std::span<const Intake> intakes, Asking asking,
                                Watch& watch) {
  std::vector<Advice> given;
  given.reserve(intakes.size());
  for (const Intake& intake : intakes) given.push_back(ask_safely(plugin, intake, asking));
  if (const std::string fault = watch.fault(); !fault.empty()) throw BundleError(plugin.bundle().id, fault);
  return given;
}

/// What two answers about one intake differ in.
std::string difference(const Advice& one, const Advice& other) {
  for (const auto& [id, judgement] : one.rules) {
    const Judgement& again = other.rules.at(id);
    if (again.fires != judgement.fires) return "rule " + id + " fired one time and not the other";
    if (again.asked != judgement.asked) return "rule " + id + " did not ask for the same answers both times";
  }
  if (one.first != other.first) return "its exercises came in another order";
  return "it did not ask for the same answers both times to order its exercises";
}

/// Known before the first patient: a rule that nobody decides would protect nobody.
void check_rules(const Plugin& plugin, const Bundle& bundle) {
  std::map<std::string, Judgement, std::less<>> rules;
  for (const auto& [id, judge] : plugin.judges()) rules[id];
  if (const std::string fault = rules_fault(bundle, rules); !fault.empty())
    refuse_library(bundle, BundleState::wrong_rules, fault,
                   "Let its constructor call rule(id, ...) for each `when: code` rule of its table, and for no other.");
}

}  // namespace

std::string elf_fault(std::string_view bytes) {
  Header header{};
  if (!holds(bytes, 0, sizeof header) || std::memcmp(bytes.data(), ELFMAG, SELFMAG) != 0) return "is not an ELF file";
  std::memcpy(&header, bytes.data(), sizeof header);
  if (!same_machine(header)) return "was built for another kind of machine";
  if (header.e_type != ET_DYN || header.e_phentsize != sizeof(Segment)) return "is not a shared library";
  const bool sections_whole = holds(bytes, header.e_shoff, 1ull * header.e_shnum * header.e_shentsize);
  return segments_whole(bytes, header) && sections_whole ? "" : "is cut short";
}

Finding inspect(const Bundle& bundle) {
  const std::string& path = bundle.library;
  if (path.empty()) return untrusted(bundle);
  struct stat about {};
  if (::stat(path.c_str(), &about) != 0)
    return {BundleState::missing_library, "there is no readable " + path,
            "Build or install the library, or write `library: no` in plugin.yaml."};
  if (Finding doubt = untrusted(bundle); !doubt.ready()) return doubt;
  const std::string fault = S_ISREG(about.st_mode) ? bundle.library_fault : "is not a regular file";
  if (!fault.empty()) return {BundleState::not_a_library, path + " " + fault, build_again};
  return {};
}

LoadedPlugin load(std::shared_ptr<const Bundle> bundle, const Settings& settings) {
  Watch watch;
  const PluginEntry& entry = entry_of(open_library(*bundle), *bundle);
  check_fingerprint(entry, *bundle);
  if (entry.id != bundle->id)
    refuse_library(*bundle, BundleState::wrong_id,
                   std::string("it is the library of '") + entry.id + "', not of '" + bundle->id + "'",
                   "Put the library beside its own plugin.yaml, or correct the id in REHAB_PLUGIN.");
  std::unique_ptr<Plugin> plugin = create(entry, settings, *bundle);
  if (const std::string fault = watch.fault(); !fault.empty())
    refuse_library(*bundle, BundleState::misbehaved_in_loading, "while it loads, " + fault, report_to_author);
  check_rules(*plugin, *bundle);
  return {std::move(bundle), std::move(plugin)};
}

std::vector<Advice> advise(const LoadedPlugin& plugin, std::span<const Intake> intakes, Watch& watch) {
  const std::vector<Advice> given = ask_watched(plugin, intakes, Asking::first_time, watch);
  const std::vector<Advice> again = ask_watched(plugin, intakes, Asking::second_time, watch);
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (again[i] != given[i])
      throw BundleError(plugin.bundle().id,
                        "asked twice about one intake, it gave two answers: " + difference(given[i], again[i]));
    check_advice(plugin.bundle(), given[i]);
  }
  return given;
}

Finding probe(const std::shared_ptr<const Bundle>& bundle, const Settings& settings, const WorkerLimits& limits) {
  if (bundle->library.empty()) return {};
  Task task;
  task.prepare = [&](const Messenger& messenger) {
    messenger.at(bundle->id);
    load(bundle, settings);
  };
  try {
    run_in_workers(task, 1, limits);
    return {};
  } catch (const NotPrepared& broken) {
    return finding_of(broken.failure);
  }
}

Finding finding_of(const Failure& failure) {
  switch (failure.fate) {
    case Fate::exited:
      return {BundleState::exited_in_loading, failure.reason, report_to_author};
    case Fate::crashed:
      return {BundleState::crashed_in_loading, failure.reason, report_to_author};
    case Fate::overstayed:
      return {BundleState::timed_out_in_loading, failure.reason, report_to_author};
    case Fate::threw:
      break;
  }
  if (failure.state.empty()) return {BundleState::misbehaved_in_loading, failure.reason, report_to_author};
  return {value_of_word<BundleState>(failure.state).value(), failure.reason, failure.remedy};
}

}  // namespace rehab
