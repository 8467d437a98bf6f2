// SPDX-License-Identifier: Apache-2.0
#include "base/yaml.hpp"

#include <algorithm>
#include <optional>
#include <sstream>
#include <utility>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "base/files.hpp"
#include "base/text.hpp"
#include "base/yaml_lines.hpp"
#include "base/yaml_source.hpp"
#include "base/yaml_tree.hpp"

namespace rehab {

using yaml_detail::Chunk;
using yaml_detail::SourceText;
using yaml_detail::Tree;

const Entry* Node::find_entry(std::string_view key) const {
  const auto found = std::ranges::find(entries, key, &Entry::key);
  return found == entries.end() ? nullptr : &*found;
}

const Node* Node::find(std::string_view key) const {
  const Entry* entry = find_entry(key);
  return entry ? &entry->value : nullptr;
}

Place place_of(const Node& root, const std::vector<std::string>& keys) {
  Place place = root.place;
  const Node* node = &root;
  for (const std::string& key : keys) {
    const auto item = static_cast<std::size_t>(whole_number(key).value_or(0));
    if (const Entry* entry = node->find_entry(key)) {
      place = entry->key_place;
      node = &entry->value;
    } else if (item >= 1 && item <= node->items.size()) {
      node = &node->items[item - 1];
      place = node->place;
    } else {
      break;
    }
  }
  return place;
}

namespace {

/// Hands the parser's events to a tree. The parser counts bytes from the start of the chunk.
class Events final : public YAML::EventHandler {
 public:
  Events(const Chunk& chunk, Tree& tree) : chunk_(chunk), tree_(tree) {}

  std::size_t offset(const YAML::Mark& mark) const {
    const std::size_t position = mark.pos < 0 ? 0 : static_cast<std::size_t>(mark.pos);
    return std::min(chunk_.begin + position, chunk_.end);
  }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { tree_.null(offset(mark)); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { tree_.alias(offset(mark)); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    tree_.scalar(offset(mark), {tag, anchor != 0}, value);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    tree_.open(Node::Kind::list, offset(mark), {tag, anchor != 0});
  }
  void OnSequenceEnd() override { tree_.close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    tree_.open(Node::Kind::map, offset(mark), {tag, anchor != 0});
  }
  void OnMapEnd() override { tree_.close(); }

 private:
  const Chunk& chunk_;
  Tree& tree_;
};

/// Drops the events of a second document: only whether there is one matters.
class Ignored final : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override {}
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override {}
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
  void OnMapEnd() override {}
};

struct Meaning {
  std::string_view parser_says;
  const char* message;
  const char* remedy;
};

/// What the parser's own words mean to the person who typed the file.
constexpr Meaning meanings[] = {
    {"illegal map value", "a ':' where no key can be", "put a text that holds ': ' in quotes"},
    {"illegal map key", "this can't stand here as it is",
     "put a text in quotes; begin the line where the others begin"},
    {"illegal block entry", "a '-' where no list can be", "put the list on the lines below the key"},
    {"illegal flow end", "a ']' or '}' that nothing opened", "delete it, or put the text in quotes"},
    {"end of map not found", "this line does not fit the lines above it",
     "check the indentation, and that each key has ': ' after it"},
    {"end of sequence not found", "this line does not fit the list above it", "check the indentation and the '-'"},
    {"end of map flow not found", "a '{' is not closed", "close it with '}'"},
    {"end of sequence flow not found", "a '[' is not closed", "close it with ']'"},
    {"unknown escape character: ", "a '\\' in double quotes that means nothing", "use single quotes"},
    {"unknown token", "a text can't begin with this character", "put it in quotes"},
    {"alias not found after *", "a text can't begin with '*'", "put it in quotes"},
    {"anchor not found after &", "a text can't begin with '&'", "put it in quotes"},
    {"the referenced anchor is not defined", "'*' would repeat another part of the file",
     "write it out, or put a text in quotes"},
};

void report(const YAML::Exception& exception, const SourceText& source, const Chunk& chunk, const Events& events,
            Tree& tree) {
  std::size_t at = events.offset(exception.mark);
  // The parser reports at the next token; the fault is before it.
  while (at > chunk.begin && (at == chunk.end || source.text()[at] == '\n')) --at;
  for (const Meaning& each : meanings)
    if (exception.msg.starts_with(each.parser_says)) return tree.refuse(at, each.message, each.remedy);
  tree.refuse(at, "this can't be read", "a value begins with a letter or a figure; quotes and brackets come in pairs");
}

/// The chunk as a node; nothing: reported.
std::optional<Node> parse_chunk(const SourceText& source, const Chunk& chunk, Problems& problems, std::size_t& values) {
  if (chunk.damaged || !check_lines(source, chunk, problems)) return std::nullopt;
  Tree tree(source, chunk, problems, values);
  Events events(chunk, tree);
  std::istringstream in(std::string(source.text().substr(chunk.begin, chunk.end - chunk.begin)) + '\n');
  try {
    YAML::Parser parser(in);
    parser.HandleNextDocument(events);
    Ignored rest;
    if (tree.ok() && parser.HandleNextDocument(rest))
      tree.refuse(chunk.begin, "something follows the value", "check brackets and indentation");
    if (tree.ok()) tree.check_coverage();
  } catch (const yaml_detail::Stop&) {
    return std::nullopt;
  } catch (const YAML::Exception& exception) {
    report(exception, source, chunk, events, tree);
    return std::nullopt;
  }
  return tree.take_root();
}

/// Where the key is there already, the value becomes damaged: nobody knows which of the two is meant.
void add_entry(Node& root, Entry entry, Problems& problems) {
  const auto earlier = std::ranges::find(root.entries, entry.key, &Entry::key);
  if (earlier == root.entries.end()) {
    root.entries.push_back(std::move(entry));
    return;
  }
  problems.error(entry.key_place, yaml_detail::repeated(entry.key, *earlier), "leave one of them out");
  if (yaml_detail::is_key_like(entry.key)) problems.release(entry.key_place, entry.key.size());
  earlier->value.kind = Node::Kind::damaged;
}

void add_chunk(Node& root, const SourceText& source, const Chunk& chunk, Problems& problems, std::size_t& values) {
  std::optional<Node> node = parse_chunk(source, chunk, problems, values);
  if (!node && !chunk.key.empty()) {
    Entry entry{chunk.key, source.place(chunk.begin), {}};
    entry.value.place = entry.key_place;
    add_entry(root, std::move(entry), problems);
  } else if (node && node->kind == Node::Kind::map) {
    for (Entry& entry : node->entries) add_entry(root, std::move(entry), problems);
  } else if (node && node->kind != Node::Kind::damaged) {
    problems.error(source.place(chunk.begin), "this file is not a map", "write 'key: value' at the margin");
  }
}

}  // namespace

Node parse_yaml(const YamlText& yaml, Problems& problems) {
  const SourceText source(yaml.file, yaml.text, yaml.first_line);
  Node root;
  root.place = source.place(0);
  root.last_line = root.place.line + static_cast<int>(source.line_count()) - 1;
  if (!check_encoding(source, problems)) return root;
  problems.keep_source(yaml.file, source.text(), yaml.of_patient, yaml.first_line);
  root.kind = Node::Kind::map;
  std::size_t values = 0;
  for (const Chunk& chunk : cut(source, problems)) {
    add_chunk(root, source, chunk, problems, values);
    if (values > yaml_detail::most_values) break;
  }
  return root;
}

Node read_yaml(const std::string& file, Problems& problems) {
  return parse_yaml({.file = file, .text = read_file(file), .of_patient = true}, problems);
}

Place place_in_file(const std::string& file, const std::vector<std::string>& keys) try {
  if (file.empty()) return {};
  Problems told_already;
  return place_of(read_yaml(file, told_already), keys);
} catch (const Error&) {
  return {file};  // gone since
}

namespace {

/// Begins with a letter or digit and holds nothing that has a meaning in YAML.
bool reads_back_bare(std::string_view text) {
  constexpr std::string_view inside = " _-./+()";
  if (text.empty() || !is_ascii_letter_or_digit(text.front()) || text.back() == ' ') return false;
  if (text == "null" || text == "Null" || text == "NULL") return false;
  return std::ranges::all_of(text, [&](char c) {
    return is_ascii_letter_or_digit(c) || inside.find(c) != std::string_view::npos ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

}  // namespace

std::string yaml_scalar(std::string_view text) {
  if (reads_back_bare(text)) return std::string(text);
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

}  // namespace rehab
