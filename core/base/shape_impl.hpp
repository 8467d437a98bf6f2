// SPDX-License-Identifier: Apache-2.0
// The templates of shape.hpp, which includes this; nobody else does.
#pragma once

namespace rehab {

namespace shape_detail {

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};

std::string shown_key(const std::string& key);
std::string nested_what(const Shape& shape);
std::optional<std::size_t> find_word(const Node& node, const TypeInfo& info, const Reading& at);
TypeInfo word_info(std::vector<std::string> words);
TypeInfo list_info(const TypeInfo& item, bool none);
TypeInfo map_info(const TypeInfo& value);
TypeInfo one_of_info(std::vector<TypeInfo> alternatives);
TypeInfo nested_info(std::shared_ptr<const Shape> shape);

/// The items to read; nullptr: reported, or answered with `none` (then `answered` is true).
const std::vector<Node>* items_of(const Node& node, const TypeInfo& info, const Reading& at, bool& answered);
const std::vector<Entry>* entries_of(const Node& node, const TypeInfo& info, const Reading& at);
/// The alternative to read `node` with; nothing: reported.
std::optional<std::size_t> choose_alternative(const Node& node, const TypeInfo& info, const Reading& at);

template <class V>
Type<std::vector<V>> list(Type<V> item, bool none) {
  TypeInfo info = list_info(item.info, none);
  return {info, [item, info](const Node& node, std::vector<V>& into, const Reading& at) {
            bool ok = false;
            const std::vector<Node>* items = items_of(node, info, at, ok);
            if (!items) return ok;
            std::vector<V> values;
            ok = true;
            for (const Node& each : *items) {
              V value{};
              if (item.read(each, value, at)) {
                values.push_back(std::move(value));
              } else {
                ok = false;
              }
            }
            if (ok) into = std::move(values);
            return ok;
          }};
}

/// Reads every entry of a free map; `keep` takes key and value.
template <class V, class Keep>
bool read_map(const Node& node, const TypeInfo& info, const Type<V>& value, const Type<std::string>& key,
              const Reading& at, const Keep& keep) {
  const std::vector<Entry>* entries = entries_of(node, info, at);
  if (!entries) return false;
  bool ok = true;
  for (const Entry& entry : *entries) {
    Node key_node;
    key_node.kind = Node::Kind::scalar;
    key_node.place = entry.key_place;
    key_node.text = entry.key;
    std::string name;
    V read{};
    if (key.read(key_node, name, at) && value.read(entry.value, read, at.in(entry.key))) {
      keep(std::move(name), std::move(read));
    } else {
      ok = false;
    }
  }
  return ok;
}

}  // namespace shape_detail

template <class E>
Type<E> word_for(std::vector<std::pair<std::string, E>> words) {
  std::vector<std::string> spellings;
  for (const auto& [spelling, value] : words) spellings.push_back(spelling);
  TypeInfo info = shape_detail::word_info(std::move(spellings));
  return {info, [info, words = std::move(words)](const Node& node, E& into, const Reading& at) {
            std::optional<std::size_t> index = shape_detail::find_word(node, info, at);
            if (index) into = words[*index].second;
            return index.has_value();
          }};
}

template <class V>
Type<V> only_word(const std::string& spelling, V value) {
  return word_for<V>({{spelling, std::move(value)}});
}

template <class V>
Type<std::vector<V>> list_of(Type<V> item) {
  return shape_detail::list(std::move(item), false);
}

template <class V>
Type<std::vector<V>> list_or_none(Type<V> item) {
  return shape_detail::list(std::move(item), true);
}

template <class V>
Type<std::map<std::string, V>> map_of(Type<V> value, Type<std::string> key) {
  TypeInfo info = shape_detail::map_info(value.info);
  return {info, [=](const Node& node, std::map<std::string, V>& into, const Reading& at) {
            return shape_detail::read_map(node, info, value, key, at, [&](std::string name, V read) {
              into.insert_or_assign(std::move(name), std::move(read));
            });
          }};
}

template <class V>
Type<std::vector<std::pair<std::string, V>>> ordered_map_of(Type<V> value, Type<std::string> key) {
  TypeInfo info = shape_detail::map_info(value.info);
  return {info, [=](const Node& node, std::vector<std::pair<std::string, V>>& into, const Reading& at) {
            return shape_detail::read_map(node, info, value, key, at, [&](std::string name, V read) {
              into.emplace_back(std::move(name), std::move(read));
            });
          }};
}

template <class V>
Type<V> one_of(std::vector<Type<V>> alternatives) {
  std::vector<TypeInfo> infos;
  for (const Type<V>& each : alternatives) infos.push_back(each.info);
  TypeInfo info = shape_detail::one_of_info(std::move(infos));
  return {info, [info, alternatives = std::move(alternatives)](const Node& node, V& into, const Reading& at) {
            std::optional<std::size_t> index = shape_detail::choose_alternative(node, info, at);
            return index && alternatives[*index].read(node, into, at);
          }};
}

template <class V, class Convert>
auto converted(Type<V> type, Convert convert, const std::string& what) {
  using Result = std::invoke_result_t<Convert, V>;
  TypeInfo info = type.info;
  if (!what.empty()) info.what = what;
  if constexpr (shape_detail::is_optional<Result>::value) {
    using U = typename Result::value_type;
    return Type<U>{info, [=](const Node& node, U& into, const Reading& at) {
                     V read{};
                     if (!type.read(node, read, at)) return false;
                     Result result = convert(std::move(read));
                     if (!result) return at.error(node, "expected " + info.what);
                     into = std::move(*result);
                     return true;
                   }};
  } else {
    return Type<Result>{info, [=](const Node& node, Result& into, const Reading& at) {
                          V read{};
                          if (!type.read(node, read, at)) return false;
                          into = convert(std::move(read));
                          return true;
                        }};
  }
}

template <class V>
Type<V> raw(const std::string& what, typename Type<V>::Read read) {
  TypeInfo info;
  info.what = what;
  return {info, std::move(read)};
}

template <class T>
template <class V, class Into>
ShapeField& ShapeOf<T>::field(std::string key, Type<V> type, Into into, std::string meaning) {
  TypeInfo info = type.info;
  setters_.push_back([type = std::move(type), into](const Node& node, T& target, const Reading& at) {
    V value{};
    if (!type.read(node, value, at)) return false;
    if constexpr (std::is_member_object_pointer_v<Into>) {
      target.*into = std::move(value);
    } else {
      into(target, std::move(value));
    }
    return true;
  });
  return add(std::move(key), std::move(info), std::move(meaning));
}

template <class T>
ShapeField& ShapeOf<T>::schema(int version) {
  return field(
             "schema", whole(version, version), [](T&, int) {}, "Version of this file's form.")
      .required()
      .example(std::to_string(version));
}

template <class T>
bool ShapeOf<T>::read(const Node& node, T& into, const Reading& at) const {
  bool ok = read_fields(node, at, [&](std::size_t field, const Node& value, const Reading& here) {
    return setters_[field](value, into, here);
  });
  if (node.kind != Node::Kind::map) return false;
  const std::size_t errors = at.problems().errors();
  for (const Check& check : checks_) check(node, into, at);
  return ok && at.problems().errors() == errors;
}

template <class T>
Type<T> nested(const ShapeOf<T>& shape) {
  auto kept = std::make_shared<const ShapeOf<T>>(shape);
  return {shape_detail::nested_info(kept),
          [kept](const Node& node, T& into, const Reading& at) { return kept->read(node, into, at); }};
}

}  // namespace rehab
