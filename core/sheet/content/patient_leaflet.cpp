// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/patient_leaflet.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "sheet/content/boxes.hpp"
#include "sheet/content/card.hpp"
#include "sheet/content/clarify.hpp"
#include "sheet/content/overview.hpp"
#include "sheet/content/route.hpp"
#include "sheet/content/weeks.hpp"

namespace rehab {
namespace {

/// "Shown to you (1 and 3): J. Park ____"
PenRow::Cell shown_by(const LeafletSource& source, const Say& say) {
  std::vector<std::string> numbers;
  for (std::size_t i = 0; i < source.regimen.today; ++i)
    if (std::ranges::count(source.intake.shown_today, source.regimen.exercises[i].exercise->id))
      numbers.push_back(std::to_string(i + 1));
  const std::string shown =
      numbers.empty() || source.regimen.today == 1 ? say("shown") : say("shown_some", {{"numbers", say.list(numbers)}});
  const std::string& clinician = named_clinician(source.intake, source.clinic);
  return {plain(clinician.empty() ? shown : shown + " " + clinician), true};
}

/// The parts of a sheet; every figure is drawn once.
class SheetMaker {
 public:
  SheetMaker(const LeafletSource& source, const Say& say) : source_(source), say_(say) {
    for (std::size_t i = 0; i < source.regimen.today; ++i) cards_.push_back(exercise_card(source, say, i));
    glances_ = glances(source, say, cards_);
  }

  std::vector<Part> parts(const Sections& sections) const {
    std::vector<Part> all;
    for (const Section section : sections)
      for (Part& part : parts_of(section, sections)) add(all, std::move(part));
    if (has(sections, Section::title)) add_last_line(all);
    return all;
  }

 private:
  static bool has(const Sections& sections, Section section) { return std::ranges::count(sections, section) > 0; }

  /// A side with nothing on it is none.
  static void add(std::vector<Part>& all, Part part) {
    const bool turned = all.empty() || std::holds_alternative<PageBreak>(all.back());
    if (!(turned && std::holds_alternative<PageBreak>(part))) all.push_back(std::move(part));
  }

  std::vector<Part> parts_of(Section section, const Sections& sections) const {
    switch (section) {
      case Section::title:
        return {title(source_, say_)};
      case Section::in_short:
        return at_a_glance(sections);
      case Section::stop_and_call:
        return {stop_box(source_, say_)};
      case Section::pain:
        return {pain_scale(source_, say_)};
      case Section::also:
        if (auto also = also_box(source_, say_)) return {*also};
        return {};
      case Section::exercises:
        return is_card_in_short(sections) ? std::vector<Part>{} : cards();
      case Section::diary:
        return {weeks(source_, say_, rows(sections)), PenRow{{return_cell(source_, say_), {plain(say_("bring_page"))}}},
                Notes{say_("pen_notes")}};
      case Section::page_break:
        return {PageBreak{}};
    }
    return {};
  }

  std::vector<Part> cards() const { return {cards_.begin(), cards_.end()}; }

  /// The card of an only exercise takes the place of its row.
  bool is_card_in_short(const Sections& sections) const {
    return source_.regimen.today == 1 && has(sections, Section::in_short) && has(sections, Section::exercises);
  }
  std::vector<Glance> rows(const Sections& sections) const {
    return is_card_in_short(sections) ? std::vector<Glance>{} : glances_;
  }

  std::vector<Part> at_a_glance(const Sections& sections) const {
    std::vector<Part> parts{overview(source_, say_, rows(sections))};
    if (is_card_in_short(sections)) parts.emplace_back(cards_.front());
    return parts;
  }

  /// Ends the first side.
  void add_last_line(std::vector<Part>& all) const {
    const auto end = std::ranges::find_if(all, [](const Part& p) { return std::holds_alternative<PageBreak>(p); });
    all.insert(end, PenRow{{return_cell(source_, say_), shown_by(source_, say_)}});
  }

  const LeafletSource& source_;
  const Say& say_;
  std::vector<Card> cards_;
  std::vector<Glance> glances_;
};

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

Block maternity_number(const LeafletSource& source, const Say& say) {
  const std::string& phone = source.clinic.maternity_phone;
  if (phone.empty()) return PenLine{say("maternity_number")};
  return Paragraph{{{say("maternity_number") + " ", false}, {phone, true}}};
}

/// The first sentence is the order, in the largest letters.
Box what_to_do(const LeafletSource& source, const Say& say) {
  Box box{BoxRole::held, {}, {}};
  for (const std::string& text : where_to_go(source, say)) {
    if (!box.blocks.empty()) {
      box.blocks.push_back(Paragraph{strong(text)});
      continue;
    }
    box.blocks.push_back(Heading{2, text});
    if (sent_to(source) == Destination::maternity) box.blocks.push_back(maternity_number(source, say));
  }
  box.blocks.push_back(Paragraph{plain(say("held_talk"))});
  for (const std::string& text : until_then(source, say)) box.blocks.push_back(Paragraph{plain(text)});
  if (source.regimen.review_within_days && !source.regimen.is_stopped())
    box.blocks.push_back(Paragraph{return_cell(source, say).text});
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
  const Clinic& clinic = source.clinic;
  leaflet.phones = {clinic.phone, clinic.phone_out_of_hours, clinic.maternity_phone, clinic.emergency_number};
  leaflet.names = {source.intake.name, first_name(source), named_clinician(source.intake, clinic)};
  leaflet.notes = say("pen_notes");
  return leaflet;
}

Leaflet take_home(const LeafletSource& source, const Sections& sections) {
  const Say say(source.phrases);
  Leaflet leaflet = blank_leaflet(source);
  leaflet.masthead_right = say("use_until", {{"date", say.coming_day(source.regimen.use_until, source.intake.date)}});
  leaflet.parts = SheetMaker(source, say).parts(sections);
  return leaflet;
}

Leaflet patient_leaflet(const LeafletSource& source, const Sections& sections) {
  return source.regimen.state == RegimenState::held ? held_page(source) : take_home(source, sections);
}

Leaflet held_page(const LeafletSource& source) {
  const Say say(source.phrases);
  Leaflet leaflet = blank_leaflet(source);
  leaflet.title = say("held_file_title", {{"plan", source.intake.patient}});
  leaflet.parts = {SheetTitle{first_name(source), say("held_title"), {}, {}, {}}, what_to_do(source, say),
                   emergency_box(source, say, sent_to(source) == Destination::emergency)};
  if (const std::string& clinician = named_clinician(source.intake, source.clinic); !clinician.empty())
    leaflet.parts.emplace_back(PenRow{{{plain(say("held_from", {{"clinician", clinician}})), true}}});
  if (source.clinic.phone.empty()) leaflet.parts.emplace_back(PenRow{{{strong(say("our_number")), true}}});
  return leaflet;
}

}  // namespace rehab
