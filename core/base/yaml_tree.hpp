// SPDX-License-Identifier: Apache-2.0
// Builds the tree of one top-level entry from the parser's events, and compares every scalar with the bytes it came
// from, so that nothing is read differently from how it looks. It knows offsets only, not the parser. Part of
// base/yaml; no room includes it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/yaml.hpp"
#include "base/yaml_source.hpp"

namespace rehab::yaml_detail {

inline constexpr std::size_t most_values = 10'000;

/// Ends the parse of a chunk at once; its problem is reported already.
struct Stop {};

/// The `&name` and `!type` of a value; both are refused.
struct Properties {
  std::string tag;
  bool anchor = false;
};

class Tree {
 public:
  /// `values` counts the values in all chunks of a file.
  Tree(const SourceText& source, const Chunk& chunk, Problems& problems, std::size_t& values)
      : source_(source), chunk_(chunk), problems_(problems), values_(values) {}

  void null(std::size_t at);
  void alias(std::size_t at);
  void scalar(std::size_t at, const Properties& properties, const std::string& value);
  void open(Node::Kind kind, std::size_t at, const Properties& properties);
  void close();

  /// Reports a byte that is in no scalar or comment and is no mark between them: the parser dropped it.
  void check_coverage();
  void refuse(std::size_t at, std::string message, std::string remedy);

  bool ok() const { return ok_; }
  Node take_root() { return std::move(root_); }

 private:
  /// A list or map that is not closed yet.
  struct Frame {
    Node node;
    std::size_t column = 0;  ///< from 0
    std::string key;         ///< of a map: the key whose value comes next
    Place key_place;
    std::size_t key_end = 0;
    bool has_key = false;
    bool key_refused = false;
  };

  bool wants_key() const;
  Node damaged(std::size_t at) const;
  void count(std::size_t at);
  bool check_properties(std::size_t at, const Properties& properties);
  Node read_scalar(std::size_t at, const std::string& value);
  bool check_quoted(std::size_t at, const std::string& value);
  bool check_plain(std::size_t at, const std::string& value);
  bool check_block(std::size_t at, std::string& value);
  bool check_gap(std::size_t begin, std::size_t end);
  void take_key(const std::string& key, std::size_t at, const Node& node);
  bool check_key(const std::string& key, std::size_t at);
  void report_null(std::size_t at);
  void put(Node node);

  const SourceText& source_;
  const Chunk& chunk_;
  Problems& problems_;
  std::size_t& values_;
  std::vector<Frame> frames_;
  std::vector<std::pair<std::size_t, std::size_t>> covered_;
  Node root_;
  bool ok_ = true;
};

/// "repeated; it stands in line N already" for the second of two equal keys.
std::string repeated(const std::string& key, const Entry& earlier);

}  // namespace rehab::yaml_detail
