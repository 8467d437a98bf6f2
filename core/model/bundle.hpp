// SPDX-License-Identifier: Apache-2.0
// A plugin's folder as read: its cards, rules and words, and the path of its library. Read once, then const.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <vector>

#include <rehab/plugin.hpp>

#include "base/enum_words.hpp"
#include "base/files.hpp"
#include "model/exercise.hpp"
#include "model/rule.hpp"
#include "model/words.hpp"

namespace rehab {

/// A number that several rules, a library or the core use. It is written once, in plugin.yaml, and used by its name.
struct FigureInfo {
  std::string name, meaning, unit;
  double value = 0;
  std::vector<Citation> sources;
};

/// A setting declared in plugin.yaml: a number in a range, or one of a list of words.
struct SettingInfo {
  std::string key, meaning, unit;
  double least = 0, most = 0;
  std::vector<std::string> words;  ///< empty: a number
  Settings::Setting standard;      ///< the default
  std::vector<Citation> sources;   ///< of the default
};

template <>
inline constexpr auto enum_words<FieldType> = words_up_to<FieldType::words>("whole", "decimal", "date", "word",
                                                                            "words");

/// An intake field a bundle declares; `key` begins with the bundle's id and a dot.
struct DeclaredField {
  std::string key, meaning, unit;
  FieldType type = FieldType::whole;
  double least = 0, most = 0;
  std::vector<std::string> words;
};

/// A file of words/, with the bytes that went into the bundle's hash.
struct WordsFile {
  std::string path;
  FileBytes bytes;
};
/// Those of one language: words/en.yaml, words/en.standing.yaml; sorted by name.
using WordsFiles = std::vector<WordsFile>;

struct Bundle {
  std::string id;
  std::string name;
  std::string version;
  std::string language = "en";                 ///< of `because` and of plugin.yaml
  std::string folder;                          ///< absolute
  std::string library;                         ///< absolute path of the shared library; empty: tables only
  std::string library_fault;                   ///< what is wrong with its bytes: "is cut short"; empty: nothing
  std::string sha256;                          ///< over every file of the bundle, for the record
  std::vector<Exercise> exercises;             ///< sorted by id
  std::vector<Rule> rules;                     ///< sorted by id
  std::vector<StepRule> steps;                 ///< sorted by id
  std::map<std::string, Wording> wording;      ///< by language; only those asked for
  std::map<std::string, WordsFiles> unread;    ///< the words in other languages
  std::map<std::string, std::string> sources;  ///< citation key: full reference
  std::vector<FigureInfo> figures;
  std::vector<SettingInfo> settings;
  std::vector<DeclaredField> fields;
  /// For `choose`: a protocol's name and the exercises it stands for, in order.
  std::map<std::string, std::vector<std::string>> protocols;
};

}  // namespace rehab
