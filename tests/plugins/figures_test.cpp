// SPDX-License-Identifier: Apache-2.0
// A figure stands once, and is read wherever its name stands; a name that nobody states stops the plan.
#include <gmock/gmock.h>

#include "plugins/blocking.hpp"
#include "scratch.hpp"

namespace rehab {
namespace {

using testing::HasSubstr;

/// One bundle by itself states a figure, the other names it.
class FiguresOfTwo : public testing::Test {
 protected:
  FiguresOfTwo() {
    write("house", "figures:\n  much_pain: {value: 8, unit: of 10, meaning: Much., source: [policy X]}\n",
          "$much_pain");
    write("guest", "", "$house/much_pain");
  }

  void write(const std::string& id, const std::string& figures, const std::string& much) const {
    spit(scratch / (id + "/plugin.yaml"),
         "schema: 1\nid: " + id + "\nname: " + id + "\nversion: 1.0.0\nlanguage: en\nlibrary: no\n" + figures);
    spit(scratch / (id + "/rules/rules.yaml"), "schema: 1\nrules:\n  B1:\n    when: {pain_usual: {from: " + much +
                                                   "}}\n    then:\n      - limit: {sets: 1}\n    because: From " +
                                                   much + " on, less.\n    source: [policy X]\n");
  }

  Catalogue read(std::set<std::string> disabled = {}) const {
    clinic.disabled = std::move(disabled);
    return find_bundles({{scratch.string(), "--plugins"}}, clinic);
  }

  std::string first_blocker(const Catalogue& catalogue) const {
    const std::vector<Blocker> blockers = blocking(catalogue, clinic);
    return blockers.empty() ? "" : blockers.front().message + " " + blockers.front().remedy;
  }

  Scratch scratch;
  mutable Clinic clinic = [] {
    Clinic house;
    house.required.clear();
    return house;
  }();
};

TEST_F(FiguresOfTwo, AreReadInConditionsAndTextsOfBoth) {
  const Catalogue catalogue = read();
  ASSERT_EQ(catalogue.ready().size(), 2u);
  for (const CatalogueEntry* entry : catalogue.ready()) {
    const Rule& rule = entry->bundle->rules.at(0);
    EXPECT_EQ(rule.when->all.at(0).from, 8) << entry->id;
    EXPECT_EQ(rule.because, "From 8 on, less.") << entry->id;
    EXPECT_EQ(entry->settings.number("house/much_pain"), 8) << "for the library of " << entry->id;
  }
  EXPECT_EQ(catalogue.ready()[1]->settings.number("much_pain"), 8) << "the bundle's own, by its name alone";
  EXPECT_THROW(catalogue.ready()[0]->settings.number("much_pain"), std::out_of_range);
}

TEST_F(FiguresOfTwo, ABundleThatIsNotThereStopsThePlan) {
  const Catalogue without = read({"house"});
  EXPECT_TRUE(without.ready().empty());
  EXPECT_THAT(first_blocker(without), HasSubstr("guest"));
  EXPECT_THAT(first_blocker(without),
              HasSubstr("$house/much_pain: no bundle that states figures is here under that id"));
}

TEST_F(FiguresOfTwo, ASlipIsNamedWithItsPlaceAndMeaning) {
  replace_in(scratch / "guest/rules/rules.yaml", "$house/much_pain", "$house/much_pian");
  const Catalogue catalogue = read();
  ASSERT_EQ(catalogue.entries[0].id, "guest");
  const std::string said = catalogue.entries[0].problems.render();
  EXPECT_THAT(said, HasSubstr("rules.yaml:4:31: error: $house/much_pian: there is no such figure"));
  EXPECT_THAT(said, HasSubstr("did you mean '$house/much_pain'?"));
}

/// By which every plan goes: the pain an exercise may cause, and the like.
TEST_F(FiguresOfTwo, APlanNeedsThoseOfEveryPlan) {
  EXPECT_THAT(first_blocker(read()), HasSubstr("good_pain, acceptable_pain"));
}

TEST(Figures, StandWhereAPersonWritesThem) {
  struct Row {
    const char* written;
    const char* read;
  };
  const Figures figures = {{"own/age", 65}, {"own/age_2", 2.5}, {"other/age", 16}};
  for (const Row& row : {Row{"$age", "65"}, Row{"from $age, or $age_2.", "from 65, or 2.5."},
                         Row{"$age/$other/age", "65/16"}, Row{"costs $5 or $ 5$", "costs $5 or $ 5$"}}) {
    Node node;
    node.kind = Node::Kind::scalar;
    node.text = row.written;
    Problems problems;
    put_figures(node, "own", figures, problems);
    EXPECT_TRUE(problems.empty()) << problems.render();
    EXPECT_EQ(node.text, row.read);
  }
}

}  // namespace
}  // namespace rehab
