// SPDX-License-Identifier: Apache-2.0
// The text of a YAML file before it is parsed: places, the checks that need only bytes and lines, and the cut into
// top-level entries. Each entry is parsed by itself, so that a quote left open can't swallow the lines after it, and
// all problems of a file are reported at once. Part of base/yaml; no other room includes it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/problem.hpp"

namespace rehab::yaml_detail {

inline constexpr std::size_t deepest = 16;  ///< levels of lists and maps

/// Text with '\n' line ends and no byte order mark. Offsets are in bytes, from 0 to the size of the text.
class SourceText {
 public:
  SourceText(std::string file, std::string_view bytes, int first_line);

  std::string_view text() const { return text_; }
  Place place(std::size_t offset) const;

  std::size_t line_count() const { return starts_.size(); }
  std::size_t line_start(std::size_t line) const { return starts_[line]; }
  /// Without its line end.
  std::string_view line(std::size_t line) const;
  /// The index of the line that holds `offset`.
  std::size_t line_at(std::size_t offset) const;

 private:
  FileName file_;
  std::string text_;
  int first_line_;
  std::vector<std::size_t> starts_;
  /// The last result of place(), from which it counts on: a long line is then counted once, not for each value in it.
  struct Counted {
    std::size_t offset = 0;
    std::size_t line = 0;
    int column = 1;
  };
  mutable Counted counted_;
};

/// A top-level entry: a line that begins at the margin, and the lines that belong to it.
struct Chunk {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string key;       ///< empty: not known
  bool damaged = false;  ///< reported already; not to be parsed
};

/// The text is UTF-8; only then may it be shown or cut. False: reported.
bool check_encoding(const SourceText& source, Problems& problems);
/// Cuts the text into its entries; reports characters and lines that are allowed nowhere.
std::vector<Chunk> cut(const SourceText& source, Problems& problems);

/// The offset behind the closing quote on the same line; nothing: it doesn't close there.
std::optional<std::size_t> quote_end(std::string_view text, std::size_t begin);

/// The number of spaces that a line begins with; all of a blank line.
std::size_t indent_of(std::string_view line);
bool is_blank(std::string_view line);
bool is_blank_or_comment(std::string_view line);

/// Looks like a key of this project: at most 64 of a to z, 0 to 9, '_', '.' and '-'.
bool is_key_like(std::string_view text);

/// The key that a text begins with; complete: its ':' is followed by a space or the text's end.
struct KeyLine {
  std::string_view key;
  bool complete = false;
  std::size_t colon = std::string_view::npos;  ///< the first one where no key is complete
};
/// `line`: without indentation, not empty.
KeyLine key_line(std::string_view line);

/// What is said of a line below an entry that is whole, and what to do: `own` is the key that the line begins with.
std::string indented_below(std::string_view key);
std::string remove_indent(std::size_t spaces, std::string_view own);

/// A space that is none to YAML, such as the no-break space of word processors; the bytes it has at `at`, 0: there is
/// none.
std::size_t odd_space(std::string_view line, std::size_t at);
/// What is wrong behind a ':' that ends no key, and what to do.
std::pair<std::string, std::string> colon_fault(std::string_view line, const KeyLine& found);

/// The key that the line of an offset begins with, behind spaces and dashes. Only where the line is known not to be
/// part of a block of text.
std::string_view key_beside(const SourceText& source, std::size_t at);

/// Adds an error at an offset. `field`: the key it is about; where it is key-like the message names it, and the excerpt
/// shows it (nothing else of a line that is not read yet may show).
void refuse(const SourceText& source, std::size_t at, std::string_view field, std::string message, std::string remedy,
            Problems& problems);

}  // namespace rehab::yaml_detail
