// SPDX-License-Identifier: Apache-2.0
#include "pdf/structure.hpp"

#include <algorithm>

#include "pdf/content.hpp"

namespace rehab::pdf {
namespace {

struct Kind {
  std::string_view name;
  std::string_view attributes = {};
};

Kind kind_of(Role role) {
  switch (role) {
    case Role::heading_1:
      return {"H1"};
    case Role::heading_2:
      return {"H2"};
    case Role::heading_3:
      return {"H3"};
    case Role::paragraph:
      return {"P"};
    case Role::section:
      return {"Sect"};
    case Role::list:
      return {"L", "/A<</O/List/ListNumbering/Disc>>"};
    case Role::numbered_list:
      return {"L", "/A<</O/List/ListNumbering/Decimal>>"};
    case Role::list_item:
      return {"LI"};
    case Role::list_label:
      return {"Lbl"};
    case Role::list_body:
      return {"LBody"};
    case Role::table:
      return {"Table"};
    case Role::table_row:
      return {"TR"};
    case Role::header_cell:
      return {"TH", "/A<</O/Table/Scope/Column>>"};
    case Role::row_header_cell:
      return {"TH", "/A<</O/Table/Scope/Row>>"};
    case Role::table_cell:
      return {"TD"};
    case Role::figure:
      return {"Figure"};
    case Role::caption:
      return {"Caption"};
    case Role::span:
      return {"Span"};
    case Role::strong:
      return {"Strong"};
    case Role::artifact:
    case Role::page_header:
    case Role::page_footer:
      return {"Artifact"};
  }
  throw DrawingError("PDF: a tag of no kind");
}

bool is_artifact(Role role) {
  return role == Role::artifact || role == Role::page_header || role == Role::page_footer;
}

void append_text(std::string& out, std::string_view key, std::string_view utf8) {
  if (!utf8.empty()) out.append(key).append(text_string(in_reading_order(std::string(utf8))));
}

}  // namespace

void StructureTree::begin(Role role, const TagText& text) {
  if (artifact_) throw DrawingError("PDF: a tag inside an artifact");
  if (is_artifact(role)) {
    artifact_ = role;
    return;
  }
  if (role == Role::figure && text.alternative.empty()) throw DrawingError("PDF: a figure without alternative text");
  if (role == Role::strong && !open_.empty() && !elements_[open_.back()].kids.empty())
    if (const auto before = elements_[open_.back()].kids.back().element; before && elements_[*before].role == role)
      return open_.push_back(*before);
  open_.push_back(add(role, text));
}

StructureTree::ElementId StructureTree::add(Role role, const TagText& text) {
  const ElementId element = elements_.size();
  elements_.push_back({role, text, open_.empty() ? std::nullopt : std::optional(open_.back())});
  if (!open_.empty()) elements_[open_.back()].kids.push_back({element});
  return element;
}

void StructureTree::end() {
  if (artifact_)
    artifact_.reset();
  else if (open_.empty())
    throw DrawingError("PDF: the end of a tag that was not begun");
  else
    open_.pop_back();
}

std::optional<StructureTree::ElementId> StructureTree::owner() const {
  return artifact_ || open_.empty() ? std::nullopt : std::optional(open_.back());
}

std::optional<Role> StructureTree::open_role() const {
  if (artifact_) return artifact_;
  return open_.empty() ? std::nullopt : std::optional(elements_[open_.back()].role);
}

std::size_t StructureTree::add_content(ElementId element, std::size_t page) {
  if (owners_.size() <= page) owners_.resize(page + 1);
  const std::size_t piece = owners_[page].size();
  owners_[page].push_back(element);
  elements_[element].kids.push_back({std::nullopt, page, piece});
  return piece;
}

std::string_view StructureTree::kind(ElementId element) const {
  return kind_of(elements_[element].role).name;
}

std::string StructureTree::entries(const Element& element, const std::vector<ObjectId>& objects, ObjectId root,
                                   const std::vector<ObjectId>& pages) const {
  const Kind kind = kind_of(element.role);
  std::string out = "/S/";
  out.append(kind.name).append("/P ");
  append_reference(out, element.parent ? objects[*element.parent] : root);
  append_text(out, "/Alt", element.text.alternative);
  append_text(out, "/ActualText", element.text.actual);
  append_text(out, "/Lang", element.text.language);
  out += kind.attributes;
  if (element.text.box) out.append("/A<</O/Layout").append(bounding_box(*element.text.box)) += ">>";
  append_kids(out, element, objects, pages);
  return out;
}

/// A piece on the page that the element names needs no more than its number.
void StructureTree::append_kids(std::string& out, const Element& element, const std::vector<ObjectId>& objects,
                                const std::vector<ObjectId>& pages) const {
  const auto first = std::ranges::find_if(element.kids, [](const Kid& kid) { return !kid.element; });
  const bool has_page = first != element.kids.end();
  if (has_page) append_reference(out += "/Pg ", pages[first->page]);
  if (element.kids.empty()) return;
  out += element.kids.size() == 1 ? "/K " : "/K[";
  for (const Kid& kid : element.kids) {
    if (out.back() == 'R') out += ' ';
    if (kid.element) {
      append_reference(out, objects[*kid.element]);
    } else if (kid.page == first->page) {
      append_number(out, static_cast<double>(kid.piece), 0);
    } else {
      append_reference(out += "<</Type/MCR/Pg ", pages[kid.page]);
      append_number(out += "/MCID ", static_cast<double>(kid.piece), 0);
      out += ">>";
    }
  }
  if (out.back() == ' ') out.pop_back();
  if (element.kids.size() > 1) out += ']';
}

std::string StructureTree::parent_tree(const std::vector<ObjectId>& objects, std::size_t page_count) const {
  std::string out = "/Nums[";
  for (std::size_t page = 0; page < page_count; ++page) {
    out.append(std::to_string(page)) += '[';
    if (page < owners_.size())
      for (const ElementId owner : owners_[page]) {
        append_reference(out, objects[owner]);
        out += ' ';
      }
    out += ']';
  }
  return out += ']';
}

ObjectId StructureTree::write(HaruFile& file, const std::vector<ObjectId>& pages) const {
  const ObjectId tree = file.add_object(), document = file.add_object(), parents = file.add_object();
  std::vector<ObjectId> objects;
  std::string top;
  for (const Element& element : elements_) {
    objects.push_back(file.add_object());
    if (!element.parent) top.append(reference(objects.back())) += ' ';
  }
  for (std::size_t i = 0; i < elements_.size(); ++i)
    file.fill_object(objects[i], entries(elements_[i], objects, document, pages));
  file.fill_object(document, "/S/Document/P " + reference(tree) + "/K[" + top + "]");
  file.fill_object(parents, parent_tree(objects, pages.size()));
  file.fill_object(tree, "/Type/StructTreeRoot/RoleMap<</Strong/Span>>/K " + reference(document) + "/ParentTree " +
                             reference(parents) + "/ParentTreeNextKey " + std::to_string(pages.size()));
  return tree;
}

}  // namespace rehab::pdf
