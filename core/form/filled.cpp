// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "form/asked.hpp"

namespace rehab::form {

namespace {

using Kind = TypeInfo::Kind;

class Reader {
 public:
  Filled run(const Node& root, const Shape& form) {
    for (const ShapeField& field : form.fields())
      if (const Node* node = root.find(field.key); node && field.key != "schema") take(field.key, *node, *field.type);
    return std::move(filled_);
  }

 private:
  void add(const std::string& path, std::string value) { filled_.emplace_back(path, std::move(value)); }

  void take(const std::string& path, const Node& node, const TypeInfo& type) {
    const Asked asked(type);
    const bool is_alone =
        node.kind == Node::Kind::scalar && std::ranges::find(asked.alone, node.text) != asked.alone.end();
    if (is_alone || asked.is_scalar()) return add(path, node.text);
    if (asked.has_states()) add(path, std::string(these));
    if (asked.value->kind == Kind::nested)
      parts(path, node, *asked.value);
    else if (asked.value->kind == Kind::map)
      entries(path, node, *asked.value);
    else
      items(path, node, *asked.value);
  }

  void parts(const std::string& path, const Node& node, const TypeInfo& type) {
    for (const ShapeField& part : type.shape->fields())
      if (const Node* found = node.find(part.key)) take(path + "." + part.key, *found, *part.type);
  }

  void entries(const std::string& path, const Node& node, const TypeInfo& type) {
    int number = 0;
    for (const Entry& entry : node.entries) {
      const std::string row = row_of(path, ++number);
      add(key_of(row), entry.key);
      const bool has_parts = Asked(*type.parts[0]).value->kind == Kind::nested;
      take(has_parts ? row : value_of(row), entry.value, *type.parts[0]);
    }
  }

  /// One alone stands for a list of one.
  void items(const std::string& path, const Node& node, const TypeInfo& type) {
    const std::vector<Node> one{node};
    int number = 0;
    for (const Node& item : node.kind == Node::Kind::scalar ? one : node.items)
      if (type.kind == Kind::words)
        add(path, item.text);
      else
        take(row_of(path, ++number), item, *type.parts[0]);
  }

  Filled filled_;
};

}  // namespace

Filled filled(std::string_view yaml, const Shape& form) {
  Problems ignored;
  return Reader().run(parse_yaml({"the intake", yaml, true}, ignored), form);
}

}  // namespace rehab::form
