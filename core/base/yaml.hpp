// SPDX-License-Identifier: Apache-2.0
// YAML as this project reads it: a small, exact part of the language, as a tree with places. No types are guessed (text
// stays text), nothing is dropped silently, and everything that a person could misread is refused: anchors, aliases,
// tags, merge keys, repeated keys, empty values, text over several lines without `|` or `>-`, tabs, invisible
// characters, a second document. Only the files base/yaml* know the library underneath.
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
  std::string text;            ///< scalar: what was written, unquoted and composed; a block loses its last line end
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
  std::string file;         ///< its name in problems
  std::string_view text;    ///< the bytes of the file
  bool of_patient = false;  ///< excerpts then show only what a reader released
  int first_line = 1;       ///< where `text` begins in the file
};

/// The root, a map; damaged where the text is not UTF-8. Holds what could be read even where there are problems, so
/// that a Shape can add its own; callers look at Problems::ok() before they use it.
Node parse_yaml(const YamlText& yaml, Problems& problems);

/// Reads the file and parses it. What a reader did not release is masked, as the file of a patient may be named by
/// mistake. Throws what read_file throws.
Node read_yaml(const std::string& file, Problems& problems);

/// The place of the last node that exists along the path `keys`; in a list "3" is the third item.
Place place_of(const Node& root, const std::vector<std::string>& keys);
/// The same for a file that is read again, for what is found out after reading. Without a file: no place.
Place place_in_file(const std::string& file, const std::vector<std::string>& keys);

/// The text as a YAML scalar on one line that reads back the same, in quotes where it needs them.
std::string yaml_scalar(std::string_view text);

}  // namespace rehab
