// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/date.hpp"
#include "sheet/content/bundle_words.hpp"
#include "sheet/content/parts.hpp"
#include "sheet/content/route.hpp"

namespace rehab {
namespace {

std::string where_text(const SheetSource& source, const Say& say, Destination to) {
  switch (to) {
    case Destination::emergency:
      return say("held_to_emergency", {{"number", source.clinic.emergency_number}});
    case Destination::maternity:
      return say("held_to_maternity");
    case Destination::medical:
      return say("held_to_medical");
    case Destination::obstetric:
      return say("held_to_obstetric");
    case Destination::physical_therapy:
      return say("held_to_physical_therapy");
    case Destination::specialist_opinion:
      return say("held_to_specialist");
    case Destination::clinic:
      return say("held_to_clinic");
  }
  return {};
}

std::vector<std::string> sentences(const std::string& text) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  for (std::size_t end = text.find(". "); end != std::string::npos; from = end + 2, end = text.find(". ", from))
    parts.push_back(text.substr(from, end + 1 - from));
  parts.push_back(text.substr(from));
  return parts;
}

/// What the rules that send the patient this way say themselves, each sentence once.
std::vector<std::string> own_words(const SheetSource& source, const Route& route) {
  std::vector<std::string> said;
  for (const Reason& reason : source.regimen.holding) {
    if (route_of(reason).to != route.to) continue;
    for (std::string& sentence : sentences(patient_text_if_any(source, *reason.rule)))
      if (!sentence.empty() && std::ranges::find(said, sentence) == said.end()) said.push_back(std::move(sentence));
  }
  return said;
}

/// Where, how soon and what to take, where no rule says it in its own words.
std::vector<std::string> usual_words(const SheetSource& source, const Say& say, const Route& route) {
  std::vector<std::string> said{where_text(source, say, route.to), when_text(source, say, route)};
  if (route.to != Destination::clinic) said.push_back(say("held_letter"));
  return said;
}

bool may_find_nobody(const Route& route) {
  return route.urgency == Urgency::same_day && (route.to == Destination::medical || route.to == Destination::obstetric);
}

/// The most urgent way only: whoever is sent to two places goes to neither. A referral to the same place may be more
/// urgent than the hold, which then says too little of when.
std::vector<std::string> where_to_go(const SheetSource& source, const Say& say) {
  if (source.regimen.holding.empty()) return {say("held_nothing_left"), say("held_to_clinic")};
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
Paragraph who_and_when(const SheetSource& source, const Say& say) {
  Line line{{capital(say.day(source.intake.date)) + ".", false}};
  if (const std::string name = first_name(source); !name.empty()) line.insert(line.begin(), {name + ". ", true});
  return {line};
}

std::optional<Destination> sent_to(const SheetSource& source) {
  if (source.regimen.holding.empty()) return std::nullopt;
  return route_of(source.regimen.holding.front()).to;
}

Box what_to_do(const SheetSource& source, const Say& say) {
  Box box{BoxRole::held, say("held_where"), {}};
  for (const std::string& text : where_to_go(source, say)) box.blocks.push_back(Paragraph{strong(text)});
  box.blocks.push_back(Paragraph{plain(say("held_talk"))});
  box.blocks.push_back(Paragraph{plain(say("held_no_exercises"))});
  return box;
}

}  // namespace

Leaflet held_page(const SheetSource& source) {
  const Say say(source.phrases);
  Leaflet leaflet = patient_leaflet(source);
  leaflet.parts = {Heading{1, say("held_title")}, who_and_when(source, say), what_to_do(source, say),
                   emergency_box(source, say, sent_to(source) == Destination::emergency)};
  if (const std::string& clinician = named_clinician(source.intake, source.clinic); !clinician.empty())
    leaflet.parts.emplace_back(PenLine{say("held_from", {{"clinician", clinician}})});
  return leaflet;
}

}  // namespace rehab
