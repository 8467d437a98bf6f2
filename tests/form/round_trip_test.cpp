// SPDX-License-Identifier: Apache-2.0
// What is filled in is what is read, and what was read is filled in again.
#include <filesystem>
#include <gtest/gtest.h>
#include <random>

#include "../intake/written_intake.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "form/asked.hpp"
#include "intake/normalised.hpp"
#include "model/value_text.hpp"

namespace rehab {
namespace {

using Kind = TypeInfo::Kind;
using form::Filled;

const IntakeShape& form_with_plugins() {
  static const IntakeShape shape = intake_shape(declared);
  return shape;
}

/// Everything that an intake holds, free text too.
std::string everything(const PatientIntake& p) {
  std::string all;
  const auto add = [&](const std::string& name, const std::string& text) { all += name + " = " + text + "\n"; };
  for (const auto& [key, value] : normalised(p)) add(key, value);
  for (const std::string& text :
       {p.name, p.name_latin, p.clinician, p.goal, p.note, p.something_else, p.something_else_cleared_by})
    add("text", text);
  for (const auto& [exercise, reason] : p.leave_out) add(exercise, reason);
  for (const auto& [exercise, change] : p.change) add(exercise, change.reason);
  for (const Override& lifted : p.overrides) add(lifted.rule, lifted.reason + "/" + lifted.agreed_by);
  return all;
}

PatientIntake read_well_text(const std::string& yaml, const std::string& told) {
  Problems problems;
  PatientIntake read = read_intake_text("i.yaml", yaml, form_with_plugins(), problems);
  EXPECT_TRUE(problems.ok()) << told << "\n" << yaml << problems.render();
  return read;
}

TEST(FormRoundTrip, EveryExampleIntakeComesBack) {
  int seen = 0;
  for (const auto& entry : std::filesystem::directory_iterator(REHAB_SOURCE_DIR "/templates/intake")) {
    const std::string text = read_file(entry.path());
    const PatientIntake before = read_well_text(text, entry.path());
    const form::WrittenIntake written = form::written(form::filled(text, form_with_plugins()), form_with_plugins());
    EXPECT_TRUE(written.own.empty()) << entry.path();
    EXPECT_EQ(everything(read_well_text(written.yaml, entry.path())), everything(before)) << entry.path();
    EXPECT_EQ(form::written(form::filled(written.yaml, form_with_plugins()), form_with_plugins()).yaml, written.yaml);
    ++seen;
  }
  EXPECT_GE(seen, 25);
}

/// Answers by chance to every kind of field; a text holds what breaks YAML and HTML.
class ByChance {
 public:
  explicit ByChance(unsigned seed) : random_(seed) {}

  void fill(const std::string& path, const TypeInfo& type) {
    const form::Asked asked(type);
    if (asked.is_scalar()) return add(path, scalar(*asked.value));
    if (asked.has_states() && below(4) == 0) return add(path, asked.alone[below(asked.alone.size())]);
    if (asked.has_states()) add(path, std::string(form::these));
    switch (asked.value->kind) {
      case Kind::words:
        return words(path, asked.value->words);
      case Kind::nested:
        for (const ShapeField& part : asked.value->shape->fields())
          if (part.key != "ankle_kg" && (part.is_required || path != "progress"))
            fill(path + "." + part.key, *part.type);
        return;
      case Kind::map:
        return rows(path, [&](const std::string& row) {
          add(form::key_of(row), "exercise_" + row.substr(row.rfind('.') + 1));
          const bool has_parts = form::Asked(*asked.value->parts[0]).value->kind == Kind::nested;
          fill(has_parts ? row : form::value_of(row), *asked.value->parts[0]);
        });
      default:
        return rows(path, [&](const std::string& row) { fill(row, *asked.value->parts[0]); });
    }
  }

  Filled filled;

 private:
  void add(const std::string& path, std::string value) { filled.emplace_back(path, std::move(value)); }
  std::size_t below(std::size_t count) { return random_() % count; }

  void words(const std::string& path, const std::vector<std::string>& words) {
    for (std::size_t i = below(3) % words.size(); i < words.size(); i += 1 + below(6)) add(path, words[i]);
  }

  void rows(const std::string& path, const std::function<void(const std::string&)>& fill_row) {
    for (std::size_t number = 1; number < 3; ++number) fill_row(form::row_of(path, static_cast<int>(number)));
  }

  std::string scalar(const TypeInfo& type) {
    switch (type.kind) {
      case Kind::word:
        return type.words[below(type.words.size())];
      case Kind::whole:
      case Kind::decimal:
        return number_text(type.least + static_cast<double>(below(3)));
      case Kind::date:
        return "2026-11-1" + std::to_string(below(9));
      case Kind::text:
        return text(type);
      default:
        if (type.what.find("safety_rules") != std::string::npos) return "safety_rules/P6";
        return type.what.starts_with("two numbers") ? "130/80" : "plank";
    }
  }

  std::string text(const TypeInfo& type) {
    if (type.longest <= 16) return "2 kg";
    if (type.longest == 64) return "P-0001";
    static const std::vector<std::string> nasty{"\"quoted\" and 'quoted'",
                                                "  leads and trails  ",
                                                "key: value # no comment",
                                                "- item",
                                                "{a: b}",
                                                "[x]",
                                                "\\n \\",
                                                "*alias &anchor !tag",
                                                "null",
                                                "~",
                                                "none",
                                                "12",
                                                "\xF0\x9F\xA6\xB5 leg",
                                                "Jos\xC3\xA9 \xC3\x9C\xC3\x9F",
                                                "</textarea>\"><script>",
                                                "%41 + & = ;",
                                                "| block",
                                                "> folded",
                                                "@at `tick`",
                                                "? :",
                                                "---"};
    const std::string& one = nasty[below(nasty.size())];
    if (below(5) == 0) return std::string(type.longest, 'x');
    return type.has_lines && below(2) == 0 ? one + "\r\n  # second\r\n" + one : one;
  }

  std::mt19937 random_;
};

Filled smallest() {
  return {{"patient", "P-0001"}, {"date", "2026-11-20"}, {"age", "34"},        {"weak_side", "left"},
          {"pregnant", "no"},    {"pain_usual", "4"},    {"red_flags", "none"}};
}

Filled sorted(Filled filled) {
  std::erase_if(filled, [](const auto& each) { return each.second.empty(); });
  for (auto& [name, value] : filled)
    for (std::size_t at; (at = value.find('\r')) != std::string::npos;) value.erase(at, 1);
  std::ranges::sort(filled);
  return filled;
}

TEST(FormRoundTrip, EveryFieldKeepsWhatWasTyped) {
  for (const ShapeField& field : form_with_plugins().fields())
    for (unsigned seed = 1; seed < 40 && field.key != "schema"; ++seed) {
      ByChance chance(seed);
      chance.fill(field.key, *field.type);
      Filled all = smallest();
      std::erase_if(all, [&](const auto& each) { return each.first == field.key; });
      all.insert(all.end(), chance.filled.begin(), chance.filled.end());
      const form::WrittenIntake written = form::written(all, form_with_plugins());
      ASSERT_TRUE(written.own.empty()) << field.key << written.own.begin()->second << written.yaml;
      Problems syntax;
      parse_yaml({"i.yaml", written.yaml, true}, syntax);
      ASSERT_TRUE(syntax.ok()) << field.key << written.yaml << syntax.render();
      EXPECT_EQ(sorted(form::filled(written.yaml, form_with_plugins())), sorted(all)) << written.yaml;
    }
}

TEST(FormRoundTrip, TheReaderReadsEveryLineThatTheFormWrites) {
  for (const auto& [name, value] : Filled{{"name", "Ana: \"Silva\" # no"},
                                          {"note", "one\r\n\r\n  two: 2\r\n"},
                                          {"leave_out.1.key", "plank"},
                                          {"leave_out.1.value", "- 'no' \\ {"},
                                          {"change.7.key", "plank"},
                                          {"change.7.ankle_weight", "5 lb"},
                                          {"overrides.1.rule", "safety_rules/N11"},
                                          {"overrides.1.reason", "[x]"},
                                          {"blood_pressure", "130/80"},
                                          {"xray.lcea_deg", "-3.5"},
                                          {"choose.1", "plank.wall"},
                                          {"choose", "all"},
                                          {"my_clinic.mood", "low"},
                                          {"progress.review", "1"},
                                          {"also", "none"},
                                          {"hip_surgery", "none"}}) {
    Filled all = smallest();
    all.emplace_back(name, value);
    if (name == "leave_out.1.key") all.emplace_back("leave_out.1.value", "because");
    if (name == "leave_out.1.value") all.emplace_back("leave_out.1.key", "plank");
    if (name == "change.7.key") all.emplace_back("change.7.sets", "2");
    if (name == "change.7.ankle_weight") all.emplace_back("change.7.key", "plank");
    if (name == "overrides.1.rule") all.emplace_back("overrides.1.reason", "so");
    if (name == "overrides.1.reason") all.emplace_back("overrides.1.rule", "safety_rules/N11");
    const form::WrittenIntake written = form::written(all, form_with_plugins());
    ASSERT_TRUE(written.own.empty()) << name;
    read_well_text(written.yaml, name);
  }
}

std::string own(const Filled& more) {
  Filled all = smallest();
  all.insert(all.end(), more.begin(), more.end());
  const form::WrittenIntake written = form::written(all, form_with_plugins());
  return written.own.empty() ? "" : written.own.begin()->first + ": " + written.own.begin()->second;
}

TEST(FormWritten, TellsWhatCannotBeMeant) {
  EXPECT_EQ(own({{"conditions", "none"}, {"conditions", "hernia"}}),
            "conditions: 'none' contradicts what is filled in below it; take one of the two back");
  EXPECT_EQ(own({{"conditions", "..."}}), "conditions: nothing is filled in below; fill it in, or take this back");
  EXPECT_EQ(own({{"hip_surgery", "none"}, {"hip_surgery.what", "osteotomy"}}).substr(0, 12), "hip_surgery:");
  EXPECT_EQ(own({{"leave_out.1.value", "because"}}),
            "leave_out.1.key: missing; say what the answer beside it is about");
  EXPECT_EQ(own({{"pain_worst", "5 # worst"}}), "pain_worst: expected a whole number from 0 to 10");
  EXPECT_EQ(own({{"goal", "a\tb"}}), "goal: holds a character that can't be seen (U+0009); type a space in its place");
  EXPECT_EQ(own({{"gone.field", "3"}}), "gone.field: no plugin in use asks for this; nothing is done with the answer");
  EXPECT_EQ(own({{"gone.field", ""}, {"_token", "x"}}), "");
}

/// Whoever sends something else than the page does: every line that is read came from the control it is noted for.
TEST(FormWritten, NothingThatIsSentBecomesAnotherLine) {
  const std::vector<std::string> values{"none]\nname: x", "\n",         "a: b", "...", "none", "x\xFF",
                                        "\xC0\x80",       "2147483647", "- a",  "\"",  "&a",   ""};
  const std::vector<std::string> names{"red_flags",
                                       "age",
                                       "choose",
                                       "choose.1",
                                       "choose.2147483647",
                                       "choose.0",
                                       "choose.-1",
                                       "leave_out.1",
                                       "leave_out.1.key",
                                       "leave_out.1.value",
                                       "change.1.key.x",
                                       "progress.exercises.1.pain.1",
                                       "progress.exercises.1.key",
                                       "progress",
                                       "..",
                                       ".",
                                       "",
                                       "age.1",
                                       "overrides.1.rule",
                                       "hip_surgery.what",
                                       "weak_side",
                                       "date",
                                       "\xFF",
                                       "note"};
  std::mt19937 random(15);  // NOLINT: the same answers each time
  for (int turn = 0; turn < 3000; ++turn) {
    Filled all = turn % 2 == 0 ? smallest() : Filled();
    for (int i = 0; i < 4; ++i) all.emplace_back(names[random() % names.size()], values[random() % values.size()]);
    const form::WrittenIntake written = form::written(all, form_with_plugins());
    const auto lines = static_cast<std::size_t>(std::ranges::count(written.yaml, '\n'));
    ASSERT_EQ(written.path_of_line.size(), lines) << written.yaml;
    if (written.own.empty()) {
      const PatientIntake read = [&] {
        Problems problems;
        return read_intake_text("i.yaml", written.yaml, form_with_plugins(), problems);
      }();
      EXPECT_TRUE(read.name.empty()) << written.yaml;
    }
  }
}

TEST(FormWritten, WhatIsNotAskedIsNotWritten) {
  Filled all = smallest();
  for (const char* name : {"conditions", "falls", "xray", "xray.avn", "choose", "choose.1", "leave_out.1.key", "name"})
    all.emplace_back(name, "");
  EXPECT_EQ(form::written(all, form_with_plugins()).yaml, form::written(smallest(), form_with_plugins()).yaml);
}

std::vector<std::string> shown(const Filled& more) {
  Filled all = smallest();
  all.insert(all.end(), more.begin(), more.end());
  const form::WrittenIntake written = form::written(all, form_with_plugins());
  Problems problems;
  read_intake_text("i.yaml", written.yaml, form_with_plugins(), problems);
  std::vector<std::string> lines;
  for (const form::Shown& each : form::shown(written, problems)) lines.push_back(each.path + " | " + each.message);
  return lines;
}

using testing::ElementsAre;
using testing::StartsWith;

TEST(FormShown, EachProblemStandsAtItsControl) {
  EXPECT_THAT(shown({{"pain_worst", "12"}}),
              ElementsAre("pain_worst | 12 is out of range; expected a whole number from 0 to 10"));
  EXPECT_THAT(shown({{"hip_surgery.side", "left"}}), ElementsAre(StartsWith("hip_surgery.what | missing")));
  EXPECT_THAT(shown({{"overrides.1.rule", "safety_rules/N11"}}),
              ElementsAre(StartsWith("overrides.1.reason | missing")));
  EXPECT_THAT(shown({{"change.3.key", "plank"}, {"change.3.sets", "99"}}),
              ElementsAre(StartsWith("change.3.sets | 99 is out of range")));
  EXPECT_THAT(shown({{"change.3.key", "plank"}}), ElementsAre(StartsWith("change.3.key | an empty map")));
  EXPECT_THAT(shown({{"leave_out.1.key", "plank"}}), ElementsAre(StartsWith("leave_out.1.value | the text is empty")));
  EXPECT_THAT(shown({{"pregnancy_weeks", "12"}}),
              ElementsAre("pregnancy_weeks | contradicts 'pregnant: no'; correct one of the two"));
  EXPECT_THAT(shown({{"progress.exercises.1.key", "plank"}, {"progress.exercises.1.pain.1", "2"}}),
              ElementsAre(StartsWith("progress.review | missing"), StartsWith("progress.exercises.1.stage | missing")));
}

/// As the decision tells it, whose paths count from 0.
TEST(FormShown, WhatTheDecisionRefusesStandsAtItsRow) {
  Filled all = smallest();
  all.insert(all.end(), {{"overrides.4.rule", "safety_rules/N11"}, {"overrides.4.reason", "so"}});
  const form::WrittenIntake written = form::written(all, form_with_plugins());
  Problems problems;
  problems.error({"i.yaml", 10, 5}, "overrides[0]: It lifts nothing.", "Remove it.");
  const std::vector<form::Shown> told = form::shown(written, problems);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told[0].path + " | " + told[0].message, "overrides.4.rule | It lifts nothing. Remove it.");
}

TEST(FormShown, NeverHoldsFreeText) {
  const Filled all{{"note", "SECRET \"text"},
                   {"goal", std::string(300, 'S')},
                   {"name", "SECRET\nname"},
                   {"leave_out.1.key", "SECRET name"},
                   {"leave_out.1.value", "x"}};
  for (const std::string& line : shown(all)) EXPECT_EQ(line.find("SECRET"), std::string::npos) << line;
}

}  // namespace
}  // namespace rehab
