// SPDX-License-Identifier: Apache-2.0
#include "plugins/kept_bundle.hpp"

#include "base/kept_value.hpp"
#include "model/packed_picture.hpp"

namespace rehab {

template <>
inline constexpr std::size_t members<Dose> = 9;
template <>
inline constexpr std::size_t members<Stage> = 4;
template <>
inline constexpr std::size_t members<Form> = 11;
template <>
inline constexpr std::size_t members<Exercise> = 8;
template <>
inline constexpr std::size_t members<Test> = 5;
template <>
inline constexpr std::size_t members<Condition> = 2;
template <>
inline constexpr std::size_t members<Limit> = 13;
template <>
inline constexpr std::size_t members<Effect> = 11;
template <>
inline constexpr std::size_t members<Citation> = 2;
template <>
inline constexpr std::size_t members<Rule> = 8;
template <>
inline constexpr std::size_t members<StepRule> = 6;
template <>
inline constexpr std::size_t members<FigureInfo> = 5;
template <>
inline constexpr std::size_t members<SettingInfo> = 8;
template <>
inline constexpr std::size_t members<DeclaredField> = 7;
template <>
inline constexpr std::size_t members<Bundle> = 18;
template <>
inline constexpr std::size_t members<CheckedBundle> = 2;
template <>
inline constexpr std::size_t members<Text> = 2;
template <>
inline constexpr std::size_t members<FormWords> = 12;
template <>
inline constexpr std::size_t members<ExerciseWords> = 6;
template <>
inline constexpr std::size_t members<RuleWords> = 6;
template <>
inline constexpr std::size_t members<Wording> = 4;

/// A kept bundle has no unread words.
template <class Archive>
void serialize(Archive&, WordsFile&) {}

namespace {

/// What words depend on besides their own file is covered by the bundle's hash.
std::string source_of_words(const Bundle& bundle, const Figures& figures) {
  std::string source = bundle.sha256;
  for (const auto& [name, value] : figures)
    source.append(name).append(reinterpret_cast<const char*>(&value), sizeof value);
  return source;
}

std::string name_of_words(const Bundle& bundle, const std::string& language) {
  return bundle.folder + '\0' + language;
}

}  // namespace

std::optional<CheckedBundle> kept_bundle(const BundleSources& sources) {
  if (!keeps_bytes()) return {};
  auto checked = kept_value<CheckedBundle>("bundle", sources.folder, sources.pieces());
  if (checked) checked->bundle.unread = words_in(sources);
  return checked;
}

void keep_bundle(const BundleSources& sources, const Figures& figures, Bundle bundle) {
  bundle.wording.clear();
  bundle.unread.clear();
  keep_value("bundle", sources.folder, sources.pieces(), CheckedBundle{figures, std::move(bundle)});
}

void take_kept_words(Bundle& bundle, const Languages& languages, const Figures& figures) {
  std::erase_if(bundle.unread, [&](const auto& unread) {
    const std::string& language = unread.first;
    if (!is_wanted(language, languages, bundle)) return false;
    const std::string source = source_of_words(bundle, figures);
    auto words = kept_value<Wording>("words", name_of_words(bundle, language), {{source}});
    if (words) bundle.wording.insert_or_assign(language, std::move(*words));
    return words.has_value();
  });
}

void keep_words(const Bundle& bundle, const Wording& words, const Figures& figures) {
  const std::string source = source_of_words(bundle, figures);
  keep_value("words", name_of_words(bundle, words.language), {{source}}, words);
}

}  // namespace rehab
