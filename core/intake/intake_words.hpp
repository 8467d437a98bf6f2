// SPDX-License-Identifier: Apache-2.0
// How an intake is asked for in one language: templates/questions/<language>.yaml, and beside it the words that letters
// print too. A label names a field in a few words; the meaning is the sentence below it, in English that of the field
// itself. Keys, and words that are typed, are the same in every language.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "intake/intake_shape.hpp"
#include "model/words.hpp"

namespace rehab {

struct FieldWords {
  std::string heading, label, meaning;  ///< empty: as the field says it
  std::string open;                     ///< what it means to say nothing; empty: not asked
};

/// The strings of the form itself. The list is closed, as that of phrases is.
inline constexpr std::string_view form_strings[] = {
    "title", "not_asked",    "asked_none",  "these",         "needed_topic", "needed",       "answered",
    "range", "exercise",     "select",      "row",           "remove",       "update",       "problems",
    "check", "still_needed", "plan",        "plan_empty",    "open",         "open_intake",  "next",
    "save",  "save_file",    "sheet",       "held_page",     "record",       "letters",      "stop",
    "lead",  "lead_static",  "unreachable", "minutes_a_day", "choose_other", "leave_it_out", "set_aside"};

/// One of them; naming another does not compile.
struct FormString {
  std::string_view id;
  consteval FormString(const char* text) : id(text) {
    for (std::string_view each : form_strings)
      if (each == id) return;
    throw "no such string: add it to form_strings and to templates/questions";
  }
};

struct IntakeWords {
  std::string language;
  bool reviewed = false;                                  ///< by a clinician who is a native reader
  std::map<std::string, FieldWords, std::less<>> fields;  ///< by path: "age", "hip_surgery.what", "overrides.rule"
  std::map<std::string, std::string, std::less<>> words;  ///< answers and units as a person reads them
  std::map<std::string, std::string, std::less<>> facts;  ///< labels that letters print too, by "xray_avn"
  std::map<std::string, std::string, std::less<>> says;   ///< form_strings

  const std::string& say(FormString string) const { return says.find(string.id)->second; }
  /// A word as typed that has no words of its own is shown with spaces.
  std::string word(std::string_view typed) const;
};

/// Use the result only when `problems` holds no error.
IntakeWords read_intake_words(const std::string& file, const Phrases& phrases, Problems& problems);

/// The same form, asking in these words.
IntakeShape in_words(IntakeShape form, const IntakeWords& words);

}  // namespace rehab
