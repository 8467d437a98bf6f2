// SPDX-License-Identifier: Apache-2.0
// How the host knows that it can call a plugin's library: a plain structure with a readable fingerprint, which the host
// compares before the first C++ call. Where fingerprints differ, the SDK, compiler or flags differ, and a call would
// read the wrong bytes. The remedy is always to build the plugin again.
#pragma once

#include <cstdint>
#include <version>

#define REHAB_SDK_VERSION "2"

/// The first digits of the SHA-256 of the four SDK headers; the CMake target rehab::sdk defines it.
#ifndef REHAB_SDK_HASH
#error "Link the CMake target rehab::sdk (or rehab::core): it defines REHAB_SDK_HASH"
#endif

#define REHAB_TEXT_OF_(x) #x
#define REHAB_TEXT_OF(x) REHAB_TEXT_OF_(x)

#if defined(__SANITIZE_ADDRESS__)
#define REHAB_FLAG_ASAN " asan"
#else
#define REHAB_FLAG_ASAN ""
#endif
#if defined(_GLIBCXX_DEBUG)
#define REHAB_FLAG_DEBUG " debug-containers"
#else
#define REHAB_FLAG_DEBUG ""
#endif

#define REHAB_EXPORT __attribute__((visibility("default")))

namespace rehab {

class Plugin;
class Settings;

inline constexpr std::uint64_t entry_magic = 0x7265686162706c67;  // "rehabplg"

inline constexpr char sdk_fingerprint[] =
    "rehab-sdk " REHAB_SDK_VERSION " " REHAB_SDK_HASH                               //
    " c++" REHAB_TEXT_OF(__cplusplus) " gxx-abi " REHAB_TEXT_OF(__GXX_ABI_VERSION)  //
    " cxx11-abi " REHAB_TEXT_OF(_GLIBCXX_USE_CXX11_ABI) REHAB_FLAG_ASAN REHAB_FLAG_DEBUG;

/// The one exported symbol, `rehab_plugin_entry`. The order of these members never changes.
struct PluginEntry {
  std::uint64_t magic;
  const char* fingerprint;
  const char* id;                      ///< the bundle's id, as in its plugin.yaml
  Plugin* (*create)(const Settings&);  ///< the caller owns the result; may throw
};

}  // namespace rehab
