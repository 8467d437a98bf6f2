// SPDX-License-Identifier: Apache-2.0
// The intake as a form in a browser: what was filled in to the text of an intake and back, and the page that asks. Made
// from the intake's shape, so that every field has its control, a plugin's too. Names of controls are the paths of the
// intake: "age", "hip_surgery.what"; rows of lists and maps are numbered: "choose.1", "leave_out.2.key",
// "leave_out.2.value", "change.1.key", "change.1.times". Nothing is preselected, corrected or left away: what can't be
// written is told at its control. Pure; no sockets, no clock, no files.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/problem.hpp"
#include "intake/intake_shape.hpp"
#include "intake/intake_words.hpp"
#include "model/bundle.hpp"

namespace rehab::form {

/// What was sent: names and values in their order; a name may stand several times. A name that begins with '_' is no
/// answer. A group, a list or `words` has its state under its own name: "" (not asked), "none" or `these`.
using Filled = std::vector<std::pair<std::string, std::string>>;
/// The state of what has some.
inline constexpr std::string_view these = "...";

/// An intake as the form writes it.
struct WrittenIntake {
  std::string yaml;
  std::map<int, std::string> path_of_line;  ///< the control that a line came from
  std::map<std::string, std::string> own;   ///< path: what the form itself can't write; empty: `yaml` is all of it
};
WrittenIntake written(const Filled& filled, const Shape& form);

/// The answers of an intake that reads without an error.
Filled filled(std::string_view yaml, const Shape& form);

/// A message with the control it is about; path empty: the whole.
struct Shown {
  std::string path, message;
  bool is_error = true;
};
/// What the form found and what the reader said of its text, each at its control, in the order of the form.
std::vector<Shown> shown(const WrittenIntake& intake, const Problems& problems);

struct Page {
  const Shape* form = nullptr;         ///< in words of the form's language (intake_words.hpp)
  const IntakeWords* words = nullptr;  ///< of the same language
  std::vector<const Bundle*> bundles;  ///< what may be chosen: exercises, forms, protocols, rules
  std::vector<std::string> languages;  ///< of the sheet
  std::vector<std::string> needed;     ///< fields that this clinic records for every patient (must_record)
  Filled filled;
  std::vector<Shown> problems;
  std::string plan;                  ///< the right column, markup (plan_column); empty: nothing is decided yet
  std::string token;                 ///< sent with every post as _token
  std::string opened;                ///< sha256 of the file it was opened from, sent as _opened; may be empty
  std::string notice;                ///< "saved: P-0001.yaml"
  std::vector<std::string> intakes;  ///< file names that _intake may name, for /open and /next
  bool is_static = false;            ///< a file of its own: style and script inside, no server behind it
};
/// A whole document.
std::string page(const Page& page);
/// What the script puts in place of the same parts of the page: the error summary and the right column.
std::string fragment(const Page& page);

/// Served as /form.css and /form.js.
extern const std::string_view style_css;
extern const std::string_view script_js;

}  // namespace rehab::form
