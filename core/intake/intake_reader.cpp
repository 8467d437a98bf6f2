// SPDX-License-Identifier: Apache-2.0
#include "intake/intake_reader.hpp"

#include "base/files.hpp"
#include "base/text.hpp"
#include "intake/slip_options.hpp"
#include "intake/slips.hpp"

namespace rehab {

namespace {

void keep_places(const Node& node, const std::string& path, PatientIntake& intake) {
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const std::string here = path + "[" + std::to_string(i) + "]";
    intake.places[here] = node.items[i].place;
    keep_places(node.items[i], here, intake);
  }
  for (const Entry& entry : node.entries) {
    const std::string here = path.empty() ? entry.key : path + "." + entry.key;
    intake.places[here] = entry.key_place;
    keep_places(entry.value, here, intake);
  }
}

Entry* find_entry(Node& map, std::string_view key) {
  for (Entry& entry : map.entries)
    if (entry.key == key) return &entry;
  return nullptr;
}

/// Puts `value` under `key` of a map in place of what is there; nullptr: only removes the key.
void replace(Node& map, const std::string& key, Node* value, const Place& place) {
  std::erase_if(map.entries, [&](const Entry& entry) { return entry.key == key; });
  if (value) map.entries.push_back({key, place, std::move(*value)});
}

/// The map that holds a field: the intake itself, or a group in it ("xray" for "xray.kl_grade"), which is added where
/// it is missing. Of a field in a group, `field` then keeps the part after the dot.
Node& holder_of(Node& root, std::string& field, const Shape& shape, const Place& place) {
  const std::size_t dot = field.find('.');
  const std::string group = field.substr(0, dot);
  if (dot == std::string::npos || shape.find(field) || !shape.find(group)) return root;
  field.erase(0, dot + 1);
  Entry* found = find_entry(root, group);
  if (found && found->value.kind == Node::Kind::map) return found->value;
  Node map;
  map.kind = Node::Kind::map;
  map.place = place;
  replace(root, group, &map, place);
  return root.entries.back().value;
}

/// A place in "field: value", as YAML reads it, becomes that in "field=value", as it was typed.
void move_into_option(Place& place, const std::string& field) {
  if (place.line == 1 && place.column > static_cast<int>(code_point_count(field)) + 1) --place.column;
}

void move_into_option(Node& node, const std::string& field) {
  move_into_option(node.place, field);
  for (Node& item : node.items) move_into_option(item, field);
  for (Entry& entry : node.entries) {
    move_into_option(entry.key_place, field);
    move_into_option(entry.value, field);
  }
}

Problem in_option(Problem problem, const std::string& field) {
  move_into_option(problem.place, field);
  problem.source_line.clear();
  return problem;
}

void apply(const std::string& supposition, Node& root, const Shape& shape, Problems& problems) {
  const std::size_t equals = supposition.find('=');
  if (trimmed(std::string_view(supposition).substr(0, equals)).empty() || equals == std::string::npos) {
    problems.error({"--if", 0, 0}, "expected field=value", "for example pain_usual=7");
    return;
  }
  std::string field(trimmed(std::string_view(supposition).substr(0, equals)));
  const std::string option = "--if " + field;
  const std::string value(trimmed(std::string_view(supposition).substr(equals + 1)));
  const Place place{option, 1, 1};
  problems.keep_source(option, field + "=" + value, true);
  problems.release(place, code_point_count(field) + 1);
  if (value.empty()) {
    Node& holder = holder_of(root, field, shape, place);
    replace(holder, field, nullptr, place);
    return;
  }
  Problems found;
  Node parsed = parse_yaml({option, field + ": " + value, false}, found);
  for (Problem each : found.sorted()) problems.add(in_option(std::move(each), field));
  if (parsed.entries.size() != 1) {
    problems.error({option, 0, 0}, "expected one field=value", "say --if once for each field");
    return;
  }
  move_into_option(parsed.entries[0].value, field);
  Node& holder = holder_of(root, field, shape, place);
  replace(holder, field, &parsed.entries[0].value, place);
}

}  // namespace

PatientIntake read_intake_text(const std::string& file, std::string_view text, const IntakeShape& shape,
                               Problems& problems, std::span<const std::string> suppose) {
  PatientIntake intake;
  intake.file = file;
  intake.sha256 = sha256_hex(text);
  Node root = parse_yaml({file, text, true}, problems);
  const Slips slips(shape, file, text, problems);
  slips.mark(root);
  for (const std::string& supposition : suppose) apply(supposition, root, shape, problems);
  keep_places(root, {}, intake);
  shape.read(root, intake, problems);
  if (root.kind == Node::Kind::map) slips.advise(root);
  if (!suppose.empty()) advise_options(shape, root, problems);
  return intake;
}

PatientIntake read_intake(const std::string& file, const IntakeShape& shape, Problems& problems,
                          std::span<const std::string> suppose) {
  return read_intake_text(file, read_file(file), shape, problems, suppose);
}

}  // namespace rehab
