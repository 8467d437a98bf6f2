// SPDX-License-Identifier: Apache-2.0
#include "pdf/pdf_objects.hpp"

#include <cctype>
#include <stdexcept>

#include "pdf/pdf_tools.hpp"

namespace rehab::pdf::test {
namespace {

constexpr std::string_view blanks{" \t\r\n\f\0", 6}, delimiters = "()<>[]/%";

bool is_integer(const Object& o) {
  return o.kind == Object::Kind::word && !o.text.empty() && o.text.find_first_not_of("0123456789") == o.text.npos;
}

/// "12 0 R" becomes a reference.
void join_reference(std::vector<Object>& items) {
  const std::size_t n = items.size();
  if (n < 3 || items[n - 1].text != "R" || !is_integer(items[n - 2]) || !is_integer(items[n - 3])) return;
  Object reference{Object::Kind::reference, {}, {}, {}, items[n - 3].integer(), {}};
  items.resize(n - 3);
  items.push_back(std::move(reference));
}

}  // namespace

void Tokens::skip_blanks() {
  while (at_ < bytes_.size()) {
    if (bytes_[at_] == '%')
      at_ = std::min(bytes_.find('\n', at_), bytes_.size());
    else if (blanks.find(bytes_[at_]) == blanks.npos)
      return;
    else
      ++at_;
  }
}

bool Tokens::takes(std::string_view what) {
  if (bytes_.substr(at_, what.size()) != what) return false;
  at_ += what.size();
  return true;
}

std::string Tokens::run() {
  const std::size_t begin = at_;
  while (at_ < bytes_.size() && blanks.find(bytes_[at_]) == blanks.npos && delimiters.find(bytes_[at_]) == blanks.npos)
    ++at_;
  return std::string(bytes_.substr(begin, at_ - begin));
}

std::string Tokens::string() {
  std::string out;
  for (int depth = 1; at_ < bytes_.size(); ++at_) {
    char c = bytes_[at_];
    if (c == '\\')
      c = bytes_.at(++at_);
    else if (c == '(')
      ++depth;
    else if (c == ')' && --depth == 0)
      break;
    out += c;
  }
  ++at_;
  return out;
}

std::string Tokens::hex() {
  std::string out;
  for (; at_ + 1 < bytes_.size() && bytes_[at_] != '>'; at_ += 2)
    out += static_cast<char>(std::stoi(std::string(bytes_.substr(at_, 2)), nullptr, 16));
  ++at_;
  return out;
}

Object Tokens::collection(Object::Kind kind, std::string_view end) {
  Object all{kind, {}, {}, {}, 0, {}};
  for (skip_blanks(); !takes(end); skip_blanks()) {
    if (at_ >= bytes_.size()) throw std::runtime_error("a collection without an end");
    all.items.push_back(next());
    join_reference(all.items);
  }
  if (kind != Object::Kind::dictionary) return all;
  for (std::size_t i = 0; i + 1 < all.items.size(); i += 2) {
    if (all.entries.contains(all.items[i].text)) throw std::runtime_error("/" + all.items[i].text + " stands twice");
    all.entries.emplace(all.items[i].text, all.items[i + 1]);
  }
  all.items.clear();
  return all;
}

Object Tokens::next() {
  using enum Object::Kind;
  skip_blanks();
  if (at_ >= bytes_.size()) return {};
  if (takes("<<")) return collection(dictionary, ">>");
  if (takes("[")) return collection(array, "]");
  if (takes("(")) return {text, string(), {}, {}, 0, {}};
  if (takes("<")) return {text, hex(), {}, {}, 0, {}};
  if (takes("/")) return {name, run(), {}, {}, 0, {}};
  Object word_{word, run(), {}, {}, 0, {}};
  if (word_.text.empty()) throw std::runtime_error("a lone '" + std::string(1, bytes_[at_]) + "'");
  if (word_.text != "stream") return word_;
  takes("\r");
  takes("\n");
  const std::size_t end = bytes_.find("\nendstream", at_);
  word_.stream = bytes_.substr(at_, end - at_);
  at_ = end;
  return word_;
}

ObjectFile::ObjectFile(std::string_view pdf) {
  const std::string plain = asked("qpdf --qdf --object-streams=disable --no-original-object-ids PDF -", pdf);
  Tokens tokens(plain);
  std::vector<Object> before;
  for (Object o = tokens.next(); o.kind != Object::Kind::none; o = tokens.next()) {
    const std::size_t n = before.size();
    if (o.text == "obj" && n >= 2) {
      Object& made = objects_[before[n - 2].integer()];
      made = tokens.next();
      Object end = tokens.next();
      if (end.text == "stream") made.stream = std::move(end.stream);
      before.clear();
    } else if (o.text == "trailer") {
      trailer_ = tokens.next();
    } else {
      before.push_back(std::move(o));
    }
  }
}

const Object& ObjectFile::followed(const Object& object) const {
  static const Object none;
  if (object.kind != Object::Kind::reference) return object;
  const auto found = objects_.find(object.number);
  return found == objects_.end() ? none : found->second;
}

const Object& ObjectFile::at(const Object& dictionary, const std::string& key) const {
  static const Object none;
  const auto found = dictionary.entries.find(key);
  return found == dictionary.entries.end() ? none : followed(found->second);
}

std::vector<Object> ObjectFile::list(const Object& dictionary, const std::string& key) const {
  const auto found = dictionary.entries.find(key);
  if (found == dictionary.entries.end()) return {};
  const Object& value = followed(found->second);
  return value.kind == Object::Kind::array ? value.items : std::vector<Object>{found->second};
}

std::vector<const Object*> ObjectFile::pages() const {
  std::vector<const Object*> all;
  for (const Object& page : list(at(catalog(), "Pages"), "Kids")) all.push_back(&followed(page));
  return all;
}

}  // namespace rehab::pdf::test
