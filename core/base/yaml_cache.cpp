// SPDX-License-Identifier: Apache-2.0
#include "base/yaml_cache.hpp"

#include <optional>

#include "base/kept_bytes.hpp"
#include "base/yaml_source.hpp"

namespace rehab {

namespace {

/// A number as seven bits a byte, the last one below 128.
void put(std::string& out, std::size_t number) {
  for (; number >= 128; number >>= 7) out += static_cast<char>(number | 128);
  out += static_cast<char>(number);
}
void put(std::string& out, const std::string& text) {
  put(out, text.size());
  out += text;
}
void put(std::string& out, const Place& place) {
  put(out, static_cast<std::size_t>(place.line));
  put(out, static_cast<std::size_t>(place.column));
}

void put(std::string& out, const Node& node) {
  put(out, static_cast<std::size_t>(node.last_line));
  put(out, static_cast<std::size_t>(node.kind) * 2 + (node.quoted ? 1 : 0));
  put(out, node.place);
  put(out, node.text);
  put(out, node.items.size());
  for (const Node& item : node.items) put(out, item);
  put(out, node.entries.size());
  for (const Entry& entry : node.entries) {
    put(out, entry.key);
    put(out, entry.key_place);
    put(out, entry.value);
  }
}

/// The bytes are no tree.
struct NoTree : std::exception {};

/// Reads what put() wrote. Throws NoTree.
class Kept {
 public:
  Kept(std::string_view bytes, const std::string& file) : rest_(bytes), file_(file) {}

  Node root() {
    Node root = node(0);
    if (!rest_.empty()) throw NoTree();
    return root;
  }

 private:
  Node node(std::size_t depth) {
    if (depth > yaml_detail::deepest) throw NoTree();
    Node node;
    node.last_line = static_cast<int>(number());
    const std::size_t kind = number();
    if (kind / 2 > static_cast<std::size_t>(Node::Kind::damaged)) throw NoTree();
    node.kind = static_cast<Node::Kind>(kind / 2);
    node.quoted = kind % 2 != 0;
    node.place = place();
    node.text = text();
    node.items.resize(size());
    for (Node& item : node.items) item = this->node(depth + 1);
    node.entries.resize(size());
    for (Entry& entry : node.entries) entry = {text(), place(), this->node(depth + 1)};
    return node;
  }

  std::size_t number() {
    std::size_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
      if (rest_.empty() || shift > 56) throw NoTree();
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= static_cast<std::size_t>(byte & 127u) << shift;
      if (byte < 128) return value;
    }
  }
  /// Of what follows, which takes a byte at least for each.
  std::size_t size() {
    const std::size_t size = number();
    if (size > rest_.size()) throw NoTree();
    return size;
  }
  std::string text() {
    const std::size_t length = size();
    std::string text(rest_.substr(0, length));
    rest_.remove_prefix(length);
    return text;
  }
  Place place() {
    const int line = static_cast<int>(number());
    return {file_, line, static_cast<int>(number())};
  }

  std::string_view rest_;
  FileName file_;
};

/// Nothing: to be parsed.
std::optional<Node> kept_tree(const std::string& source, const std::string& name) try {
  const std::optional<std::string> tree = kept("tree", source);
  if (!tree) return {};
  return Kept(*tree, name).root();
} catch (const NoTree&) {
  return {};
}

}  // namespace

Node parse_content(const YamlText& yaml, const std::string& source, Problems& problems) {
  if (!keeps_bytes()) return parse_yaml(yaml, problems);
  if (std::optional<Node> root = kept_tree(source, yaml.file)) {
    const yaml_detail::SourceText text(yaml.file, yaml.text, 1);
    problems.keep_source(yaml.file, text.text(), yaml.of_patient);
    return std::move(*root);
  }
  const std::size_t before = problems.size();
  Node root = parse_yaml(yaml, problems);
  if (problems.size() == before) {
    std::string tree;
    put(tree, root);
    keep("tree", source, tree);
  }
  return root;
}

}  // namespace rehab
