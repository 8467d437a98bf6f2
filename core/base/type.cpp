// SPDX-License-Identifier: Apache-2.0
#include "base/type.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "base/text.hpp"

namespace rehab {

using Kind = TypeInfo::Kind;

Reading Reading::in(std::string_view key) const {
  return Reading(*problems_, path_.empty() ? std::string(key) : path_ + "." + std::string(key));
}

bool Reading::error(const Node& node, const std::string& message, const std::string& remedy) const {
  if (node.kind == Node::Kind::damaged) return false;
  return error(node.place, message, remedy);
}

bool Reading::error(const Place& place, const std::string& message, const std::string& remedy) const {
  problems_->error(place, path_.empty() ? message : path_ + ": " + message, remedy);
  return false;
}

void Reading::warning(const Place& place, const std::string& message, const std::string& remedy) const {
  problems_->warning(place, path_.empty() ? message : path_ + ": " + message, remedy);
}

void Reading::release(const Node& scalar) const {
  problems_->release(scalar.place, code_point_count(scalar.text) + (scalar.quoted ? 2 : 0));
}

namespace {

TypePtr made(TypeInfo info, TypeInfo::Reader reader) {
  info.reader = std::move(reader);
  return std::make_shared<const TypeInfo>(std::move(info));
}

bool is_ascii_name(char c) {
  return is_ascii_letter_or_digit(c) || c == '_';
}

/// A value that can't be a patient's free text, so that messages and excerpts may show it.
bool is_word_like(std::string_view text) {
  constexpr std::size_t longest = 40;
  return !text.empty() && text.size() <= longest && std::ranges::all_of(text, [](char c) {
    return is_ascii_name(c) || c == '.' || c == '/' || c == '-' || c == '+' || c == ',';
  });
}

/// "14.03.1992", "14031992": a birthday, where it is not asked for.
bool is_like_a_day(std::string_view text) {
  constexpr std::ptrdiff_t figures_of_a_day = 8;
  return std::ranges::count_if(text, [](char c) { return c == '.' || c == '/' || c == '-'; }) > 1 ||
         std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; }) == figures_of_a_day;
}

bool may_be_shown(const Node& node, const TypeInfo& info) {
  return !info.is_private && is_word_like(node.text) && (info.kind == Kind::date || !is_like_a_day(node.text));
}

std::string shown(const Node& node, const TypeInfo& info) {
  return may_be_shown(node, info) ? "'" + node.text + "'" : std::string("this text");
}

/// Reports what is no scalar.
bool is_scalar(const Node& node, const TypeInfo& info, const Reading& at) {
  if (node.kind != Node::Kind::scalar) return at.error(node, "expected " + info.what);
  if (may_be_shown(node, info)) at.release(node);
  return true;
}

/// Reports quotes too: words, numbers and dates are written without, and "3" in quotes is a text.
bool is_bare(const Node& node, const TypeInfo& info, const Reading& at) {
  if (!is_scalar(node, info, at)) return false;
  if (node.quoted) return at.error(node, "expected " + info.what + ", found a text in quotes", "leave out the quotes");
  return true;
}

/// Asks only where the first letter is right and no word too many: 'unsteady' is not meant by 'steady', nor 'kneel' by
/// 'kneel ok'. Nobody is asked whether there is nothing.
std::string remedy_for_word(const std::string& word, const std::vector<std::string>& words) {
  const std::string typed = folded(word);
  const auto near = nearest(word, words);
  const std::string meant = near ? folded(*near) : "none";
  const bool is_sure = meant != "none" && meant.front() == typed.front() &&
                       std::ranges::count(meant, '_') == std::ranges::count(typed, '_');
  if (is_sure) return "did you mean '" + *near + "'?";
  return words.size() == 1 ? "write '" + words[0] + "'" : "the words are " + listing(words, "and");
}

std::string range_text(const std::string& kind, const TypeInfo& info) {
  if (info.least == info.most) return number_text(info.least);
  std::string out = kind + " from " + number_text(info.least) + " to " + number_text(info.most);
  const bool in_range = info.unit.starts_with("of ");  // "from 0 to 10" has said "of 10"
  return info.unit.empty() || in_range ? out : out + " (" + info.unit + ")";
}

template <class Number>
Type<Number> number(Kind kind, const std::string& name, double least, double most, const std::string& unit,
                    std::optional<Number> (*parse)(std::string_view)) {
  TypeInfo info;
  info.kind = kind;
  info.least = least;
  info.most = most;
  info.unit = unit;
  info.what = range_text(name, info);
  return {made(info, [parse](const TypeInfo& self, const Node& node, void* into, const Reading& at) {
    if (!is_bare(node, self, at)) return false;
    const std::optional<Number> read = parse(node.text);
    if (!read) return at.error(node, "expected " + self.what + ", found " + shown(node, self));
    const auto value = static_cast<double>(*read);
    if (value < self.least || value > self.most)
      return at.error(node, (may_be_shown(node, self) ? node.text : "this number") + " is out of range",
                      "expected " + self.what);
    *static_cast<Number*>(into) = *read;
    return true;
  })};
}

Type<std::string> text_type(std::size_t longest, Lines lines, bool is_private) {
  TypeInfo info;
  info.kind = Kind::text;
  info.what = "a text of at most " + std::to_string(longest) + " characters";
  info.longest = longest;
  info.is_private = is_private;
  info.has_lines = lines == Lines::many;
  return {made(info, [](const TypeInfo& self, const Node& node, void* into, const Reading& at) {
    if (node.kind != Node::Kind::scalar) return at.error(node, "expected " + self.what);
    if (!self.is_private) at.release(node);
    if (trimmed(node.text).empty()) return at.error(node, "the text is empty", "fill it in, or leave it out");
    const std::size_t length = code_point_count(node.text);
    if (length > self.longest)
      return at.error(node, "the text has " + std::to_string(length) + " characters", "expected " + self.what);
    if (!self.has_lines && node.text.find('\n') != std::string::npos)
      return at.error(node, "the text has several lines", "write it in one line, or after '>-'");
    *static_cast<std::string*>(into) = node.text;
    return true;
  })};
}

std::vector<std::string> with_none(std::vector<std::string> words) {
  words.insert(words.begin(), "none");
  return words;
}

bool add_word(const Node& node, const TypeInfo& info, std::vector<std::string>& into, const Reading& at) {
  if (!is_bare(node, info, at)) return false;
  if (node.text == "none")
    return at.error(node, "'none' beside other words contradicts them", "write 'none' alone, or delete it");
  if (std::ranges::find(info.words, node.text) == info.words.end()) {
    const bool several = node.text.find(',') != std::string::npos;
    return at.error(
        node, shown(node, info) + " is not one of its words",
        several ? "write several as a list: [one, another]" : remedy_for_word(node.text, with_none(info.words)));
  }
  if (std::ranges::find(into, node.text) != into.end()) return at.error(node, "'" + node.text + "' stands twice");
  into.push_back(node.text);
  return true;
}

/// The items to read; nullptr: it was reported, or the answer is `none` (`answered` is then set).
const std::vector<Node>* items_of(const Node& node, const TypeInfo& info, const Reading& at, bool& answered) {
  const bool is_none = node.kind == Node::Kind::scalar && !node.quoted && node.text == "none";
  if (info.none && is_none) {
    at.release(node);
    answered = true;
    return nullptr;
  }
  if (node.kind != Node::Kind::list) {
    at.error(node, "expected " + info.what, "write [one, another]");
    return nullptr;
  }
  if (!node.items.empty()) return &node.items;
  at.error(node, "an empty list says nothing",
           info.none ? "fill it in, or write 'none' where there is nothing" : "fill it in");
  return nullptr;
}

const std::vector<Entry>* entries_of(const Node& node, const TypeInfo& info, const Reading& at) {
  if (node.kind != Node::Kind::map) {
    at.error(node, "expected " + info.what, "write {name: value}");
    return nullptr;
  }
  if (!node.entries.empty()) return &node.entries;
  at.error(node, "an empty map says nothing", "fill it in, or leave the line out");
  return nullptr;
}

bool fits(const Node& node, const TypeInfo& info) {
  switch (info.kind) {
    case Kind::raw:
      return true;
    case Kind::map:
    case Kind::nested:
      return node.kind == Node::Kind::map;
    case Kind::list:
      return node.kind == Node::Kind::list || (info.none && node.text == "none");
    case Kind::words:
      return node.kind != Node::Kind::map;
    case Kind::one_of:
      return std::ranges::any_of(info.parts, [&](const TypePtr& part) { return fits(node, *part); });
    default:
      return node.kind == Node::Kind::scalar;
  }
}

bool is_its_word(const Node& node, const TypeInfo& info) {
  return info.kind == Kind::word && node.kind == Node::Kind::scalar && !node.quoted &&
         std::ranges::find(info.words, node.text) != info.words.end();
}

/// The alternative to read `node` with; nothing: reported.
std::optional<std::size_t> choose_alternative(const Node& node, const TypeInfo& info, const Reading& at) {
  for (std::size_t i = 0; i < info.parts.size(); ++i)
    if (is_its_word(node, *info.parts[i])) return i;
  // Word lists come last: a word that is not listed may be the text or number of another alternative.
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < info.parts.size(); ++i) {
    if (!fits(node, *info.parts[i])) continue;
    const bool better = !best || (info.parts[*best]->kind == Kind::word && info.parts[i]->kind != Kind::word);
    if (better) best = i;
  }
  if (!best) at.error(node, "expected " + info.what);
  return best;
}

}  // namespace

namespace type_detail {

TypePtr list_type(TypePtr item, bool none, TypeInfo::Reader reader) {
  TypeInfo info;
  info.kind = Kind::list;
  info.what = none ? "'none' or a list" : "a list";
  info.none = none;
  info.parts = {std::move(item)};
  return made(std::move(info), std::move(reader));
}

TypePtr map_type(TypePtr value, TypePtr key, TypeInfo::Reader reader) {
  TypeInfo info;
  info.kind = Kind::map;
  info.what = "a map of names to values";
  info.parts = {std::move(value), std::move(key)};
  return made(std::move(info), std::move(reader));
}

TypePtr one_of_type(std::vector<TypePtr> alternatives) {
  TypeInfo info;
  info.kind = Kind::one_of;
  std::vector<std::string> whats;
  for (const TypePtr& each : alternatives) whats.push_back(each->what);
  info.what = listing(whats);
  info.parts = std::move(alternatives);
  return made(std::move(info), [](const TypeInfo& self, const Node& node, void* into, const Reading& at) {
    const std::optional<std::size_t> index = choose_alternative(node, self, at);
    return index && self.parts[*index]->read(node, into, at);
  });
}

TypePtr converted_type(TypePtr before, std::string_view what, TypeInfo::Reader reader) {
  TypeInfo info = *before;
  if (!what.empty()) info.what = what;
  info.before = std::move(before);
  return made(std::move(info), std::move(reader));
}

TypePtr raw_type(std::string_view what, TypeInfo::Reader reader) {
  TypeInfo info;
  info.what = what;
  return made(std::move(info), std::move(reader));
}

bool read_items(const TypeInfo& self, const Node& node, const Reading& at, void* values, Add add) {
  bool ok = false;
  const std::vector<Node>* items = items_of(node, self, at, ok);
  if (!items) return ok;
  ok = true;
  for (const Node& each : *items) ok = self.parts[0]->read(each, add(values, {}), at) && ok;
  return ok;
}

bool read_entries(const TypeInfo& self, const Node& node, const Reading& at, void* values, Add add) {
  const std::vector<Entry>* entries = entries_of(node, self, at);
  if (!entries) return false;
  bool ok = true;
  for (const Entry& entry : *entries) {
    Node key;
    key.kind = Node::Kind::scalar;
    key.place = entry.key_place;
    key.text = entry.key;
    std::string name;
    ok = self.parts[1]->read(key, &name, at) && self.parts[0]->read(entry.value, add(values, name), at.in(entry.key)) &&
         ok;
  }
  return ok;
}

bool refuse(const TypeInfo& self, const Node& node, const Reading& at) {
  return at.error(node, "expected " + self.what);
}

}  // namespace type_detail

Type<std::string> word(std::vector<std::string> words) {
  TypeInfo info;
  info.kind = Kind::word;
  std::vector<std::string> quoted;
  for (const std::string& each : words) quoted.push_back("'" + each + "'");
  info.what = words.size() <= 6 ? listing(quoted) : "a word of its list";
  info.words = std::move(words);
  return {made(std::move(info), [](const TypeInfo& self, const Node& node, void* into, const Reading& at) {
    // Beside a single word stands a map or a list, perhaps of free text: what was written in its place is not shown.
    if (self.words.size() == 1 && node.kind == Node::Kind::scalar && node.text != self.words[0])
      return at.error(node, "the only word here is '" + self.words[0] + "'",
                      "write it, or the entries below, each on its line");
    if (!is_bare(node, self, at)) return false;
    if (std::ranges::find(self.words, node.text) == self.words.end())
      return at.error(node, shown(node, self) + " is not one of its words", remedy_for_word(node.text, self.words));
    *static_cast<std::string*>(into) = node.text;
    return true;
  })};
}

Type<bool> yes_no() {
  return converted(word({"yes", "no"}), [](const std::string& answer) { return answer == "yes"; });
}

Type<int> whole(int least, int most, const std::string& unit) {
  return number<int>(Kind::whole, "a whole number", least, most, unit, whole_number);
}

Type<double> decimal(double least, double most, const std::string& unit) {
  return number<double>(Kind::decimal, "a number", least, most, unit, decimal_number);
}

Type<std::string> text(std::size_t longest, Lines lines) {
  return text_type(longest, lines, false);
}

Type<std::string> private_text(std::size_t longest, Lines lines) {
  return text_type(longest, lines, true);
}

namespace {

Type<Date> date_type(bool is_private) {
  TypeInfo info;
  info.kind = Kind::date;
  info.what = "a date written YYYY-MM-DD";
  info.is_private = is_private;
  return {made(info, [](const TypeInfo& self, const Node& node, void* into, const Reading& at) {
    if (!is_bare(node, self, at)) return false;
    const std::optional<Date> read = parse_date(node.text);
    if (!read) return at.error(node, "expected " + self.what + ", found " + shown(node, self));
    *static_cast<Date*>(into) = *read;
    return true;
  })};
}

}  // namespace

Type<Date> date() {
  return date_type(false);
}

Type<Date> private_date() {
  return date_type(true);
}

Type<std::string> id(const std::string& also, std::size_t longest) {
  TypeInfo info;
  info.kind = Kind::id;
  info.what = "a name of letters, digits and '_'";
  for (char c : also) info.what += std::string(" '") + c + "'";
  info.longest = longest;
  return {made(info, [also](const TypeInfo& self, const Node& node, void* into, const Reading& at) {
    if (!is_scalar(node, self, at)) return false;
    const std::string& name = node.text;
    const auto allowed = [&](char c) { return is_ascii_name(c) || also.find(c) != std::string::npos; };
    if (name.empty() || !is_ascii_name(name[0]) || !std::ranges::all_of(name, allowed))
      return type_detail::refuse(self, node, at);
    if (name.size() > self.longest)
      return at.error(node, "longer than " + std::to_string(self.longest) + " characters");
    *static_cast<std::string*>(into) = name;
    return true;
  })};
}

Type<std::vector<std::string>> words(std::vector<std::string> list) {
  TypeInfo info;
  info.kind = Kind::words;
  info.what = "'none' or a list of words";
  info.words = std::move(list);
  info.none = true;
  return {made(std::move(info), [](const TypeInfo& self, const Node& node, void* into, const Reading& at) {
    std::vector<std::string> read;
    bool ok = false;
    if (node.kind == Node::Kind::scalar && node.text != "none") {
      ok = add_word(node, self, read, at);
    } else if (const std::vector<Node>* items = items_of(node, self, at, ok)) {
      ok = true;
      for (const Node& item : *items) ok = add_word(item, self, read, at) && ok;
    }
    if (ok) *static_cast<std::vector<std::string>*>(into) = std::move(read);
    return ok;
  })};
}

Type<Value> value_of(const FieldInfo& field) {
  const auto as_value = [](auto value) { return Value(std::move(value)); };
  const std::string unit(field.unit);
  switch (field.type) {
    case FieldType::whole:
      return converted(whole(static_cast<int>(field.least), static_cast<int>(field.most), unit), as_value);
    case FieldType::decimal:
      return converted(decimal(field.least, field.most, unit), as_value);
    case FieldType::date:
      return converted(date(), as_value);
    case FieldType::word:
      return converted(word(strings(field.words)), as_value);
    case FieldType::words:
      return converted(words(strings(field.words)), as_value);
  }
  throw Error(ErrorKind::internal, "a field of no type: " + std::string(field.key));
}

}  // namespace rehab
