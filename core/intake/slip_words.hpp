// SPDX-License-Identifier: Apache-2.0
// Words that people write for those of the intake, in English, German and Spanish. Part of this room's slips; no other
// room includes it.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "intake/meant.hpp"

namespace rehab {

/// Which of `words` may be meant by what was typed. Something denied ("no groin pain") means none of them; several that
/// stand in a longer text come with `are_all_said`.
Meant words_meant(std::span<const std::string> words, std::string_view typed);
/// "nothing", "keine", "no": what the intake writes `none`.
bool means_none(std::string_view typed);
/// "not pregnant", "keine Warnzeichen": what has one of these names is denied, and nothing else is said.
bool denies(std::string_view typed, std::span<const std::string> names);
/// "unknown", "not asked", "?": what the intake leaves out.
bool means_unknown(std::string_view typed);

}  // namespace rehab
