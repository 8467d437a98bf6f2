// SPDX-License-Identifier: Apache-2.0
#include "base/shape.hpp"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/date.hpp"

namespace rehab {

enum class HowSoon { now, someday, days };
template <>
inline constexpr auto enum_words<HowSoon> = words_up_to<HowSoon::days>("now", "", "days");

namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

struct Part {
  int size = 0;
  std::string why;
};

struct Thing {
  std::string id;
  std::optional<int> pain;
  double weight = 1;
  bool done = false;
  Date day{};
  HowSoon urgency = HowSoon::days;
  std::string kind;
  std::vector<std::string> places = {"untouched"};
  std::vector<int> numbers;
  std::vector<std::string> maybe;
  std::map<std::string, Part> parts;
  std::vector<std::pair<std::string, int>> ordered;
  std::string title;
  std::string secret;
  int stage = 0;  ///< -1: all
};

const ShapeOf<Thing>& thing_shape() {
  static const ShapeOf<Thing> shape = [] {
    ShapeOf<Part> part("part", "One part.");
    part.field("size", whole(1, 5), &Part::size, "How large.").required();
    part.field("why", private_text(20), &Part::why, "Why.");
    ShapeOf<Thing> s("thing", "A thing to read.");
    s.schema(1);
    s.field("id", id("."), &Thing::id, "Its name.").required();
    s.field("pain", whole(0, 10, "of 10"), &Thing::pain, "Usual pain.");
    s.field("weight", decimal(-1, 2.5), &Thing::weight, "How heavy.");
    s.field("done", yes_no(), &Thing::done, "Done?");
    s.field("day", date(), &Thing::day, "The day.");
    s.field("urgency", word_for<HowSoon>(), &Thing::urgency, "How soon.");
    s.field("kind", word({"strength", "stretch"}), &Thing::kind, "What it is.");
    s.field("places", words({"groin", "buttock", "low_back"}), &Thing::places, "Where.");
    s.field("numbers", list_of(whole(0, 9)), &Thing::numbers, "Some numbers.");
    s.field("maybe", list_or_none(id()), &Thing::maybe, "Perhaps some.");
    s.field("parts", map_of(nested(part)), &Thing::parts, "Its parts.");
    s.field("ordered", ordered_map_of(whole(0, 9)), &Thing::ordered, "In order.");
    s.field("title", text(10), &Thing::title, "Printed.");
    s.field("secret", private_text(10), &Thing::secret, "Never shown.");
    s.field("stage",
            one_of<int>({only_word("all", -1), whole(1, 9),
                         converted(list_of(whole(1, 9)), [](std::vector<int> all) { return all.back(); })}),
            &Thing::stage, "Which stage.");
    s.check([](const Node& map, Thing& thing, const Reading& at) {
      if (thing.pain == 10 && thing.done) at.in("done").error(*map.find("done"), "not with pain 10");
    });
    return s;
  }();
  return shape;
}

const std::string start = "schema: 1\nid: a.b\n";

std::string problems_of(const std::string& text, Thing& thing) {
  Problems problems;
  const Node root = parse_yaml({"t.yaml", text, true}, problems);
  const bool ok = thing_shape().read(root, thing, problems);
  EXPECT_EQ(ok, problems.ok()) << "read() and Problems disagree on\n" << text << problems.render();
  return problems.render();
}

TEST(Shape, FillsEveryKindOfField) {
  Thing t;
  EXPECT_EQ(
      problems_of(start + "pain: 3\nweight: -0.5\ndone: yes\nday: 2026-02-28\nurgency: now\nkind: stretch\n"
                          "places: [groin, low_back]\nnumbers: [1, 2]\nmaybe: [x]\nparts: {p: {size: 2, why: so}}\n"
                          "ordered: {z: 1, a: 2}\ntitle: \"7\"\nsecret: x\nstage: [3, 4]\n",
                  t),
      "");
  EXPECT_EQ(t.id, "a.b");
  EXPECT_EQ(t.pain, 3);
  EXPECT_EQ(t.weight, -0.5);
  EXPECT_TRUE(t.done);
  EXPECT_EQ(date_text(t.day), "2026-02-28");
  EXPECT_EQ(t.urgency, HowSoon::now);
  EXPECT_EQ(t.kind, "stretch");
  EXPECT_THAT(t.places, ::testing::ElementsAre("groin", "low_back"));
  EXPECT_THAT(t.numbers, ::testing::ElementsAre(1, 2));
  EXPECT_THAT(t.maybe, ::testing::ElementsAre("x"));
  EXPECT_EQ(t.parts.at("p").size, 2);
  EXPECT_EQ(t.ordered.front().first, "z");
  EXPECT_EQ(t.title, "7");
  EXPECT_EQ(t.stage, 4);
}

TEST(Shape, AnEnumHasOneWordForEachValue) {
  EXPECT_EQ(word_of(HowSoon::days), "days");
  EXPECT_EQ(value_of_word<HowSoon>("days"), HowSoon::days);
  EXPECT_EQ(value_of_word<HowSoon>("soon"), std::nullopt);
  EXPECT_EQ(value_of_word<HowSoon>(""), std::nullopt);  // what nobody writes
}

TEST(Shape, NoneIsAnAnswerForLists) {
  Thing t;
  EXPECT_EQ(problems_of(start + "places: none\nmaybe: none\n", t), "");
  EXPECT_TRUE(t.places.empty());
  EXPECT_EQ(problems_of(start + "places: groin\nstage: all\n", t), "");
  EXPECT_THAT(t.places, ::testing::ElementsAre("groin"));
  EXPECT_EQ(t.stage, -1);
}

struct BadMap {
  const char* line;
  const char* place;
  const char* message;
};

class RefusesMap : public ::testing::TestWithParam<BadMap> {};

TEST_P(RefusesMap, WithPlaceAndReason) {
  Thing t;
  const std::string problems = problems_of(start + GetParam().line + "\n", t);
  EXPECT_THAT(problems, HasSubstr(std::string("t.yaml:") + GetParam().place + ": error: "));
  EXPECT_THAT(problems, HasSubstr(GetParam().message));
  EXPECT_EQ(std::ranges::count(problems, '^'), 1) << problems;
}

INSTANTIATE_TEST_SUITE_P(
    Shape, RefusesMap,
    ::testing::Values(
        BadMap{"pian: 3", "3:1", "pian: unknown key; did you mean 'pain'?"},
        BadMap{"Pain: 3", "3:1", "Pain: unknown key; did you mean 'pain'?"},
        BadMap{"xyz: 3", "3:1", "xyz: unknown key; leave it out"},
        BadMap{"parts: {p: {size: 1, sise: 2}}", "3:22", "parts.p.sise: unknown key; the keys here are size and why"},
        BadMap{"parts: {p: {why: so}}", "3:12",
               "parts.p.size: missing; add 'size: ...' with a whole number from 1 to 5"},
        BadMap{"pain: 11", "3:7", "pain: 11 is out of range; expected a whole number from 0 to 10"},
        BadMap{"pain: -1", "3:7", "-1 is out of range"},
        BadMap{"pain: 03", "3:7", "expected a whole number from 0 to 10, found '03'"},
        BadMap{"pain: 3.0", "3:7", "found '3.0'"}, BadMap{"pain: 1e1", "3:7", "found '1e1'"},
        BadMap{"pain: 0x3", "3:7", "found '0x3'"}, BadMap{"pain: +3", "3:7", "found '+3'"},
        BadMap{"pain: 99999999999", "3:7", "found '99999999999'"}, BadMap{"pain: \"3\"", "3:7", "leave out the quotes"},
        BadMap{"pain: yes", "3:7", "found 'yes'"}, BadMap{"pain: [3]", "3:7", "expected a whole number"},
        BadMap{"pain: none", "3:7", "found 'none'"}, BadMap{"weight: .nan", "3:9", "expected a number from -1 to 2.5"},
        BadMap{"weight: 1,5", "3:9", "found '1,5'"}, BadMap{"weight: 2.51", "3:9", "2.51 is out of range"},
        BadMap{"weight: 1.", "3:9", "found '1.'"}, BadMap{"done: true", "3:7", "'true' is not one of its words"},
        BadMap{"done: No", "3:7", "did you mean 'no'?"}, BadMap{"done: \"no\"", "3:7", "leave out the quotes"},
        BadMap{"day: 2026-02-29", "3:6", "expected a date written YYYY-MM-DD, found '2026-02-29'"},
        BadMap{"day: 20.11.2026", "3:6", "expected a date"}, BadMap{"urgency: nwo", "3:10", "did you mean 'now'?"},
        BadMap{"urgency: 0", "3:10", "the words are now and days"},
        BadMap{"kind: {a: b}", "3:7", "expected 'strength' or"},
        BadMap{"places: []", "3:9", "an empty list says nothing; fill it in, or write 'none'"},
        BadMap{"places: [none, groin]", "3:10", "'none' beside other words contradicts them"},
        BadMap{"places: [groin, none]", "3:17", "'none' beside other words contradicts them"},
        BadMap{"places: [none]", "3:10", "'none' beside other words"},
        BadMap{"places: [groin, groin]", "3:17", "stands twice"},
        BadMap{"places: [groyn]", "3:10", "did you mean 'groin'?"},
        BadMap{"places: groin, buttock", "3:9", "write several as a list"},
        BadMap{"places: {groin: yes}", "3:9", "expected 'none' or a list"},
        BadMap{"places: [[groin]]", "3:10", "expected"}, BadMap{"numbers: none", "3:10", "expected a list"},
        BadMap{"numbers: 3", "3:10", "expected a list; write [one"},
        BadMap{"numbers: [1, 22]", "3:14", "numbers: 22 is out of range"}, BadMap{"maybe: []", "3:8", "write 'none'"},
        BadMap{"parts: {}", "3:8", "an empty map says nothing"}, BadMap{"parts: [a]", "3:8", "expected a map of names"},
        BadMap{"parts: {p: {}}", "3:12", "parts.p: an empty map says nothing"},
        BadMap{"parts: {a-b: {size: 1}}", "3:9", "expected a name of letters, digits"},
        BadMap{"parts: {p: 3}", "3:12", "expected a map with keys such as size and why"},
        BadMap{"title: \"\"", "3:8", "the text is empty"}, BadMap{"title: 12345678901", "3:8", "has 11 characters"},
        BadMap{"title: |\n  a\n  b", "3:8", "several lines"}, BadMap{"title: [a]", "3:8", "expected a text"},
        BadMap{"stage: some", "3:8", "expected a whole number from 1 to 9, found 'some'"},
        BadMap{"stage: {a: 1}", "3:8", "expected 'all', a whole number from 1 to 9 or a list"},
        BadMap{"pain: 10\ndone: yes", "4:7", "done: not with pain 10"}),
    [](const auto& each) { return std::to_string(each.index); });

TEST(Shape, MissingKeysStandAfterTheLastLine) {
  Thing t;
  EXPECT_EQ(problems_of("schema: 1\n", t),
            "t.yaml:2:1: error: id: missing; add 'id: ...' with a name of letters, digits and '_' '.' (Its name.)\n");
}

TEST(Shape, SchemaVersion) {
  Thing t;
  EXPECT_THAT(problems_of("schema: 2\nid: x\n", t), HasSubstr("1:9: error: schema: 2 is out of range; expected 1"));
}

TEST(Shape, AllProblemsInOnePass) {
  Thing t;
  const std::string problems = problems_of("schema: 1\npian: 1\nweight: x\nplaces: []\nparts: {p: {why: y}}\n", t);
  EXPECT_EQ(std::ranges::count(problems, '^'), 4) << problems;
  EXPECT_THAT(problems, HasSubstr("t.yaml:6:1: error: id: missing"));
}

TEST(Shape, AFieldThatFailsKeepsItsValue) {
  Thing t;
  problems_of(start + "places: [groin, x]\nweight: 9\n", t);
  EXPECT_THAT(t.places, ::testing::ElementsAre("untouched"));
  EXPECT_EQ(t.weight, 1);
}

TEST(Shape, DamagedValuesAreNotReportedTwice) {
  Thing t;
  const std::string problems = problems_of(start + "pain: *x\nparts: {p: {size: &y 1}}\n", t);
  EXPECT_EQ(std::ranges::count(problems, '^'), 2) << problems;
}

TEST(Shape, PrivateTextNeverShows) {
  for (const char* line : {"secret: Ana Silva is sore", "secret: [Silva]", "secret: {Silva: 1}",
                           "title: x\nsecrt: Silva", "parts: {p: {size: 9, why: Silva}}", "pain: Silva was here",
                           "parts: {p: {why: Silva, size: 9}}", "places: Silva said so", "day: next Silva day"}) {
    Thing t;
    EXPECT_THAT(problems_of(start + line + "\n", t), AllOf(HasSubstr("error"), Not(HasSubstr("Silva")))) << line;
  }
}

TEST(Shape, ExcerptShowsKeysAndMasksThePrivateValue) {
  Thing t;
  EXPECT_THAT(problems_of(start + "secret: far too long a text\n", t), HasSubstr("\n  secret: ***\n          ^\n"));
  EXPECT_THAT(problems_of(start + "parts: {p: {why: so it is, size: 9}}\n", t),
              HasSubstr("\n  parts: {p: {why: *** size: 9}}\n                             ^\n"));
}

TEST(Shape, DescribedTwiceIsABug) {
  ShapeOf<Part> shape("part", "x");
  shape.field("size", whole(1, 5), &Part::size, "x");
  EXPECT_THROW(shape.field("size", whole(1, 5), &Part::size, "x"), Error);
}

TEST(Shape, JsonSchemaNamesEveryField) {
  const std::string schema = json_schema(thing_shape());
  for (const ShapeField& field : thing_shape().fields())
    EXPECT_THAT(schema, HasSubstr("\"" + field.key + "\": {\"description\": "));
  EXPECT_THAT(schema, HasSubstr(R"("required": ["schema", "id"])"));
  EXPECT_THAT(schema, HasSubstr(R"("type": "integer", "minimum": 0, "maximum": 10)"));
  EXPECT_EQ(std::ranges::count(schema, '{'), std::ranges::count(schema, '}'));
}

TEST(Shape, JsonSchemaLetsATextStandForANumberWhereItIsAskedTo) {
  const std::string schema = json_schema(thing_shape(), R"(^\$[a-z]+$)");
  const std::string text = R"({"type": "string", "pattern": "^\\$[a-z]+$"}]})";
  for (const char* number :
       {R"("integer", "minimum": 0, "maximum": 10})", R"("number", "minimum": -1, "maximum": 2.5})"})
    EXPECT_THAT(schema, HasSubstr(std::string(R"("anyOf": [{"type": )") + number + ", " + text));
  EXPECT_THAT(schema, HasSubstr(R"("items": {"anyOf": [{"type": "integer", "minimum": 0, "maximum": 9}, )" + text));
  EXPECT_THAT(schema, HasSubstr(R"("size": {"description": "How large.", "anyOf": [{"type": "integer", )"));
  EXPECT_THAT(schema, HasSubstr(R"("type": "integer", "minimum": 1, "maximum": 1},)"))
      << "the key schema stays a number";
  EXPECT_EQ(std::ranges::count(schema, '{'), std::ranges::count(schema, '}'));
  EXPECT_THAT(json_schema(thing_shape()), Not(HasSubstr(R"("pattern": "^\\$)")));
}

TEST(Shape, ValuesOfSdkFields) {
  Problems problems;
  const Node root = parse_yaml({"t.yaml", "a: 5\nb: [groin]\nc: none\nd: maybe\n"}, problems);
  const Reading at(problems);
  Value value;
  EXPECT_TRUE(value_of(field::pain_usual).read(*root.find("a"), value, at));
  EXPECT_EQ(std::get<int>(value), 5);
  EXPECT_TRUE(value_of(field::pain_where).read(*root.find("b"), value, at));
  EXPECT_EQ(std::get<std::vector<std::string>>(value).size(), 1u);
  EXPECT_TRUE(value_of(field::pain_where).read(*root.find("c"), value, at));
  EXPECT_TRUE(std::get<std::vector<std::string>>(value).empty());
  EXPECT_FALSE(value_of(field::pregnant).read(*root.find("d"), value, at));
}

}  // namespace
}  // namespace rehab
