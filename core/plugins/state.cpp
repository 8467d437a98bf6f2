// SPDX-License-Identifier: Apache-2.0
#include "plugins/state.hpp"

namespace rehab {

std::string_view word(BundleState state) {
  switch (state) {
    case BundleState::ready:
      return "ready";
    case BundleState::disabled:
      return "disabled";
    case BundleState::broken:
      return "broken";
    case BundleState::duplicate_id:
      return "duplicate_id";
    case BundleState::id_mismatch:
      return "id_mismatch";
    case BundleState::duplicate_exercise:
      return "duplicate_exercise";
    case BundleState::bad_settings:
      return "bad_settings";
    case BundleState::missing_library:
      return "missing_library";
    case BundleState::untrusted_file:
      return "untrusted_file";
    case BundleState::not_a_library:
      return "not_a_library";
    case BundleState::cannot_load:
      return "cannot_load";
    case BundleState::no_entry:
      return "no_entry";
    case BundleState::wrong_fingerprint:
      return "wrong_fingerprint";
    case BundleState::wrong_id:
      return "wrong_id";
    case BundleState::failed_to_create:
      return "failed_to_create";
    case BundleState::misbehaved_in_loading:
      return "misbehaved_in_loading";
    case BundleState::crashed_in_loading:
      return "crashed_in_loading";
    case BundleState::exited_in_loading:
      return "exited_in_loading";
    case BundleState::timed_out_in_loading:
      return "timed_out_in_loading";
  }
  return "unknown";
}

}  // namespace rehab
