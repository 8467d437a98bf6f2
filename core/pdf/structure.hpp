// SPDX-License-Identifier: Apache-2.0
// The tree of tags behind the pages: which parts the text has, in reading order, and which marked pieces of which page
// belong to each. Filled by Document and its pages while they draw; written once at the end.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "pdf/document.hpp"
#include "pdf/haru.hpp"

namespace rehab::pdf {

class StructureTree {
 public:
  /// `file` must outlive it.
  explicit StructureTree(HaruFile& file);

  void begin(Role role, const TagText& text);
  void end();
  bool all_ended() const { return open_.size() == 1; }

  /// The element that the next thing drawn belongs to; nothing where it is an artifact.
  std::optional<ObjectId> owner() const;
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
  struct Element {
    ObjectId object, parent;
    std::optional<Role> role = {};  ///< nothing: the document
    std::string texts = {};
    std::string kids = {};
    std::size_t kid_count = 0, last_kid = 0;  ///< last_kid: 0 where it is a piece
    std::optional<ObjectId> page = {};        ///< of its first piece: those on it need no more than their numbers

    /// Where the next kid is to be written; `element`: 0 for a piece.
    std::string& next_kid(std::size_t element);
  };
  struct PagePieces {
    std::size_t count = 0;
    std::string owners = {};
  };
  Element& innermost() { return elements_[open_.back()]; }
  const Element& innermost() const { return elements_[open_.back()]; }
  void write(const Element& element);

  HaruFile& file_;
  const ObjectId tree_;
  std::deque<Element> elements_;  ///< in reading order, the document first
  std::vector<std::size_t> open_{0};
  std::vector<PagePieces> pages_;
  std::optional<Role> artifact_;  ///< open now
};

}  // namespace rehab::pdf
