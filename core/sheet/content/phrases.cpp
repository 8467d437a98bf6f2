// SPDX-License-Identifier: Apache-2.0
#include "sheet/content/phrases.hpp"

#include <algorithm>
#include <filesystem>

#include "base/kept_value.hpp"
#include "base/shape.hpp"
#include "base/text.hpp"

namespace rehab {

template <>
inline constexpr std::size_t members<Phrases> = 4;

namespace {

using PhraseMap = std::map<std::string, std::string, std::less<>>;

std::vector<std::string> sorted_places(std::vector<std::string> places) {
  std::sort(places.begin(), places.end());
  return places;
}

std::vector<std::string> wanted_places(const PhraseInfo& info) {
  std::vector<std::string> places;
  for (std::string_view place : split(info.places, ' '))
    if (!place.empty()) places.emplace_back(place);
  return sorted_places(places);
}

/// What the text must hold and doesn't, as a remedy; empty: its places are right.
std::string place_remedy(const PhraseInfo& info, const std::string& text) {
  std::vector<std::string> wanted = wanted_places(info);
  if (sorted_places(places_in(text)) == wanted) return {};
  if (wanted.empty()) return "write it without words in braces";
  return "write {" + join(wanted, "}, {") + "} once each, and no other word in braces";
}

std::vector<std::string> phrase_ids() {
  std::vector<std::string> ids;
  for (const PhraseInfo& info : phrase_table) ids.emplace_back(info.id);
  return ids;
}

const ShapeOf<PhraseMap>& phrase_map_shape() {
  static const ShapeOf<PhraseMap> shape = [] {
    ShapeOf<PhraseMap> s("phrases", "The fixed strings, by id.");
    for (const PhraseInfo& info : phrase_table) {
      std::string id(info.id);
      s.field(
           id, text(), [id](PhraseMap& into, std::string value) { into[id] = std::move(value); },
           info.safety ? "A safety text." : "A fixed string.")
          .required();
    }
    s.check([](const Node& map, PhraseMap& phrases, const Reading& at) {
      for (const Entry& entry : map.entries) {
        const PhraseInfo* info = find_phrase(entry.key);
        if (!info || !phrases.contains(entry.key)) continue;
        std::string remedy = place_remedy(*info, phrases[entry.key]);
        if (!remedy.empty())
          at.in(entry.key).error(entry.value, "the words in braces differ from the product's", remedy);
      }
    });
    return s;
  }();
  return shape;
}

struct PhrasesFile {
  std::string language;
  bool reviewed = false;
  PhraseMap phrases;
};

const ShapeOf<PhrasesFile>& phrases_file_shape() {
  static const ShapeOf<PhrasesFile> shape = [] {
    ShapeOf<PhrasesFile> s("phrases", "The fixed strings of the product in one language.");
    s.schema(1);
    s.field("language", id(), &PhrasesFile::language, "The language, as in the file's name.").required();
    s.field("reviewed", yes_no(), &PhrasesFile::reviewed, "Reviewed by a clinician who is a native reader.").required();
    s.field("phrases", nested(phrase_map_shape()), &PhrasesFile::phrases, "The strings by id.").required();
    return s;
  }();
  return shape;
}

Phrases phrases_in(const std::string& text, const std::string& file, Problems& problems) {
  PhrasesFile read;
  const Node root = parse_yaml({file, text}, problems);
  phrases_file_shape().read(root, read, problems);
  const std::string named = std::filesystem::path(file).stem();
  if (!read.language.empty() && read.language != named)
    problems.error(place_of(root, {"language"}), "language: the file is called '" + named + "'",
                   "name the file after the language");
  if (read.phrases["left"] == read.phrases["right"])
    problems.error(place_of(root, {"phrases", "right"}), "phrases.right: the same as left", "a word of its own");
  return {std::move(read.language), read.reviewed, std::move(read.phrases)};
}

}  // namespace

Phrases read_phrases(const std::string& file, Problems& problems) {
  return kept_or_read("phrases", file, problems,
                      [&](const std::string& text) { return phrases_in(text, file, problems); });
}

Phrases with_clinic_words(Phrases phrases, const Clinic& clinic, Problems& problems) {
  for (const auto& [id, text] : clinic.words) {
    const PhraseInfo* info = find_phrase(id);
    const std::string key = "words." + id;
    const auto error = [&, id = id](const std::string& message, const std::string& remedy) {
      problems.error(place_in_file(clinic.file, {"words", id}), key + ": " + message, remedy);
    };
    if (!info) {
      std::optional<std::string> near = nearest(id, phrase_ids());
      error("unknown phrase", near ? "did you mean '" + *near + "'?" : "");
    } else if (info->safety) {
      error("a safety text can't be said another way", "remove this line");
    } else if (std::string remedy = place_remedy(*info, text); !remedy.empty()) {
      error("the words in braces differ from the product's", remedy);
    } else {
      phrases.by_id[id] = text;
    }
  }
  phrases.weights = clinic.weights;
  return phrases;
}

}  // namespace rehab
