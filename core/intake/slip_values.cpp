// SPDX-License-Identifier: Apache-2.0
#include "intake/slip_values.hpp"

#include <algorithm>
#include <span>

#include "base/text.hpp"
#include "intake/slip_dates.hpp"
#include "intake/slip_numbers.hpp"
#include "intake/slip_tokens.hpp"
#include "intake/slip_words.hpp"
#include "model/fields.hpp"

namespace rehab {

namespace {

using TypeKind = TypeInfo::Kind;

constexpr const char* asked_and_none = "none means: asked, and there is none";

bool is_of_signs_for_words(std::string_view text) {
  constexpr std::size_t longest = 40;
  return !text.empty() && text.size() <= longest && std::ranges::all_of(text, [](char c) {
    return is_ascii_letter_or_digit(c) || c == '_' || c == '.' || c == '-' || c == '/' || c == '+';
  });
}

std::string without_quotes(std::string text) {
  const auto is_quote = [](char c) { return c == '"' || c == '\''; };
  while (!text.empty() && is_quote(text.front())) text.erase(0, 1);
  while (!text.empty() && is_quote(text.back())) text.pop_back();
  return text;
}

/// What the scalars of a value say, one after the other. Empty: there are none, or names beside them, which nobody
/// can know the meaning of.
std::vector<std::string> scalars_of(const Node& value) {
  if (value.kind == Node::Kind::scalar) return {without_quotes(plainly_typed(value.text))};
  std::vector<std::string> texts;
  if (value.kind != Node::Kind::list) return texts;
  for (const Node& item : value.items) {
    const std::vector<std::string> inner = scalars_of(item);
    if (inner.empty()) return {};
    texts.insert(texts.end(), inner.begin(), inner.end());
  }
  return texts;
}

/// "systolic 130 diastolic 80", "140/90"
std::string text_of_pair(const Node& value) {
  if (value.kind != Node::Kind::map) return join(scalars_of(value), "/");
  std::string text;
  for (const Entry& entry : value.entries) text += entry.key + " " + join(scalars_of(entry.value)) + " ";
  return text;
}

std::string in_list(const std::vector<std::string>& items) {
  return "[" + join(items) + "]";
}

/// "groin and buttock; low back" as three.
std::vector<std::string> listed_in(const std::string& text) {
  std::string commas;
  std::vector<std::string> words;
  for (std::string_view word : split(text, ' '))
    words.emplace_back(is_among(lower_case(word), "and und y") ? "," : word);
  commas = join(words, " ");
  for (char& c : commas)
    if (c == ';' || c == '+' || c == '&') c = ',';
  std::vector<std::string> items;
  for (std::string_view item : split(commas, ','))
    if (!trimmed(item).empty()) items.emplace_back(trimmed(item));
  return items;
}

/// "lie on side": of the same on the left and on the right nobody can know which, or whether both.
bool is_of_either_side(const Meant& meant) {
  const auto is_of = [&](std::string_view side) {
    return std::ranges::any_of(meant.values, [&](const std::string& value) { return value.ends_with(side); });
  };
  return meant.values.size() == 2 && is_of("_left") && is_of("_right");
}

Meant which_side(const Meant& meant) {
  const std::string& left = meant.values[0];
  const std::string& right = meant.values[1];
  return {{}, "which side? write " + left + ", " + right + " or, for both, " + in_list({left, right})};
}

/// Every item must be clear, but for one that may be several things.
Meant list_meant(const TypeInfo& type, const std::vector<std::string>& items, bool is_one_word) {
  std::vector<std::vector<std::string>> lists{{}};
  for (const std::string& item : items) {
    const Meant meant = words_meant(type.words, item);
    if (is_of_either_side(meant)) return which_side(meant);
    if (meant.values.empty() || (meant.values.size() > 1 && lists.size() > 1)) return {};
    std::vector<std::vector<std::string>> longer;
    for (const std::vector<std::string>& list : lists)
      for (const std::string& value : meant.values) {
        longer.push_back(list);
        if (std::ranges::find(list, value) == list.end()) longer.back().push_back(value);
      }
    lists = std::move(longer);
  }
  Meant meant;
  for (const std::vector<std::string>& list : lists)
    meant.values.push_back(is_one_word && list.size() == 1 ? list[0] : in_list(list));
  return meant;
}

Meant several_words_meant(const TypeInfo& type, const Node& value) {
  const std::vector<std::string> items = scalars_of(value);
  if (items.empty()) return {};
  if (items.size() == 1 && means_none(items[0])) return {{"none"}, asked_and_none};
  if (value.kind == Node::Kind::list) return list_meant(type, items, false);
  if (Meant as_one = words_meant(type.words, items[0]); !as_one.values.empty())
    return is_of_either_side(as_one) ? which_side(as_one) : as_one;
  if (is_in_doubt(type.words, items[0]))
    return {{}, "a '?' leaves it open: write it if it is so; what is not known is left out"};
  const std::vector<std::string> listed = listed_in(items[0]);
  return listed.size() < 2 ? Meant{} : list_meant(type, listed, true);
}

/// "normal on the left" is not "normal": only of a side itself may a hip be named beside it.
Meant one_word_meant(const TypeInfo& type, const Node& value) {
  const bool is_side = std::ranges::find(type.words, "left") != type.words.end();
  const std::string typed = join(scalars_of(value), " and ");
  const Meant called = words_called(type.words, typed);
  if (!called.values.empty()) return called;
  return is_side ? words_meant(type.words, typed) : words_misspelt(type.words, typed);
}

std::string form_of_group(const Shape& shape) {
  std::vector<std::string> keys;
  for (const ShapeField& part : shape.fields()) keys.push_back(part.key + ": ...");
  if (keys.size() > 3) keys.resize(3);
  return "{" + join(keys) + "}";
}

/// What one part of a map is, where these words say that part and no other thing: a word of it, or a number with its
/// unit. Empty: not this part.
std::string part_meant(const ShapeField& part, const std::string& typed) {
  const TypeInfo& type = *part.type;
  Node scalar;
  scalar.kind = Node::Kind::scalar;
  scalar.text = typed;
  Meant meant;
  if (type.kind == TypeKind::word) meant = one_word_meant(type, scalar);
  if (type.kind == TypeKind::whole && !whole_number(typed)) meant = numbers_meant(type, part.key, typed);
  return meant.values.size() == 1 ? part.key + ": " + meant.values[0] : std::string();
}

using Parts = std::vector<std::string>;  // by the number of the field; empty: not said

/// Every way in which the words, cut into a piece for each part, say parts of a map, each once.
void add_ways(const Shape& shape, std::span<const std::string> words, const Parts& said, std::vector<Parts>& ways) {
  if (words.empty()) return ways.push_back(said);
  for (std::size_t n = 1; n <= words.size(); ++n) {
    const std::string piece = join(words.first(n), " ");
    for (std::size_t i = 0; i < said.size(); ++i) {
      Parts more = said;
      if (more[i].empty()) more[i] = part_meant(shape.fields()[i], piece);
      if (more[i] != said[i]) add_ways(shape, words.subspan(n), more, ways);
    }
  }
}

/// "THR left" for {what: replacement, side: left}; empty: a word is left over, or several things may be meant.
std::string parts_in(const Shape& shape, const std::string& typed) {
  constexpr std::size_t most_said = 6;
  std::vector<std::string> words;
  for (const std::string_view word : split(typed, ' '))
    if (const std::string_view bare = word.substr(0, word.find_last_not_of(",;") + 1); !bare.empty())
      words.emplace_back(bare);
  std::vector<Parts> ways;
  if (words.size() > 1 && words.size() <= most_said) add_ways(shape, words, Parts(shape.fields().size()), ways);
  if (ways.empty() || ways[0][0].empty()) return {};
  if (std::ranges::any_of(ways, [&](const Parts& way) { return way != ways[0]; })) return {};
  std::erase(ways[0], "");
  return "{" + join(ways[0]) + "}";
}

/// `none`, the first part of a map by its word ("osteotomy" for {what: osteotomy}), or several parts in a row.
Meant map_meant(const TypeInfo& nested, const std::string& key, const Node& value) {
  const std::vector<std::string> items = scalars_of(value);
  if (value.kind == Node::Kind::map || items.size() > 1) return {};
  if (items.size() == 1)
    if (const std::string parts = parts_in(*nested.shape, items[0]); !parts.empty()) return {{parts}, {}};
  const ShapeField& first = nested.shape->fields().front();
  const bool is_word = first.type->kind == TypeKind::word && items.size() == 1;
  Meant part = is_word ? words_called(first.type->words, items[0]) : Meant{};
  for (std::string& word : part.values) word = "{" + first.key + ": " + word + "}";
  if (part.values.empty())
    part.because = "write what is known of it: '" + key + ": " + form_of_group(*nested.shape) + "'";
  return part;
}

std::string form_of_value(const TypeInfo& type) {
  if (type.kind == TypeKind::nested) return form_of_group(*type.shape);
  return "...";
}

/// How names with a value beside each are written. The names that were typed are not shown: one may be a reason.
Meant names_meant(const TypeInfo& map, const std::string& key, const Node& value) {
  const bool takes_text = map.parts[0]->kind == TypeKind::text;
  if (takes_text && value.kind == Node::Kind::map) return {};
  if (takes_text) return {{}, "each with its reason: '" + key + ": {plank: ...}'"};
  return {{}, "each with its own: '" + key + ": {plank: " + form_of_value(*map.parts[0]) + "}'"};
}

/// Names in a row, where the reader wants them in brackets.
Meant list_of_names_meant(const TypeInfo& list, const std::string& key, const Node& value) {
  if (list.parts[0]->kind == TypeKind::nested && value.kind == Node::Kind::map)
    return {{}, "put it in a list: '" + key + ": [" + form_of_group(*list.parts[0]->shape) + "]'"};
  if (value.kind != Node::Kind::scalar || list.parts[0]->kind != TypeKind::id) return {};
  const std::vector<std::string> names = listed_in(plainly_typed(value.text));
  if (names.size() < 2 || !std::ranges::all_of(names, is_of_signs_for_words)) {
    const bool has_spaces = value.text.find(' ') != std::string::npos;
    return {{}, has_spaces ? "names have '_' for a space, as in pelvic_tilt; several stand in [ ]" : ""};
  }
  return {{in_list(names)}, ""};
}

Meant single_meant(const TypeInfo& type, const std::string& key, const Node& value) {
  const std::vector<std::string> items = scalars_of(value);
  if (items.size() != 1) return {};
  switch (type.kind) {
    case TypeKind::whole:
    case TypeKind::decimal:
      return numbers_meant(type, key, items[0]);
    case TypeKind::date:
      return type.is_private ? Meant{} : days_meant(items[0], false);
    default:
      return {};
  }
}

/// The answer that says what "not pregnant" or "no red flags" says; empty: it is none of this kind.
std::string denied(const ShapeField& field, const Node& value) {
  std::vector<std::string> names = field.other_names;
  names.push_back(field.key);
  if (value.kind != Node::Kind::scalar || !denies(value.text, names)) return {};
  if (part_of_kind(*field.type, TypeKind::words)) return "none";
  for (const char* word : {"no", "none"})
    if (std::ranges::find(field.type->words, word) != field.type->words.end()) return word;
  return {};
}

Meant meant_by_type(const TypeInfo& type, const std::string& key, const Node& value) {
  if (const FieldGroup* group = find_group(key); group && !group->pair.empty()) return pair_meant(text_of_pair(value));
  if (const TypeInfo* words = part_of_kind(type, TypeKind::words)) return several_words_meant(*words, value);
  if (type.kind == TypeKind::word) return one_word_meant(type, value);
  if (type.kind != TypeKind::one_of && type.parts.empty() && type.kind != TypeKind::nested)
    return single_meant(type, key, value);
  const bool takes_none = type.kind == TypeKind::list ? type.none
                                                      : type.kind == TypeKind::one_of &&
                                                            type.parts[0]->words == std::vector<std::string>{"none"};
  if (takes_none && value.kind == Node::Kind::scalar && means_not_done(value.text)) return {{"none"}, {}};
  if (takes_none && value.kind == Node::Kind::scalar && means_none(value.text))
    return {{"none"}, find_group(key) ? asked_and_none : ""};
  if (const TypeInfo* nested = part_of_kind(type, TypeKind::nested)) return map_meant(*nested, key, value);
  if (const TypeInfo* map = part_of_kind(type, TypeKind::map)) return names_meant(*map, key, value);
  if (const TypeInfo* number = part_of_kind(type, TypeKind::whole)) return single_meant(*number, key, value);
  if (const TypeInfo* list = part_of_kind(type, TypeKind::list)) return list_of_names_meant(*list, key, value);
  return {};
}

}  // namespace

Meant value_meant(const ShapeField& field, const Node& value) {
  const bool is_unknown = value.kind == Node::Kind::scalar && means_unknown(value.text);
  if (is_unknown && !field.is_required) return {{}, "what is not known is left out: delete the line"};
  if (is_unknown) return {{}, "this one is needed: ask the patient"};
  if (const std::string nothing = denied(field, value); !nothing.empty())
    return {{nothing}, nothing == "none" ? asked_and_none : ""};
  Meant meant = meant_by_type(*field.type, field.key, value);
  const bool is_as_typed = !value.quoted && std::erase(meant.values, shown_value(value)) > 0;
  return is_as_typed && meant.values.empty() ? Meant{} : meant;
}

std::string shown_value(const Node& value) {
  if (value.kind == Node::Kind::scalar) return is_of_signs_for_words(value.text) ? value.text : "";
  std::vector<std::string> parts;
  for (const Node& item : value.items) {
    parts.push_back(shown_value(item));
    if (parts.back().empty()) return "";
  }
  for (const Entry& entry : value.entries) {
    const std::string inner = shown_value(entry.value);
    if (inner.empty() || !is_of_signs_for_words(entry.key)) return "";
    parts.push_back(entry.key + ": " + inner);
  }
  if (parts.empty()) return "";
  return value.kind == Node::Kind::map ? "{" + join(parts) + "}" : in_list(parts);
}

const TypeInfo* part_of_kind(const TypeInfo& type, TypeKind kind) {
  if (type.kind == kind) return &type;
  if (type.kind != TypeKind::one_of) return nullptr;
  for (const TypePtr& part : type.parts)
    if (const TypeInfo* found = part_of_kind(*part, kind)) return found;
  return nullptr;
}

bool holds_private(const TypeInfo& type) {
  if (type.is_private) return true;
  if (type.shape &&
      std::ranges::any_of(type.shape->fields(), [](const ShapeField& f) { return holds_private(*f.type); }))
    return true;
  return std::ranges::any_of(type.parts, [](const TypePtr& part) { return holds_private(*part); });
}

bool says_private(const TypeInfo& type, const Node& value) {
  if (!holds_private(type)) return false;
  const TypeInfo* nested = part_of_kind(type, TypeKind::nested);
  const TypeInfo* map = part_of_kind(type, TypeKind::map);
  if (value.kind != Node::Kind::map || (!nested && !map)) return true;
  return std::ranges::any_of(value.entries, [&](const Entry& entry) {
    const ShapeField* part = nested ? nested->shape->find(entry.key) : nullptr;
    return nested ? !part || says_private(*part->type, entry.value) : says_private(*map->parts[0], entry.value);
  });
}

}  // namespace rehab
