// SPDX-License-Identifier: Apache-2.0
// What patients read where a rule has something of its own to say to them: on the sheet and on the held page, in each
// language.
#include <gmock/gmock.h>

#include "sheet/content/letters.hpp"
#include "support/leaflet_text.hpp"
#include "support/shipped_planner.hpp"

namespace rehab::support {
namespace {

using testing::HasSubstr;
using testing::Not;

const ShippedPlanner& planner() {
  static const ShippedPlanner shipped;
  return shipped;
}

/// The lines replace those of the same key in the smallest intake.
std::string intake(const std::string& lines) {
  std::string text = "schema: 1\npatient: P-1\ndate: 2026-11-20\nclinician: J. Park\nweak_side: left\n" + lines;
  for (const char* line : {"age: 40", "pregnant: no", "pain_usual: 3", "red_flags: none", "used_to_exercise: regular"})
    if (const std::string key = std::string(line).substr(0, std::string(line).find(':') + 1);
        text.find("\n" + key) == std::string::npos)
      text += std::string(line) + "\n";
  return text;
}

struct Printed {
  std::string page;
  std::string letters;
  Regimen regimen;
};

Printed print(const std::string& lines, const std::string& language = "en") {
  const PatientIntake read = planner().read_text("t.yaml", intake(lines + "language: " + language + "\n"));
  const Decision decision = planner().plan(read).decision;
  const LeafletSource source = planner().source(decision, read);
  return {text_of(patient_leaflet(source)), text_of(letters(account_of(source))), decision.regimen};
}

struct InThreeLanguages {
  const char* name;
  const char* intake;
  std::vector<std::string> en, de, es;  ///< what the page says
};

void PrintTo(const InThreeLanguages& page, std::ostream* out) {
  *out << page.name;
}

class PatientWords : public testing::TestWithParam<InThreeLanguages> {};

TEST_P(PatientWords, StandOnThePage) {
  const InThreeLanguages& c = GetParam();
  for (const auto& [language, expected] : {std::pair("en", c.en), {"de", c.de}, {"es", c.es}}) {
    const std::string page = print(c.intake, language).page;
    for (const std::string& text : expected) EXPECT_THAT(page, HasSubstr(text)) << language;
  }
}

const InThreeLanguages pages[] = {
    {"R5_first_session",
     "age: 17\n",
     {"*Do your first session together with a physical therapist. Start at home only after that.*",
      "We refer you for supervised sessions. Take the letter. Do this by Friday 27 November."},
     {"Beginnen Sie erst danach zu Hause.*"},
     {"En casa empiece solo después.*"}},
    {"R5_new_to_exercise",
     "used_to_exercise: none\n",
     {"*Do your first session together with a physical therapist. Start at home only after that.*"},
     {"Beginnen Sie erst danach zu Hause.*"},
     {"En casa empiece solo después.*"}},
    {"R1_high_pain",
     "pain_usual: 6\n",
     {"Guided sessions will help you more than exercising alone. We refer you"},
     {"Angeleitete"},
     {"sesiones"}},
    {"R3_daily_life",
     "daily_life: most_tasks_hard\n",
     {"Your hip makes daily life hard. We refer you"},
     {"Alltag"},
     {"vida diaria"}},
    {"R6_balance",
     "age: 70\nfalls: unsteady\n",
     {"A physical therapist will practise balance with you. We refer you"},
     {"Gleichgewicht"},
     {"equilibrio"}},
    {"P11_girdle_pain",
     "pregnant: yes\npregnancy_weeks: 20\npregnancy_problems: none\npain_where: [pubic_bone]\npain_weeks: 3\n",
     {"A physiotherapist for women's health can help you with this pain. We refer you"},
     {"Frauen"},
     {"mujer"}},
    {"R8_goes_on",
     "hip_surgery: {what: replacement, side: left, weeks: 8, cut: posterior, limits: in_force}\n",
     {"Go on with the exercises that team gave you.\nStart nothing new until we say so.",
      "Your new hip suddenly hurts badly.", "Your leg looks shorter, or turned.", "Your wound is wet, red or hot"},
     {"Machen Sie die Übungen weiter, die Sie von dort haben.", "Ihr Bein kürzer oder verdreht aussieht."},
     {"Siga con los ejercicios que le dio ese equipo.", "La pierna parece más corta, o girada."}},
    {"N15_comes_back",
     "pain_where: [below_knee]\n",
     {"*Please come back by Friday 27 November.*"},
     {"Freitag"},
     {"viernes"}},
    {"After_birth",
     "pregnant: gave_birth\nweeks_since_birth: 3\nbirth: vaginal\n",
     {"Use until Friday 11 December", "Use this sheet only until your check-up after the birth.",
      "*Maternity unit: ____ now if*\n* You bleed more, or in large clots."},
     {"Benutzen Sie dieses Blatt nur bis zu Ihrer Nachsorgeuntersuchung.", "Geburtsklinik: ____ sofort, wenn"},
     {"Use esta hoja solo hasta su revisión después del parto.", "Maternidad: ____ ahora mismo si"}},
    {"Diabetes",
     "conditions: [diabetes]\n",
     {"Eat before you exercise. Keep something sweet at hand."},
     {"Essen Sie etwas, bevor Sie üben."},
     {"Coma algo antes de hacer los ejercicios."}},
    {"Fits",
     "conditions: [fits]\n",
     {"Never do these exercises alone."},
     {"Üben Sie nie allein."},
     {"Nunca haga estos ejercicios a solas."}},
    {"Heart",
     "conditions: [heart_disease]\n",
     {"Please ask your doctor before you exercise.", "Please do no hip exercises until we say so."},
     {"Bitte fragen Sie in Ihrer Arztpraxis, bevor Sie üben."},
     {"Por favor, pregunte a su médico antes de hacer ejercicio."}},
    {"Chest_pain",
     "red_flags: [chest_pain_or_fainting]\n",
     {"See a doctor today."},
     {"Lassen Sie sich heute noch ärztlich untersuchen."},
     {"Vaya hoy mismo al médico."}},
};

INSTANTIATE_TEST_SUITE_P(Pages, PatientWords, testing::ValuesIn(pages),
                         [](const auto& page) { return std::string(page.param.name); });

TEST(PatientWordsAfterBirth, AreThoseOfTheMaternityUnitAsLongAsAClotGoesThere) {
  const auto at = [](int weeks) {
    return print("pregnant: gave_birth\nbirth: vaginal\nweeks_since_birth: " + std::to_string(weeks) + "\n").page;
  };
  const std::string sixth = at(6), seventh = at(7);
  EXPECT_LT(sixth.find("Maternity unit: ____ now if"), sixth.find("One calf is swollen"));
  EXPECT_GT(sixth.find("the same day if"), sixth.find("One calf is swollen"));
  EXPECT_THAT(sixth, Not(HasSubstr("Your baby moves less"))) << "of pregnancy";
  EXPECT_THAT(seventh, Not(HasSubstr("aternity")));
  EXPECT_LT(seventh.find("the same day if"), seventh.find("One calf is swollen"));
}

TEST(PatientWordsAfterBirth, EndWithTheCheck) {
  const auto until = [](const std::string& birth, int weeks) {
    return print("pregnant: gave_birth\n" + birth + "weeks_since_birth: " + std::to_string(weeks) + "\n")
        .regimen.use_until;
  };
  using namespace std::chrono_literals;
  EXPECT_EQ(until("birth: vaginal\n", 3), Date(2026y / 12 / 11)) << "6 weeks";
  EXPECT_EQ(until("birth: vaginal\n", 6), Date(2026y / 11 / 27)) << "due: within a week";
  EXPECT_EQ(until("birth: caesarean\n", 5), Date(2026y / 12 / 25)) << "10 weeks";
  EXPECT_EQ(until("", 5), Date(2026y / 12 / 25)) << "not recorded: as after a caesarean";
  EXPECT_EQ(until("birth: vaginal\n", 7), Date(2027y / 1 / 1)) << "six weeks of use";
}

TEST(PatientWordsOfTwoRules, AreNotSaidTwice) {
  const std::string sheet = print("age: 17\nused_to_exercise: none\n").page;
  EXPECT_EQ(sheet.find("Do your first session"), sheet.rfind("Do your first session"));
}

TEST(PatientWordsOfAHold, NamesNoExerciseWhereAnotherHoldSaysNothingOfThem) {
  const std::string operation = "hip_surgery: {what: replacement, side: left, weeks: 8, cut: posterior}\n";
  EXPECT_THAT(print(operation).page, Not(HasSubstr("Please do no hip exercises")));
  EXPECT_THAT(print(operation + "conditions: [heart_disease]\n").page,
              HasSubstr("Please do no hip exercises until we say so."));
}

TEST(PatientWordsOfAHold, AreNotSaidOnceItIsLifted) {
  const std::string sheet =
      print(
          "hip_surgery: {what: replacement, side: left, weeks: 16, cut: posterior, limits: in_force}\n"
          "overrides: [{rule: safety_rules/R8, reason: agreed, agreed_by: Dr Low}]\n")
          .page;
  EXPECT_THAT(sheet, HasSubstr("We refer you for supervised sessions."));
  EXPECT_THAT(sheet, Not(HasSubstr("Please ask the team who operated on you")));
}

TEST(Letters, GoToPhysicalTherapyWhereTheRuleThatHoldsAsksForIt) {
  const Printed operation = print("hip_surgery: {what: replacement, side: left, weeks: 8, cut: posterior}\n");
  EXPECT_THAT(operation.letters, HasSubstr("Please take this patient on for supervised physical therapy."));
  EXPECT_THAT(operation.letters, HasSubstr("The protocol of the team that operated decides"));
  EXPECT_THAT(operation.letters, Not(HasSubstr("agreed_by"))) << "the remedy is for the record";
  EXPECT_THAT(print("pain_where: [below_knee]\n").letters, HasSubstr("Please examine strength, reflexes and feeling"));
  EXPECT_THAT(print("conditions: [heart_disease]\ndaily_life: walking_aid\n").letters,
              Not(HasSubstr("physical therapy.")))
      << "waits for the doctor";
}

}  // namespace
}  // namespace rehab::support
