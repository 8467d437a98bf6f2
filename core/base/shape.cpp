// SPDX-License-Identifier: Apache-2.0
#include "base/shape.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace rehab {

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

const ShapeField* Shape::find(std::string_view key) const {
  const auto it = std::ranges::find(fields_, key, &ShapeField::key);
  return it == fields_.end() ? nullptr : &*it;
}

ShapeField& Shape::add(std::string key, TypeInfo type, std::string meaning) {
  if (find(key)) throw Error(ErrorKind::internal, name_ + ": the field " + key + " is described twice");
  ShapeField field;
  field.key = std::move(key);
  field.type = std::move(type);
  field.meaning = std::move(meaning);
  return fields_.emplace_back(std::move(field));
}

bool Shape::read_fields(const Node& map, const Reading& at, const ReadField& read) const {
  if (map.kind != Node::Kind::map) return at.error(map, "expected " + shape_detail::nested_what(*this));
  const bool is_root = map.last_line > 0;  // there, what is missing says more
  if (map.entries.empty() && !is_root) return at.error(map, "an empty map says nothing", "fill it in, or leave it out");
  bool ok = true;
  for (const Entry& entry : map.entries) {
    at.problems().release(entry.key_place, code_point_count(entry.key));
    const auto field = std::ranges::find(fields_, entry.key, &ShapeField::key);
    if (field != fields_.end()) {
      const auto index = static_cast<std::size_t>(field - fields_.begin());
      if (entry.value.kind == Node::Kind::damaged || !read(index, entry.value, at.in(entry.key))) ok = false;
      continue;
    }
    ok = false;
    if (!unknown_key_ || !unknown_key_(entry, at)) report_unknown(entry, map, at);
  }
  for (const ShapeField& field : fields_)
    if (field.is_required && !map.find(field.key)) ok = report_missing(field, map, at);
  return ok;
}

void Shape::report_unknown(const Entry& entry, const Node& map, const Reading& at) const {
  std::vector<std::string> open;  // suggest what is not there yet
  for (const ShapeField& field : fields_)
    if (!map.find(field.key)) open.push_back(field.key);
  const std::optional<std::string> meant = nearest(entry.key, open);
  std::string remedy;
  if (meant) {
    remedy = "did you mean '" + *meant + "'?";
  } else if (fields_.size() <= 12) {
    std::vector<std::string> keys;
    for (const ShapeField& field : fields_) keys.push_back(field.key);
    remedy = "the keys here are " + listing(keys, "and");
  } else {
    remedy = "leave it out, or see 'rehab-planner schema " + name_ + "'";
  }
  at.in(shape_detail::shown_key(entry.key)).error(entry.key_place, "unknown key", remedy);
}

bool Shape::report_missing(const ShapeField& field, const Node& map, const Reading& at) const {
  const bool is_root = map.last_line > 0;
  const Place place = is_root ? Place{map.place.file, map.last_line + 1, 1} : map.place;
  return at.in(field.key).error(place, "missing",
                                "add '" + field.key + ": ...' with " + field.type.what + " (" + field.meaning + ")");
}

namespace shape_detail {

std::string shown_key(const std::string& key) {
  constexpr std::size_t longest = 64;
  return code_point_count(key) <= longest ? key : "this key";
}

std::string nested_what(const Shape& shape) {
  std::vector<std::string> keys;
  for (const ShapeField& field : shape.fields())
    if (field.is_required || keys.size() < 3) keys.push_back(field.key);
  return "a map with keys such as " + listing(keys, "and");
}

TypeInfo list_info(const TypeInfo& item, bool none) {
  TypeInfo info;
  info.kind = TypeInfo::Kind::list;
  info.what = none ? "'none' or a list" : "a list";
  info.none = none;
  info.parts = {item};
  return info;
}

TypeInfo map_info(const TypeInfo& value) {
  TypeInfo info;
  info.kind = TypeInfo::Kind::map;
  info.what = "a map of names to values";
  info.parts = {value};
  return info;
}

TypeInfo one_of_info(std::vector<TypeInfo> alternatives) {
  TypeInfo info;
  info.kind = TypeInfo::Kind::one_of;
  std::vector<std::string> whats;
  for (const TypeInfo& each : alternatives) whats.push_back(each.what);
  info.what = listing(whats);
  info.parts = std::move(alternatives);
  return info;
}

TypeInfo nested_info(std::shared_ptr<const Shape> shape) {
  TypeInfo info;
  info.kind = TypeInfo::Kind::nested;
  info.what = nested_what(*shape);
  info.shape = std::move(shape);
  return info;
}

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
  at.error(node, "an empty list says nothing", info.none ? "write 'none', or leave the line out" : "fill it in");
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

namespace {

bool fits(const Node& node, const TypeInfo& info) {
  using Kind = TypeInfo::Kind;
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
      return std::ranges::any_of(info.parts, [&](const TypeInfo& part) { return fits(node, part); });
    default:
      return node.kind == Node::Kind::scalar;
  }
}

bool is_its_word(const Node& node, const TypeInfo& info) {
  return info.kind == TypeInfo::Kind::word && node.kind == Node::Kind::scalar && !node.quoted &&
         std::ranges::find(info.words, node.text) != info.words.end();
}

}  // namespace

std::optional<std::size_t> choose_alternative(const Node& node, const TypeInfo& info, const Reading& at) {
  for (std::size_t i = 0; i < info.parts.size(); ++i)
    if (is_its_word(node, info.parts[i])) return i;
  // A word list comes last: what it doesn't list may be the text or number of another alternative.
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < info.parts.size(); ++i) {
    if (!fits(node, info.parts[i])) continue;
    const bool better =
        !best || (info.parts[*best].kind == TypeInfo::Kind::word && info.parts[i].kind != TypeInfo::Kind::word);
    if (better) best = i;
  }
  if (!best) at.error(node, "expected " + info.what);
  return best;
}

}  // namespace shape_detail

}  // namespace rehab
