// SPDX-License-Identifier: Apache-2.0
// One description of a YAML map, which gives its strict reader, its JSON Schema, its starter file and its spelling
// suggestions. A room describes each of its file kinds once, as a ShapeOf<T> that fills a plain struct:
//
//   struct Visit { std::string id; std::optional<int> pain; Urgency urgency = Urgency::routine; };
//
//   const ShapeOf<Visit>& visit_shape() {
//     static const ShapeOf<Visit> shape = [] {
//       ShapeOf<Visit> s("visit", "One visit.");
//       s.schema(1);
//       s.field("id", id(), &Visit::id, "Names the visit.").required();
//       s.field("pain", whole(0, 10), &Visit::pain, "Usual pain.");
//       s.field("urgency", word_for<Urgency>(), &Visit::urgency, "How soon.");
//       s.check([](const Node& map, Visit& visit, const Reading& at) {
//         if (...) at.error(*map.find("pain"), "...");
//       });
//       return s;
//     }();
//     return shape;
//   }
//
//   Visit visit;
//   visit_shape().read(read_yaml(file, problems), visit, problems);
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/type.hpp"

namespace rehab {

/// When a field applies to who fills in the file. Empty texts: always.
struct Applies {
  std::string if_key, is_word;  ///< only where this earlier field has this word; no word: where it says anything
  std::string unless_none;      ///< not where this earlier list is `none`
};

struct ShapeField {
  std::string key;
  TypePtr type;
  std::string meaning;
  bool is_required = false;
  std::string heading_text;  ///< of the part of a form that begins with the field
  Applies applies = {};
  bool is_wanted = false;                     ///< asked for together with the required ones, where it applies
  std::vector<std::string> other_names = {};  ///< that people write for the key; only for suggestions
  std::string label = {};                     ///< in a few words, for a form; empty: only the key
  /// Reads the value into `target`, the struct that the shape fills. False as Shape::read_into.
  TypeInfo::Reader set;

  ShapeField& required() { return is_required = true, *this; }
  ShapeField& heading(std::string_view text) { return heading_text = text, *this; }
};

/// A shape without the type it fills; shapes are made as ShapeOf<T>.
class Shape {
 public:
  // Out of line, so that no user compiles them again.
  Shape(std::string_view name, std::string_view meaning);
  Shape(const Shape& other);
  Shape(Shape&& other) noexcept;
  Shape& operator=(const Shape&) = delete;
  ~Shape();

  const std::string& name() const { return name_; }
  const std::string& meaning() const { return meaning_; }
  const std::deque<ShapeField>& fields() const { return fields_; }
  const ShapeField* find(std::string_view key) const;
  /// The fields that an unknown key may stand for, of those that `map` lacks.
  std::vector<const ShapeField*> meant_by(std::string_view key, const Node& map) const;

  /// Called for a key that is no field; true: it has reported the key, else the shape does.
  using UnknownKey = std::function<bool(const Entry& entry, const Reading& at)>;
  void on_unknown_key(UnknownKey call) { unknown_key_ = std::move(call); }

  /// Other names that people write for a field, for suggestions. A name may be given to several; a key that is no field
  /// is passed over.
  void also_called(std::string_view key, std::vector<std::string> names);

  /// Lets `change` say every field in other words, those of nested shapes too, by paths such as "xray.avn".
  using Reword = std::function<void(const std::string& path, ShapeField& field)>;
  void reword(const Reword& change, const std::string& path = {});

  /// The required line `schema: <version>`.
  ShapeField& schema(int version);

  /// `target`: the T of a ShapeOf<T>. False when it added an error or met a damaged node.
  bool read_into(void* target, const Node& map, const Reading& at) const;

 protected:
  ShapeField& add(std::string_view key, TypePtr type, std::string_view meaning, TypeInfo::Reader set);
  std::vector<std::function<void(const Node& map, void* target, const Reading& at)>> checks_;

 private:
  bool read_fields(void* target, const Node& map, const Reading& at) const;
  std::string remedy_for_key(const std::vector<const ShapeField*>& meant) const;
  void report_unknown(const Entry& entry, const std::vector<const ShapeField*>& meant, const Reading& at) const;
  bool report_missing(const ShapeField& field, const Node& map, const Reading& at) const;

  std::string name_;
  std::string meaning_;
  std::deque<ShapeField> fields_;
  UnknownKey unknown_key_;
};

template <class T>
class ShapeOf : public Shape {
 public:
  using Shape::Shape;

  /// `into`: a pointer to a member of type V or optional<V>, or a callable (T&, V).
  template <class V, class Into>
  ShapeField& field(std::string_view key, Type<V> type, Into into, std::string_view meaning) {
    const auto set = [into](const TypeInfo& info, const Node& node, void* target, const Reading& at) {
      V value{};
      if (!info.read(node, &value, at)) return false;
      if constexpr (std::is_member_object_pointer_v<Into>) {
        static_cast<T*>(target)->*into = std::move(value);
      } else {
        into(*static_cast<T*>(target), std::move(value));
      }
      return true;
    };
    return add(key, std::move(type.info), meaning, set);
  }
  /// Adds a check between fields, which runs after all of them: a callable (map, T&, at); `map` has the places.
  template <class Call>
  void check(Call call) {
    checks_.push_back(
        [call](const Node& map, void* target, const Reading& at) { call(map, *static_cast<T*>(target), at); });
  }

  /// False when it added an error or met a damaged node.
  bool read(const Node& node, T& into, const Reading& at) const { return read_into(&into, node, at); }
  bool read(const Node& node, T& into, Problems& problems) const { return read(node, into, Reading(problems)); }
};

namespace shape_detail {
TypePtr nested_type(Shape shape);
}

/// A shape as the type of a field. It is copied, so it must be complete.
template <class T>
Type<T> nested(ShapeOf<T> shape) {
  return {shape_detail::nested_type(std::move(shape))};
}

/// JSON Schema (2020-12) of a file kind, for completion in editors. `number_pattern`: a regular expression for texts
/// that may stand in place of any number except the key `schema`; empty: none may.
std::string json_schema(const Shape& shape, std::string_view number_pattern = {});

}  // namespace rehab
