// SPDX-License-Identifier: Apache-2.0
#include "run/printable.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "base/yaml.hpp"

namespace rehab {
namespace {

constexpr const char* other_fonts = "or name fonts that have it in the clinic file (fonts)";

/// As they were typed, though paper may need other shapes of them.
std::vector<char32_t> lacking(const std::string& text, const pdf::Fonts& fonts) {
  std::vector<char32_t> shapes = fonts.missing(in_visual_order(text)), letters = fonts.missing(text);
  for (std::vector<char32_t>* each : {&shapes, &letters}) std::erase(*each, U'\n');
  return shapes.empty() || letters.empty() ? shapes : letters;
}

/// "the fonts can't print '\u5F20' (U+5F20) and 2 more"
std::string message(const std::string& field, const std::vector<char32_t>& letters) {
  const std::string others = letters.size() > 1 ? " and " + std::to_string(letters.size() - 1) + " more" : "";
  return field + ": the fonts can't print '" + encode_utf8(letters[0]) + "' (" + code_point_name(letters[0]) + ")" +
         others;
}

class IntakeTexts {
 public:
  IntakeTexts(const PatientIntake& intake, const pdf::Fonts& fonts, Problems& problems)
      : intake_(intake), fonts_(fonts), problems_(problems) {}

  void run() const {
    const std::string latin = "add 'name_latin: ...', the name in Latin letters, ";
    if (intake_.name_latin.empty()) text("name", intake_.name, latin);
    text("name_latin", intake_.name_latin);
    text("clinician", intake_.clinician);
    text("goal", intake_.goal);
    text("note", intake_.note);
    text("something_else", intake_.something_else);
    text("something_else_cleared_by", intake_.something_else_cleared_by);
    for (const auto& [exercise, reason] : intake_.leave_out) text("leave_out." + exercise, reason);
    for (const auto& [exercise, change] : intake_.change) text("change." + exercise + ".reason", change.reason);
    for (std::size_t i = 0; i < intake_.overrides.size(); ++i) {
      const std::string at = "overrides[" + std::to_string(i) + "]";
      text(at + ".reason", intake_.overrides[i].reason);
      text(at + ".agreed_by", intake_.overrides[i].agreed_by);
    }
  }

 private:
  void text(const std::string& field, const std::string& text,
            const std::string& remedy = "write it otherwise, ") const {
    const std::vector<char32_t> letters = lacking(text, fonts_);
    if (letters.empty()) return;
    const auto place = intake_.places.find(field);
    problems_.error(place == intake_.places.end() ? Place{intake_.file, 0, 0} : place->second, message(field, letters),
                    remedy + other_fonts);
  }

  const PatientIntake& intake_;
  const pdf::Fonts& fonts_;
  Problems& problems_;
};

}  // namespace

void check_printable(const PatientIntake& intake, const pdf::Fonts& fonts, Problems& problems) {
  IntakeTexts(intake, fonts, problems).run();
}

void check_printable(const Clinic& clinic, const pdf::Fonts& fonts, Problems& problems) {
  const auto text = [&](const std::vector<std::string>& path, const std::string& typed) {
    if (const std::vector<char32_t> letters = lacking(typed, fonts); !letters.empty())
      problems.error(place_in_file(clinic.file, path), message(join(path, "."), letters),
                     std::string("write it otherwise, ") + other_fonts);
  };
  text({"name"}, clinic.name);
  text({"address"}, clinic.address);
  text({"phone"}, clinic.phone);
  text({"phone_out_of_hours"}, clinic.phone_out_of_hours);
  text({"maternity_phone"}, clinic.maternity_phone);
  text({"clinician"}, clinic.clinician);
  text({"rules_reviewed", "by"}, clinic.rules_reviewed.by);
  for (const auto& [id, words] : clinic.words) text({"words", id}, words);
}

const std::string& printed_name(const PatientIntake& intake, const pdf::Fonts& fonts) {
  return intake.name_latin.empty() || lacking(intake.name, fonts).empty() ? intake.name : intake.name_latin;
}

}  // namespace rehab
