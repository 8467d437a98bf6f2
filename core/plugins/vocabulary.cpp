// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/text.hpp"
#include "model/exercise.hpp"
#include "model/fields.hpp"
#include "plugins/read_condition.hpp"

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

}  // namespace

Vocabulary Vocabulary::of_intake(const std::vector<DeclaredField>& declared) {
  std::vector<Entry> entries;
  for (const FieldInfo* info : field::all) entries.push_back(entry_of(*info, is_always_known(info->key)));
  for (const FieldInfo* info : field::computed) entries.push_back(entry_of(*info, false));
  for (const DeclaredField& f : declared) entries.push_back({f.key, f.type, f.least, f.most, f.words, false});
  return {"intake field", std::move(entries)};
}

const Vocabulary& Vocabulary::of_forms() {
  static const Vocabulary vocabulary("fact", form_entries());
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

}  // namespace rehab
