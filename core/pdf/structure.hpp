// SPDX-License-Identifier: Apache-2.0
// The tree of tags behind the pages: which parts the text has, in reading order, and which marked pieces of which page
// belong to each. Filled by Document and its pages while they draw; written once at the end.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pdf/document.hpp"
#include "pdf/haru.hpp"

namespace rehab::pdf {

class StructureTree {
 public:
  using ElementId = std::size_t;

  void begin(Role role, const TagText& text);
  void end();
  bool all_ended() const { return open_.empty(); }

  /// The element that the next thing drawn belongs to; nothing where it is an artifact.
  std::optional<ElementId> owner() const;
  /// What kind of artifact that is.
  Role artifact() const { return artifact_.value_or(Role::artifact); }
  /// Of the innermost tag that is open, be it an artifact.
  std::optional<Role> open_role() const;

  /// Gives the element the next marked piece of the page and returns the piece's number on that page.
  std::size_t add_content(ElementId element, std::size_t page);

  /// "P", "H1": the element's kind as PDF spells it.
  std::string_view kind(ElementId element) const;

  /// Writes every element; `pages` are the objects of the pages. Returns the object of the tree.
  ObjectId write(HaruFile& file, const std::vector<ObjectId>& pages) const;

 private:
  struct Kid {
    std::optional<ElementId> element;  ///< nothing: a marked piece
    std::size_t page = 0, piece = 0;
  };
  struct Element {
    Role role;
    TagText text;
    std::optional<ElementId> parent;  ///< nothing: the document
    std::vector<Kid> kids = {};
  };
  /// Adds an element to the one that is open.
  ElementId add(Role role, const TagText& text);
  std::string entries(const Element& element, const std::vector<ObjectId>& objects, ObjectId root,
                      const std::vector<ObjectId>& pages) const;
  void append_kids(std::string& out, const Element& element, const std::vector<ObjectId>& objects,
                   const std::vector<ObjectId>& pages) const;
  std::string parent_tree(const std::vector<ObjectId>& objects, std::size_t page_count) const;

  std::vector<Element> elements_;
  std::vector<ElementId> open_;
  std::vector<std::vector<ElementId>> owners_;  ///< by page and piece
  std::optional<Role> artifact_;                ///< open now
};

}  // namespace rehab::pdf
