// SPDX-License-Identifier: Apache-2.0
#include "intake/slips.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "base/text.hpp"
#include "intake/adviser.hpp"
#include "intake/slip_below.hpp"
#include "intake/slip_lines.hpp"
#include "intake/slip_values.hpp"
#include "intake/slip_words.hpp"

namespace rehab {

namespace {

using NodeKind = Node::Kind;

// --- Places that a form leaves to be filled in ---

/// Reports each place and damages the value that holds it.
void refuse_places(Node& node, const Reading& at) {
  constexpr const char* remedy = "write the answer in place of <...>, or delete the line";
  for (Node& item : node.items) refuse_places(item, at);
  for (Entry& entry : node.entries) {
    const bool is_open_key = is_place(entry.key);
    const bool is_open = !entry.value.quoted && is_place(entry.value.text);
    if (is_open_key) at.problems().error(entry.key_place, "a name is not filled in yet", remedy);
    if (is_open && !is_open_key) at.in(entry.key).error(entry.key_place, "not filled in yet", remedy);
    if (is_open_key || is_open)
      entry.value.kind = NodeKind::damaged;
    else
      refuse_places(entry.value, at.in(entry.key));
  }
  if (std::ranges::any_of(node.entries, [](const Entry& entry) { return is_place(entry.key); }))
    node.kind = NodeKind::damaged;
}
// --- Where a problem is ---

bool is_before(const Place& a, const Place& b) {
  return std::tuple(a.line, a.column) <= std::tuple(b.line, b.column);
}

const Entry* entry_at(const Node& map, const Place& place) {
  const Entry* found = nullptr;
  for (const Entry& entry : map.entries)
    if (entry.key_place.file.text() == place.file.text() && is_before(entry.key_place, place)) found = &entry;
  return found;
}

const Node* item_at(const Node& list, const Place& place) {
  const Node* found = nullptr;
  for (const Node& item : list.items)
    if (is_before(item.place, place)) found = &item;
  return found;
}

/// Of the entries around a place, the outermost that stands on its line.
const Entry* begin_of_line(const Node& map, const Place& place) {
  const Entry* entry = entry_at(map, place);
  if (!entry || entry->key_place.line == place.line) return entry;
  const bool is_list = entry->value.kind == NodeKind::list;
  const Node* inner = is_list ? item_at(entry->value, place) : &entry->value;
  return inner && inner->kind == NodeKind::map ? begin_of_line(*inner, place) : entry;
}

std::optional<Spot> spot_in(const Shape& shape, const Node& map, const Place& place);

std::optional<Spot> spot_inside(const TypeInfo& type, const Node& value, const Place& place) {
  if (value.kind == NodeKind::map) {
    if (const TypeInfo* nested = part_of_kind(type, TypeInfo::Kind::nested))
      return spot_in(*nested->shape, value, place);
    const TypeInfo* map = part_of_kind(type, TypeInfo::Kind::map);
    const Entry* entry = entry_at(value, place);
    return map && entry ? spot_inside(*map->parts[0], entry->value, place) : std::nullopt;
  }
  const TypeInfo* list = part_of_kind(type, TypeInfo::Kind::list);
  if (value.kind != NodeKind::list || !list) return std::nullopt;
  const Node* found = item_at(value, place);
  return found ? spot_inside(*list->parts[0], *found, place) : std::nullopt;
}

std::optional<Spot> spot_in(const Shape& shape, const Node& map, const Place& place) {
  const Entry* entry = entry_at(map, place);
  if (!entry) return std::nullopt;
  const ShapeField* field = shape.find(entry->key);
  if (field)
    if (const auto inner = spot_inside(*field->type, entry->value, place)) return inner;
  return Spot{&shape, &map, entry, field};
}

/// One word of a list that is refused for others too.
struct Item {
  Problem* problem;
  const Entry* list;
  std::string word;  ///< that was meant
};

/// Of a list of which the whole can't be shown, what one of its words was meant to be; empty: nobody can know.
std::string item_meant(const Spot& spot, const Place& place) {
  if (!spot.field || spot.entry->value.kind != NodeKind::list) return {};
  const TypeInfo* type = part_of_kind(*spot.field->type, TypeInfo::Kind::words);
  const Node* item = type ? item_at(spot.entry->value, place) : nullptr;
  if (!item || item->kind != NodeKind::scalar) return {};
  const Meant meant = words_meant(type->words, item->text);
  return meant.values.size() == 1 ? meant.values[0] : std::string();
}

/// What is shown to be written needs no list of words, nor a question.
void give(Problem& problem, std::vector<std::string> lines, const std::string& because, bool is_of_value) {
  if (!because.empty()) problem.remedy = because;
  const bool is_of_words = problem.remedy.starts_with("the words are ") || problem.remedy.starts_with("did you mean ");
  if (because.empty() && !lines.empty() && is_of_value && is_of_words) problem.remedy.clear();
  problem.instead = std::move(lines);
}

}  // namespace

Slips::Slips(const IntakeShape& shape, const std::string& file, std::string_view text, Problems& problems)
    : shape_(shape), file_(file), lines_(split(text, '\n')), problems_(problems) {}

void Slips::mark(Node& root) const {
  if (root.kind != NodeKind::map) return;
  const bool is_empty = root.entries.empty();
  const std::size_t found = problems_.size();
  for (std::size_t i = 0; i < found; ++i) {
    const Problem& problem = problems_.all()[i];
    const auto begin = static_cast<std::size_t>(problem.place.line);
    for (std::size_t line = begin; line >= 1 && line <= lines_.size(); ++line) {
      const auto meant = line_meant(shape_, lines_[line - 1]);
      const auto fields = meant ? fields_meant(shape_, meant->key, root) : std::vector<const ShapeField*>();
      const bool is_there = std::ranges::any_of(root.entries, [&](const Entry& entry) {
        return entry.key_place.line == static_cast<int>(line) && shape_.find(entry.key);
      });
      if (fields.size() == 1 && !is_there && !root.find(fields[0]->key)) {
        Entry entry{fields[0]->key, {problem.place.file, static_cast<int>(line), 1}, {}};
        entry.value.place = entry.key_place;
        root.entries.push_back(std::move(entry));
      }
      // Of a file whose lines are all indented only the first is reported.
      if (!is_empty || !lines_[begin - 1].starts_with(' ')) break;
    }
  }
  std::ranges::stable_sort(root.entries, {}, [](const Entry& entry) { return entry.key_place.line; });
  refuse_places(root, Reading(problems_));
}

/// In place of what YAML says of those lines, each its own.
void Slips::tell_once(const Entry& entry, std::size_t lines_below, Problem told) const {
  const int first = entry.key_place.line, last = first + static_cast<int>(lines_below);
  std::erase_if(problems_.all(), [&](const Problem& each) {
    return each.place.file.text() == file_ && each.place.line >= first && each.place.line <= last;
  });
  problems_.add(std::move(told));
}

void Slips::gather_lists(const Node& root) const {
  for (const Entry& entry : root.entries) {
    const auto index = static_cast<std::size_t>(entry.key_place.line - 1);
    const ShapeField* field = shape_.find(entry.key);
    if (!field || entry.value.kind != NodeKind::damaged || index >= lines_.size()) continue;
    const std::size_t words = words_below(shape_, lines_, index).items.size();
    const TypeInfo* of_words = part_of_kind(*field->type, TypeInfo::Kind::words);
    if (words == 0 || !(of_words || part_of_kind(*field->type, TypeInfo::Kind::list))) continue;
    tell_once(
        entry, words,
        {entry.key_place, entry.key + ": the words of a list stand below it without dashes",
         "write '- ' before each of them" + (of_words ? "; the words are " + listing(of_words->words, "and") : "")});
  }
}

void Slips::mend_decimals(const Node& root, const Adviser& adviser) const {
  for (const Entry& entry : root.entries) {
    const auto index = static_cast<std::size_t>(entry.key_place.line - 1);
    const bool is_here = entry.key_place.file.text() == file_ && index < lines_.size();
    const auto is_of_it = [&](const Problem& each) {
      return each.place.file.text() == file_ && each.place.line == entry.key_place.line;
    };
    if (!is_here || std::ranges::none_of(problems_.all(), is_of_it)) continue;
    const std::string line = adviser.with_points(entry);
    if (line.empty()) continue;
    Problem told{entry.key_place, entry.key + ": a decimal number has a point", ""};
    told.instead = {line};
    tell_once(entry, 0, std::move(told));
  }
}

void Slips::advise(const Node& root) const {
  if (problems_.ok()) return;
  gather_lists(root);
  const Adviser adviser(shape_, root, lines_);
  std::map<const Entry*, std::string> clear;                   // of one meaning, by entry
  std::map<const Entry*, std::pair<Problem*, Instead>> first;  // by entry, in its first problem
  std::map<const Entry*, std::vector<const Entry*>> by_line;
  std::vector<Item> items;
  std::set<const Entry*> values;  // where the value is at fault
  for (Problem& problem : problems_.all()) {
    const bool is_here = problem.place.file.text() == file_ && problem.severity == Severity::error;
    if (!is_here || problem.place.line > root.last_line) continue;
    const auto spot = spot_in(shape_, root, problem.place);
    if (!spot) continue;
    if (std::string word = item_meant(*spot, problem.place); !word.empty())
      items.push_back({&problem, spot->entry, word});
    if (first.contains(spot->entry)) continue;
    const bool is_damaged = spot->entry->value.kind == NodeKind::damaged;
    const bool is_below = spot->entry->value.kind == NodeKind::scalar &&
                          problem.place.line > std::max(spot->entry->key_place.line, spot->entry->value.place.line);
    if (is_below) continue;  // it is of a line that belongs to no entry
    if (is_damaged && spot->entry->key_place.line != problem.place.line) continue;
    if (spot->field && !is_damaged) values.insert(spot->entry);
    Instead advice = adviser.on(*spot);
    if (advice.lines.size() == 1) clear[spot->entry] = advice.lines[0];
    by_line[begin_of_line(root, problem.place)].push_back(spot->entry);
    first.emplace(spot->entry, std::pair(&problem, std::move(advice)));
  }
  for (auto& [entry, found] : first)
    give(*found.first, found.second.lines, found.second.because, values.contains(entry));
  for (const Item& item : items)
    if (first.at(item.list).second.lines.empty()) item.problem->remedy = "write '" + item.word + "'";
  // Of parts in brackets the whole line is shown: with all of them as they are meant, or not at all.
  for (const auto& [begin, entries] : by_line) {
    const Entry* top = entry_at(root, entries[0]->key_place);
    const Place& place = begin->key_place;
    const std::string_view line = lines_[static_cast<std::size_t>(place.line - 1)];
    const bool begins_line = begin == top || line.find_first_not_of(" -") == static_cast<std::size_t>(place.column - 1);
    if (entries[0] == begin && begins_line) continue;
    std::vector<std::string> lines;
    if (std::ranges::all_of(entries, [&](const Entry* entry) { return clear.contains(entry); }))
      lines.push_back(adviser.on_one_line(*top, *begin, clear));
    else if (entries.size() == 1)
      for (const std::string& part : first.at(entries[0]).second.lines)
        lines.push_back(adviser.on_one_line(*top, *begin, {{entries[0], part}}));
    if (!begins_line) lines.clear();
    std::erase(lines, "");
    for (const Entry* entry : entries) first.at(entry).first->instead.clear();
    first.at(entries[0]).first->instead = lines;
  }
  mend_decimals(root, adviser);
}

}  // namespace rehab
