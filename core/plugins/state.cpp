// SPDX-License-Identifier: Apache-2.0
#include "plugins/state.hpp"

#include <algorithm>
#include <array>

namespace rehab {

namespace {

constexpr std::array<std::string_view, 19> state_words = {
    "ready",
    "disabled",
    "broken",
    "duplicate_id",
    "id_mismatch",
    "duplicate_exercise",
    "bad_settings",
    "missing_library",
    "untrusted_file",
    "not_a_library",
    "cannot_load",
    "no_entry",
    "wrong_fingerprint",
    "wrong_id",
    "failed_to_create",
    "misbehaved_in_loading",
    "crashed_in_loading",
    "exited_in_loading",
    "timed_out_in_loading",
};

}  // namespace

std::string_view word(BundleState state) {
  return state_words.at(static_cast<std::size_t>(state));
}

BundleState state_of(std::string_view word) {
  return static_cast<BundleState>(std::ranges::find(state_words, word) - state_words.begin());
}

}  // namespace rehab
