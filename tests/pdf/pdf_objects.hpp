// SPDX-License-Identifier: Apache-2.0
// A finished PDF file taken apart, to look at its objects: what readers and validators see, not what the program meant.
// Only what this project writes and qpdf --qdf hands on: no object streams, no compressed content. Throws
// std::runtime_error where it can't be read.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace rehab::pdf::test {

struct Object {
  enum class Kind { none, word, name, text, array, dictionary, reference };
  Kind kind = Kind::none;
  std::string text;                       ///< a word (number, true, operator), a name without '/', or a string's bytes
  std::vector<Object> items;              ///< of an array
  std::map<std::string, Object> entries;  ///< of a dictionary
  int number = 0;                         ///< of the object referred to
  std::string stream;                     ///< behind a dictionary

  int integer() const { return std::stoi(text); }
};

/// The objects and operators of a page's content, or of a whole file.
class Tokens {
 public:
  explicit Tokens(std::string_view bytes) : bytes_(bytes) {}
  /// Kind none at the end.
  Object next();

 private:
  void skip_blanks();
  bool takes(std::string_view what);
  std::string run();
  std::string string();
  std::string hex();
  Object collection(Object::Kind kind, std::string_view end);

  std::string_view bytes_;
  std::size_t at_ = 0;
};

class ObjectFile {
 public:
  explicit ObjectFile(std::string_view pdf);

  const Object& catalog() const { return at(trailer_, "Root"); }
  std::vector<const Object*> pages() const;

  /// What it refers to, if it does.
  const Object& followed(const Object& object) const;
  /// An entry, followed; of kind none where it is missing.
  const Object& at(const Object& dictionary, const std::string& key) const;
  /// An array's items, or the one thing that stands for an array of one; none: empty.
  std::vector<Object> list(const Object& dictionary, const std::string& key) const;
  const std::map<int, Object>& all() const { return objects_; }

 private:
  std::map<int, Object> objects_;
  Object trailer_;
};

}  // namespace rehab::pdf::test
