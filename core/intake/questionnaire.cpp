// SPDX-License-Identifier: Apache-2.0
#include "intake/questionnaire.hpp"

#include <algorithm>
#include <istream>
#include <ostream>

#include "base/text.hpp"
#include "intake/intake_reader.hpp"
#include "model/fields.hpp"

namespace rehab {

namespace {

using Kind = TypeInfo::Kind;

/// The answers ended.
struct Ended {};

const char* const form_name = "answers";

class Questionnaire {
 public:
  Questionnaire(std::istream& in, std::ostream& out) : in_(in), out_(out) {}

  std::optional<NewIntake> run() {
    yaml_ = "schema: 1\n";
    try {
      needed_fields();
    } catch (const Ended&) {
      return std::nullopt;
    }
    try {
      optional_fields();
    } catch (const Ended&) {
      out_ << '\n';  // the answers so far make a complete intake
    }
    Problems problems;
    const PatientIntake intake = read_intake_text(form_name, yaml_, intake_shape(), problems);
    if (!problems.ok()) throw Error(ErrorKind::internal, "the questionnaire wrote an intake that can't be read");
    return NewIntake{intake.patient, yaml_};
  }

 private:
  /// Needed or wanted because of an earlier answer.
  bool depends(std::string_view key) const {
    const FieldInfo* info = find_field(key);
    if (!info || info->form.need == Need::optional) return false;
    const InForm& form = info->form;
    return answered('\n' + std::string(form.asks) + ": " + std::string(form.word) + '\n');
  }
  bool answered(std::string_view line) const { return yaml_.find(line) != std::string::npos; }

  void needed_fields() {
    for (const ShapeField& field : intake_shape().fields())
      if (field.key != "schema" && (field.is_required || depends(field.key))) ask_field(field);
  }

  void optional_fields() {
    out_ << "\nThat is enough for a plan. Go on with what makes it fit better? (yes, no)\n";
    while (true) {
      const std::string answer = line("");
      if (answer == "no") return;
      if (answer == "yes") break;
      out_ << "Please answer yes or no.\n";
    }
    out_ << "Press Enter where nothing is known.\n";
    for (const ShapeField& field : intake_shape().fields())
      if (can_be_asked(field) && !answered('\n' + field.key + ": ") && applies(field.key)) ask_field(field);
  }

  /// False where earlier answers make the question pointless.
  bool applies(const std::string& key) const {
    Problems ignored;
    const PatientIntake intake = read_intake_text(form_name, yaml_, intake_shape(), ignored);
    const Value* value = intake.facts.find(key);
    return !value || !std::holds_alternative<std::monostate>(*value);
  }

  /// Not the requests, which are easier typed into the file, nor the version, which is there already.
  static bool can_be_asked(const ShapeField& field) {
    constexpr std::string_view typed[] = {"schema", "choose",      "also",     "leave_out",
                                          "change", "shown_today", "progress", "overrides"};
    return std::ranges::find(typed, field.key) == std::end(typed);
  }

  std::string line(const std::string& prompt) {
    out_ << prompt << std::flush;
    std::string text;
    if (!std::getline(in_, text)) throw Ended();
    return std::string(trimmed(text));
  }

  void ask_field(const ShapeField& field) {
    out_ << '\n' << field.meaning << '\n';
    const bool is_needed = field.is_required || depends(field.key);
    while (true) {
      const std::string value = is_group(*field.type) ? group(field) : simple(field.key, *field.type);
      if (value.empty() && !is_needed) return;
      if (value.empty()) {
        out_ << "This one is needed.\n";
      } else if (accepted(field.key + ": " + value + "\n")) {
        return;
      }
    }
  }

  static bool is_group(const TypeInfo& type) {
    return type.kind == Kind::one_of &&
           std::ranges::any_of(type.parts, [](const TypePtr& part) { return part->kind == Kind::nested; });
  }

  static std::string choices(const TypeInfo& type) {
    if (type.kind == Kind::word) return join(type.words);
    if (type.kind == Kind::words) return "none, or one or more of: " + join(type.words);
    return type.what;
  }

  std::string simple(const std::string& key, const TypeInfo& type) {
    out_ << "  " << choices(type) << '\n';
    std::string answer = line(key + ": ");
    if (answer.empty()) return answer;
    if (type.kind == Kind::text) return yaml_scalar(answer);
    return type.kind == Kind::words && answer.find(',') != std::string::npos && answer.front() != '['
               ? "[" + answer + "]"
               : answer;
  }

  /// `none`, or its parts one by one.
  std::string group(const ShapeField& field) {
    out_ << "  none, or yes to describe it\n";
    std::string answer = line(field.key + ": ");
    if (answer != "yes") return answer;
    std::vector<std::string> parts;
    for (const TypePtr& part : field.type->parts) {
      if (part->kind != Kind::nested) continue;
      for (const ShapeField& inner : part->shape->fields()) {
        out_ << inner.meaning << '\n';
        const std::string value = simple(inner.key, *inner.type);
        if (!value.empty()) parts.push_back(inner.key + ": " + value);
      }
    }
    return parts.empty() ? std::string() : "{" + join(parts) + "}";
  }

  /// Reads the whole form with the new line, and shows what the reader says about that line.
  bool accepted(const std::string& added) {
    Problems problems;
    read_intake_text(form_name, yaml_ + added, intake_shape(), problems);
    const auto line = static_cast<int>(std::ranges::count(yaml_, '\n')) + 1;
    bool ok = true;
    for (const Problem& problem : problems.sorted()) {
      const bool is_about_it = problem.place.line == line;
      if (!is_about_it) continue;
      out_ << problem.message << (problem.remedy.empty() ? "" : "; ") << problem.remedy << '\n';
      ok = ok && problem.severity == Severity::warning;
    }
    if (ok) yaml_ += added;
    return ok;
  }

  std::istream& in_;
  std::ostream& out_;
  std::string yaml_;
};

}  // namespace

std::optional<NewIntake> ask_for_intake(std::istream& answers, std::ostream& questions) {
  return Questionnaire(answers, questions).run();
}

std::string blank_intake() {
  return starter_text(intake_shape());
}

}  // namespace rehab
