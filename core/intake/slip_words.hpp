// SPDX-License-Identifier: Apache-2.0
// Words that people write for those of the intake, in English, German and Spanish. Part of this room's slips; no other
// room includes it.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "intake/meant.hpp"

namespace rehab {

/// Which of `words` what was typed is another name for, as a whole.
Meant words_called(std::span<const std::string> words, std::string_view typed);
/// The same, with words beside it that change nothing ("the left hip"), or with a slip of one letter that leaves one
/// word only ("rigth"); none where anything else stands there.
Meant words_meant(std::span<const std::string> words, std::string_view typed);
/// "vaginl": the one word that a slip of one letter leaves.
Meant words_misspelt(std::span<const std::string> words, std::string_view typed);
/// "nothing", "keine", "no": what the intake writes `none`.
bool means_none(std::string_view typed);
/// "not done": of an examination, what the intake writes `none`.
bool means_not_done(std::string_view typed);
/// "osteoporosis?"
bool is_in_doubt(std::span<const std::string> words, std::string_view typed);
/// "not pregnant", "keine Warnzeichen": what has one of these names is denied, and nothing else is said.
bool denies(std::string_view typed, std::span<const std::string> names);
/// "unknown", "not asked", "?": what the intake leaves out.
bool means_unknown(std::string_view typed);

}  // namespace rehab
