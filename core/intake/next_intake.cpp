// SPDX-License-Identifier: Apache-2.0
#include "intake/next_intake.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "base/text.hpp"
#include "intake/blank_form.hpp"
#include "model/fields.hpp"
#include "model/value_text.hpp"

namespace rehab {

namespace f = rehab::field;

namespace {

/// What is as it was at the last visit, unless somebody corrects it. A list that was `none` is asked again: today's
/// none is today's answer.
constexpr std::string_view lasting[] = {"patient",       "weak_side",
                                        "birth",         "tried",
                                        "cannot",        "conditions",
                                        "xray",          "has",
                                        "lacks",         "used_to_exercise",
                                        "name",          "had_planks_before",
                                        "minutes_a_day", "name_latin",
                                        "date_of_birth", "language",
                                        "pictures_show", "clinician",
                                        "goal",          "something_else",
                                        "choose",        "also",
                                        "leave_out"};
/// What belongs to the last visit alone: the plan it made has it, or the clinician decides anew.
constexpr std::string_view of_last_visit[] = {"schema", "progress",    "change",     "overrides",
                                              "note",   "shown_today", "next_visit", "something_else_cleared_by"};

bool is_in(std::string_view key, std::span<const std::string_view> keys) {
  return std::ranges::find(keys, key) != keys.end();
}

class NextIntake {
 public:
  NextIntake(std::string_view text, const PatientIntake& last, const IntakeShape& form)
      : text_(text), last_(last), form_(form) {
    Problems read_already;
    root_ = parse_yaml({last.file, text, true}, read_already);
    for (std::size_t i = 1; i < root_.entries.size(); ++i)
      if (root_.entries[i].key_place.line == root_.entries[i - 1].key_place.line)
        throw Error(ErrorKind::bad_input, last.file + ": several fields stand on one line",
                    "write each on its own line, then try again");
  }

  std::string run(const PrintedStages& printed) {
    std::string out = comment_of(
                          "The next visit of a patient: fill in what is empty or stands between < and >. Delete a "
                          "line where nothing is known.") +
                      "schema: 1\n";
    out += taken_over("patient") + "\n# == To be asked again\n";
    for (const ShapeField& field : form_.fields())
      if (!is_in(field.key, of_last_visit) && !lasts(field.key)) out += asked_again(field);
    out += "\n# == How it went since the last visit\n\n" + progress(printed);
    out += "\n# == As at the last visit: correct what has changed\n\n";
    return out + as_before() + decided_again();
  }

  /// The same without what is left open.
  std::string run_closed(const PrintedStages& printed) {
    has_places_ = false;
    std::string out = "schema: 1\n" + taken_over("patient");
    if (root_.find("hip_surgery") && !lasts("hip_surgery")) out += operation();
    return out + progress(printed) + as_before();
  }

 private:
  std::string_view text_;
  const PatientIntake& last_;
  const IntakeShape& form_;
  Node root_;
  bool has_places_ = true;  ///< for what is left open

  std::string as_before() const {
    std::string out;
    for (const Entry& entry : root_.entries)
      if (lasts(entry.key) && entry.key != "patient") out += taken_over(entry.key);
    return out;
  }

  bool is_none(const std::string& key) const {
    const Node* value = root_.find(key);
    return value && value->text == "none";
  }
  bool lasts(const std::string& key) const {
    if (key == "hip_surgery") return is_none(key);
    const FieldInfo* info = find_field(key);
    const bool is_list = info && info->type == FieldType::words;
    return is_in(key, lasting) && root_.find(key) && !(is_list && is_none(key));
  }

  /// The lines of an entry, as they were written.
  std::string taken_over(const std::string& key) const {
    const std::vector<std::string_view> lines = split(text_, '\n');
    const auto entry = std::ranges::find(root_.entries, key, &Entry::key);
    const auto first = static_cast<std::size_t>(entry->key_place.line - 1);
    const auto next = std::next(entry);
    auto end = next == root_.entries.end() ? lines.size() : static_cast<std::size_t>(next->key_place.line - 1);
    const auto is_empty = [](std::string_view line) { return trimmed(line).empty() || line.starts_with('#'); };
    while (end > first + 1 && is_empty(lines[end - 1])) --end;
    std::string out;
    for (std::size_t i = first; i < end; ++i) out += std::string(lines[i]) + "\n";
    return out;
  }

  /// What was recorded for a field or the parts of a group; empty: nothing.
  std::string last_answer(const std::string& key) const {
    if (key == "date") return date_text(last_.date);
    std::vector<std::string> parts;
    for (const auto& [name, value] : last_.facts.answers()) {
      const std::string text = value_text(value);
      if (name == key) return text;
      if (name.starts_with(key + ".") && !text.empty()) parts.push_back(name.substr(key.size() + 1) + " " + text);
    }
    return parts.empty() && is_none(key) ? "none" : join(parts);
  }

  std::string asked_again(const ShapeField& field) const {
    const std::string answer = last_answer(field.key);
    if (answer.empty() && !field.is_required) return {};
    std::string out = "\n" + question_comment(field);
    if (!answer.empty()) out += comment_of("  At the last visit: " + answer);
    if (field.is_required) return out + field.key + ":\n";
    if (field.key == "hip_surgery") return out + operation();
    return out + open_lines(field);
  }

  /// The operation itself is as it was; the weeks since have gone on, and limits may have been lifted.
  std::string operation() const {
    std::string out = "hip_surgery:\n";
    for (const FieldInfo* info : f::all) {
      const Value* value = info->group() == "hip_surgery" ? last_.facts.find(info->key) : nullptr;
      if (!value || value_text(*value).empty()) continue;
      const bool is_as_it_was =
          info == &f::hip_surgery_what || info == &f::hip_surgery_side || info == &f::hip_surgery_cut;
      if (!is_as_it_was && !has_places_) continue;
      out += "  " + std::string(info->key.substr(info->group().size() + 1)) + ": " +
             (is_as_it_was ? value_text(*value) : place_for(*value_of(*info).info)) + "\n";
    }
    return out;
  }

  std::string progress(const PrintedStages& printed) const {
    std::string out = "progress:\n  review: " + std::to_string(next_review(last_)) + "\n";
    if (printed.empty()) return out + "  exercises: none\n";
    if (has_places_)
      out +=
          "  # pain: of the last two sessions, as in [first, second]; one number stands for both\n"
          "  # settled: back to the usual by next morning?\n";
    out += "  exercises:\n";
    for (const auto& [exercise, stage] : printed)
      out += "    " + exercise + ":\n      stage: " + std::to_string(stage) + "\n" +
             (has_places_ ? "      pain: <0 to 10>\n      settled: <yes or no>\n" : "");
    return out;
  }

  std::string decided_again() const {
    std::vector<std::string> left;
    for (const Entry& entry : root_.entries)
      if (is_in(entry.key, of_last_visit) && entry.key != "schema" && entry.key != "progress")
        left.push_back(entry.key);
    if (left.empty()) return {};
    return "\n" + comment_of("Left out, as it was for the last visit; decide anew: " + join(left) + ".");
  }
};

}  // namespace

std::string next_intake(std::string_view text, const PatientIntake& last, const PrintedStages& printed,
                        const IntakeShape& form) {
  return NextIntake(text, last, form).run(printed);
}

std::string next_answers(std::string_view text, const PatientIntake& last, const PrintedStages& printed,
                         const IntakeShape& form) {
  return NextIntake(text, last, form).run_closed(printed);
}

int next_review(const PatientIntake& last) {
  return last.progress ? last.progress->review + 1 : 1;
}

}  // namespace rehab
