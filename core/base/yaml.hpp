// SPDX-License-Identifier: Apache-2.0
// YAML as this project reads it: a small, exact part of the language, as a tree with places. No types are guessed (text
// stays text), nothing is dropped in silence, and everything a person could misread is refused: anchors, aliases, tags,
// merge keys, repeated keys, empty values, text over several lines without `|` or `>-`, tabs, invisible characters, a
// second document. Every room reads YAML through this and Shape; nobody else sees the library underneath.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"

namespace rehab {

struct Entry;

struct Node {
  enum class Kind {
    scalar,
    list,
    map,
    damaged,  ///< there, but refused; its problem is reported already, so readers pass over it
  };
  Kind kind = Kind::damaged;
  Place place;
  int last_line = 0;           ///< of the root: where a missing key would be added
  std::string text;            ///< scalar: what was written, unquoted; a block loses its last line end
  bool quoted = false;         ///< in quotes or as a block: text, even where it looks like a number
  std::vector<Node> items;     ///< list
  std::vector<Entry> entries;  ///< map, in the order of the file, each key once

  /// The entry or the value under `key`; nullptr: a map without it, or no map.
  const Entry* find_entry(std::string_view key) const;
  const Node* find(std::string_view key) const;
};

struct Entry {
  std::string key;
  Place key_place;
  Node value;
};

struct YamlText {
  std::string file;         ///< as it stands in problems
  std::string_view text;    ///< the bytes of the file
  bool of_patient = false;  ///< problems then mask everything a reader did not release
  int first_line = 1;       ///< where `text` begins in the file
};

/// The root, a map. Always returns what could be read, even beside problems, so that a Shape can add its own; whoever
/// calls looks at Problems::ok() before using it.
Node parse_yaml(const YamlText& yaml, Problems& problems);

/// Reads the file and parses it. Throws what read_file throws.
Node read_yaml(const std::string& file, Problems& problems);

/// The place of the deepest node that exists on the way along `keys`; "3" is the third item of a list.
Place place_of(const Node& root, const std::vector<std::string>& keys);

/// A scalar as it would have to be written to read back the same, quoted where needed (one line).
std::string yaml_scalar(std::string_view text);

}  // namespace rehab
