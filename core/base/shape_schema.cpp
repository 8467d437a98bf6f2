// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/shape.hpp"
#include "base/text.hpp"

namespace rehab {

namespace {

using Kind = TypeInfo::Kind;

std::string json_string(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string json_strings(const std::vector<std::string>& texts) {
  std::vector<std::string> quoted;
  for (const std::string& text : texts) quoted.push_back(json_string(text));
  return "[" + join(quoted) + "]";
}

std::string type_schema(const TypeInfo& type, const std::string& indent);

std::string object_schema(const Shape& shape, const std::string& indent) {
  const std::string inner = indent + "  ";
  std::vector<std::string> properties, required;
  for (const ShapeField& field : shape.fields()) {
    std::string schema = type_schema(field.type, inner + "  ");
    schema.insert(1, "\"description\": " + json_string(field.meaning) + (schema == "{}" ? "" : ", "));
    properties.push_back(inner + "  " + json_string(field.key) + ": " + schema);
    if (field.is_required) required.push_back(field.key);
  }
  std::string out = "\"type\": \"object\",\n" + inner + "\"additionalProperties\": false,\n";
  if (!required.empty()) out += inner + "\"required\": " + json_strings(required) + ",\n";
  return out + inner + "\"properties\": {\n" + join(properties, ",\n") + "\n" + inner + "}\n" + indent;
}

std::string number_schema(const TypeInfo& type, const char* name) {
  return std::string("{\"type\": \"") + name + "\", \"minimum\": " + number_text(type.least) +
         ", \"maximum\": " + number_text(type.most) + "}";
}

std::string or_none(const std::string& schema, bool none) {
  return none ? "{\"anyOf\": [{\"const\": \"none\"}, " + schema + "]}" : schema;
}

std::string type_schema(const TypeInfo& type, const std::string& indent) {
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
      return or_none("{\"type\": \"array\", \"minItems\": 1, \"items\": " + type_schema(type.parts[0], indent) + "}",
                     type.none);
    case Kind::map:
      return "{\"type\": \"object\", \"minProperties\": 1, \"additionalProperties\": " +
             type_schema(type.parts[0], indent) + "}";
    case Kind::nested:
      return "{" + object_schema(*type.shape, indent) + "}";
    case Kind::one_of: {
      std::vector<std::string> parts;
      for (const TypeInfo& part : type.parts) parts.push_back(type_schema(part, indent));
      return "{\"anyOf\": [" + join(parts) + "]}";
    }
    case Kind::raw:
      break;
  }
  return "{}";
}

}  // namespace

std::string json_schema(const Shape& shape) {
  return "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"title\": " +
         json_string(shape.name()) + ",\n  \"description\": " + json_string(shape.meaning()) + ",\n  " +
         object_schema(shape, "") + "}\n";
}

}  // namespace rehab
