// SPDX-License-Identifier: Apache-2.0
// One description of a YAML map, from which come its strict reader, its JSON Schema, its starter file and its spelling
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
//       s.field("urgency", word_for<Urgency>({{"now", Urgency::now}, {"days", Urgency::days}}), &Visit::urgency,
//       "..."); s.check([](const Node& map, Visit& v, const Reading& at) { ... at.error(*map.find("pain"), "...") ...
//       }); return s;
//     }();
//     return shape;
//   }
//
//   Visit visit;
//   visit_shape().read(read_yaml(file, problems), visit, problems);
//
// Reading adds every problem to Problems and goes on; a field that fails keeps its initial value. Texts made by
// `private_text` never reach a message or an excerpt.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <rehab/intake.hpp>

#include "base/problem.hpp"
#include "base/yaml.hpp"

namespace rehab {

class Shape;

/// What a value may be, as data: for messages, JSON Schema and starter files.
struct TypeInfo {
  enum class Kind { word, words, whole, decimal, text, date, id, list, map, nested, one_of, raw };
  Kind kind = Kind::raw;
  std::string what;                ///< completes "expected ...": "a whole number from 0 to 10"
  std::vector<std::string> words;  ///< word, words
  double least = 0, most = 0;      ///< whole, decimal
  std::string unit;
  std::size_t longest = 0;             ///< text: in code points
  bool is_private = false;             ///< text: never shown
  bool none = false;                   ///< words, list: `none` is a recorded answer
  std::vector<TypeInfo> parts;         ///< list: the item; map: the value; one_of: the alternatives
  std::shared_ptr<const Shape> shape;  ///< nested
};

/// Where a reader stands, and where it puts its problems.
class Reading {
 public:
  explicit Reading(Problems& problems, std::string path = {}) : problems_(&problems), path_(std::move(path)) {}

  /// The same for a part: "progress" -> "progress.review".
  Reading in(std::string_view key) const;
  const std::string& path() const { return path_; }
  Problems& problems() const { return *problems_; }

  /// Adds "path: message"; false, for `return at.error(...)`. Silent for a damaged node, which was reported already.
  bool error(const Node& node, const std::string& message, const std::string& remedy = {}) const;
  bool error(const Place& place, const std::string& message, const std::string& remedy = {}) const;
  void warning(const Place& place, const std::string& message, const std::string& remedy = {}) const;
  /// Lets a scalar show in excerpts. Not for what may hold free text of a patient.
  void release(const Node& scalar) const;

 private:
  Problems* problems_;
  std::string path_;
};

/// How one value is read into a V. Types are values: they are copied, kept and combined.
template <class V>
struct Type {
  using value_type = V;
  using Read = std::function<bool(const Node& node, V& into, const Reading& at)>;
  TypeInfo info;
  Read read;
};

// --- Single values -----------------------------------------------------------------------------------------------

/// One of a closed list.
Type<std::string> word(std::vector<std::string> words);
/// One of a closed list, each standing for a value.
template <class E>
Type<E> word_for(std::vector<std::pair<std::string, E>> words);
/// The word `spelling` and nothing else, standing for `value`; an alternative of one_of.
template <class V>
Type<V> only_word(const std::string& spelling, V value);
Type<bool> yes_no();
/// Both ends count.
Type<int> whole(int least, int most, const std::string& unit = {});
Type<double> decimal(double least, double most, const std::string& unit = {});
/// Not empty; line ends only where `lines` says so.
enum class Lines { one, many };
Type<std::string> text(std::size_t longest = 400, Lines lines = Lines::one);
/// A patient's free text.
Type<std::string> private_text(std::size_t longest = 400, Lines lines = Lines::one);
Type<Date> date();
/// A name made of ASCII letters, digits and '_', with a letter or digit first, plus the characters of `also`
/// (never first): id(".") for "plank.wall", id("/") for "safety_rules/P6".
Type<std::string> id(const std::string& also = {}, std::size_t longest = 64);
/// A field of the SDK (type, range and words are taken from it). Dates, words and numbers as Value holds them.
Type<Value> value_of(const FieldInfo& field);

// --- Several values ----------------------------------------------------------------------------------------------

/// Words of a closed list, each once. `none` reads as an empty list; a single word as a list of one.
Type<std::vector<std::string>> words(std::vector<std::string> words);
/// At least one.
template <class V>
Type<std::vector<V>> list_of(Type<V> item);
/// The same, where `none` is an answer and reads as an empty list.
template <class V>
Type<std::vector<V>> list_or_none(Type<V> item);
/// Free keys, each checked by `key`, to values; at least one.
template <class V>
Type<std::map<std::string, V>> map_of(Type<V> value, Type<std::string> key = id());
/// The same, in the order of the file.
template <class V>
Type<std::vector<std::pair<std::string, V>>> ordered_map_of(Type<V> value, Type<std::string> key = id());

// --- Made of others ----------------------------------------------------------------------------------------------

/// What only_word matches first, else the first alternative whose YAML kind (scalar, list or map) fits.
template <class V>
Type<V> one_of(std::vector<Type<V>> alternatives);
/// `convert` takes a V and returns a U, or an optional<U>: nothing is an error that expected `what`.
template <class V, class Convert>
auto converted(Type<V> type, Convert convert, const std::string& what = {});
/// A reader of one's own, for what no Shape can say. It reports through `at` and returns whether all was well.
template <class V>
Type<V> raw(const std::string& what, typename Type<V>::Read read);

// --- Maps with named keys ----------------------------------------------------------------------------------------

struct ShapeField {
  std::string key;
  TypeInfo type;
  std::string meaning;
  bool is_required = false;
  std::string example_text;  ///< as YAML, for starter files; required fields stay open there
  std::string heading_text;  ///< starter files begin a group here

  ShapeField& required() { return is_required = true, *this; }
  ShapeField& example(std::string yaml) { return example_text = std::move(yaml), *this; }
  ShapeField& heading(std::string text) { return heading_text = std::move(text), *this; }
};

/// The part of a shape that does not depend on what it fills.
class Shape {
 public:
  Shape(std::string name, std::string meaning) : name_(std::move(name)), meaning_(std::move(meaning)) {}

  const std::string& name() const { return name_; }
  const std::string& meaning() const { return meaning_; }
  const std::deque<ShapeField>& fields() const { return fields_; }
  const ShapeField* find(std::string_view key) const;

  /// Called for a key that is no field, before it becomes an error: true when it reported the key itself.
  using UnknownKey = std::function<bool(const Entry& entry, const Reading& at)>;
  void on_unknown_key(UnknownKey call) { unknown_key_ = std::move(call); }

 protected:
  using ReadField = std::function<bool(std::size_t field, const Node& value, const Reading& at)>;
  bool read_fields(const Node& map, const Reading& at, const ReadField& read) const;
  ShapeField& add(std::string key, TypeInfo type, std::string meaning);

 private:
  void report_unknown(const Entry& entry, const Node& map, const Reading& at) const;
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
  ShapeField& field(std::string key, Type<V> type, Into into, std::string meaning);
  /// The required line `schema: <version>`.
  ShapeField& schema(int version);

  /// Runs after the fields, for what several of them must say together; `map` gives the places.
  using Check = std::function<void(const Node& map, T& value, const Reading& at)>;
  void check(Check check) { checks_.push_back(std::move(check)); }

  /// False when it added an error or met a damaged node.
  bool read(const Node& node, T& into, const Reading& at) const;
  bool read(const Node& node, T& into, Problems& problems) const { return read(node, into, Reading(problems)); }

 private:
  using Set = std::function<bool(const Node&, T&, const Reading&)>;
  std::vector<Set> setters_;
  std::vector<Check> checks_;
};

/// A shape as the type of a field. The shape is copied: build it completely first.
template <class T>
Type<T> nested(const ShapeOf<T>& shape);

/// JSON Schema (2020-12) of a file kind, for completion in editors.
std::string json_schema(const Shape& shape);
/// A commented file to start from: required fields left open, the others as commented examples.
std::string starter_text(const Shape& shape);

}  // namespace rehab

#include "base/shape_impl.hpp"
