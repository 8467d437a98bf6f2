// SPDX-License-Identifier: Apache-2.0
// The states a bundle can be in, each with a word for people and for JSON. Every bundle that is found ends in exactly
// one of them; only `ready` takes part in a plan, and only `ready` and `disabled` let a plan be made.
#pragma once

#include <string>
#include <string_view>

#include "base/enum_words.hpp"

namespace rehab {

enum class BundleState {
  ready,
  disabled,               ///< by the clinic file
  broken,                 ///< its content has an error: what `plugins check` refuses
  duplicate_id,           ///< found in two folders: both are refused
  id_mismatch,            ///< plugin.yaml and the folder's name disagree
  duplicate_exercise,     ///< two bundles bring an exercise of one id: both are refused
  bad_settings,           ///< the clinic file sets what plugin.yaml does not declare, or out of its range
  missing_library,        ///< plugin.yaml says there is one
  untrusted_file,         ///< one of its files or folders is owned or writable by others
  not_a_library,          ///< no ELF library of this machine
  cannot_load,            ///< the system's loader refuses it: a missing symbol, another library that is not there
  no_entry,               ///< it does not export rehab_plugin_entry
  wrong_fingerprint,      ///< built with another SDK, compiler or flags
  wrong_id,               ///< the library of another bundle
  failed_to_create,       ///< its constructor threw
  wrong_rules,            ///< it decides other rules than its table leaves to it
  misbehaved_in_loading,  ///< it printed or changed the locale
  crashed_in_loading,     ///< a signal ended the process that loaded it
  exited_in_loading,      ///< it ended the process that loaded it
  timed_out_in_loading,   ///< it used up its processor time, or did nothing for too long
};
template <>
inline constexpr auto enum_words<BundleState> = words_up_to<BundleState::timed_out_in_loading>(
    "ready", "disabled", "broken", "duplicate_id", "id_mismatch", "duplicate_exercise", "bad_settings",
    "missing_library", "untrusted_file", "not_a_library", "cannot_load", "no_entry", "wrong_fingerprint", "wrong_id",
    "failed_to_create", "wrong_rules", "misbehaved_in_loading", "crashed_in_loading", "exited_in_loading",
    "timed_out_in_loading");

/// What was found about one bundle. The reason is one sentence; the remedy says what to do; both empty when ready.
struct Finding {
  BundleState state = BundleState::ready;
  std::string reason;
  std::string remedy;

  bool ready() const { return state == BundleState::ready; }
};

}  // namespace rehab
