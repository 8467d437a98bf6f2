// SPDX-License-Identifier: Apache-2.0
#include "base/yaml.hpp"

#include <algorithm>
#include <set>
#include <sstream>
#include <utility>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "base/files.hpp"
#include "base/text.hpp"
#include "base/yaml_source.hpp"

namespace rehab {

using yaml_detail::Chunk;
using yaml_detail::SourceText;

const Node* Node::find(std::string_view key) const {
  for (const Entry& entry : entries)
    if (entry.key == key) return &entry.value;
  return nullptr;
}

namespace {

constexpr std::size_t deepest = 16;
constexpr std::size_t most_values = 10'000;

/// Ends the parse of a chunk at once; its problem is reported already.
struct Stop {};

/// Builds the tree of one chunk from the parser's events, and checks every scalar against the bytes it came from.
class Builder final : public YAML::EventHandler {
 public:
  Builder(const SourceText& source, const Chunk& chunk, Problems& problems, std::size_t& values)
      : source_(source), chunk_(chunk), problems_(problems), values_(values) {}

  Node take_root() { return std::move(root_); }
  bool ok() const { return ok_; }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    const std::size_t at = offset(mark);
    if (wants_key()) {
      refuse(at, "a key is missing before ':'", "write 'key: value'");
      take_key({}, at, true);
    } else {
      report_null(at);
      put(damaged(at));
    }
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    refuse(offset(mark), "'*' would repeat another part of the file", "write it out, or put a text in quotes");
    throw Stop();
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    const std::size_t at = offset(mark);
    count(at);
    const bool refused = !check_properties(at, tag, anchor);
    Node node = refused ? damaged(at) : scalar(at, value);
    if (wants_key()) {
      take_key(value, at, node.kind == Node::Kind::damaged);
    } else {
      put(std::move(node));
    }
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(Node::Kind::list, mark, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(Node::Kind::map, mark, tag, anchor);
  }
  void OnMapEnd() override { close(); }

  /// Every byte is part of a scalar, a comment or the marks between them: nothing was dropped.
  void check_coverage() {
    std::size_t at = chunk_.begin;
    for (const auto& [begin, end] : covered_) {
      if (!check_gap(at, begin)) return;
      at = std::max(at, end);
    }
    check_gap(at, chunk_.end);
  }

  void refuse(std::size_t at, std::string message, std::string remedy) {
    ok_ = false;
    release_key(source_, source_.line_at(at), problems_);
    problems_.error(source_.place(at), std::move(message), std::move(remedy));
  }

 private:
  struct Frame {
    Node node;
    std::size_t column;  ///< from 0
    std::string key;
    Place key_place;
    bool has_key = false;
    bool key_refused = false;
    std::size_t key_end = 0;
  };

  std::size_t offset(const YAML::Mark& mark) const {
    const std::size_t position = mark.pos < 0 ? 0 : static_cast<std::size_t>(mark.pos);
    return std::min(chunk_.begin + position, chunk_.end);
  }

  bool wants_key() const {
    return !frames_.empty() && frames_.back().node.kind == Node::Kind::map && !frames_.back().has_key;
  }

  Node damaged(std::size_t at) const {
    Node node;
    node.place = source_.place(at);
    return node;
  }

  void count(std::size_t at) {
    if (++values_ <= most_values) return;
    refuse(at, "more than " + std::to_string(most_values) + " values in one file", "split the file");
    throw Stop();
  }

  bool check_properties(std::size_t at, const std::string& tag, YAML::anchor_t anchor) {
    const char first = at < source_.text().size() ? source_.text()[at] : '\0';
    if (anchor != 0 || first == '&') {
      refuse(at, "'&' would name a part of the file", "leave it out, or put a text in quotes");
    } else if (first == '!' || (!tag.empty() && tag != "?" && tag != "!")) {
      refuse(at, "'!' would change what the value means", "leave it out, or put a text in quotes");
    } else {
      return true;
    }
    return false;
  }

  Node scalar(std::size_t at, const std::string& value) {
    const char first = at < chunk_.end ? source_.text()[at] : '\0';
    Node node = damaged(at);
    node.text = value;
    node.quoted = true;
    bool ok = false;
    if (first == '"' || first == '\'') {
      ok = check_quoted(at, value);
    } else if (first == '|' || first == '>') {
      ok = check_block(at, node.text);
    } else {
      node.quoted = false;
      ok = check_plain(at, value);
    }
    if (ok) node.kind = Node::Kind::scalar;
    return node;
  }

  bool check_quoted(std::size_t at, const std::string& value) {
    const std::optional<std::size_t> end = yaml_detail::quote_end(source_.text().substr(0, chunk_.end), at);
    if (!end) {
      refuse(at, "this quote does not close on its line", "close it, or write a long text after '|'");
      throw Stop();
    }
    covered_.emplace_back(at, *end);
    if (!first_bad_utf8(value) &&
        std::ranges::none_of(decode_utf8(value), [](char32_t c) { return c != U'\n' && is_unseen(c); }))
      return true;
    refuse(at, "the quoted text holds a character that can't be seen", "leave out the '\\' code");
    return false;
  }

  bool check_plain(std::size_t at, const std::string& value) {
    if (source_.text().substr(at, value.size()) == value && value.find('\n') == std::string::npos) {
      covered_.emplace_back(at, at + value.size());
      return true;
    }
    refuse(at, "the text goes on over several lines", "write '|' after the key and indent each line of the text below");
    return false;
  }

  bool check_block(std::size_t at, std::string& value) {
    const std::size_t parent = frames_.empty() ? 0 : frames_.back().column;
    const yaml_detail::Block block = yaml_detail::read_block(source_, at, parent, chunk_.end);
    if (!block.problem.empty()) {
      refuse(block.problem_at, block.problem, block.remedy);
      throw Stop();
    }
    covered_.emplace_back(at, block.end);
    while (value.ends_with('\n')) value.pop_back();
    // A folded text has spaces for single line ends and one line end less for each empty line.
    if (value == block.text || (block.folded && words_of(value) == words_of(block.text))) return true;
    refuse(at, "the text can't be read exactly", "indent every line alike, without spaces at line ends");
    return false;
  }

  static std::string words_of(std::string_view text) {
    std::string out;
    for (char c : text) {
      const bool space = c == ' ' || c == '\n';
      if (!space) {
        out += c;
      } else if (!out.empty() && out.back() != ' ') {
        out += ' ';
      }
    }
    return out;
  }

  void take_key(const std::string& key, std::size_t at, bool refused) {
    Frame& frame = frames_.back();
    frame.has_key = true;
    frame.key = key;
    frame.key_place = source_.place(at);
    frame.key_end = covered_.empty() ? at : covered_.back().second;
    if (!refused && key == "<<") {
      refuse(at, "'<<' would merge another map", "write the keys out");
      refused = true;
    } else if (!refused && key.find('\n') != std::string::npos) {
      refuse(at, "a key can't have several lines", "write 'key: value'");
      refused = true;
    } else if (!refused && frame.node.find(key)) {
      refuse(at,
             key_name(key) + ": repeated; it stands in line " +
                 std::to_string(entry_of(frame.node, key).key_place.line) + " already",
             "leave one of them out");
      refused = true;
    }
    frame.key_refused = refused;
  }

  static const Entry& entry_of(const Node& map, std::string_view key) {
    return *std::ranges::find(map.entries, key, &Entry::key);
  }

  static std::string key_name(const std::string& key) {
    return yaml_detail::is_key_like(key) ? key : std::string("this key");
  }

  void report_null(std::size_t at) {
    if (frames_.empty() || frames_.back().node.kind == Node::Kind::list) {
      refuse(at, "a value is missing in this list", "fill it in, or delete the '-' or ','");
      return;
    }
    Frame& frame = frames_.back();
    if (frame.key_refused) return;
    const std::size_t colon = source_.text().find_first_not_of(' ', frame.key_end);
    const bool has_colon = colon < chunk_.end && source_.text()[colon] == ':';
    const std::size_t inner = frame.key.find(':');
    const std::string name = key_name(frame.key.substr(0, inner));
    const std::size_t key_at = frame.key_end - std::min(frame.key.size(), frame.key_end);
    if (!has_colon && inner != std::string::npos) {
      refuse(key_at + inner, name + ": a space is missing after ':'", "write '" + name + ": ...'");
    } else if (!has_colon) {
      refuse(key_at, name + ": expected 'key: value'", "add ': ' and the value");
    } else if (at < chunk_.end && std::string_view("~nN").find(source_.text()[at]) != std::string_view::npos) {
      refuse(at, name + ": null is no value", "fill it in, or leave the line out");
    } else {
      refuse(key_at, name + ": a value is missing", "fill it in, or leave the line out");
    }
  }

  void open(Node::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    const std::size_t at = offset(mark);
    count(at);
    if (!check_properties(at, tag, anchor)) throw Stop();
    if (wants_key()) {
      refuse(at, "a key must be a single word", "write 'key: value'");
      throw Stop();
    }
    if (frames_.size() >= deepest) {
      refuse(at, "nested more than " + std::to_string(deepest) + " levels deep", "make it flatter");
      throw Stop();
    }
    Frame frame;
    frame.node = damaged(at);
    frame.node.kind = kind;
    frame.column = at - source_.line_start(source_.line_at(at));
    frames_.push_back(std::move(frame));
  }

  void close() {
    Node node = std::move(frames_.back().node);
    frames_.pop_back();
    put(std::move(node));
  }

  void put(Node node) {
    if (frames_.empty()) {
      root_ = std::move(node);
      return;
    }
    Frame& frame = frames_.back();
    if (frame.node.kind == Node::Kind::list) {
      frame.node.items.push_back(std::move(node));
      return;
    }
    frame.has_key = false;
    if (!frame.key_refused)
      frame.node.entries.push_back({std::move(frame.key), std::move(frame.key_place), std::move(node)});
  }

  bool check_gap(std::size_t begin, std::size_t end) {
    const std::string_view text = source_.text();
    for (std::size_t i = begin; i < end; ++i) {
      const char c = text[i];
      if (c == '#' && (i == 0 || text[i - 1] == ' ' || text[i - 1] == '\n')) {
        i = std::min(text.find('\n', i), end);
      } else if (std::string_view(" \n:,-[]{}").find(c) == std::string_view::npos) {
        refuse(i, "this would be dropped", "put the text in quotes");
        return false;
      }
    }
    return true;
  }

  const SourceText& source_;
  const Chunk& chunk_;
  Problems& problems_;
  std::size_t& values_;
  std::vector<Frame> frames_;
  std::vector<std::pair<std::size_t, std::size_t>> covered_;
  Node root_;
  bool ok_ = true;
};

/// Sees whether anything comes after the first document.
class Nothing final : public YAML::EventHandler {
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

struct Advice {
  std::string_view parser_says;
  const char* message;
  const char* remedy;
};

/// What the parser's own words mean to the person who typed the file.
constexpr Advice advice[] = {
    {"illegal map value", "a ':' where no key can be", "put a text that holds ': ' in quotes"},
    {"illegal map key", "a key where none can be", "put a text in quotes; check the indentation"},
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

void report(const YAML::Exception& exception, const SourceText& source, const Chunk& chunk, Builder& builder) {
  const std::size_t position = exception.mark.pos < 0 ? 0 : static_cast<std::size_t>(exception.mark.pos);
  std::size_t at = std::min(chunk.begin + position, chunk.end);
  // The parser notices at the next token; the fault is in what came before it.
  while (at > chunk.begin && (at == chunk.end || source.text()[at] == '\n')) --at;
  for (const Advice& each : advice)
    if (exception.msg.starts_with(each.parser_says)) return builder.refuse(at, each.message, each.remedy);
  builder.refuse(at, "this can't be read as YAML", "check quotes, brackets and indentation around here");
}

/// The chunk as a node of its own; nothing: reported.
std::optional<Node> parse_chunk(const SourceText& source, const Chunk& chunk, Problems& problems, std::size_t& values) {
  if (!check_quotes(source, chunk, problems)) return std::nullopt;
  Builder builder(source, chunk, problems, values);
  std::istringstream in(std::string(source.text().substr(chunk.begin, chunk.end - chunk.begin)) + '\n');
  try {
    YAML::Parser parser(in);
    parser.HandleNextDocument(builder);
    Nothing rest;
    if (builder.ok()) {
      if (parser.HandleNextDocument(rest)) {
        builder.refuse(chunk.begin, "something follows the value", "check brackets and indentation");
      } else {
        builder.check_coverage();
      }
    }
  } catch (const Stop&) {
    return std::nullopt;
  } catch (const YAML::Exception& exception) {
    report(exception, source, chunk, builder);
    return std::nullopt;
  }
  return builder.take_root();
}

void add_entry(Node& root, Entry entry, Problems& problems) {
  const auto earlier = std::ranges::find(root.entries, entry.key, &Entry::key);
  if (earlier == root.entries.end()) {
    root.entries.push_back(std::move(entry));
    return;
  }
  problems.error(entry.key_place,
                 entry.key + ": repeated; it stands in line " + std::to_string(earlier->key_place.line) + " already",
                 "leave one of them out");
  problems.release(entry.key_place, code_point_count(entry.key));
  earlier->value.kind = Node::Kind::damaged;
}

void add_damaged(Node& root, const SourceText& source, const Chunk& chunk, Problems& problems) {
  if (chunk.key.empty()) return;
  Entry entry{chunk.key, source.place(chunk.begin), {}};
  entry.value.place = entry.key_place;
  add_entry(root, std::move(entry), problems);
}

void add_chunk(Node& root, const SourceText& source, const Chunk& chunk, Problems& problems, std::size_t& values) {
  std::optional<Node> node;
  if (!chunk.damaged) node = parse_chunk(source, chunk, problems, values);
  if (!node) return add_damaged(root, source, chunk, problems);
  if (node->kind == Node::Kind::map) {
    for (Entry& entry : node->entries) add_entry(root, std::move(entry), problems);
  } else if (node->kind != Node::Kind::damaged) {
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
    if (values > most_values) break;
  }
  return root;
}

Node read_yaml(const std::string& file, Problems& problems) {
  return parse_yaml({file, read_file(file)}, problems);
}

}  // namespace rehab
