// SPDX-License-Identifier: Apache-2.0
// The page as markup: every field has its controls, every control its label, nothing a person typed is markup.
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <set>

#include "../intake/written_intake.hpp"
#include "base/files.hpp"
#include "form/asked.hpp"
#include "form_sample.hpp"

namespace rehab {
namespace {

using Kind = TypeInfo::Kind;
using form::Filled;

const Bundle& bundle() {
  static const Bundle bundle = [] {
    Bundle made;
    made.id = "my_clinic";
    made.name = "Shoulders & <hips>";
    made.fields = declared;
    Exercise plank;
    plank.id = "plank";
    made.exercises.push_back(plank);
    return made;
  }();
  return bundle;
}

struct Sample {
  explicit Sample(const std::string& language = "en")
      : words(words_in(language)), shape(in_words(intake_shape(declared), words)) {
    page.form = &shape;
    page.words = &words;
    page.bundles = {&bundle()};
    page.languages = {"de", "en", "es"};
  }
  IntakeWords words;
  IntakeShape shape;
  form::Page page;
};

/// Names of all controls, of one empty row where there are rows.
void names_of(const std::string& path, const TypeInfo& type, std::set<std::string>& names) {
  const form::Asked asked(type);
  if (asked.has_states() || asked.is_scalar()) names.insert(path);
  if (asked.is_scalar() || asked.value->kind == Kind::words) return;
  const bool is_nested = asked.value->kind == Kind::nested;
  const TypeInfo* item = is_nested ? asked.value : form::Asked(*asked.value->parts[0]).value;
  const std::string row = is_nested ? path : form::row_of(path, 1);
  if (asked.value->kind == Kind::map) names.insert(form::key_of(row));
  if (item->kind == Kind::nested)
    for (const ShapeField& part : item->shape->fields()) names_of(row + "." + part.key, *part.type, names);
  else
    names.insert(asked.value->kind == Kind::map ? form::value_of(row) : row);
}

TEST(FormPage, EveryFieldHasItsControlsAndNothingElseIsSent) {
  const Sample sample;
  std::set<std::string> wanted{"_token", "_opened"};
  for (const ShapeField& field : sample.shape.fields())
    if (field.key != "schema") names_of(field.key, *field.type, wanted);
  std::set<std::string> found;
  for (const std::string& name : all_matches(form::page(sample.page), R"re( name="([^"]+)"(?! content))re"))
    found.insert(name);
  found.erase("viewport");
  found.erase("color-scheme");
  EXPECT_EQ(found, wanted);
}

Filled everything_filled(const IntakeShape& shape, const std::string& text) {
  std::set<std::string> names;
  for (const ShapeField& field : shape.fields())
    if (field.key != "schema") names_of(field.key, *field.type, names);
  Filled filled;
  for (const std::string& name : names) filled.emplace_back(name, text);
  return filled;
}

TEST(FormPage, IdsAreUniqueAndEveryControlHasALabel) {
  for (const Filled& filled : {Filled(), everything_filled(Sample().shape, "x")}) {
    Sample sample;
    sample.page.filled = filled;
    const std::string page = form::page(sample.page);
    std::set<std::string> ids;
    for (const std::string& id : all_matches(page, R"re( id="([^"]*)")re"))
      EXPECT_TRUE(ids.insert(id).second) << id << " stands twice";
    for (const char* attribute : {"for", "aria-labelledby", "list"})
      for (const std::string& id : all_matches(page, std::string(" ") + attribute + R"re(="([^"]+)")re"))
        EXPECT_TRUE(ids.contains(id)) << attribute << "=" << id;
    for (const std::string& described : all_matches(page, R"re(aria-describedby="([^"]+)")re"))
      for (std::string_view id : split(described, ' ')) EXPECT_TRUE(ids.contains(std::string(id))) << id;
    const auto labelled = all_matches(page, R"re(<label[^>]* for="([^"]+)")re");
    for (const std::string& control :
         all_matches(page, R"re(<(?:input[^>]* type="(?:text|date)"|select|textarea)[^>]* id="([^"]+)")re"))
      EXPECT_EQ(std::ranges::count(labelled, control), 1) << control;
    EXPECT_EQ(all_matches(page, R"re((<label class="chip[^>]*><input))re").size(),
              all_matches(page, R"re((type="(radio|checkbox)"))re").size());
  }
}

TEST(FormPage, WhatAPersonTypedIsNeverMarkup) {
  const std::string nasty = "</textarea></option>'\"><script>alert(1)</script>&amp;<!--";
  Sample sample;
  sample.page.filled = everything_filled(sample.shape, nasty);
  for (const auto& [name, value] : sample.page.filled) sample.page.problems.push_back({name, nasty, true});
  sample.page.problems.push_back({nasty, nasty, true});
  sample.page.problems.push_back({"", nasty, false});
  sample.page.notice = sample.page.token = sample.page.opened = nasty;
  sample.page.intakes = {nasty};
  sample.page.languages = {nasty};
  const std::string page = form::page(sample.page);
  EXPECT_EQ(page.find("<script>"), std::string::npos);
  EXPECT_EQ(page.find("<!--"), std::string::npos);
  EXPECT_EQ(page.find("'\""), std::string::npos);
  EXPECT_EQ(all_matches(page, "(</textarea>)").size(), 2U);
  EXPECT_EQ(page.find("<hips>"), std::string::npos);
  EXPECT_EQ(form::page(sample.page), page);
}

TEST(FormPage, NothingIsPreselectedBeforeItIsSaid) {
  const std::string page = form::page(Sample().page);
  for (const std::string& checked : all_matches(page, R"re(<input([^>]* checked="checked"))re"))
    EXPECT_NE(checked.find(" value=\"\""), std::string::npos) << checked;
  for (const std::string& chosen : all_matches(page, R"re(<option([^>]* selected="selected"))re"))
    EXPECT_NE(chosen.find(" value=\"\""), std::string::npos) << chosen;
}

TEST(FormPage, HoldsEveryAnswerOfEveryExample) {
  for (const auto& entry : std::filesystem::directory_iterator(REHAB_SOURCE_DIR "/templates/intake")) {
    Sample sample;
    sample.page.filled = form::filled(read_file(entry.path()), sample.shape);
    const std::string page = form::page(sample.page);
    for (const auto& [name, value] : sample.page.filled) {
      const bool is_there = page.find(" name=\"" + name + "\"") != std::string::npos;
      EXPECT_TRUE(is_there) << entry.path() << " " << name;
    }
  }
}

TEST(FormPage, AFieldIsHiddenWhereItDoesNotApplyUnlessItIsAnswered) {
  const auto is_hidden = [](const Filled& filled) {
    Sample sample;
    sample.page.filled = filled;
    const std::string page = form::page(sample.page);
    const std::size_t at = page.find(R"(data-if="pregnant" data-is="yes")");
    return page.substr(at, page.find('>', at) - at).find("hidden") != std::string::npos;
  };
  EXPECT_TRUE(is_hidden({{"pregnant", "no"}}));
  EXPECT_FALSE(is_hidden({{"pregnant", "yes"}}));
  EXPECT_FALSE(is_hidden({{"pregnant", "no"}, {"pregnancy_weeks", "12"}}));
}

TEST(FormPage, ErrorsStandAboveAndAtTheirControls) {
  Sample sample;
  sample.page.filled = {{"age", "340"}};
  sample.page.problems = {{"age", "340 is out of range", true},
                          {"weak_side", "missing; add it", true},
                          {"pain_worst", "are both right?", false}};
  const std::string part = form::fragment(sample.page);
  EXPECT_NE(part.find(R"(<a href="#age" data-path="age">Age</a>)"), std::string::npos) << part;
  EXPECT_NE(part.find("Still needed for a plan"), std::string::npos);
  EXPECT_NE(part.find(R"(<a href="#problems">Please correct</a>)"), std::string::npos);
  EXPECT_NE(part.find(R"(<a href="#weak_side" data-path="weak_side">Weaker leg</a>)"), std::string::npos);
  EXPECT_NE(form::page(sample.page).find(R"(<p class="problem" id="age-problem">340 is out of range</p>)"),
            std::string::npos);
}

TEST(FormPage, APluginsFieldsStandUnderItsName) {
  const std::string page = form::page(Sample().page);
  const std::size_t heading = page.find("<h2>Shoulders &amp; &lt;hips&gt;</h2>");
  ASSERT_NE(heading, std::string::npos);
  EXPECT_GT(page.find("name=\"my_clinic.shoulder_weeks\""), heading);
}

TEST(FormPage, AsAFileItSendsNothingAndHoldsItsScript) {
  Sample sample;
  sample.page.is_static = true;
  const std::string page = form::page(sample.page);
  EXPECT_NE(page.find("connect-src &#39;none&#39;"), std::string::npos);
  EXPECT_NE(page.find(std::string(form::script_js)), std::string::npos);
  EXPECT_EQ(page.find(" src="), std::string::npos);
  EXPECT_EQ(page.find("_token"), std::string::npos);
  EXPECT_EQ(form::script_js.find("</script"), std::string_view::npos);
}

// --- Words ---

void fields_below(const std::string& path, const TypeInfo& type, std::map<std::string, std::string>& meanings) {
  for (const TypePtr& part : type.parts) fields_below(path, *part, meanings);
  if (!type.shape) return;
  for (const ShapeField& field : type.shape->fields()) {
    meanings[path + "." + field.key] = field.meaning;
    fields_below(path + "." + field.key, *field.type, meanings);
  }
}

std::map<std::string, std::string> meanings_of(const IntakeShape& shape) {
  std::map<std::string, std::string> meanings;
  for (const ShapeField& field : shape.fields()) {
    if (field.key == "schema") continue;
    meanings[field.key] = field.meaning;
    fields_below(field.key, *field.type, meanings);
  }
  return meanings;
}

void words_below(const TypeInfo& type, std::set<std::string>& words) {
  words.insert(type.words.begin(), type.words.end());
  for (const TypePtr& part : type.parts) words_below(*part, words);
  if (type.shape)
    for (const ShapeField& field : type.shape->fields()) words_below(*field.type, words);
}

TEST(FormWords, EveryLanguageAsksForEveryField) {
  std::set<std::string> typed;
  for (const ShapeField& field : intake_shape().fields()) words_below(*field.type, typed);
  const auto english = meanings_of(intake_shape());
  for (const char* language : {"en", "de", "es"}) {
    const IntakeWords words = words_in(language);
    const IntakeShape shape = in_words(intake_shape(), words);
    for (const std::string& word : typed) EXPECT_TRUE(words.words.contains(word)) << language << " " << word;
    for (const auto& [path, meaning] : meanings_of(shape)) {
      const bool is_own = words.fields.contains(path) && !words.fields.at(path).meaning.empty();
      EXPECT_EQ(is_own, std::string(language) != "en") << language << " " << path;
    }
    for (const auto& [path, field] : words.fields)
      EXPECT_TRUE(english.contains(path) || path == "leave_out.value") << language << " " << path << ": no such field";
    for (const ShapeField& field : shape.fields()) {
      EXPECT_TRUE(!field.label.empty() || field.key == "schema") << language << " " << field.key;
      const bool begins = !intake_shape().find(field.key)->heading_text.empty();
      EXPECT_EQ(begins, !field.heading_text.empty()) << field.key;
      const bool is_own = field.heading_text != intake_shape().find(field.key)->heading_text;
      EXPECT_EQ(is_own, begins && std::string(language) != "en") << language << " " << field.key;
    }
  }
}

TEST(FormWords, EveryLanguageOfTheSheetHasItsQuestions) {
  for (const auto& entry : std::filesystem::directory_iterator(REHAB_SOURCE_DIR "/templates/words"))
    EXPECT_FALSE(words_in(entry.path().stem()).language.empty()) << entry.path();
}

TEST(FormWords, ReadAsTheyAreAskedForWithoutALineOfTheirOwn) {
  const IntakeWords words = words_in("en");
  EXPECT_EQ(words.word("lie_on_left"), "lying on the left side");
  EXPECT_EQ(words.word("word_of_a_plugin"), "word of a plugin");
  EXPECT_EQ(in_words(intake_shape(), words).find("limping")->label, "Limping");
  EXPECT_EQ(in_words(intake_shape(), words).find("limping")->meaning, intake_shape().find("limping")->meaning);
}

}  // namespace
}  // namespace rehab
