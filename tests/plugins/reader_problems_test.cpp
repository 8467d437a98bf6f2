// SPDX-License-Identifier: Apache-2.0
// What the reader refuses: one change to a good bundle each, and the message a person then reads.
#include <gmock/gmock.h>

#include "plugins/bundle_reader.hpp"
#include "scratch.hpp"

namespace rehab {
namespace {

using testing::HasSubstr;

struct Case {
  const char* name;
  const char* file;
  const char* old_text;
  const char* new_text;
  const char* message;
};

class Refused : public testing::TestWithParam<Case> {};

TEST_P(Refused, SaysWhy) {
  const Case& c = GetParam();
  Scratch scratch;
  const std::string folder = scratch.small_clinic();
  replace_in(std::filesystem::path(folder) / c.file, c.old_text, c.new_text);
  const Problems problems = check_bundle(folder);
  EXPECT_FALSE(problems.ok()) << "nothing was refused";
  EXPECT_THAT(problems.render(), HasSubstr(c.message));
  EXPECT_THAT(problems.render(), HasSubstr(c.file));
}

constexpr const char* plugin = "plugin.yaml";
constexpr const char* card = "exercises/heel_slide.yaml";
constexpr const char* rules = "rules/rules.yaml";
constexpr const char* words_file = "words/en.yaml";

const Case cases[] = {
    // plugin.yaml
    {"unknown_key", plugin, "version:", "versoin:", "did you mean 'version'?"},
    {"upper_case_id", plugin, "id: small_clinic", "id: SmallClinic", "a-z, 0-9 and _"},
    {"setting_without_range", plugin, "from: 1, up_to: 52, default: 12", "default: 12", "needs its range"},
    {"default_out_of_range", plugin, "default: 12", "default: 60", "out of its own range"},
    {"default_no_number", plugin, "default: 12", "default: soon", "expected a number"},
    {"default_not_listed", plugin, "default: calm", "default: wild", "none of its words"},
    {"words_left_out", plugin, "words: [fine, low], ", "", "needs its list of words"},
    {"range_on_a_word", plugin, "words: [fine, low]", "words: [fine, low], from: 1", "only a number has from"},
    {"range_upside_down", plugin, "from: 0, up_to: 100", "from: 100, up_to: 0", "from is larger than up_to"},
    {"policy_as_source", plugin, "OURS: \"Leaf", "policy: \"Leaf", "'policy' is always known"},
    {"figure_without_source", plugin, "figures:\n", "figures:\n  much: {value: 8, unit: of 10, meaning: Much.}\n",
     "figures.much.source"},
    {"figure_source_unknown", plugin, "figures:\n",
     "figures:\n  much: {value: 8, unit: of 10, meaning: Much., source: [THEIRS V]}\n", "lists no source 'THEIRS'"},
    {"figure_named_as_a_setting", plugin, "figures:\n",
     "figures:\n  weeks: {value: 8, unit: weeks, meaning: Much., source: [policy X]}\n", "a figure has this name"},
    {"setting_source_unknown", plugin, "default: 12,", "default: 12, source: [THEIRS V],", "lists no source 'THEIRS'"},
    {"protocol_of_nothing", plugin, "start: [heel_slide]", "start: [heel_slid]", "has no exercise 'heel_slid'"},
    // exercises
    {"no_dose", card, "dose: {sets: 1, hold_s: 2, rest_s: 1, days: 7}\n", "",
     "forms.lying: a dose without hold_s or lift_s and days"},
    {"dose_without_times", card, "dose: {sets: 1, hold_s: 2, rest_s: 1, days: 7}\nstages:\n  - {times: 8}",
     "dose: {sets: 1, hold_s: 2, rest_s: 1, days: 7}\nstages:\n  - {rest_s: 2}", "forms.lying: a dose without times"},
    {"file_named_otherwise", card, "id: heel_slide", "id: heel_glide", "name the file after the id"},
    {"source_unknown", card, "source: OURS", "source: THEIRS", "lists no source 'THEIRS'"},
    {"fact_left_out", card, "effort: 1, trunk_load: 0,", "trunk_load: 0,", "effort"},
    {"fact_misspelt", card, "trunk_flexion: no", "trunk_flexoin: no", "did you mean 'trunk_flexion'?"},
    {"fact_out_of_range", card, "effort: 1", "effort: 4", "from 0 to 3"},
    {"fact_not_listed", card, "position: supine", "position: on_back", "facts.position"},
    {"lies_on_a_side_on_the_back", card, "position: supine, lies_on: nothing", "position: supine, lies_on: other_side",
     "lies_on is other_side, and position is supine"},
    {"on_a_side_without_side", card, "position: seated", "position: side_lying", "say which side it lies on"},
    {"hands_and_knees_without_knees", card, "position: seated", "position: hands_and_knees", "write kneeling: yes"},
    {"strength_of_no_muscle", card, "kind: mobility", "kind: strength", "strengthens is none"},
    {"stretch_of_no_muscle", card, "kind: mobility", "kind: stretch", "stretches is none"},
    {"full_weight_on_two_legs", card, "position: seated", "position: standing, weight_on_leg: full", "weight_on_leg"},
    {"standing_without_support", card, "position: seated, lies_on: nothing, on_floor: no, balance: not_needed",
     "position: standing, lies_on: nothing, on_floor: no, balance: not_needed", "say what keeps a fall away"},
    {"muscle_unknown", card, "stretches: [hip_extensors]", "stretches: [hip_extensor]",
     "did you mean 'hip_extensors'?"},
    {"angle_shown_called_not_shown", card, "getting_there_deg: 60", "not_shown: [hip_flexion_deg]",
     "no thigh and no trunk is drawn short"},
    {"prefer_without_forms", rules, "- only: {exercise: heel_slide, forms: [seated]}",
     "- prefer: {exercise: heel_slide}", "forms"},
    {"equipment_unknown", card, "[towel, strap]", "[towle, strap]", "did you mean 'towel'?"},
    {"days_impossible", card, "days: 7}", "days: 5}", "1, 2, 3 or 7"},
    {"stage_form_unknown", card, "form: slide_high, times: 4", "form: slide_hi, times: 4", "no form 'slide_hi'"},
    {"later_form_never_reached", card, "{form: slide_high, times: 4}", "{times: 4}", "no stage is done in it"},
    {"sore_dose_larger", card, "sore_times: 6", "sore_times: 11", "more repetitions after a sore night"},
    {"later_form_more_times", card, "- {times: 6}", "- {times: 9}", "times 9, not 8"},
    {"later_form_longer_hold", card, "dose: {rest_s: 3}", "dose: {hold_s: 5}", "hold_s 5, not 2"},
    {"later_form_more_sets", card, "dose: {rest_s: 3}", "dose: {sets: 2}", "sets 2, not 1"},
    {"bed_version_of_a_chair", card, "side: both\n    dose", "on_bed: yes\n    dose", "only a form on the floor"},
    {"frame_incomplete", card, "torso: 90, ", "", "the first frame says no torso"},
    {"frames_labelled_alike", card, "label: slide, near_leg: \"40", "label: start, near_leg: \"40", "labelled 'start'"},
    {"leg_of_two_bones", card, "near_leg: \"40 305 357\"", "near_leg: \"40 305\"", "thigh shin foot"},
    {"bone_longer_than_true", card, "90*.5", "90*1.5", "thigh shin foot"},
    {"camera_too_high", card, "camera: [-20, 15]", "camera: [-20, 85]", "expected a number from -80 to 80"},
    {"part_left_out_of_the_order", card, "trunk head near_arm near_leg", "trunk near_arm near_leg", "each part once"},
    {"reach_without_a_bend", card, ", bend: [0, 0.2, 1]", "", "bend"},
    {"reach_of_two_numbers", card, "at: [-18, 7, 0]", "at: [-18, 7]", "[x, y, z]"},
    {"prop_unknown", card, "{pillow: [20, 7]}", "{pilow: [20, 7]}", "did you mean 'pillow'?"},
    {"arrow_nowhere", card, "towards: left", "towards: sideways", "towards"},
    {"joint_unknown", card, "at: near_foot", "at: near_feet", "did you mean 'near_foot'?"},
    // rules
    {"field_misspelt", rules, "pain_usual: {from: 8}", "pain_usal: {from: 8}", "did you mean 'pain_usual'?"},
    {"own_field_misspelt", rules, "small_clinic.shoulder_weeks", "small_clinic.shoulder_week",
     "did you mean 'small_clinic.shoulder_weeks'?"},
    {"word_misspelt", rules, "any_of: [unsteady", "any_of: [unstedy", "did you mean 'unsteady'?"},
    {"word_of_another_field", rules, "is: abnormal", "is: supine", "its words are normal or abnormal"},
    {"number_out_of_range", rules, "pain_usual: {from: 8}", "pain_usual: {from: 11}", "from 0 to 10"},
    {"range_of_a_word", rules, "{is: abnormal, or_not", "{from: 1, or_not", "expected is, any_of"},
    {"is_of_a_list", rules, "conditions: {has: numb_feet}", "conditions: {is: numb_feet}", "expected has"},
    {"word_of_a_number", rules, "pain_usual: {from: 8}", "pain_usual: {is: high}",
     "expected from or above, up_to or below"},
    {"range_backwards", rules, "pain_usual: {from: 8}", "pain_usual: {from: 8, up_to: 2}", "from is larger"},
    {"figure_unknown", rules, "pain_usual: {from: 8}", "pain_usual: {from: $much}",
     "$much: there is no such figure; state it in plugin.yaml under figures:"},
    {"from_and_above", rules, "pain_usual: {from: 8}", "pain_usual: {from: 8, above: 8}", "from or above"},
    {"below_and_up_to", rules, "pain_usual: {from: 8}", "pain_usual: {below: 8, up_to: 8}", "up_to or below"},
    {"above_everything", rules, "pain_usual: {from: 8}", "pain_usual: {above: 10}", "from 0 to 10"},
    {"decimal_above", rules, "nerve_exam: {is: abnormal, or_not_recorded: yes}", "xray.lcea_deg: {above: 20}",
     "expected from, up_to or both"},
    {"step_of_another_kind", rules, "rules:\n",
     "steps: {N: {when: {pain_usual: {from: 3}}, step: back, because: So., source: [policy X]}}\nrules:\n",
     "no such part of a session"},
    {"step_nowhere", rules, "rules:\n",
     "steps: {N: {when: {pain_last: {from: 3}}, step: down, because: So., source: [policy X]}}\nrules:\n",
     "steps.N.step"},
    {"step_source_unknown", rules, "rules:\n",
     "steps: {N: {when: {pain_last: {from: 3}}, step: back, because: So., source: [THEIRS V]}}\nrules:\n",
     "lists no source 'THEIRS'"},
    {"date_tested", rules, "nerve_exam: {is: abnormal, or_not_recorded: yes}", "small_clinic.seen_on: {from: 1}",
     "a date can't be tested"},
    {"not_recorded_and_a_word", rules, "{is: abnormal, or_not", "{is: abnormal, not", "expected is, any_of"},
    {"number_not_recorded", rules, "shoulder_weeks: {up_to: 6}", "shoulder_weeks: {not_recorded: yes}",
     "expected from or above, up_to or below"},
    {"known_or_not_recorded", rules, "{from: 8}", "{from: 8, or_not_recorded: yes}", "it is always known"},
    {"empty_table", rules, "when: {pain_usual: {from: 8}}", "when: {}", "rules.B1"},
    {"any_of_one", rules, "        - {falls: {any_of: [unsteady, fell_this_year]}}\n", "", "two or more tables"},
    {"if_unknown_left_out", rules, "    if_unknown: apply\n", "", "says no if_unknown"},
    {"if_unknown_for_nothing", rules, "when: {pain_usual: {from: 8}}",
     "when: {pain_usual: {from: 8}}\n    if_unknown: list", "always known"},
    {"code_without_library", rules, "when: {pain_usual: {from: 8}}", "when: code", "no library that could fire it"},
    {"reads_by_hand", rules, "when: {pain_usual: {from: 8}}", "when: {pain_usual: {from: 8}}\n    reads: [age]",
     "is noted as it asks, and not listed; remove reads"},
    {"rule_source_unknown", rules, "source: [OURS V]", "source: [THEIRS V]", "lists no source 'THEIRS'"},
    {"source_without_mark", rules, "source: [OURS V]", "source: [OURS]", "its mark"},
    {"policy_marked_read", rules, "policy X", "policy V", "X is the mark of policy"},
    {"fact_unknown_in_match", rules, "position: {is: supine}", "positoin: {is: supine}", "did you mean 'position'?"},
    {"flag_misspelt", rules, "flag: fragility_fracture", "flag: fragility_fractur",
     "did you mean 'fragility_fracture'?"},
    {"intake_field_in_match", rules, "position: {is: supine}", "age: {from: 3}", "no such fact"},
    {"lies_on_the_card_way", rules, "lies_on: {is: left}", "lies_on: {is: other_side}", "nothing, left or right"},
    {"only_without_forms", rules, "exercise: heel_slide, forms: [seated]", "exercise: heel_slide",
     "expected exercise and forms"},
    {"limit_of_nothing", rules, "limit: {exercises: 3, review_days: 7}", "limit: {match: {exercise: {is: heel_slide}}}",
     "it limits nothing"},
    {"plan_limit_with_match", rules, "limit: {exercises: 3,",
     "limit: {match: {exercise: {is: heel_slide}}, exercises: 3,", "limit the whole plan"},
    {"within_days_not_days", rules, "urgency: days, within_days", "urgency: routine, within_days",
     "only urgency: days"},
    {"effect_unknown", rules, "- ask:", "- aks:", "did you mean 'ask'?"},
    // words
    {"file_of_another_language", words_file, "language: en", "language: de", "name the file after the language"},
    {"exercise_misspelt", words_file, "  heel_slide:", "  heel_slied:", "did you mean 'heel_slide'?"},
    {"form_without_words", words_file, "      seated:\n", "      seatd:\n", "no words for this form"},
    {"words_without_form", words_file, "      seated:\n", "      seatd:\n", "the exercise has no such form"},
    {"caption_missing", words_file, "captions: {hold: ", "captions: {held: ", "no caption for the frame 'hold'"},
    {"caption_of_nothing", words_file, "captions: {hold: \"Hold\"", "captions: {hold: \"Hold\", rest: \"Rest\"",
     "has no frame 'rest'"},
    {"bed_text_missing", words_file, "        you_need_on_bed: Firm bed.\n", "", "you_need_on_bed"},
    {"place_misspelt", words_file, "{times} times", "{tims} times", "nothing fills {tims}"},
    {"stop_without_text", words_file, "  B1: {patient: \"See a doctor today.\"}\n", "", "no patient: text"},
    {"refer_without_text", words_file, "  A1: {patient: \"Sit for this one.\"}\n", "", "no patient: text"},
    {"because_said_twice", words_file, "B1: {patient", "B1: {because: \"So.\", patient", "remove it here"},
    {"rule_misspelt", words_file, "  B1: {", "  B7: {", "the bundle has no such rule"},
};

INSTANTIATE_TEST_SUITE_P(Table, Refused, testing::ValuesIn(cases),
                         [](const auto& tested) { return std::string(tested.param.name); });

TEST(Problems, AreFoundAllAtOnce) {
  Scratch scratch;
  const std::string folder = scratch.small_clinic();
  replace_in(folder + "/plugin.yaml", "version:", "versoin:");
  replace_in(folder + "/exercises/heel_slide.yaml", "effort: 1", "effort: 4");
  replace_in(folder + "/rules/rules.yaml", "source: [OURS V]", "source: [THEIRS V]");
  replace_in(folder + "/words/en.yaml", "{times} times", "{tims} times");
  const std::string said = check_bundle(folder).render();
  for (const char* part : {"versoin", "effort", "THEIRS", "{tims}"}) EXPECT_THAT(said, HasSubstr(part));
}

TEST(Problems, HoldNeedsItsRemedy) {
  Scratch scratch;
  const std::string folder = scratch.small_clinic();
  replace_in(folder + "/rules/rules.yaml", "- stop: {to", "- hold: {to");
  EXPECT_THAT(check_bundle(folder).render(), HasSubstr("no clinician: text"));
  replace_in(folder + "/words/en.yaml", "B1: {patient", "B1: {clinician: \"Ask them.\", patient");
  EXPECT_THAT(check_bundle(folder).render(), HasSubstr("no letter: text"));
  replace_in(folder + "/words/en.yaml", "B1: {clinician", "B1: {letter: \"Please see them.\", clinician");
  EXPECT_TRUE(check_bundle(folder).ok()) << check_bundle(folder).render();
}

TEST(Problems, SidesHaveNoMeaningWithoutASide) {
  Scratch scratch;
  const std::string folder = scratch.small_clinic();
  replace_in(folder + "/exercises/heel_slide.yaml", "side: both", "side: neither");
  EXPECT_THAT(check_bundle(folder).render(), HasSubstr("{OTHER} has no meaning"));
}

TEST(Problems, RuleIdsAreUniqueOverAllFiles) {
  Scratch scratch;
  const std::string folder = scratch.small_clinic();
  spit(folder + "/rules/more.yaml", slurp(folder + "/rules/rules.yaml"));
  EXPECT_THAT(check_bundle(folder).render(), HasSubstr("another file of this bundle has a rule of that id"));
}

TEST(Problems, OwnLanguageIsNeeded) {
  Scratch scratch;
  const std::string folder = scratch.small_clinic();
  std::filesystem::remove(folder + "/words/en.yaml");
  EXPECT_THAT(check_bundle(folder).render(), HasSubstr("en.yaml: error: there is no such file"));
}

TEST(Problems, AnotherLanguageMayBeIncomplete) {
  Scratch scratch;
  const std::string folder = scratch.small_clinic();
  spit(folder + "/words/de.yaml",
       "schema: 1\nlanguage: de\nreviewed: no\nrules:\n  B1: {because: \"Darum.\", patient: \"Heute zum Arzt.\"}\n");
  EXPECT_TRUE(check_bundle(folder).ok()) << check_bundle(folder).render();
}

struct Stray {
  const char* path;
  const char* message;
};

TEST(Problems, NoFileIsPassedOverInSilence) {
  for (const Stray& stray :
       {Stray{"rules/late.yml", "only files that end in .yaml"}, Stray{"extra.yaml", "read by nobody"},
        Stray{"rule/more.yaml", "did you mean 'rules'?"}, Stray{"words/note.txt", "only files that end in .yaml"}}) {
    Scratch scratch;
    const std::string folder = scratch.small_clinic();
    spit(std::filesystem::path(folder) / stray.path, "schema: 1\n");
    EXPECT_THAT(check_bundle(folder).render(), HasSubstr(stray.message)) << stray.path;
  }
}

TEST(Problems, AFolderThatCannotBeReadIsNotTakenForEmpty) {
  Scratch scratch;
  const std::string folder = scratch.small_clinic();
  std::filesystem::remove_all(folder + "/rules");
  std::filesystem::create_symlink("rules", folder + "/rules");  // a link to itself
  EXPECT_THAT(check_bundle(folder).render(), HasSubstr("/rules: error: this folder can't be read"));
}

TEST(Problems, FolderWithoutPluginYaml) {
  Scratch scratch;
  EXPECT_THAT(check_bundle(scratch.string()).render(), HasSubstr("plugin.yaml"));
  EXPECT_FALSE(check_bundle((scratch / "nowhere").string()).ok());
}

}  // namespace
}  // namespace rehab
