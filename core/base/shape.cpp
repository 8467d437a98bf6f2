// SPDX-License-Identifier: Apache-2.0
#include "base/shape.hpp"

#include <algorithm>
#include <set>

#include "base/json.hpp"
#include "base/text.hpp"
#include "base/yaml_source.hpp"

namespace rehab {

using Kind = TypeInfo::Kind;

namespace {

std::string nested_what(const Shape& shape) {
  std::vector<std::string> keys;
  for (const ShapeField& field : shape.fields())
    if (field.is_required || keys.size() < 3) keys.push_back(field.key);
  return "a map with keys such as " + listing(keys, "and");
}

}  // namespace

Shape::Shape(std::string_view name, std::string_view meaning) : name_(name), meaning_(meaning) {}
Shape::Shape(const Shape& other) = default;
Shape::Shape(Shape&& other) noexcept = default;
Shape::~Shape() = default;

const ShapeField* Shape::find(std::string_view key) const {
  const auto it = std::ranges::find(fields_, key, &ShapeField::key);
  return it == fields_.end() ? nullptr : &*it;
}

ShapeField& Shape::add(std::string_view key, TypePtr type, std::string_view meaning, TypeInfo::Reader set) {
  if (find(key)) throw Error(ErrorKind::internal, name_ + ": the field " + std::string(key) + " is described twice");
  return fields_.emplace_back(ShapeField{
      std::string(key), std::move(type), std::string(meaning), false, {}, {}, false, {}, {}, std::move(set)});
}

ShapeField& Shape::schema(int version) {
  return add("schema", whole(version, version).info, "Version of this file's form.",
             [](const TypeInfo& type, const Node& node, void*, const Reading& at) {
               int read = 0;
               return type.read(node, &read, at);
             })
      .required();
}

bool Shape::read_into(void* target, const Node& map, const Reading& at) const {
  const bool ok = read_fields(target, map, at);
  if (map.kind != Node::Kind::map) return false;
  const std::size_t errors = at.problems().errors();
  for (const auto& check : checks_) check(map, target, at);
  return ok && at.problems().errors() == errors;
}

bool Shape::read_fields(void* target, const Node& map, const Reading& at) const {
  if (map.kind != Node::Kind::map) return at.error(map, "expected " + nested_what(*this));
  const bool is_root = map.last_line > 0;  // whose missing fields say more
  if (map.entries.empty() && !is_root) return at.error(map, "an empty map says nothing", "fill it in, or leave it out");
  bool ok = true;
  std::set<const ShapeField*> misspelt;  // not called missing as well
  for (const Entry& entry : map.entries) {
    if (const ShapeField* field = find(entry.key)) {
      at.problems().release(entry.key_place, code_point_count(entry.key));
      const bool is_damaged = entry.value.kind == Node::Kind::damaged;
      if (is_damaged || !field->set(*field->type, entry.value, target, at.in(entry.key))) ok = false;
      continue;
    }
    ok = false;
    const bool is_told = entry.value.kind == Node::Kind::damaged && !yaml_detail::is_key_like(entry.key);
    if (is_told) continue;
    if (unknown_key_ && unknown_key_(entry, at)) continue;
    const std::vector<const ShapeField*> meant = meant_by(entry.key, map);
    report_unknown(entry, meant, at);
    misspelt.insert(meant.begin(), meant.end());
  }
  for (const ShapeField& field : fields_)
    if (field.is_required && !map.find(field.key) && !misspelt.contains(&field)) ok = report_missing(field, map, at);
  return ok;
}

void Shape::also_called(std::string_view key, std::vector<std::string> names) {
  const auto field = std::ranges::find(fields_, key, &ShapeField::key);
  if (field != fields_.end()) field->other_names = std::move(names);
}

namespace {

/// The same type with every shape in it reworded.
TypePtr reworded(const TypePtr& type, const Shape::Reword& change, const std::string& path) {
  TypeInfo info = *type;
  for (TypePtr& part : info.parts) part = reworded(part, change, path);
  if (info.shape) {
    Shape shape = *info.shape;
    shape.reword(change, path);
    info.shape = std::make_shared<const Shape>(std::move(shape));
  }
  return std::make_shared<const TypeInfo>(std::move(info));
}

}  // namespace

void Shape::reword(const Reword& change, const std::string& path) {
  for (ShapeField& field : fields_) {
    const std::string here = path.empty() ? field.key : path + "." + field.key;
    change(here, field);
    field.type = reworded(field.type, change, here);
  }
}

std::vector<const ShapeField*> Shape::meant_by(std::string_view key, const Node& map) const {
  std::vector<const ShapeField*> called;
  std::vector<std::string> open;  // a key that is there already is not suggested
  const std::string typed = folded(key);
  for (const ShapeField& field : fields_) {
    if (map.find(field.key)) continue;
    open.push_back(field.key);
    const auto is_it = [&](const std::string& name) { return folded(name) == typed; };
    if (is_it(field.key)) return {&field};
    if (std::ranges::any_of(field.other_names, is_it)) called.push_back(&field);
  }
  if (!called.empty()) return called;
  const std::optional<std::string> near = nearest(key, open);
  return near ? std::vector{find(*near)} : std::vector<const ShapeField*>();
}

std::string Shape::remedy_for_key(const std::vector<const ShapeField*>& meant) const {
  constexpr std::size_t few = 12;
  std::vector<std::string> keys;
  for (const ShapeField* field : meant) keys.push_back("'" + field->key + "'");
  if (!keys.empty()) return "did you mean " + listing(keys) + "?";
  if (fields_.size() > few && find("schema")) return "leave it out, or see 'rehab-planner schema " + name_ + "'";
  for (const ShapeField& field : fields_) keys.push_back(field.key);
  return "the keys here are " + listing(keys, "and");
}

void Shape::report_unknown(const Entry& entry, const std::vector<const ShapeField*>& meant, const Reading& at) const {
  const std::string remedy = remedy_for_key(meant);
  // A line of a patient's text, with a ':' in it, looks like an entry too.
  if (meant.empty() && !yaml_detail::is_key_like(entry.key)) {
    at.error(entry.key_place, "an unknown key", remedy);
    return;
  }
  at.problems().release(entry.key_place, code_point_count(entry.key));
  at.in(entry.key).error(entry.key_place, "unknown key", remedy);
}

bool Shape::report_missing(const ShapeField& field, const Node& map, const Reading& at) const {
  const bool is_root = map.last_line > 0;
  const Place place = is_root ? Place{map.place.file, map.last_line + 1, 1} : map.place;
  return at.in(field.key).error(place, "missing",
                                "add '" + field.key + ": ...' with " + field.type->what + " (" + field.meaning + ")");
}

namespace shape_detail {

TypePtr nested_type(Shape shape) {
  TypeInfo info;
  info.kind = Kind::nested;
  info.what = nested_what(shape);
  info.shape = std::make_shared<const Shape>(std::move(shape));
  info.reader = [](const TypeInfo& self, const Node& node, void* into, const Reading& at) {
    return self.shape->read_into(into, node, at);
  };
  return std::make_shared<const TypeInfo>(std::move(info));
}

}  // namespace shape_detail

namespace {

std::string json_string(const std::string& text) {
  return Json(text).text();
}

std::string json_strings(const std::vector<std::string>& texts) {
  Json list = Json::array();
  for (const std::string& text : texts) list.push(text);
  return list.text();
}

std::string or_none(const std::string& schema, bool none) {
  return none ? "{\"anyOf\": [{\"const\": \"none\"}, " + schema + "]}" : schema;
}

class SchemaWriter {
 public:
  explicit SchemaWriter(std::string_view number_pattern) : pattern_(number_pattern) {}

  std::string object_schema(const Shape& shape, const std::string& indent) const {
    const SchemaWriter numbers_only({});
    const std::string inner = indent + "  ";
    std::vector<std::string> properties, required;
    for (const ShapeField& field : shape.fields()) {
      const SchemaWriter& writer = field.key == "schema" ? numbers_only : *this;
      std::string schema = writer.type_schema(*field.type, inner + "  ");
      const std::string title = field.label.empty() ? "" : "\"title\": " + json_string(field.label) + ", ";
      schema.insert(1, title + "\"description\": " + json_string(field.meaning) + (schema == "{}" ? "" : ", "));
      properties.push_back(inner + "  " + json_string(field.key) + ": " + schema);
      if (field.is_required) required.push_back(field.key);
    }
    std::string out = "\"type\": \"object\",\n" + inner + "\"additionalProperties\": false,\n";
    if (!required.empty()) out += inner + "\"required\": " + json_strings(required) + ",\n";
    return out + inner + "\"properties\": {\n" + join(properties, ",\n") + "\n" + inner + "}\n" + indent;
  }

 private:
  std::string number_schema(const TypeInfo& type, const char* name) const {
    std::string number = std::string("{\"type\": \"") + name + "\", \"minimum\": " + number_text(type.least) +
                         ", \"maximum\": " + number_text(type.most) + "}";
    if (pattern_.empty()) return number;
    return "{\"anyOf\": [" + number + ", {\"type\": \"string\", \"pattern\": " + json_string(pattern_) + "}]}";
  }

  std::string type_schema(const TypeInfo& type, const std::string& indent) const {
    switch (type.kind) {
      case Kind::word:
        return "{\"enum\": " + json_strings(type.words) + "}";
      case Kind::words:
        return "{\"anyOf\": [{\"const\": \"none\"}, {\"enum\": " + json_strings(type.words) +
               "}, {\"type\": \"array\", \"minItems\": 1, \"uniqueItems\": true, \"items\": {\"enum\": " +
               json_strings(type.words) + "}}]}";
      case Kind::whole:
        return number_schema(type, "integer");
      case Kind::decimal:
        return number_schema(type, "number");
      case Kind::text:
      case Kind::id:
        return "{\"type\": \"string\", \"minLength\": 1, \"maxLength\": " + std::to_string(type.longest) + "}";
      case Kind::date:
        return R"({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})";
      case Kind::list:
        return or_none("{\"type\": \"array\", \"minItems\": 1, \"items\": " + type_schema(*type.parts[0], indent) + "}",
                       type.none);
      case Kind::map:
        return "{\"type\": \"object\", \"minProperties\": 1, \"additionalProperties\": " +
               type_schema(*type.parts[0], indent) + "}";
      case Kind::nested:
        return "{" + object_schema(*type.shape, indent) + "}";
      case Kind::one_of: {
        std::vector<std::string> parts;
        for (const TypePtr& part : type.parts) parts.push_back(type_schema(*part, indent));
        return "{\"anyOf\": [" + join(parts) + "]}";
      }
      case Kind::raw:
        break;
    }
    return "{}";
  }

  std::string pattern_;  ///< of texts that may stand for a number; empty: none
};

}  // namespace

std::string json_schema(const Shape& shape, std::string_view number_pattern) {
  return "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"title\": " +
         json_string(shape.name()) + ",\n  \"description\": " + json_string(shape.meaning()) + ",\n  " +
         SchemaWriter(number_pattern).object_schema(shape, "") + "}\n";
}

}  // namespace rehab
