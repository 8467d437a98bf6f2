// SPDX-License-Identifier: Apache-2.0
#include "form/controls.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "base/text.hpp"
#include "sheet/html/markup.hpp"

namespace rehab::form {

using html::element;
using html::escaped;
using Kind = TypeInfo::Kind;

namespace {

constexpr std::size_t most_radios = 7, most_options = 120;

/// With a value that is sent also where it is empty.
std::string with_value(std::string tag, std::string_view name, std::string_view value) {
  return tag.insert(1 + name.size(), " value=\"" + escaped(value) + "\"");
}

std::string input(html::Attributes attributes, std::string_view value) {
  return with_value(html::empty_element("input", attributes), "input", value);
}

/// A radio or a box to tick with its words, as large as a finger.
std::string chip(std::string_view type, const std::string& name, const std::string& id, std::string_view value,
                 bool is_checked, const std::string& words, std::string_view kind = {}) {
  const std::string box =
      input({{"type", std::string(type)}, {"name", name}, {"id", id}, {"checked", is_checked ? "checked" : ""}}, value);
  return element("label", {{"class", kind.empty() ? "chip" : "chip " + std::string(kind)}},
                 box + "<span>" + escaped(words) + "</span>");
}

std::string option(const Offer& offer, bool is_chosen) {
  return with_value(element("option", {{"selected", is_chosen ? "selected" : ""}}, escaped(offer.name)), "option",
                    offer.typed);
}

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::word:
      return "word";
    case Kind::words:
      return "words";
    case Kind::list:
      return "list";
    case Kind::map:
      return "map";
    case Kind::nested:
      return "group";
    case Kind::text:
      return "text";
    default:
      return "plain";
  }
}

}  // namespace

std::string filled_in(const std::string& text, const std::map<std::string, std::string>& places) {
  return fill_places(text, [&](std::string_view name) -> std::optional<std::string> {
    const auto found = places.find(std::string(name));
    return found == places.end() ? std::nullopt : std::optional(found->second);
  });
}

Controls::Controls(const Page& page) : page_(page), answers_(page.filled), choices_(page) {
  for (const Shown& each : page.problems) {
    std::string& text = problems_[each.path];
    if (!is_missing(each)) text += (text.empty() ? "" : " ") + each.message;
  }
}

bool Controls::is_answered(const ShapeField& field) const {
  return !answers_.first(field.key).empty() || answers_.has_below(field.key);
}

bool Controls::applies(const ShapeField& field) const {
  const Applies& when = field.applies;
  if (!when.if_key.empty() && answers_.first(when.if_key) != when.is_word) return false;
  return when.unless_none.empty() || answers_.first(when.unless_none) != "none";
}

bool Controls::has_problem(const std::string& path) const {
  const auto next = problems_.lower_bound(path);
  return next != problems_.end() && (next->first == path || next->first.starts_with(path + "."));
}

std::string Controls::field(const ShapeField& field, bool is_needed) const {
  const std::string ask = block({field.key, field.key, *field.type, field.label.empty() ? field.key : field.label,
                                 field.meaning, is_needed, false, &field.applies});
  const Applies& when = field.applies;
  const bool is_hidden = !applies(field) && !is_answered(field) && !has_problem(field.key);
  return element("div",
                 {{"class", "question"},
                  {"data-if", when.if_key},
                  {"data-is", when.is_word},
                  {"data-unless", when.unless_none},
                  {"hidden", is_hidden ? "hidden" : ""}},
                 ask);
}

// --- A question as a whole ---

std::string Controls::block(const Question& question) const {
  const Asked asked(question.type);
  if (asked.has_states() || !asked.is_scalar()) {
    const std::string below_it =
        asked.value->kind == Kind::words ? ticks(question, asked) : below(question, *asked.value);
    return in_fieldset(question, asked, name_of(asked.value->kind), states(question, asked) + below_it);
  }
  const bool is_chips = asked.value->kind == Kind::word && asked.value->words.size() <= most_radios;
  return is_chips ? in_fieldset(question, asked, "word", words(question, *asked.value)) : in_one(question, asked);
}

std::string Controls::in_fieldset(const Question& question, const Asked& asked, std::string_view kind,
                                  const std::string& inside) const {
  const std::string needed =
      question.is_needed ? " <span class=\"needed\">" + escaped(page_.words->say("needed")) + "</span>" : "";
  const std::string why = question.meaning.empty() ? ""
                                                   : element("p", {{"class", "why"}, {"id", question.path + "-why"}},
                                                             escaped(question.meaning));
  return element(
      "fieldset",
      {{"class", "ask " + std::string(kind) + (kind == "word" && asked.value->words.size() < 3 ? " short" : "")},
       {"id", asked.has_states() || asked.is_scalar() ? "" : question.path},
       {"data-kind", std::string(kind)},
       {"data-key", question.key},
       {"data-states", asked.has_states() ? join(asked.alone, " ") : ""},
       {"aria-describedby", described(question, false)}},
      element("legend", {}, escaped(question.label) + needed) + why + problem(question.path) + inside);
}

std::string Controls::in_one(const Question& question, const Asked& asked) const {
  const std::string needed =
      question.is_needed ? " <span class=\"needed\">" + escaped(page_.words->say("needed")) + "</span>" : "";
  const std::string why = question.meaning.empty() ? ""
                                                   : element("p", {{"class", "why"}, {"id", question.path + "-why"}},
                                                             escaped(question.meaning));
  const std::string kind(name_of(asked.value->kind));
  return element("div", {{"class", "ask " + kind}, {"data-kind", kind}, {"data-key", question.key}},
                 element("label", {{"for", question.path}}, escaped(question.label) + needed) + why +
                     problem(question.path) + typed(question, *asked.value));
}

// --- What stands below a state ---

std::string Controls::below(const Question& question, const TypeInfo& type) const {
  const std::string inside = type.kind == Kind::nested ? parts(question.path, type, false) : rows(question, type);
  return element("div", {{"class", type.kind == Kind::nested ? "below parts" : "below rows"}}, inside);
}

std::string Controls::parts(const std::string& path, const TypeInfo& type, bool in_row) const {
  std::string all;
  for (const ShapeField& part : type.shape->fields()) {
    const bool is_told = part.type->kind == Kind::text || (!in_row && !Asked(*part.type).is_scalar());
    all += block({path + "." + part.key, part.key, *part.type, part.label.empty() ? part.key : part.label,
                  is_told ? part.meaning : "", in_row && part.is_required, true});
  }
  return all;
}

/// Those there are, and an empty one.
std::string Controls::rows(const Question& question, const TypeInfo& type) const {
  const std::vector<int> numbers = answers_.rows(question.path);
  std::string all;
  for (const int number : numbers) all += row(question, type, number);
  return all + row(question, type, numbers.empty() ? 1 : numbers.back() + 1);
}

std::string Controls::row(const Question& question, const TypeInfo& type, int number) const {
  const std::string path = row_of(question.path, number);
  const std::string name =
      filled_in(page_.words->say("row"), {{"label", question.label}, {"n", std::to_string(number)}});
  const TypeInfo& item = *Asked(*type.parts[0]).value;
  const html::Attributes attributes{{"class", "row"}, {"data-row", std::to_string(number)}};
  if (type.kind == Kind::list && item.kind != Kind::nested) {
    const Question alone{path, "", item, name, "", false, true};
    return element("div", attributes,
                   "<label class=\"unseen\" for=\"" + escaped(path) + "\">" + escaped(name) + "</label>" +
                       problem(path) + typed(alone, item));
  }
  std::string inside = element("legend", {{"class", "unseen"}}, escaped(name));
  if (type.kind == Kind::map)
    inside += block({key_of(path), "", *type.parts[1], page_.words->say("exercise"), "", false, true});
  if (item.kind == Kind::nested) return element("fieldset", attributes, inside + parts(path, item, true));
  const auto label = page_.words->fields.find(without_numbers(value_of(path)));
  const std::string value = label == page_.words->fields.end() ? name : label->second.label;
  return element("fieldset", attributes, inside + block({value_of(path), "", item, value, "", false, true}));
}

// --- Words ---

std::string Controls::nothing_said(const std::string& path) const {
  const auto found = page_.words->fields.find(without_numbers(path));
  return found == page_.words->fields.end() || found->second.open.empty() ? page_.words->say("not_asked")
                                                                          : found->second.open;
}

/// Not asked, none, these: the first where nothing is recorded. What is filled in below stands for these.
std::string Controls::states(const Question& question, const Asked& asked) const {
  if (!asked.has_states()) return {};
  const std::string& path = question.path;
  const auto& values = answers_.all(path);
  std::string state;
  for (const std::string& alone : asked.alone)
    if (std::ranges::find(values, alone) != values.end()) state = alone;
  if (state.empty() && (!values.empty() || answers_.has_below(path))) state = these;
  const std::string nothing = nothing_said(path);
  const bool is_fact = nothing == page_.words->say("not_asked");
  std::string all = chip("radio", path, path, "", state.empty(), nothing, "open");
  for (const std::string& alone : asked.alone)
    if (is_fact || alone != "none" || state == alone)  // of what is wanted, none is the same as nothing said
      all += chip("radio", path, path + "-" + alone, alone, state == alone,
                  is_fact && alone == "none" ? page_.words->say("asked_none") : page_.words->word(alone));
  all += chip("radio", path, path + "-these", these, state == these, page_.words->say("these"));
  return element("div", {{"class", "chips states"}}, all);
}

std::string Controls::ticks(const Question& question, const Asked& asked) const {
  std::vector<std::string> words = asked.value->words;
  const std::vector<std::string> ticked_words = ticked(answers_, question.path, asked);
  for (const std::string& word : ticked_words)
    if (std::ranges::find(words, word) == words.end()) words.push_back(word);
  std::string all;
  for (const std::string& word : words)
    all += chip("checkbox", question.path, question.path + "-" + word, word,
                std::ranges::find(ticked_words, word) != ticked_words.end(), page_.words->word(word));
  return element("div", {{"class", "chips ticks"}}, all);
}

std::string Controls::words(const Question& question, const TypeInfo& type) const {
  const std::string& path = question.path;
  const std::string& chosen = answers_.first(path);
  std::vector<std::string> words = type.words;
  if (!chosen.empty() && std::ranges::find(words, chosen) == words.end()) words.push_back(chosen);
  std::string all = chip("radio", path, path, "", chosen.empty(), nothing_said(path), "open");
  for (const std::string& word : words)
    all += chip("radio", path, path + "-" + word, word, chosen == word, page_.words->word(word));
  return element("div", {{"class", "chips"}}, all);
}

// --- One control ---

std::string Controls::choice(const std::string& path, const std::string& nothing, std::vector<Offer> offers,
                             const std::string& described) const {
  const std::string& chosen = answers_.first(path);
  if (!chosen.empty() && std::ranges::find(offers, chosen, &Offer::typed) == offers.end())
    offers.push_back({chosen, chosen});
  std::string options = option({"", nothing}, chosen.empty());
  for (const Offer& offer : offers) options += option(offer, offer.typed == chosen);
  return element("select", {{"id", path}, {"name", path}, {"aria-describedby", described}}, options);
}

std::string Controls::typed(const Question& question, const TypeInfo& type) const {
  const std::string& path = question.path;
  const std::vector<Offer>& offers = choices_.of(path);
  if (type.kind == Kind::word) {
    std::vector<Offer> words;
    for (const std::string& word : type.words) words.push_back({word, page_.words->word(word)});
    return choice(path, nothing_said(path), words, described(question, false));
  }
  if (!offers.empty() && offers.size() <= most_options) {
    const std::string nothing = nothing_said(path);
    const bool is_open = !question.is_part && nothing != page_.words->say("not_asked");
    return choice(path, is_open ? nothing : page_.words->say("select"), offers, described(question, false));
  }
  const std::string unit = hint(type);
  const std::string control = entry(question, type, described(question, !unit.empty()));
  if (!offers.empty()) {
    std::string options;
    for (const Offer& offer : offers) options += option(offer, false);
    return control + element("datalist", {{"id", path + "-list"}}, options);
  }
  return unit.empty() ? control
                      : element("div", {{"class", "measure"}},
                                control + element("span", {{"class", "hint"}, {"id", path + "-hint"}}, escaped(unit)));
}

std::string Controls::entry(const Question& question, const TypeInfo& type, const std::string& described) const {
  const std::string& path = question.path;
  const std::string& value = answers_.first(path);
  const auto problem = problems_.find(path);
  const std::string invalid = problem == problems_.end() || problem->second.empty() ? "" : "true";
  if (type.has_lines)  // the first line end of its content is not part of it
    return element(
        "textarea",
        {{"id", path}, {"name", path}, {"rows", "3"}, {"aria-describedby", described}, {"aria-invalid", invalid}},
        "\n" + escaped(value));
  const bool is_day = type.kind == Kind::date && (value.empty() || parse_date(value));
  const bool is_number = type.kind == Kind::whole || type.kind == Kind::decimal;
  return input({{"type", is_day ? "date" : "text"},
                {"id", path},
                {"name", path},
                {"inputmode", is_number ? (type.least < 0 ? "text" : "decimal") : ""},
                {"class", is_number ? "number" : ""},
                {"autocomplete", "off"},
                {"list", choices_.of(path).empty() ? "" : path + "-list"},
                {"aria-required", question.is_needed ? "true" : ""},
                {"aria-invalid", invalid},
                {"aria-describedby", described}},
               value);
}

std::string Controls::hint(const TypeInfo& type) const {
  if (type.kind != Kind::whole && type.kind != Kind::decimal) return {};
  const std::string range =
      filled_in(page_.words->say("range"), {{"least", number_text(type.least)}, {"most", number_text(type.most)}});
  const bool has_unit = !type.unit.empty() && !type.unit.starts_with("of ") && type.unit != "grade";
  return has_unit ? range + " " + page_.words->word(type.unit) : range;
}

/// There also where there is none, for the script to fill.
std::string Controls::problem(const std::string& path) const {
  const auto found = problems_.find(path);
  const bool is_there = found != problems_.end() && !found->second.empty();
  return element("p", {{"class", "problem"}, {"id", path + "-problem"}, {"hidden", is_there ? "" : "hidden"}},
                 is_there ? escaped(found->second) : "");
}

std::string Controls::described(const Question& question, bool has_hint) const {
  std::string ids;
  if (!question.meaning.empty()) ids += question.path + "-why ";
  if (has_hint) ids += question.path + "-hint ";
  return ids + question.path + "-problem";
}

}  // namespace rehab::form
