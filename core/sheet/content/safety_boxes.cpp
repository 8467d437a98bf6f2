// SPDX-License-Identifier: Apache-2.0
// When to stop, whom to call, and how much pain is fine. The signs are those every sheet prints; none of them says
// anything about this patient, except that those of pregnancy print only in pregnancy.
#include <initializer_list>

#include "sheet/content/bundle_words.hpp"
#include "sheet/content/parts.hpp"

namespace rehab {
namespace {

void add_list(Box& box, const std::string& title, const std::vector<std::string>& signs) {
  box.blocks.push_back(Paragraph{strong(title)});
  ItemList list;
  for (const std::string& sign : signs) list.items.push_back(plain(sign));
  box.blocks.push_back(std::move(list));
}

void add_emergency_signs(Box& box, const SheetSource& source, const Say& say, const std::string& sign_of_the_leg) {
  std::vector<std::string> signs{say("sign_chest"), say("sign_weak"), say("sign_saddle")};
  if (!sign_of_the_leg.empty()) signs.insert(signs.begin() + 1, sign_of_the_leg);
  add_list(box, say("call_emergency_if", {{"number", source.clinic.emergency_number}}), signs);
  if (!is_pregnant(source.intake)) return;
  const std::string& phone = source.clinic.maternity_phone;
  add_list(box, phone.empty() ? say("call_maternity_if") : say("call_maternity_at", {{"phone", phone}}),
           {say("sign_bleeding"), say("sign_contractions"), say("sign_baby"), say("sign_headache"), say("sign_faint"),
            say("sign_calf_pregnant"), say("sign_unsteady")});
  if (phone.empty()) box.blocks.push_back(PenLine{say("maternity_number")});
}

void add_number_at_night(Box& box, const SheetSource& source, const Say& say) {
  const std::string& phone = source.clinic.phone_out_of_hours;
  if (!phone.empty()) box.blocks.push_back(Paragraph{plain(say("out_of_hours", {{"phone", phone}}))});
}

std::vector<std::string> same_day_signs(const SheetSource& source, const Say& say) {
  const Regimen& regimen = source.regimen;
  std::vector<std::string> signs{regimen.no_rise
                                     ? say("sign_pain_rises")
                                     : say("sign_pain_stays", {{"limit", std::to_string(regimen.pain_limit)}}),
                                 say("sign_two_mornings"), say("sign_numb")};
  if (!is_pregnant(source.intake)) {
    signs.push_back(say("sign_dizzy"));
    signs.push_back(say("sign_calf"));
  }
  return signs;
}

std::string range(const Say& say, int from, int to) {
  return from == to ? std::to_string(from)
                    : say("pain_range", {{"from", std::to_string(from)}, {"to", std::to_string(to)}});
}

Table three_answers(const Say& say, int limit) {
  Table table;
  table.head = {range(say, 0, 2), range(say, 3, limit), range(say, limit + 1, 10)};
  table.rows = {{plain(say("pain_carry_on")), plain(say("pain_add_nothing")), strong(say("pain_stop"))}};
  table.widths = {1, 1, 1};
  return table;
}

Table two_answers(const Say& say) {
  Table table;
  table.head = {say("pain_same"), say("pain_any_rise")};
  table.rows = {{plain(say("pain_add_nothing")), strong(say("pain_stop"))}};
  table.widths = {1, 1};
  return table;
}

}  // namespace

Box stop_box(const SheetSource& source, const Say& say) {
  Box box{BoxRole::stop_and_call, say("stop_and_call"), {Paragraph{plain(say("stop_first"))}}};
  add_emergency_signs(box, source, say, say("sign_no_weight"));
  add_list(box, say("call_if"), same_day_signs(source, say));
  add_number_at_night(box, source, say);
  return box;
}

Box emergency_box(const SheetSource& source, const Say& say, bool on_the_way) {
  Box box{BoxRole::stop_and_call, say("held_call"), {}};
  add_emergency_signs(box, source, say, on_the_way ? std::string() : say("sign_sudden"));
  add_number_at_night(box, source, say);
  return box;
}

Box pain_box(const SheetSource& source, const Say& say) {
  int usual = source.intake.facts[field::pain_usual].value();
  Box box{BoxRole::pain, say("pain_title", {{"n", std::to_string(usual)}}), {}};
  if (source.regimen.no_rise) {
    box.blocks = {Paragraph{plain(say("pain_no_rise"))}, two_answers(say)};
  } else {
    box.blocks = {three_answers(say, source.regimen.pain_limit), Paragraph{plain(say("pain_scale"))}};
  }
  box.blocks.push_back(Paragraph{strong(say("pain_next_morning"))});
  return box;
}

}  // namespace rehab
