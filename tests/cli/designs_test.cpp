// SPDX-License-Identifier: Apache-2.0
// Every example in every design that ships, on both papers and in every language: nothing overlaps, nothing is cut.
#include <gmock/gmock.h>
#include <tuple>

#include "cli/planner.hpp"
#include "sheet/content/phrases.hpp"
#include "sheet/page_checks.hpp"

namespace rehab::support {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

struct Look {
  std::string design;
  std::string page;
  std::string language;
  std::size_t sides;  ///< for four exercises, at most
};

/// With sanitizers, where room is scarcest only: the longest words on the shorter paper.
class Designs : public testing::TestWithParam<Look> {
 protected:
  void SetUp() override {
    if (is_sanitized() && (GetParam().language != "de" || GetParam().page != "Letter")) GTEST_SKIP();
  }
};

std::string stop_title(const std::string& language) {
  Problems problems;
  return read_phrases(REHAB_SOURCE_DIR "/templates/words/" + language + ".yaml", problems).by_id.at("stop_and_call");
}

TEST_P(Designs, PrintEveryExampleWithinItsMargins) {
  const auto& [name, page, language, sides] = GetParam();
  const Folder folder;
  spit(folder / "clinic.yaml", "schema: 1\nname: North Hip Clinic\nphone: 0123 456789\npage: " + page + "\n");
  const auto result = folder.run(planner + " batch " + examples + " -o out --jobs 1 --clinic clinic.yaml --sheet " +
                                 name + " --lang " + language);
  ASSERT_EQ(result.status, 0) << result.err;
  Problems problems;
  const Design design = read_design(REHAB_SOURCE_DIR "/templates/sheets/" + name + ".yaml", problems);
  std::size_t sheets = 0;
  for (const auto& entry : fs::directory_iterator(folder / "out")) {
    const std::string file = entry.path().filename();
    if (entry.path().extension() != ".pdf" || file.ends_with(".record.pdf") || file.ends_with(".letters.pdf")) continue;
    SCOPED_TRACE(file);
    ++sheets;
    const std::size_t printed = rehab::test::expect_clear_pages(slurp(entry.path()), design, page_size(page));
    const std::size_t more = file == "P-0017.pdf" ? 2 : 0;  // six exercises
    EXPECT_LE(printed, file.ends_with(".held.pdf") ? 2 : sides + more);
    if (file.ends_with(".held.pdf")) continue;
    EXPECT_THAT(folder.run("pdftotext -raw -l 1 -enc UTF-8 out/" + file + " - | tr '\n' ' '").out,
                HasSubstr(stop_title(language)));
  }
  EXPECT_GE(sheets, 12u);
}

TEST_P(Designs, PrintAllExercisesOfSomebodyWithALongName) {
  const auto& [name, page, language, sides] = GetParam();
  const Folder folder;
  spit(folder / "clinic.yaml", "schema: 1\nname: Orthopaedic Rehabilitation Centre of the Northern Districts\npage: " +
                                   page + "\nphone: 0123 456789 extension 4711\n");
  spit(folder / "t.yaml",
       plain_intake("name: Maximiliane-Alexandra-Hohenzollern-Sigmaringen-Wittelsbacher Lee\n"
                    "choose: all\nnext_visit: 2026-12-18\nhas: [band]\nlacks: [pillow, worktop, towel]\n"
                    "goal: Carry the shopping up four flights of stairs without the rail\n"));
  const auto result =
      folder.run(planner + " plan t.yaml -o t.pdf --clinic clinic.yaml --sheet " + name + " --lang " + language);
  ASSERT_EQ(result.status, 0) << result.err;
  Problems problems;
  const Design design = read_design(REHAB_SOURCE_DIR "/templates/sheets/" + name + ".yaml", problems);
  EXPECT_LE(rehab::test::expect_clear_pages(slurp(folder / "t.pdf"), design, page_size(page)), 2 * sides + 1);
}

class Letters : public testing::TestWithParam<std::tuple<const char*, const char*>> {};

TEST_P(Letters, OfEveryExampleTakeAPageEach) {
  const auto& [page, language] = GetParam();
  const Folder folder;
  spit(folder / "clinic.yaml", std::string("schema: 1\nname: North Hip Clinic\naddress: 12 Mill Lane, Northtown\n") +
                                   "phone: 0123 456789\npage: " + page + "\nlanguage: " + language + "\n");
  ASSERT_EQ(folder.run(planner + " batch " + examples + " -o out --jobs 1 --clinic clinic.yaml").status, 0);
  std::size_t letters = 0;
  for (const auto& entry : fs::directory_iterator(folder / "out")) {
    const std::string file = entry.path().filename();
    if (!file.ends_with(".letters.pdf")) continue;
    ++letters;
    const int pages = std::stoi(folder.run("pdfinfo out/" + file + " | sed -n 's/^Pages: *//p'").out);
    const int alone = std::stoi(folder.run("pdftotext out/" + file + " - | grep -cE '1 (of|von|de) 1$'").out);
    EXPECT_EQ(pages, alone) << file;
  }
  EXPECT_GE(letters, 12u);
}

INSTANTIATE_TEST_SUITE_P(Of, Letters,
                         testing::Combine(testing::Values("A4", "Letter"), testing::Values("en", "de", "es")));

std::vector<Look> looks() {
  std::vector<Look> all;
  for (const auto& [design, sides] : {std::pair("take-home", 4U), {"large-print", 7U}, {"diary", 3U}})
    for (const char* page : {"A4", "Letter"})
      for (const auto& words : fs::directory_iterator(REHAB_SOURCE_DIR "/templates/words"))
        all.push_back({design, page, words.path().stem(), sides});
  return all;
}

INSTANTIATE_TEST_SUITE_P(Looks, Designs, testing::ValuesIn(looks()), [](const auto& look) {
  std::string name = look.param.design + "_" + look.param.page + "_" + look.param.language;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

TEST(Design, AClinicsOwnIsNamedByItsPath) {
  const Folder folder;
  spit(folder / "looks/mine.yaml", "schema: 1\nname: mine\nfor: patient\nsections: [title, stop_and_call, diary]\n");
  const auto result = folder.run(planner + " plan " + examples + "left-hip.yaml -o a.pdf --sheet looks/mine.yaml");
  ASSERT_EQ(result.status, 0) << result.err;
  const std::string text = folder.run("pdftotext -layout a.pdf -").out;
  EXPECT_THAT(text, HasSubstr("your 2 weeks"));
  EXPECT_THAT(text, testing::Not(HasSubstr("Every day:")));
}

TEST(Design, AWrongOneIsRefusedWithPlaceAndRemedy) {
  const Folder folder;
  spit(folder / "mine.yaml", "schema: 1\nname: mine\nfor: patient\nsections: [title, diary]\n");
  const auto result = folder.run(planner + " plan " + examples + "left-hip.yaml --sheet mine.yaml");
  EXPECT_EQ(result.status, 78);
  EXPECT_THAT(result.err, HasSubstr("mine.yaml:4:11: error: sections: stop_and_call is missing"));
  EXPECT_THAT(result.err, HasSubstr("add stop_and_call to the list"));
  EXPECT_EQ(folder.files(), 1U);
}

TEST(Design, AnUnknownOneNamesThoseThereAre) {
  const Folder folder;
  for (const char* name : {"large", "record", "looks/none.yaml"}) {
    const auto result = folder.run(planner + " plan " + examples + "left-hip.yaml --sheet " + name);
    EXPECT_EQ(result.status, 78) << name;
    EXPECT_THAT(result.err, HasSubstr("there are diary, large-print and take-home")) << name;
  }
}

TEST(Design, TheSchemaDescribesItsSections) {
  const Folder folder;
  const std::string schema = folder.run(planner + " schema template").out;
  for (const char* word : {"\"sections\"", "stop_and_call", "diary", "page_break"})
    EXPECT_THAT(schema, HasSubstr(word));
}

struct Room {
  const char* design;
  const char* page;
};

class Proved : public testing::TestWithParam<Room> {};

/// A file of one's own is proved: every form, note and page that the bundles can ask for.
TEST_P(Proved, HasRoomForAllThatAPlanMaySay) {
  const Folder folder;
  fs::copy(REHAB_SOURCE_DIR "/templates/sheets/" + std::string(GetParam().design) + ".yaml", folder / "mine.yaml");
  spit(folder / "clinic.yaml", "schema: 1\nname: North Hip Clinic\npage: " + std::string(GetParam().page) + "\n");
  const auto result =
      folder.run(planner + " check " + examples + "left-hip.yaml --clinic clinic.yaml --sheet mine.yaml --lang de");
  EXPECT_EQ(result.status, 0) << result.err;
}

INSTANTIATE_TEST_SUITE_P(Table, Proved,
                         testing::Values(Room{"take-home", "A4"}, Room{"take-home", "Letter"},
                                         Room{"large-print", "Letter"}, Room{"diary", "Letter"}));

TEST(Design, WhoseFiguresAreTooPaleIsRefusedWithPlace) {
  const Folder folder;
  spit(folder / "pale.yaml",
       "schema: 1\nname: pale\nfor: patient\ncolours:\n  accent: \"#ffe0d0\"\n  body: \"#eeeeee\"\n  text: "
       "\"#777777\"\n");
  const auto result = folder.run(planner + " plan " + examples + "left-hip.yaml --sheet pale.yaml");
  EXPECT_EQ(result.status, 78);
  for (const char* part : {"pale.yaml:5:11: error: colours: accent is too pale", "pale.yaml:6:9: error: colours: body",
                           "pale.yaml:7:9: error: colours: text is too pale"})
    EXPECT_THAT(result.err, HasSubstr(part));
}

TEST(Design, WithoutRoomIsRefusedBeforeTheFirstPatient) {
  const Folder folder;
  spit(folder / "in/a.yaml", plain_intake());
  spit(folder / "huge.yaml",
       "schema: 1\nname: huge\nfor: patient\ntype: {body_pt: 36}\n"
       "margins: {left_pt: 144, right_pt: 144, top_pt: 144, bottom_pt: 144}\n");
  for (const char* command : {" plan in/a.yaml", " batch in -o out"}) {
    const auto result = folder.run(planner + command + " --sheet huge.yaml");
    EXPECT_EQ(result.status, 78) << result.err;
    EXPECT_THAT(result.err, HasSubstr("the page design 'huge.yaml' has no room"));
    EXPECT_THAT(result.err, HasSubstr("make letters, pictures or margins smaller"));
  }
  EXPECT_EQ(folder.files(), 2U) << "nothing is written";
}

}  // namespace
}  // namespace rehab::support
