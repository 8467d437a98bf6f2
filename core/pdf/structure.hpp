// SPDX-License-Identifier: Apache-2.0
// The tree of tags behind the pages: which parts the text has, in reading order, and which marked pieces of which page
// belong to each. Filled by Document and its pages while they draw; written once at the end.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "pdf/haru.hpp"
#include "pdf/path.hpp"

namespace rehab::pdf {

/// What a part of the text is. Whatever is drawn outside all tags, or inside `artifact`, is left out by screen readers.
enum class Role {
  heading_1,
  heading_2,
  heading_3,
  paragraph,
  section,
  list,  ///< of list items, each behind a dot
  numbered_list,
  list_item,  ///< label (may be left out) and body
  list_label,
  list_body,
  table,        ///< of rows
  table_row,    ///< of cells
  header_cell,  ///< of the column; `row_header_cell` of the row
  row_header_cell,
  table_cell,
  figure,    ///< needs TagText::alternative
  caption,   ///< last in its figure
  strong,    ///< bold that means something; two that follow each other are one
  artifact,  ///< rules, backgrounds: takes no tags inside, and neither do the next two
  page_header,
  page_footer
};

struct TagText {
  std::string alternative = {};  ///< what a figure shows
  std::string actual = {};       ///< what is read instead of the characters drawn: "not done" for an empty box
  std::optional<Box> box = {};   ///< where a figure stands on its page
};

class StructureTree {
 public:
  /// `file` must outlive it.
  explicit StructureTree(HaruFile& file);

  void begin(Role role, const TagText& text);
  void end();
  bool all_ended() const { return open_.size() == 1; }

  /// The number of the element that the next thing drawn belongs to; nothing where it is an artifact.
  std::optional<std::size_t> owner() const;
  /// What kind of artifact that is.
  Role artifact() const { return artifact_.value_or(Role::artifact); }
  /// Of the innermost tag that is open, be it an artifact.
  std::optional<Role> open_role() const;
  /// "P", "H1": the owner's kind as PDF spells it.
  std::string_view kind() const;

  /// Gives the owner the next marked piece of the page, the `number`th from 0, and returns the piece's number on it.
  std::size_t add_content(std::size_t number, ObjectId page);

  /// Writes every element; returns the object of the tree.
  ObjectId write(std::size_t page_count);

 private:
  /// An element, or the piece of a page.
  struct Kid {
    std::size_t number;
    std::optional<ObjectId> page = {};
  };
  struct Element {
    std::size_t parent = 0;
    std::optional<Role> role = {};  ///< nothing: the document
    std::string texts = {};
    std::vector<Kid> kids = {};
    std::optional<ObjectId> page = {};  ///< of its first piece: those on it need no more than their numbers
    ObjectId object = 0;                ///< while it is written
  };
  Element& innermost() { return elements_[open_.back()]; }
  const Element& innermost() const { return elements_[open_.back()]; }
  void write(const Element& element);
  void append_kid(std::string& out, const Element& element, const Kid& kid) const;

  HaruFile& file_;
  const ObjectId tree_;
  std::deque<Element> elements_;  ///< in reading order, the document first
  std::vector<std::size_t> open_{0};
  std::vector<std::vector<std::size_t>> owners_;  ///< of the pieces, by page
  std::optional<Role> artifact_;                  ///< open now
};

}  // namespace rehab::pdf
