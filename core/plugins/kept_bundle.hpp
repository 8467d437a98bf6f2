// SPDX-License-Identifier: Apache-2.0
// What a bundle says, kept from one run to the next (base/kept_bytes.hpp) once it was read, checked and found without
// any fault: reading and checking is most of what a short run does. Its words are kept language by language. Believed
// only beside the very same files and figures.
#pragma once

#include <optional>

#include "model/bundle.hpp"
#include "plugins/bundle_reader.hpp"
#include "plugins/bundle_sources.hpp"

namespace rehab {

struct CheckedBundle {
  Figures figures;  ///< of every bundle that was there
  Bundle bundle;    ///< all its words unread
};

/// Nothing: to be read and checked.
std::optional<CheckedBundle> kept_bundle(const BundleSources& sources);
void keep_bundle(const BundleSources& sources, const Figures& figures, Bundle bundle);

/// Takes the words of these languages from `unread`, where they are kept.
void take_kept_words(Bundle& bundle, const Languages& languages, const Figures& figures);
void keep_words(const Bundle& bundle, const Wording& words, const Figures& figures);

}  // namespace rehab
