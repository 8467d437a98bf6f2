// SPDX-License-Identifier: Apache-2.0
#include "base/yaml_tree.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.hpp"

namespace rehab::yaml_detail {

namespace {

/// The words of a text, with single spaces in place of all spaces and line ends.
std::string words_of(std::string_view text) {
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

/// What does not look like a key may be a patient's text, and is not shown.
std::string key_name(const std::string& key) {
  return is_key_like(key) ? key : std::string("this key");
}

bool comment_follows(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  return begin != std::string_view::npos && text[begin] == '#';
}

/// A block scalar as its lines show it: its end, and its text without line ends at the end.
struct Block {
  std::size_t end = 0;
  std::string text;
  bool folded = false;  ///< `text` still has its line ends
  std::string problem;  ///< empty: none
  std::string remedy;
  std::size_t problem_at = 0;
};

void fail(Block& block, std::size_t at, std::string problem, std::string remedy) {
  block.problem = std::move(problem);
  block.remedy = std::move(remedy);
  block.problem_at = at;
}

bool check_head(Block& block, const SourceText& source, std::size_t begin) {
  const std::size_t line = source.line_at(begin);
  const std::string_view rest = source.line(line).substr(begin - source.line_start(line) + 1);
  const std::string_view head = trimmed(rest.substr(0, std::min(rest.find(" #"), rest.size())));
  if (head.empty() || head == "-") return true;
  fail(block, begin, "'|' or '>' with something after it",
       "they begin a text of several lines, alone; any other value begins with a letter or a figure");
  return false;
}

/// `begin`: the offset of `|` or `>`; `parent`: the column (from 0) that its lines must exceed.
Block read_block(const SourceText& source, std::size_t begin, std::size_t parent, std::size_t limit) {
  Block block;
  block.folded = source.text()[begin] == '>';
  if (!check_head(block, source, begin)) return block;
  std::size_t i = source.line_at(begin);
  std::optional<std::size_t> indent;
  block.end = source.line_start(i) + source.line(i).size();
  std::string pending;  // blank lines, which count only where text follows
  for (++i; i < source.line_count() && source.line_start(i) < limit; ++i) {
    const std::string_view line = source.line(i);
    if (is_blank(line)) {
      if (indent) pending += '\n';
      continue;
    }
    if (!indent) indent = indent_of(line);
    if (*indent <= parent) break;
    if (indent_of(line) < *indent) {
      if (indent_of(line) > parent && trimmed(line).front() != '#')
        fail(block, source.line_start(i) + indent_of(line), "this line is indented less than the text it belongs to",
             "indent every line of the text alike");
      break;
    }
    if (block.folded && indent_of(line) > *indent) {
      fail(block, source.line_start(i) + *indent, "this line is indented more than the text after '>'",
           "indent all lines alike, or write '|'");
      break;
    }
    if (!block.text.empty()) block.text += '\n';
    block.text += std::exchange(pending, {});
    block.text += line.substr(*indent);
    block.end = source.line_start(i) + line.size();
  }
  if (block.problem.empty() && block.text.empty())
    fail(block, begin, "no text follows", "indent the text on the lines below");
  return block;
}

}  // namespace

std::string repeated(const std::string& key, const Entry& earlier) {
  return key_name(key) + ": repeated; it stands in line " + std::to_string(earlier.key_place.line) + " already";
}

void Tree::null(std::size_t at) {
  if (wants_key()) {
    refuse(at, "a key is missing before ':'", "write 'key: value'");
    take_key({}, at, damaged(at));
  } else {
    report_null(at);
    put(damaged(at));
  }
}

void Tree::alias(std::size_t at) {
  refuse(at, "'*' would repeat another part of the file", "write it out, or put a text in quotes");
  throw Stop();
}

void Tree::scalar(std::size_t at, const Properties& properties, const std::string& value) {
  count(at);
  Node node = check_properties(at, properties) ? read_scalar(at, value) : damaged(at);
  if (wants_key()) {
    take_key(value, at, node);
  } else {
    put(std::move(node));
  }
}

void Tree::open(Node::Kind kind, std::size_t at, const Properties& properties) {
  count(at);
  if (!check_properties(at, properties)) throw Stop();
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

void Tree::close() {
  Node node = std::move(frames_.back().node);
  frames_.pop_back();
  put(std::move(node));
}

void Tree::check_coverage() {
  std::size_t at = chunk_.begin;
  for (const auto& [begin, end] : covered_) {
    if (!check_gap(at, begin)) return;
    at = std::max(at, end);
  }
  check_gap(at, chunk_.end);
}

void Tree::refuse(std::size_t at, std::string message, std::string remedy) {
  ok_ = false;
  const std::string_view key = key_beside(source_, at);
  yaml_detail::refuse(source_, at, key.empty() ? std::string_view(chunk_.key) : key, std::move(message),
                      std::move(remedy), problems_);
}

bool Tree::wants_key() const {
  return !frames_.empty() && frames_.back().node.kind == Node::Kind::map && !frames_.back().has_key;
}

Node Tree::damaged(std::size_t at) const {
  Node node;
  node.place = source_.place(at);
  return node;
}

void Tree::count(std::size_t at) {
  if (++values_ <= most_values) return;
  refuse(at, "more than " + std::to_string(most_values) + " values in one file", "split the file");
  throw Stop();
}

bool Tree::check_properties(std::size_t at, const Properties& properties) {
  const char first = at < source_.text().size() ? source_.text()[at] : '\0';
  if (properties.anchor || first == '&') {
    refuse(at, "'&' would name a part of the file", "leave it out, or put a text in quotes");
  } else if (first == '!' || (!properties.tag.empty() && properties.tag != "?" && properties.tag != "!")) {
    refuse(at, "'!' would change what the value means", "leave it out, or put a text in quotes");
  } else {
    return true;
  }
  return false;
}

Node Tree::read_scalar(std::size_t at, const std::string& value) {
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
  if (!ok) return node;
  node.kind = Node::Kind::scalar;
  node.text = composed(std::move(node.text));
  return node;
}

bool Tree::check_quoted(std::size_t at, const std::string& value) {
  const std::optional<std::size_t> end = quote_end(source_.text().substr(0, chunk_.end), at);
  if (!end) {
    refuse(at, "this quote does not close on its line", "close it, or write a long text after '|'");
    throw Stop();
  }
  covered_.emplace_back(at, *end);
  if (is_plain(value)) return true;
  const bool valid = !first_bad_utf8(value);
  if (valid && std::ranges::none_of(decode_utf8(value), [](char32_t c) { return c != U'\n' && is_unseen(c); }))
    return true;
  refuse(at, "the quoted text holds a character that can't be seen", "leave out the '\\' code");
  return false;
}

bool Tree::check_plain(std::size_t at, const std::string& value) {
  if (source_.text().substr(at, value.size()) == value && value.find('\n') == std::string::npos) {
    covered_.emplace_back(at, at + value.size());
    return true;
  }
  refuse(at, "the text goes on over several lines", "write '|' after the key and indent each line of the text below");
  return false;
}

bool Tree::check_block(std::size_t at, std::string& value) {
  const std::size_t parent = frames_.empty() ? 0 : frames_.back().column;
  const Block block = read_block(source_, at, parent, chunk_.end);
  if (!block.problem.empty()) {
    ok_ = false;
    const std::string& field = frames_.empty() ? chunk_.key : frames_.back().key;  // a line of text may look like a key
    yaml_detail::refuse(source_, block.problem_at, field, block.problem, block.remedy, problems_);
    throw Stop();
  }
  covered_.emplace_back(at, block.end);
  while (value.ends_with('\n')) value.pop_back();
  // A folded text has spaces for single line ends and one line end less for each empty line.
  if (value == block.text || (block.folded && words_of(value) == words_of(block.text))) return true;
  refuse(at, "the text can't be read exactly", "indent every line alike, without spaces at line ends");
  return false;
}

bool Tree::check_gap(std::size_t begin, std::size_t end) {
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

void Tree::take_key(const std::string& key, std::size_t at, const Node& node) {
  Frame& frame = frames_.back();
  frame.has_key = true;
  frame.key = key;
  frame.key_place = node.place;
  frame.key_end = covered_.empty() ? at : covered_.back().second;
  frame.key_refused = node.kind == Node::Kind::damaged || !check_key(key, at);
}

bool Tree::check_key(const std::string& key, std::size_t at) {
  if (key == "<<") {
    refuse(at, "'<<' would merge another map", "write the keys out");
  } else if (key.find('\n') != std::string::npos) {
    refuse(at, "a key can't have several lines", "write 'key: value'");
  } else if (const Entry* earlier = frames_.back().node.find_entry(key)) {
    refuse(at, repeated(key, *earlier), "leave one of them out");
  } else {
    return true;
  }
  return false;
}

void Tree::report_null(std::size_t at) {
  if (frames_.empty() || frames_.back().node.kind == Node::Kind::list) {
    refuse(at, "a value is missing in this list", "fill it in, or delete the '-' or ','");
    return;
  }
  const Frame& frame = frames_.back();
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
  } else if (at < chunk_.end && source_.text()[at] != '#' && source_.line_at(at) == source_.line_at(key_at)) {
    refuse(at, name + ": null is no value", "fill it in, or leave the line out");
  } else if (has_colon && comment_follows(source_.text().substr(colon + 1))) {
    refuse(key_at, name + ": a value is missing", "fill it in; in quotes where it begins with '#'");
  } else {
    refuse(key_at, name + ": a value is missing", "fill it in, or leave the line out");
  }
}

void Tree::put(Node node) {
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

}  // namespace rehab::yaml_detail
