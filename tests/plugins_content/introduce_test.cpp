// SPDX-License-Identifier: Apache-2.0
// What the library of hip_realignment introduces first, row by row of its table, called through its own entry.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "support/shipped_figures.hpp"
#include "support/shipped_library.hpp"

namespace rehab {
namespace {

const PluginEntry& library() {
  return support::shipped_library("hip_realignment");
}

using List = std::vector<std::string>;

/// E1 to E8, as clinicians number them.
std::string id_of(char digit) {
  static const List ids{"pelvic_tilt",
                        "prone_hip_extension",
                        "side_hip_abduction",
                        "itb_stretch",
                        "seated_straddle",
                        "knee_to_chest",
                        "plank",
                        "band_hip"};
  return ids.at(static_cast<std::size_t>(digit - '1'));
}

struct Patient {
  std::string what;
  std::string order;  ///< "1326...": the digits of E1 to E8
  int age = 40;
  std::string pregnant = "no";
  int pain_usual = 3;
  List pain_where{};
  std::string falls{};  ///< empty: not recorded
  List has{"band"};
  List conditions{};
};

void PrintTo(const Patient& patient, std::ostream* out) {
  *out << patient.what;
}

Intake recorded(const Patient& patient) {
  Intake intake;
  intake.record("age", patient.age);
  intake.record("pregnant", patient.pregnant);
  intake.record("pain_usual", patient.pain_usual);
  intake.record("pain_where", patient.pain_where);
  if (!patient.falls.empty()) intake.record("falls", patient.falls);
  intake.record("has", patient.has);
  intake.record("conditions", patient.conditions);
  return intake;
}

List introduced(const Intake& intake) {
  static const std::unique_ptr<Plugin> plugin(library().create(support::shipped_settings("hip_realignment")));
  return plugin->introduce(intake);
}

class WhatComesFirst : public testing::TestWithParam<Patient> {};

TEST_P(WhatComesFirst, IsTheRowThatAppliesLast) {
  List expected;
  for (char digit : GetParam().order) expected.push_back(id_of(digit));
  EXPECT_EQ(introduced(recorded(GetParam())), expected) << "for a patient who is or has: " << GetParam().what;
}

INSTANTIATE_TEST_SUITE_P(
    Rows, WhatComesFirst,
    testing::Values(
        Patient{.what = "nothing special", .order = "13268754"},
        Patient{.what = "pregnant", .order = "16387524", .pregnant = "yes"},
        Patient{.what = "pregnant, pubic pain", .order = "16378", .pregnant = "yes", .pain_where = {"pubic_bone"}},
        Patient{.what = "pregnant, buttock pain", .order = "16378", .pregnant = "yes", .pain_where = {"buttock"}},
        Patient{
            .what = "gave birth, pubic pain", .order = "16378", .pregnant = "gave_birth", .pain_where = {"pubic_bone"}},
        Patient{.what = "gave birth, no pain", .order = "13268754", .pregnant = "gave_birth"},
        Patient{.what = "pubic pain, never pregnant", .order = "13268754", .pain_where = {"pubic_bone"}},
        Patient{.what = "groin pain", .order = "13286754", .pain_where = {"groin"}},
        Patient{.what = "pregnant, groin pain", .order = "13286754", .pregnant = "yes", .pain_where = {"groin"}},
        Patient{.what = "side-of-hip pain", .order = "1327685", .pain_where = {"side_of_hip"}},
        Patient{.what = "groin and side-of-hip pain", .order = "1327685", .pain_where = {"side_of_hip", "groin"}},
        Patient{.what = "65", .order = "13268754", .age = 65, .pain_where = {"side_of_hip"}},
        Patient{.what = "64", .order = "1327685", .age = 64, .pain_where = {"side_of_hip"}},
        Patient{.what = "unsteady", .order = "13268754", .pain_where = {"groin"}, .falls = "unsteady"},
        Patient{.what = "fell this year", .order = "13268754", .pain_where = {"groin"}, .falls = "fell_this_year"},
        Patient{.what = "steady", .order = "13286754", .pain_where = {"groin"}, .falls = "none"},
        Patient{.what = "usual pain 5", .order = "13268754", .pain_usual = 5},
        Patient{.what = "usual pain 6", .order = "163", .pain_usual = 6},
        Patient{.what = "usual pain 7, aged 80", .order = "163", .age = 80, .pain_usual = 7},
        Patient{.what = "usual pain 8", .order = "16", .pain_usual = 8, .pain_where = {"groin"}},
        Patient{.what = "usual pain 10", .order = "16", .pregnant = "yes", .pain_usual = 10}));

INSTANTIATE_TEST_SUITE_P(
    BandOrPlank, WhatComesFirst,
    testing::Values(
        Patient{.what = "no band", .order = "13267548", .has = {}},
        Patient{.what = "pregnant without a band", .order = "16375248", .pregnant = "yes", .has = {"chair"}},
        Patient{.what = "groin pain without a band", .order = "13276548", .pain_where = {"groin"}, .has = {}},
        Patient{
            .what = "side-of-hip pain without a band", .order = "1327658", .pain_where = {"side_of_hip"}, .has = {}},
        Patient{.what = "a latex-free band", .order = "13268754", .has = {"latex_free_band"}},
        Patient{.what = "a latex allergy and a latex band", .order = "13267548", .conditions = {"latex_allergy"}},
        Patient{.what = "a latex allergy and both bands",
                .order = "13268754",
                .has = {"band", "latex_free_band"},
                .conditions = {"latex_allergy"}},
        Patient{.what = "usual pain 6 without a band", .order = "163", .pain_usual = 6, .has = {}}));

TEST(Introduce, NeedsNoOptionalField) {
  Intake intake;
  intake.record("age", 40);
  intake.record("pregnant", std::string("no"));
  intake.record("pain_usual", 3);
  EXPECT_EQ(introduced(intake).front(), "pelvic_tilt");
}

TEST(Introduce, NamesItsBundle) {
  EXPECT_STREQ(library().id, "hip_realignment");
}

}  // namespace
}  // namespace rehab
