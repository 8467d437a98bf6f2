// SPDX-License-Identifier: Apache-2.0
// Every language with fixed strings is complete in every bundle that ships: whoever reads it gets all that the bundle's
// own language says, with the same numbers and sides in it.
#include <algorithm>
#include <filesystem>
#include <gmock/gmock.h>
#include <set>

#include "base/text.hpp"
#include "plugins/catalogue.hpp"
#include "support/build.hpp"

namespace rehab {
namespace {

std::vector<std::string> languages() {
  std::vector<std::string> found;
  for (const auto& file : std::filesystem::directory_iterator(REHAB_SOURCE_DIR "/templates/words"))
    if (file.path().extension() == ".yaml") found.push_back(file.path().stem().string());
  std::ranges::sort(found);
  return found;
}

template <class Map>
std::vector<std::string> keys(const Map& map) {
  std::vector<std::string> all;
  for (const auto& entry : map) all.push_back(entry.first);
  return all;
}

std::vector<std::string> numbers_in(const std::string& text) {
  std::vector<std::string> places = places_in(text);
  std::erase_if(places, [](const std::string& place) { return place == "SIDE" || place == "OTHER"; });
  std::ranges::sort(places);
  return places;
}

/// Which legs a text speaks of; how often is the language's own affair.
std::set<std::string> sides_in(const std::string& text) {
  std::set<std::string> sides;
  for (const std::string& place : places_in(text))
    if (place == "SIDE" || place == "OTHER") sides.insert(place);
  return sides;
}

void expect_same(const std::string& own, const std::string& other) {
  EXPECT_EQ(own.empty(), other.empty()) << own << other;
  EXPECT_EQ(numbers_in(own), numbers_in(other)) << other;
  EXPECT_EQ(sides_in(own), sides_in(other)) << other;
}

void expect_same(const Text& own, const Text& other) {
  expect_same(own.pregnant, other.pregnant);
  expect_same(own.others, other.others);
}

void expect_same(const FormWords& own, const FormWords& other) {
  expect_same(own.you_need, other.you_need);
  expect_same(own.you_need_on_bed, other.you_need_on_bed);
  expect_same(own.do_well, other.do_well);
  expect_same(own.stop_if, other.stop_if);
  expect_same(own.easier, other.easier);
  expect_same(own.harder, other.harder);
  expect_same(own.picture, other.picture);
  EXPECT_EQ(keys(own.captions), keys(other.captions));
  ASSERT_EQ(own.steps.size(), other.steps.size());
  for (std::size_t i = 0; i < own.steps.size(); ++i) expect_same(own.steps[i], other.steps[i]);
}

void expect_same(const ExerciseWords& own, const ExerciseWords& other) {
  expect_same(own.aim, other.aim);
  expect_same(own.do_well, other.do_well);
  expect_same(own.stop_if, other.stop_if);
  ASSERT_FALSE(own.forms.empty());
  ASSERT_EQ(keys(own.forms), keys(other.forms));
  for (const auto& [id, form] : own.forms) {
    SCOPED_TRACE(id);
    expect_same(form, other.forms.at(id));
    EXPECT_EQ(form.do_well == own.do_well, other.forms.at(id).do_well == other.do_well) << "a word of its own";
    EXPECT_EQ(form.stop_if == own.stop_if, other.forms.at(id).stop_if == other.stop_if) << "a word of its own";
  }
}

RuleWords words_for(const Wording& wording, const std::string& rule) {
  auto found = wording.rules.find(rule);
  return found == wording.rules.end() ? RuleWords{} : found->second;
}

void expect_complete(const Bundle& bundle, const Wording& own, const Wording& other) {
  ASSERT_EQ(keys(own.exercises), keys(other.exercises));
  for (const auto& [id, exercise] : own.exercises) {
    SCOPED_TRACE(id);
    expect_same(exercise, other.exercises.at(id));
  }
  for (const Rule& rule : bundle.rules) {
    SCOPED_TRACE(rule.id);
    const RuleWords words = words_for(other, rule.id);
    EXPECT_FALSE(words.because.empty()) << "the reason is printed in the bundle's language";
    EXPECT_FALSE(rule.in_short.empty());
    EXPECT_FALSE(words.in_short.empty()) << "the reason in short is printed in the bundle's language";
    expect_same(words_for(own, rule.id).patient, words.patient);
    expect_same(words_for(own, rule.id).clinician, words.clinician);
  }
}

TEST(Languages, EachIsCompleteInEveryShippedBundle) {
  const Catalogue catalogue = find_bundles({{support::build_folder + "/plugins", "the build"}}, Clinic{});
  ASSERT_GE(languages().size(), 3u);
  ASSERT_FALSE(catalogue.ready().empty());
  for (const std::string& language : languages())
    for (const CatalogueEntry* entry : catalogue.ready()) {
      const Bundle& bundle = *entry->bundle;
      SCOPED_TRACE(bundle.id + ", " + language);
      ASSERT_THAT(keys(bundle.wording), testing::Contains(language));
      if (language != bundle.language)
        expect_complete(bundle, bundle.wording.at(bundle.language), bundle.wording.at(language));
    }
}

}  // namespace
}  // namespace rehab
