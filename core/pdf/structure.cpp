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

/// By role, as far as they are no artifacts.
constexpr Kind kinds[] = {{"H1"},
                          {"H2"},
                          {"H3"},
                          {"P"},
                          {"Sect"},
                          {"L", "/A<</O/List/ListNumbering/Disc>>"},
                          {"L", "/A<</O/List/ListNumbering/Decimal>>"},
                          {"LI"},
                          {"Lbl"},
                          {"LBody"},
                          {"Table"},
                          {"TR"},
                          {"TH", "/A<</O/Table/Scope/Column>>"},
                          {"TH", "/A<</O/Table/Scope/Row>>"},
                          {"TD"},
                          {"Figure"},
                          {"Caption"},
                          {"Strong"}};

const Kind& kind_of(Role role) {
  return kinds[static_cast<std::size_t>(role)];
}

bool is_artifact(Role role) {
  return role >= Role::artifact;
}

void append_text(std::string& out, std::string_view key, std::string_view utf8) {
  if (!utf8.empty()) out.append(key).append(text_string(in_reading_order(std::string(utf8))));
}

std::string entries_of(const TagText& text) {
  std::string out;
  append_text(out, "/Alt", text.alternative);
  append_text(out, "/ActualText", text.actual);
  if (text.box) out.append("/A<</O/Layout").append(bounding_box(*text.box)) += ">>";
  return out;
}

}  // namespace

StructureTree::StructureTree(HaruFile& file) : file_(file), tree_(file.add_object()), elements_(1) {}

void StructureTree::begin(Role role, const TagText& text) {
  if (artifact_) throw DrawingError("PDF: a tag inside an artifact");
  if (is_artifact(role)) {
    artifact_ = role;
    return;
  }
  if (role == Role::figure && text.alternative.empty()) throw DrawingError("PDF: a figure without alternative text");
  Element& parent = innermost();
  const bool goes_on = role == Role::strong && !parent.kids.empty() && !parent.kids.back().page &&
                       elements_[parent.kids.back().number].role == role;
  if (!goes_on) {
    parent.kids.push_back({elements_.size()});
    elements_.push_back({open_.back(), role, entries_of(text)});
  }
  open_.push_back(parent.kids.back().number);
}

void StructureTree::end() {
  if (artifact_)
    artifact_.reset();
  else if (all_ended())
    throw DrawingError("PDF: the end of a tag that was not begun");
  else
    open_.pop_back();
}

std::optional<std::size_t> StructureTree::owner() const {
  return artifact_ || all_ended() ? std::nullopt : std::optional(open_.back());
}

std::optional<Role> StructureTree::open_role() const {
  return artifact_ ? artifact_ : innermost().role;
}

std::string_view StructureTree::kind() const {
  return kind_of(*innermost().role).name;
}

std::size_t StructureTree::add_content(std::size_t number, ObjectId page) {
  if (owners_.size() <= number) owners_.resize(number + 1);
  const std::size_t piece = owners_[number].size();
  owners_[number].push_back(open_.back());
  Element& owner = innermost();
  owner.kids.push_back({piece, page});
  if (!owner.page) owner.page = page;
  return piece;
}

void StructureTree::append_kid(std::string& out, const Element& element, const Kid& kid) const {
  if (!kid.page) {
    append_reference(out, elements_[kid.number].object);
  } else if (kid.page == element.page) {
    append_whole(out, kid.number);
  } else {
    append_reference(out += "<</Type/MCR/Pg ", *kid.page);
    append_whole(out += "/MCID ", kid.number);
    out += ">>";
  }
}

void StructureTree::write(const Element& element) {
  const Kind kind = element.role ? kind_of(*element.role) : Kind{"Document"};
  std::string& out = file_.object(element.object);
  out.append("/S/").append(kind.name);
  if (element.page) append_reference(out += "/Pg ", *element.page);
  append_reference(out += "/P ", element.role ? elements_[element.parent].object : tree_);
  const bool several = element.kids.size() > 1;
  if (!element.kids.empty()) out += several ? "/K[" : "/K ";
  for (const Kid& kid : element.kids) {
    if (&kid != &element.kids.front()) out += ' ';
    append_kid(out, element, kid);
  }
  if (several) out += ']';
  out.append(element.texts).append(kind.attributes);
}

ObjectId StructureTree::write(std::size_t page_count) {
  std::vector<Element*> by_kind;  // of a kind they pack best
  for (Element& element : elements_) by_kind.push_back(&element);
  std::ranges::stable_sort(by_kind, {}, &Element::role);
  for (Element* element : by_kind) element->object = file_.add_object();
  for (const Element* element : by_kind) write(*element);
  const ObjectId parents = file_.add_object();
  std::string& places = file_.object(parents) += "/Nums[";
  owners_.resize(page_count);
  for (std::size_t page = 0; page < page_count; ++page) {
    append_whole(places, page);
    places += '[';
    for (const std::size_t owner : owners_[page]) append_reference(places += ' ', elements_[owner].object);
    places += ']';
  }
  places += ']';
  file_.object(tree_) += "/Type/StructTreeRoot/RoleMap<</Strong/Span>>/K " + reference(elements_.front().object) +
                         "/ParentTree " + reference(parents) + "/ParentTreeNextKey " + std::to_string(page_count);
  return tree_;
}

}  // namespace rehab::pdf
