// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/patient_leaflet.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "sheet/content/boxes.hpp"
#include "sheet/content/card.hpp"
#include "sheet/content/clarify.hpp"
#include "sheet/content/diary.hpp"
#include "sheet/content/route.hpp"

namespace rehab {
namespace {

PenLine shown_by(const LeafletSource& source, const Say& say) {
  const std::string& clinician = named_clinician(source.intake, source.clinic);
  return {clinician.empty() ? say("shown_by_nobody") : say("shown_by", {{"clinician", clinician}})};
}

std::optional<Paragraph> shown_today(const LeafletSource& source, const Say& say) {
  std::vector<std::string> numbers;
  for (std::size_t i = 0; i < source.regimen.today; ++i)
    if (std::ranges::count(source.intake.shown_today, source.regimen.exercises[i].exercise->id))
      numbers.push_back(std::to_string(i + 1));
  if (numbers.empty()) return std::nullopt;
  const Filling filling{{"numbers", say.list(numbers)}};
  return Paragraph{plain(numbers.size() == 1 ? say("shown_one", filling) : say("shown_many", filling))};
}

std::vector<Part> title(const LeafletSource& source, const Say& say) {
  const std::string name = first_name(source);
  const std::string until = say("use_until", {{"date", say.day(source.regimen.use_until)}}) + ".";
  std::vector<Part> parts{Heading{1, name.empty() ? say("sheet_title") : say("sheet_title_for", {{"name", name}})},
                          Paragraph{{{capital(say.day(source.intake.date)) + ". ", false}, {until, true}}},
                          shown_by(source, say)};
  if (auto shown = shown_today(source, say)) parts.push_back(*shown);
  return parts;
}

std::vector<Part> cards(const LeafletSource& source, const Say& say) {
  std::vector<Part> parts;
  for (std::size_t i = 0; i < source.regimen.today; ++i) parts.push_back(exercise_card(source, say, i));
  return parts;
}

std::vector<Part> parts_of(const LeafletSource& source, const Say& say, Section section) {
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
std::string footer(const LeafletSource& source, const Say& say) {
  Filling filling{{"plan", source.intake.patient}, {"date", say.full_date(source.intake.date)}};
  const std::string name = first_name(source);
  if (name.empty()) return say("footer", filling);
  filling.emplace_back("name", name);
  return say("footer_for", filling);
}

/// What the rules that send the patient there say in their own words, each sentence once.
std::vector<std::string> own_words(const LeafletSource& source, const Route& route) {
  std::vector<std::string> said;
  for (const Reason& reason : source.regimen.holding)
    if (route_of(reason).to == route.to) say_once(said, patient_text_if_any(source, *reason.rule));
  return said;
}

/// Where, how soon and what to take, where no rule says it in its own words.
std::vector<std::string> usual_words(const LeafletSource& source, const Say& say, const Route& route) {
  std::vector<std::string> said{say(phrases_of(route.to).held, {{"number", source.clinic.emergency_number}}),
                                when_text(source, say, route)};
  if (route.to != Destination::clinic) said.push_back(say("held_letter"));
  return said;
}

bool may_find_nobody(const Route& route) {
  return route.urgency == Urgency::same_day && (route.to == Destination::medical || route.to == Destination::obstetric);
}

/// Only the most urgent way: a patient who is sent to two places goes to neither. Where a referral to the same place is
/// more urgent than the hold, the hold's words would say the wrong time.
std::vector<std::string> where_to_go(const LeafletSource& source, const Say& say) {
  if (source.regimen.holding.empty())
    return {is_held_by_equipment(source.regimen) ? say("held_equipment") : say("held_nothing_left"),
            say("held_to_clinic")};
  const Route hold = route_of(source.regimen.holding.front()), route = ways(source.regimen).front().route;
  std::vector<std::string> said = own_words(source, route);
  if (said.empty())
    said = usual_words(source, say, route);
  else if (route.urgency < hold.urgency)
    said.push_back(when_text(source, say, route));
  if (may_find_nobody(route)) said.push_back(say("held_nobody_today"));
  return said;
}

/// "Ana. Friday 20 November."
Paragraph who_and_when(const LeafletSource& source, const Say& say) {
  Line line{{capital(say.day(source.intake.date)) + ".", false}};
  if (const std::string name = first_name(source); !name.empty()) line.insert(line.begin(), {name + ". ", true});
  return {line};
}

std::optional<Destination> sent_to(const LeafletSource& source) {
  if (source.regimen.holding.empty()) return std::nullopt;
  return route_of(source.regimen.holding.front()).to;
}

/// No hip exercises, unless everything that holds the plan says what goes on; nothing where equipment holds it.
std::vector<std::string> until_then(const LeafletSource& source, const Say& say) {
  if (is_held_by_equipment(source.regimen)) return {};
  std::vector<std::string> said;
  for (const Reason& reason : source.regimen.holding) {
    const std::string meanwhile = meanwhile_text(source, *reason.rule);
    if (meanwhile.empty()) return {say("held_no_exercises")};
    say_once(said, meanwhile);
  }
  return said.empty() ? std::vector{say("held_no_exercises")} : said;
}

Box what_to_do(const LeafletSource& source, const Say& say) {
  Box box{BoxRole::held, say("held_where"), {}};
  for (const std::string& text : where_to_go(source, say)) box.blocks.push_back(Paragraph{strong(text)});
  box.blocks.push_back(Paragraph{plain(say("held_talk"))});
  for (const std::string& text : until_then(source, say)) box.blocks.push_back(Paragraph{plain(text)});
  if (source.regimen.review_within_days && !source.regimen.is_stopped())
    box.blocks.push_back(Paragraph{strong(return_text(source, say))});
  return box;
}

}  // namespace

Leaflet blank_leaflet(const LeafletSource& source) {
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
  leaflet.notes = say("pen_notes");
  return leaflet;
}

Leaflet take_home(const LeafletSource& source, const Sections& sections) {
  const Say say(source.phrases);
  Leaflet leaflet = blank_leaflet(source);
  for (const Section section : sections)
    for (Part& part : parts_of(source, say, section)) leaflet.parts.push_back(std::move(part));
  return leaflet;
}

Leaflet patient_leaflet(const LeafletSource& source, const Sections& sections) {
  return source.regimen.state == RegimenState::held ? held_page(source) : take_home(source, sections);
}

Leaflet held_page(const LeafletSource& source) {
  const Say say(source.phrases);
  Leaflet leaflet = blank_leaflet(source);
  leaflet.parts = {Heading{1, say("held_title")}, who_and_when(source, say), what_to_do(source, say),
                   emergency_box(source, say, sent_to(source) == Destination::emergency)};
  if (const std::string& clinician = named_clinician(source.intake, source.clinic); !clinician.empty())
    leaflet.parts.emplace_back(PenLine{say("held_from", {{"clinician", clinician}})});
  return leaflet;
}

}  // namespace rehab
