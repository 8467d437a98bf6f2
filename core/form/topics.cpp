// SPDX-License-Identifier: Apache-2.0
#include "form/topics.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "form/controls.hpp"
#include "model/fields.hpp"
#include "sheet/html/markup.hpp"

namespace rehab::form {

using html::element;
using html::escaped;

namespace {

struct Topic {
  std::string heading;
  std::vector<const ShapeField*> fields;
};

bool is_needed(const Page& page, const ShapeField& field) {
  const FieldInfo* info = find_field(field.key);
  return field.is_required || (info && info->is_always_known()) ||
         std::ranges::find(page.needed, field.key) != page.needed.end();
}

/// The bundle that declares a field; nullptr: it is the planner's own.
const Bundle* owner_of(const Page& page, const ShapeField& field) {
  for (const Bundle* bundle : page.bundles)
    if (std::ranges::find(bundle->fields, field.key, &DeclaredField::key) != bundle->fields.end()) return bundle;
  return nullptr;
}

std::vector<Topic> topics_of(const Page& page) {
  std::vector<Topic> topics{{page.words->say("needed_topic"), {}}};
  std::string heading;
  for (const ShapeField& field : page.form->fields()) {
    if (field.key == "schema") continue;
    if (!field.heading_text.empty()) heading = field.heading_text;
    if (const Bundle* owner = owner_of(page, field)) heading = owner->name;
    if (is_needed(page, field) || field.is_wanted) {
      topics.front().fields.push_back(&field);
      continue;
    }
    if (topics.size() == 1 || topics.back().heading != heading) topics.push_back({heading, {}});
    topics.back().fields.push_back(&field);
  }
  return topics;
}

std::string fields_of(const Page& page, const Controls& controls, const Topic& topic) {
  std::string all;
  for (const ShapeField* field : topic.fields) all += controls.field(*field, is_needed(page, *field));
  return element("div", {{"class", "questions"}}, all);
}

std::string folded_topic(const Page& page, const Controls& controls, const Topic& topic) {
  std::size_t answered = 0, asked = 0;
  bool has_problem = false;
  for (const ShapeField* field : topic.fields) {
    answered += controls.is_answered(*field) ? 1U : 0U;
    asked += controls.applies(*field) || controls.is_answered(*field) ? 1U : 0U;
    has_problem = has_problem || controls.has_problem(field->key);
  }
  const std::string count =
      filled_in(page.words->say("answered"), {{"n", std::to_string(answered)}, {"all", std::to_string(asked)}});
  return element(
      "details",
      {{"class", "topic"}, {"hidden", asked == 0 ? "hidden" : ""}, {"open", answered > 0 || has_problem ? "open" : ""}},
      element("summary", {},
              element("h2", {}, escaped(topic.heading)) +
                  element("span", {{"class", "count"}, {"data-says", page.words->say("answered")}}, escaped(count))) +
          fields_of(page, controls, topic));
}

const ShapeField* part_of(const TypeInfo& type, const std::string& key) {
  const TypeInfo* value = Asked(type).value;
  while (value->kind == TypeInfo::Kind::list || value->kind == TypeInfo::Kind::map)
    value = Asked(*value->parts[0]).value;
  return value->kind == TypeInfo::Kind::nested ? value->shape->find(key) : nullptr;
}

}  // namespace

std::string topics(const Page& page) {
  const Controls controls(page);
  std::string all;
  for (const Topic& topic : topics_of(page))
    all += all.empty() ? element("section", {{"class", "topic"}},
                                 element("h2", {}, escaped(topic.heading)) + fields_of(page, controls, topic))
                       : folded_topic(page, controls, topic);
  return all;
}

std::string label_of(const Page& page, const std::string& path) {
  std::vector<std::string_view> keys = split(path, '.');
  const ShapeField* field = page.form->find(path);
  std::string label;
  for (const std::string_view key : field ? std::vector<std::string_view>() : keys) {
    const ShapeField* next = field ? part_of(*field->type, std::string(key)) : page.form->find(key);
    if (!next) continue;
    label += (label.empty() ? "" : ", ") + (next->label.empty() ? next->key : next->label);
    field = next;
  }
  if (label.empty()) return field && !field->label.empty() ? field->label : path;
  return label;
}

}  // namespace rehab::form
