// SPDX-License-Identifier: Apache-2.0
#include "intake/intake_words.hpp"

#include <algorithm>
#include <filesystem>

#include "base/files.hpp"
#include "base/text.hpp"

namespace rehab {

namespace {

using Strings = std::map<std::string, std::string>;

ShapeOf<FieldWords> field_words_shape() {
  ShapeOf<FieldWords> shape("field", "How a field is asked for.");
  shape.field("heading", text(), &FieldWords::heading, "The heading above the part that begins with it.");
  shape.field("label", text(), &FieldWords::label, "Its name, in a few words.");
  shape.field("meaning", text(), &FieldWords::meaning, "One sentence for who fills it in.");
  shape.field("open", text(), &FieldWords::open, "What it means to say nothing, where that is not: not asked.");
  return shape;
}

ShapeOf<Strings> strings_shape() {
  ShapeOf<Strings> shape("says", "The form's own strings, by id.");
  for (const std::string_view id : form_strings) {
    const auto keep = [id](Strings& into, std::string value) { into[std::string(id)] = std::move(value); };
    shape.field(id, text(), keep, "A string of the form.").required();
  }
  return shape;
}

struct QuestionsFile {
  std::string language;
  bool reviewed = false;
  std::map<std::string, FieldWords> fields;
  Strings words, says;
};

const ShapeOf<QuestionsFile>& questions_file_shape() {
  static const ShapeOf<QuestionsFile> shape = [] {
    ShapeOf<QuestionsFile> s("questions", "What the form asks, in one language.");
    s.schema(1);
    s.field("language", id(), &QuestionsFile::language, "The language, as in the file's name.").required();
    s.field("reviewed", yes_no(), &QuestionsFile::reviewed, "Reviewed by a clinician who is a native reader.")
        .required();
    s.field("fields", map_of(nested(field_words_shape()), id(".")), &QuestionsFile::fields, "Fields by path.")
        .required();
    s.field("words", map_of(text()), &QuestionsFile::words, "Answers and units that no phrase words.").required();
    s.field("says", nested(strings_shape()), &QuestionsFile::says, "The form's own strings.").required();
    return s;
  }();
  return shape;
}

/// "xray_avn" for "xray.avn", as phrases call it.
std::string phrase_name(std::string path) {
  std::ranges::replace(path, '.', '_');
  return path;
}

std::string_view meant_by(std::string_view phrase, std::string_view begin) {
  return phrase.starts_with(begin) ? phrase.substr(begin.size()) : std::string_view();
}

}  // namespace

std::string IntakeWords::word(std::string_view typed) const {
  if (const auto found = words.find(typed); found != words.end()) return found->second;
  std::string shown(typed);
  std::ranges::replace(shown, '_', ' ');
  return shown;
}

IntakeWords read_intake_words(const std::string& file, const Phrases& phrases, Problems& problems) {
  QuestionsFile read;
  const std::string yaml = read_file(file);
  const Node root = parse_yaml({file, yaml}, problems);
  questions_file_shape().read(root, read, problems);
  const std::string named = std::filesystem::path(file).stem();
  if (!read.language.empty() && read.language != named)
    problems.error(place_of(root, {"language"}), "language: the file is called '" + named + "'",
                   "name the file after the language");
  IntakeWords words{std::move(read.language), read.reviewed, {read.fields.begin(), read.fields.end()}, {}, {}, {}};
  words.words.insert(read.words.begin(), read.words.end());
  words.says.insert(read.says.begin(), read.says.end());
  for (const auto& [id, text] : phrases.by_id)
    for (const std::string_view begin : {"word_", "thing_"})
      if (const std::string_view word = meant_by(id, begin); !word.empty()) words.words.emplace(word, text);
  for (const auto& [id, text] : phrases.by_id)
    if (const std::string_view name = meant_by(id, "fact_"); !name.empty()) words.facts.emplace(name, text);
  return words;
}

IntakeShape in_words(IntakeShape form, const IntakeWords& words) {
  form.reword([&](const std::string& path, ShapeField& field) {
    const auto found = words.fields.find(path);
    const FieldWords own = found == words.fields.end() ? FieldWords() : found->second;
    const auto fact = words.facts.find(phrase_name(path));
    field.label = !own.label.empty() ? own.label : fact != words.facts.end() ? fact->second : std::string();
    if (!own.meaning.empty()) field.meaning = own.meaning;
    if (!own.heading.empty()) field.heading_text = own.heading;
  });
  return form;
}

}  // namespace rehab
