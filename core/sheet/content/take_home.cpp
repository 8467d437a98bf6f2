// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "sheet/content/bundle_words.hpp"
#include "sheet/content/parts.hpp"

namespace rehab {
namespace {

PenLine shown_by(const SheetSource& source, const Say& say) {
  const std::string& clinician = named_clinician(source.intake, source.clinic);
  return {clinician.empty() ? say("shown_by_nobody") : say("shown_by", {{"clinician", clinician}})};
}

std::optional<Paragraph> shown_today(const SheetSource& source, const Say& say) {
  std::vector<std::string> numbers;
  for (std::size_t i = 0; i < source.regimen.today; ++i)
    if (std::ranges::count(source.intake.shown_today, source.regimen.exercises[i].exercise->id))
      numbers.push_back(std::to_string(i + 1));
  if (numbers.empty()) return std::nullopt;
  const Filling filling{{"numbers", say.list(numbers)}};
  return Paragraph{plain(numbers.size() == 1 ? say("shown_one", filling) : say("shown_many", filling))};
}

std::vector<Part> title(const SheetSource& source, const Say& say) {
  const std::string name = first_name(source);
  const std::string until = say("use_until", {{"date", say.day(source.regimen.use_until)}}) + ".";
  std::vector<Part> parts{Heading{1, name.empty() ? say("sheet_title") : say("sheet_title_for", {{"name", name}})},
                          Paragraph{{{capital(say.day(source.intake.date)) + ". ", false}, {until, true}}},
                          shown_by(source, say)};
  if (auto shown = shown_today(source, say)) parts.push_back(*shown);
  return parts;
}

std::vector<Part> cards(const SheetSource& source, const Say& say) {
  std::vector<Part> parts;
  for (std::size_t i = 0; i < source.regimen.today; ++i) parts.push_back(exercise_card(source, say, i));
  return parts;
}

std::vector<Part> parts_of(const SheetSource& source, const Say& say, Section section) {
  switch (section) {
    case Section::title:
      return title(source, say);
    case Section::in_short:
      return {in_short_box(source, say)};
    case Section::stop_and_call:
      return {stop_box(source, say)};
    case Section::pain:
      return {pain_box(source, say)};
    case Section::also:
      if (auto also = also_box(source, say)) return {*also};
      return {};
    case Section::exercises:
      return cards(source, say);
    case Section::diary:
      return diary(source, say);
    case Section::diary_by_day:
      return diary_by_day(source, say);
    case Section::diary_weeks:
      return diary_weeks(source, say);
    case Section::page_break:
      return {PageBreak{}};
  }
  return {};
}

/// Two sheets on one table must not be mixed up.
std::string footer(const SheetSource& source, const Say& say) {
  Filling filling{{"plan", source.intake.patient}, {"date", say.full_date(source.intake.date)}};
  const std::string name = first_name(source);
  if (name.empty()) return say("footer", filling);
  filling.emplace_back("name", name);
  return say("footer_for", filling);
}

}  // namespace

Line plain(std::string text) {
  return {{std::move(text), false}};
}
Line strong(std::string text) {
  return {{std::move(text), true}};
}

std::span<const ExerciseDecision> printed(const Regimen& regimen) {
  return std::span(regimen.exercises).first(regimen.today);
}

const std::string& named_clinician(const PatientIntake& intake, const Clinic& clinic) {
  return intake.clinician.empty() ? clinic.clinician : intake.clinician;
}

Leaflet patient_leaflet(const SheetSource& source) {
  const Say say(source.phrases);
  Leaflet leaflet;
  leaflet.audience = Audience::patient;
  leaflet.language = source.phrases.language;
  leaflet.title = say("sheet_file_title", {{"plan", source.intake.patient}});
  leaflet.masthead_left = source.clinic.name;
  if (!source.clinic.phone.empty()) leaflet.masthead_right = say("call_us", {{"phone", source.clinic.phone}});
  if (named_clinician(source.intake, source.clinic).empty()) leaflet.draft = say("draft");
  leaflet.footer = footer(source, say);
  leaflet.footer_pages = say("footer_pages");
  return leaflet;
}

std::string first_name(const SheetSource& source) {
  return source.intake.name.substr(0, source.intake.name.find(' '));
}

Leaflet take_home(const SheetSource& source, const Sections& sections) {
  const Say say(source.phrases);
  Leaflet leaflet = patient_leaflet(source);
  for (const Section section : sections)
    for (Part& part : parts_of(source, say, section)) leaflet.parts.push_back(std::move(part));
  return leaflet;
}

Leaflet patient_pages(const SheetSource& source, const Sections& sections) {
  return source.regimen.state == RegimenState::held ? held_page(source) : take_home(source, sections);
}

}  // namespace rehab
