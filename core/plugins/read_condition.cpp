// SPDX-License-Identifier: Apache-2.0
#include "plugins/read_condition.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "model/exercise.hpp"
#include "model/fields.hpp"
#include "plugins/bundle_file.hpp"

namespace rehab {

namespace {

Vocabulary::Entry entry_of(const FieldInfo& info, bool always_known) {
  return {std::string(info.key), info.type, info.least, info.most, strings(info.words), always_known};
}

Vocabulary::Entry words_entry(const std::string& key, std::vector<std::string> words,
                              FieldType type = FieldType::word) {
  return {key, type, 0, 0, std::move(words), true};
}

std::vector<Vocabulary::Entry> form_entries() {
  std::vector<Vocabulary::Entry> entries = {
      words_entry("exercise", {}),
      words_entry("form", {}),
      words_entry("kind", {"strength", "stretch", "mobility"}),
      words_entry("uses", strings(field::has.words), FieldType::words),
      words_entry("lies_on", {"nothing", "left", "right"}),
      words_entry("stands_on", {"left", "right"}),
  };
  for (const FactInfo& fact : fact_fields())
    if (fact.key != "lies_on") entries.push_back(entry_of(fact, true));
  return entries;
}

/// One test as written, before it is held against its key.
struct TestPart {
  std::optional<std::string> is;
  std::vector<std::string> any_of, has;
  std::optional<double> from, up_to, above, below;
  bool or_not_recorded = false, not_recorded = false;
};

const ShapeOf<TestPart>& test_shape() {
  static const ShapeOf<TestPart> shape = [] {
    const auto one = converted(lower_id(), [](std::string only) { return std::vector<std::string>{std::move(only)}; });
    ShapeOf<TestPart> s("test", "One test of a value.");
    s.field("is", lower_id(), &TestPart::is, "It is this word.");
    s.field("any_of", list_of(lower_id()), &TestPart::any_of, "It is one of these words.");
    s.field("has", one_of<std::vector<std::string>>({one, list_of(lower_id())}), &TestPart::has,
            "The list holds this word, or one of these.");
    s.field("from", decimal(-1e6, 1e6), &TestPart::from, "It is at least this.");
    s.field("up_to", decimal(-1e6, 1e6), &TestPart::up_to, "It is at most this.");
    s.field("above", decimal(-1e6, 1e6), &TestPart::above, "It is more than this; of whole numbers.");
    s.field("below", decimal(-1e6, 1e6), &TestPart::below, "It is less than this; of whole numbers.");
    s.field("or_not_recorded", yes_no(), &TestPart::or_not_recorded, "It holds also where nothing is recorded.");
    s.field("not_recorded", yes_no(), &TestPart::not_recorded, "It holds where nothing is recorded, and only there.");
    return s;
  }();
  return shape;
}

std::vector<std::string> words_of(const TestPart& part) {
  std::vector<std::string> words = part.any_of;
  if (part.is) words.push_back(*part.is);
  words.insert(words.end(), part.has.begin(), part.has.end());
  return words;
}

/// The tests each type takes, for messages.
std::string tests_of(FieldType type) {
  switch (type) {
    case FieldType::word:
      return "is, any_of or not_recorded";
    case FieldType::words:
      return "has or not_recorded";
    case FieldType::whole:
      return "from or above, up_to or below, or one of each";
    case FieldType::decimal:
      return "from, up_to or both";
    case FieldType::date:
      break;
  }
  return "no test: a date can't be tested";
}

bool takes_words(FieldType type) {
  return type == FieldType::word || type == FieldType::words;
}

bool fits_type(const TestPart& part, FieldType type) {
  const bool word = part.is.has_value() != !part.any_of.empty();
  const bool whole_range = part.above || part.below;
  const bool range = part.from || part.up_to || whole_range;
  if (part.not_recorded) return takes_words(type) && words_of(part).empty() && !range && !part.or_not_recorded;
  switch (type) {
    case FieldType::word:
      return word && part.has.empty() && !range;
    case FieldType::words:
      return !part.is && part.any_of.empty() && !part.has.empty() && !range;
    case FieldType::whole:
      return range && words_of(part).empty() && !(part.from && part.above) && !(part.up_to && part.below);
    case FieldType::decimal:
      return range && words_of(part).empty() && !whole_range;
    case FieldType::date:
      break;
  }
  return false;
}

bool check_words_listed(const Node& node, const TestPart& part, const Vocabulary::Entry& entry, const Reading& at) {
  bool good = true;
  for (const std::string& word : words_of(part)) {
    if (entry.words.empty() || std::ranges::find(entry.words, word) != entry.words.end()) continue;
    const std::optional<std::string> near = nearest(word, entry.words);
    good = at.error(node, "'" + word + "' is none of its words",
                    near ? "did you mean '" + *near + "'?" : "its words are " + listing(entry.words));
  }
  return good;
}

bool check_range(const Node& node, const TestPart& part, const Vocabulary::Entry& entry, const Reading& at) {
  if (part.from && part.up_to && *part.from > *part.up_to) return at.error(node, "from is larger than up_to");
  const auto outside = [&](const std::optional<double>& end) {
    return end && (*end < entry.least || *end > entry.most);
  };
  if (outside(part.from) || outside(part.up_to))
    return at.error(node, "outside the range it can have",
                    "from " + number_text(entry.least) + " to " + number_text(entry.most));
  return true;
}

bool read_test(const Node& node, const Vocabulary::Entry& entry, Test& into, const Reading& at) {
  TestPart part;
  if (!test_shape().read(node, part, at)) return false;
  if (!fits_type(part, entry.type)) return at.error(node, "expected " + tests_of(entry.type));
  if (part.above) part.from = *part.above + 1;
  if (part.below) part.up_to = *part.below - 1;
  const bool or_nothing = part.or_not_recorded || part.not_recorded;
  if (or_nothing && entry.always_known) return at.error(node, "it is always known", "it can't be not recorded");
  into = {entry.key, words_of(part), part.from, part.up_to, or_nothing};
  return check_words_listed(node, part, entry, at) && check_range(node, part, entry, at);
}

bool read_any(const Node& node, const Vocabulary& vocabulary, Condition& into, const Reading& at) {
  if (node.kind != Node::Kind::list || node.items.size() < 2)
    return at.error(node, "expected a list of two or more tables", "any: [{...}, {...}]");
  bool good = true;
  std::vector<Condition> branches(node.items.size());
  for (std::size_t i = 0; i < branches.size(); ++i)
    good = read_condition(node.items[i], vocabulary, branches[i], at) && good;
  into.any.push_back(std::move(branches));
  return good;
}

/// Always false.
bool refuse_key(const std::string& key, const Place& place, const Vocabulary& vocabulary, const Reading& at) {
  const std::optional<std::string> near = nearest(key, vocabulary.keys());
  return at.error(place, "there is no such " + vocabulary.what(),
                  near ? "did you mean '" + *near + "'?" : std::string());
}

}  // namespace

Vocabulary Vocabulary::of_intake(const std::vector<DeclaredField>& declared) {
  std::vector<Entry> entries;
  for (const FieldInfo* info : field::all) entries.push_back(entry_of(*info, info->is_always_known()));
  for (const FieldInfo* info : field::computed) entries.push_back(entry_of(*info, false));
  for (const DeclaredField& f : declared) entries.push_back({f.key, f.type, f.least, f.most, f.words, false});
  return {"intake field", std::move(entries)};
}

const Vocabulary& Vocabulary::of_forms() {
  static const Vocabulary vocabulary("fact", form_entries());
  return vocabulary;
}

const Vocabulary& Vocabulary::of_sessions() {
  static const Vocabulary vocabulary("part of a session", [] {
    std::vector<Entry> entries;
    for (const FieldInfo* info : session::all) entries.push_back(entry_of(*info, false));
    return entries;
  }());
  return vocabulary;
}

const Vocabulary::Entry* Vocabulary::find(std::string_view key) const {
  const auto entry = std::ranges::find(entries_, key, &Entry::key);
  return entry == entries_.end() ? nullptr : &*entry;
}

std::vector<std::string> Vocabulary::keys() const {
  std::vector<std::string> keys;
  for (const Entry& entry : entries_) keys.push_back(entry.key);
  return keys;
}

bool may_be_unknown(const Condition& condition, const Vocabulary& vocabulary) {
  for (const Test& test : condition.all)
    if (const Vocabulary::Entry* entry = vocabulary.find(test.key);
        entry && !entry->always_known && !test.or_not_recorded)
      return true;
  for (const auto& group : condition.any)
    for (const Condition& branch : group)
      if (may_be_unknown(branch, vocabulary)) return true;
  return false;
}

bool read_condition(const Node& node, const Vocabulary& vocabulary, Condition& into, const Reading& at) {
  if (node.kind != Node::Kind::map || node.entries.empty())
    return at.error(node, "expected a table of tests", "for example {pregnant: {is: yes}}");
  bool good = true;
  for (const Entry& line : node.entries) {
    const Reading here = at.in(line.key);
    if (line.key == "any") {
      good = read_any(line.value, vocabulary, into, here) && good;
    } else if (const Vocabulary::Entry* entry = vocabulary.find(line.key)) {
      good = read_test(line.value, *entry, into.all.emplace_back(), here) && good;
    } else {
      good = refuse_key(line.key, line.key_place, vocabulary, here) && good;
    }
  }
  return good;
}

}  // namespace rehab
