// SPDX-License-Identifier: Apache-2.0
// How one value of a YAML file is read, and what it may be, for messages, JSON Schema and starter files. A Type<V>
// reads a V. Types are cheap to copy and to combine: each points to a shared TypeInfo. That does not know V; the
// templates here only say where a value goes, and type.cpp does the work.
//
// Reading adds every problem to Problems and goes on; a value that fails stays as it was. Texts made by `private_text`
// never reach a message or an excerpt.
#pragma once

#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <rehab/intake.hpp>

#include "base/enum_words.hpp"
#include "base/problem.hpp"
#include "base/yaml.hpp"

namespace rehab {

class Shape;
struct TypeInfo;
using TypePtr = std::shared_ptr<const TypeInfo>;

/// The path of keys to what is being read, and where its problems go.
class Reading {
 public:
  explicit Reading(Problems& problems, std::string path = {}) : problems_(&problems), path_(std::move(path)) {}

  /// The same for a part: "progress" becomes "progress.review".
  Reading in(std::string_view key) const;
  const std::string& path() const { return path_; }
  Problems& problems() const { return *problems_; }

  /// Adds "path: message"; false, for `return at.error(...)`. Silent for a damaged node, which was reported already.
  bool error(const Node& node, const std::string& message, const std::string& remedy = {}) const;
  bool error(const Place& place, const std::string& message, const std::string& remedy = {}) const;
  void warning(const Place& place, const std::string& message, const std::string& remedy = {}) const;
  /// Lets excerpts show a scalar. Not for one that may hold free text of a patient.
  void release(const Node& scalar) const;

 private:
  Problems* problems_;
  std::string path_;
};

/// What a value may be, as data, and how to read it.
struct TypeInfo {
  enum class Kind { word, words, whole, decimal, text, date, id, list, map, nested, one_of, raw };
  Kind kind = Kind::raw;
  std::string what;                ///< completes "expected ...": "a whole number from 0 to 10"
  std::vector<std::string> words;  ///< word, words
  double least = 0, most = 0;      ///< whole, decimal
  std::string unit;
  std::size_t longest = 0;             ///< text: in code points
  bool is_private = false;             ///< text, date: never shown
  bool has_lines = false;              ///< text: it may have several
  bool none = false;                   ///< words, list: `none` is a recorded answer
  std::vector<TypePtr> parts;          ///< list: the item; map: the value, the key; one_of: the alternatives
  std::shared_ptr<const Shape> shape;  ///< nested
  TypePtr before;                      ///< the type that is read first, where its value is then converted

  /// `into`: a value of the C++ type that the type was made for. False: reported, and `into` is unchanged.
  using Reader = std::function<bool(const TypeInfo& self, const Node& node, void* into, const Reading& at)>;
  Reader reader;
  bool read(const Node& node, void* into, const Reading& at) const { return reader(*this, node, into, at); }
};

/// How one value is read into a V.
template <class V>
struct Type {
  TypePtr info;
  bool read(const Node& node, V& into, const Reading& at) const { return info->read(node, &into, at); }
};

// --- Single values -----------------------------------------------------------------------------------------------

/// One of a closed list.
Type<std::string> word(std::vector<std::string> words);
/// A value of an enum, by its words (enum_words).
template <class E>
Type<E> word_for();
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
/// A birthday.
Type<Date> private_date();
/// A name made of ASCII letters, digits and '_', with a letter or digit first, plus the characters of `also`
/// (never first): id(".") for "plank.wall", id("/") for "safety_rules/P6".
Type<std::string> id(const std::string& also = {}, std::size_t longest = 64);
/// An answer to a field of the SDK, which says type, range and words.
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

/// A word that an alternative lists is read by that one; anything else by the first alternative whose YAML kind
/// (scalar, list or map) fits, a closed list of words last.
template <class V>
Type<V> one_of(std::initializer_list<Type<V>> alternatives);
/// `convert` takes a V and returns a U, or an optional<U>: nothing is an error that expected `what`.
template <class V, class Convert>
auto converted(Type<V> type, Convert convert, std::string_view what = {});
/// The same, where messages say that `what` was expected.
template <class V>
Type<V> told_as(Type<V> type, std::string_view what) {
  TypeInfo info = *type.info;
  info.what = what;
  return {std::make_shared<const TypeInfo>(std::move(info))};
}
/// For what nothing above can express: a callable (node, V& into, at) that reports through `at` and returns false where
/// it did.
template <class V, class Read>
Type<V> raw(std::string_view what, Read read);
/// Described as `type`, but read by a callable (type, node, V& into, at), which may call `type` and returns as above.
template <class V, class Read>
Type<V> checked(Type<V> type, Read read);

// --- How ---------------------------------------------------------------------------------------------------------

namespace type_detail {

/// Adds an element to the container at `values`, and returns where its value goes.
using Add = void* (*)(void* values, const std::string& key);

TypePtr list_type(TypePtr item, bool none, TypeInfo::Reader reader);
TypePtr map_type(TypePtr value, TypePtr key, TypeInfo::Reader reader);
TypePtr one_of_type(std::vector<TypePtr> alternatives);
TypePtr converted_type(TypePtr before, std::string_view what, TypeInfo::Reader reader);
TypePtr raw_type(std::string_view what, TypeInfo::Reader reader);

bool read_items(const TypeInfo& self, const Node& node, const Reading& at, void* values, Add add);
bool read_entries(const TypeInfo& self, const Node& node, const Reading& at, void* values, Add add);
bool refuse(const TypeInfo& self, const Node& node, const Reading& at);

/// Fills a new container, and moves it to `into` only where all parts were read.
template <class Container>
TypeInfo::Reader reads_all(decltype(&read_items) read_parts, Add add) {
  return [read_parts, add](const TypeInfo& self, const Node& node, void* into, const Reading& at) {
    Container values;
    if (!read_parts(self, node, at, &values, add)) return false;
    *static_cast<Container*>(into) = std::move(values);
    return true;
  };
}

template <class V>
Type<std::vector<V>> list(Type<V> item, bool none) {
  using List = std::vector<V>;
  constexpr Add add = [](void* values, const std::string&) -> void* {
    return &static_cast<List*>(values)->emplace_back();
  };
  return {list_type(std::move(item.info), none, reads_all<List>(read_items, add))};
}

template <class T>
struct Unwrapped {
  using type = T;
  static constexpr bool is_optional = false;
};
template <class T>
struct Unwrapped<std::optional<T>> {
  using type = T;
  static constexpr bool is_optional = true;
};

}  // namespace type_detail

template <class E>
Type<E> word_for() {
  std::vector<std::string> words;
  for (std::string_view each : enum_words<E>)
    if (!each.empty()) words.emplace_back(each);
  return converted(word(std::move(words)), [](const std::string& read) { return *value_of_word<E>(read); });
}

template <class V>
Type<V> only_word(const std::string& spelling, V value) {
  return converted(word({spelling}), [value = std::move(value)](const std::string&) { return value; });
}

template <class V>
Type<std::vector<V>> list_of(Type<V> item) {
  return type_detail::list(std::move(item), false);
}

template <class V>
Type<std::vector<V>> list_or_none(Type<V> item) {
  return type_detail::list(std::move(item), true);
}

template <class V>
Type<std::map<std::string, V>> map_of(Type<V> value, Type<std::string> key) {
  using namespace type_detail;
  using Map = std::map<std::string, V>;
  constexpr Add add = [](void* values, const std::string& name) -> void* {
    return &(*static_cast<Map*>(values))[name];
  };
  return {map_type(std::move(value.info), std::move(key.info), reads_all<Map>(read_entries, add))};
}

template <class V>
Type<std::vector<std::pair<std::string, V>>> ordered_map_of(Type<V> value, Type<std::string> key) {
  using namespace type_detail;
  using Map = std::vector<std::pair<std::string, V>>;
  constexpr Add add = [](void* values, const std::string& name) -> void* {
    return &static_cast<Map*>(values)->emplace_back(name, V{}).second;
  };
  return {map_type(std::move(value.info), std::move(key.info), reads_all<Map>(read_entries, add))};
}

template <class V>
Type<V> one_of(std::initializer_list<Type<V>> alternatives) {
  std::vector<TypePtr> infos;
  for (const Type<V>& each : alternatives) infos.push_back(each.info);
  return {type_detail::one_of_type(std::move(infos))};
}

template <class V, class Convert>
auto converted(Type<V> type, Convert convert, std::string_view what) {
  using Result = type_detail::Unwrapped<std::invoke_result_t<const Convert&, V>>;
  using U = typename Result::type;
  const auto read = [convert](const TypeInfo& self, const Node& node, void* into, const Reading& at) {
    V value{};
    if (!self.before->read(node, &value, at)) return false;
    if constexpr (Result::is_optional) {
      std::optional<U> result = convert(std::move(value));
      if (!result) return type_detail::refuse(self, node, at);
      *static_cast<U*>(into) = std::move(*result);
    } else {
      *static_cast<U*>(into) = convert(std::move(value));
    }
    return true;
  };
  return Type<U>{type_detail::converted_type(std::move(type.info), what, read)};
}

template <class V, class Read>
Type<V> raw(std::string_view what, Read read) {
  return {type_detail::raw_type(what, [read](const TypeInfo&, const Node& node, void* into, const Reading& at) {
    return read(node, *static_cast<V*>(into), at);
  })};
}

template <class V, class Read>
Type<V> checked(Type<V> type, Read read) {
  return {type_detail::converted_type(std::move(type.info), {},
                                      [read](const TypeInfo& self, const Node& node, void* into, const Reading& at) {
                                        return read(Type<V>{self.before}, node, *static_cast<V*>(into), at);
                                      })};
}

}  // namespace rehab
