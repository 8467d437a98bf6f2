// SPDX-License-Identifier: Apache-2.0
#include "intake/intake_shape.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "model/fields.hpp"

namespace rehab::intake_detail {

namespace {

/// An id may hold a name typed by mistake, so it is treated as private.
Type<std::string> patient_id() {
  constexpr std::size_t longest = 64;
  const auto convert = [](std::string text) -> std::optional<std::string> {
    const bool ok = text[0] != '.' && std::ranges::all_of(text, [](char c) {
                      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
                             c == '_' || c == '-';
                    });
    return ok ? std::optional(std::move(text)) : std::nullopt;
  };
  return converted(private_text(longest), convert,
                   "an id of letters, digits, '.', '_' and '-' that does not begin with '.'; no name");
}

void add_head(IntakeShape& shape) {
  shape.schema(1);
  shape.field("patient", patient_id(), &PatientIntake::patient, "The patient's id in your files; names the output.")
      .required();
  shape.field("date", date(), &PatientIntake::date, "The day of the visit, YYYY-MM-DD.").required();
}

void add_people(IntakeShape& shape) {
  shape.field("name", private_text(80), &PatientIntake::name, "The patient's name; the first name goes on the sheet.")
      .example("Ana Silva")
      .heading("The sheet");
  shape.field("language", id("-", 16), &PatientIntake::language, "Language of the sheet.").example("en");
  shape
      .field("clinician", private_text(80), &PatientIntake::clinician,
             "Who hands out the sheet; nobody named makes it a DRAFT.")
      .example("J. Park, PT-4411");
  shape.field("goal", private_text(200), &PatientIntake::goal, "What the patient wants to do again.")
      .example("Climb the stairs without the rail");
  shape.field("note", private_text(600, Lines::many), &PatientIntake::note, "Printed on the sheet.")
      .example("Use the blue band");
  shape.field("next_visit", date(), &PatientIntake::next_visit, "The next visit; the sheet is valid until then.")
      .example("2026-12-04");
}

/// A dotted key is a bundle's, or a part of a group written at the wrong place.
bool explain_dotted(const Entry& entry, const Reading& at) {
  const std::size_t dot = entry.key.find('.');
  if (dot == std::string::npos) return false;
  const std::string owner = entry.key.substr(0, dot);
  const std::string part = entry.key.substr(dot + 1);
  if (find_field(entry.key)) {
    at.in(entry.key).error(entry.key_place, "a part of '" + owner + "'", "write '" + owner + ": {" + part + ": ...}'");
  } else {
    at.in(entry.key).error(entry.key_place, "no plugin in use declares this field",
                           "install or enable the plugin '" + owner + "', or delete the line");
  }
  return true;
}

}  // namespace

}  // namespace rehab::intake_detail

namespace rehab {

IntakeShape intake_shape(std::span<const DeclaredField> declared) {
  using namespace intake_detail;
  IntakeShape shape("intake", "One patient's intake. Answer what you know; what is left out counts as not recorded.");
  add_head(shape);
  add_facts(shape);
  add_people(shape);
  add_requests(shape);
  add_declared(shape, declared);
  shape.on_unknown_key(explain_dotted);
  shape.check(check_together);
  return shape;
}

const IntakeShape& intake_shape() {
  static const IntakeShape shape = intake_shape({});
  return shape;
}

}  // namespace rehab
