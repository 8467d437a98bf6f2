// SPDX-License-Identifier: Apache-2.0
// What the reader makes of a good bundle.
#include <gmock/gmock.h>

#include "plugins/bundle_reader.hpp"
#include "scratch.hpp"

namespace rehab {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using Words = std::vector<std::string>;

Bundle small_clinic() {
  Problems problems;
  Bundle bundle = read_bundle(REHAB_SOURCE_DIR "/tests/plugins/small_clinic", problems);
  EXPECT_TRUE(problems.empty()) << problems.render();
  return bundle;
}

TEST(Reader, TakesPluginYaml) {
  const Bundle b = small_clinic();
  EXPECT_EQ(b.id, "small_clinic");
  EXPECT_EQ(b.version, "1.2.3");
  EXPECT_EQ(b.library, "");
  EXPECT_EQ(b.sha256.size(), 64u);
  EXPECT_EQ(b.folder, REHAB_SOURCE_DIR "/tests/plugins/small_clinic");
  ASSERT_EQ(b.settings.size(), 2u);
  EXPECT_EQ(b.settings[0].key, "weeks");
  EXPECT_EQ(b.settings[0].standard, Settings::Setting(12.0));
  EXPECT_EQ(b.settings[1].standard, Settings::Setting(std::string("calm")));
  ASSERT_EQ(b.fields.size(), 4u);
  EXPECT_EQ(b.fields[0].key, "small_clinic.shoulder_weeks");
  EXPECT_EQ(b.fields[0].most, 100);
  EXPECT_EQ(b.fields[2].type, FieldType::words);
  EXPECT_EQ(b.fields[2].words, (Words{"family", "nurse"}));
  EXPECT_EQ(b.protocols.at("start"), Words{"heel_slide"});
}

TEST(Reader, NeitherReadsNorLimitsWhatTheBundleDoesNotUse) {
  const Scratch scratch;
  const std::string folder = scratch.small_clinic();
  for (const char* stray : {"old.so", "small_clinic.so", "film.mp4"}) {
    spit(folder + "/" + stray, "");
    std::filesystem::resize_file(folder + "/" + stray, (std::size_t{64} << 20) + 1);
  }
  Problems problems;
  const Bundle bundle = read_bundle(folder, problems);
  EXPECT_TRUE(problems.empty()) << problems.render();
  const std::string told = check_bundle(folder).render();
  EXPECT_THAT(told, HasSubstr("old.so: warning: nobody loads this library"));
  EXPECT_THAT(told, HasSubstr("call it small_clinic.so and say library: yes in plugin.yaml, or remove it"));
  EXPECT_THAT(told, HasSubstr("small_clinic.so: warning: nobody loads this library"));
  EXPECT_THAT(told, Not(HasSubstr("film")));
}

TEST(Reader, LimitsTheLibraryThatIsUsed) {
  const Scratch scratch;
  const std::string folder = scratch.small_clinic(), library = folder + "/small_clinic.so";
  replace_in(folder + "/plugin.yaml", "library: no", "library: yes");
  spit(library, "");
  std::filesystem::resize_file(library, (std::size_t{64} << 20) + 1);
  Problems problems;
  read_bundle(folder, problems);
  EXPECT_FALSE(problems.ok());
  EXPECT_THAT(problems.render(), HasSubstr(library + ": error: "));
  EXPECT_THAT(problems.render(), HasSubstr("it is larger than 65536 KiB; make it readable, and strip it"));
}

TEST(Reader, NamesTheLibraryBesideTheYaml) {
  Scratch scratch;
  const std::string folder = scratch.small_clinic();
  replace_in(folder + "/plugin.yaml", "library: no", "library: yes");
  Problems problems;
  EXPECT_EQ(read_bundle(folder, problems).library, folder + "/small_clinic.so");
  EXPECT_TRUE(problems.ok()) << "whether it is there is the catalogue's to say: " << problems.render();
}

TEST(Reader, FormsInheritSideDoseAndStages) {
  const Bundle b = small_clinic();
  const Exercise& e = b.exercises.at(0);
  EXPECT_EQ(e.bundle, "small_clinic");
  const Form* lying = e.form("lying");
  ASSERT_TRUE(lying);
  EXPECT_EQ(lying->side, SideUse::trained);
  ASSERT_EQ(lying->stages.size(), 3u);
  const Dose ten{.sets = 1, .times = 10, .hold_s = 2, .rest_s = 1, .days = 7};
  EXPECT_EQ(lying->stages[1].dose, ten);
  EXPECT_EQ(lying->stages[1].sore_times, 6);
  EXPECT_EQ(lying->stages[2].form, "slide_high");
  EXPECT_EQ(lying->needs, (std::vector<Words>{{"mat"}, {"towel", "strap"}}));

  const Form* seated = e.form("seated");
  ASSERT_TRUE(seated);
  EXPECT_EQ(seated->side, SideUse::both);
  ASSERT_EQ(seated->stages.size(), 1u);
  const Dose six{.sets = 1, .times = 6, .hold_s = 2, .rest_s = 3, .days = 7};
  EXPECT_EQ(seated->stages[0].dose, six) << "the card's dose, the form's rest, the stage's times";
}

TEST(Reader, LyingFormGetsASiblingOnTheBed) {
  const Bundle b = small_clinic();
  const std::vector<Form>& forms = b.exercises.at(0).forms;
  ASSERT_EQ(forms.size(), 4u);
  const Form& bed = forms[1];
  EXPECT_EQ(bed.id, "lying_on_bed") << "right after its form";
  EXPECT_EQ(bed.words, "lying");
  EXPECT_TRUE(bed.on_bed);
  EXPECT_EQ(bed.facts.at("on_floor"), Value(std::string("no")));
  EXPECT_EQ(forms[0].facts.at("on_floor"), Value(std::string("yes")));
  EXPECT_EQ(bed.facts.size(), forms[0].facts.size());
  EXPECT_EQ(bed.needs, (std::vector<Words>{{"bed"}, {"towel", "strap"}}));
  EXPECT_EQ(bed.picture.props[0].kind, "bed");
  EXPECT_EQ(bed.stages.size(), forms[0].stages.size());
}

TEST(Reader, LaterFramesFollowTheOneBefore) {
  const Bundle b = small_clinic();
  const Picture& p = b.exercises.at(0).forms[0].picture;
  EXPECT_EQ(p.view, View::side);
  EXPECT_EQ(p.getting_there_deg, 60);
  ASSERT_EQ(p.props.size(), 3u);
  EXPECT_THAT(p.props[1].at, ElementsAre(20, 7));
  EXPECT_EQ(p.props[2].from, "near_foot");
  ASSERT_EQ(p.frames.size(), 2u);
  const Frame &start = p.frames[0], &slide = p.frames[1];
  EXPECT_EQ(start.far_leg[2].length, 0.5);
  EXPECT_EQ(start.far_arm[2].length, 0.75);
  EXPECT_TRUE(start.arrows.empty());
  EXPECT_EQ(slide.label, "slide");
  EXPECT_EQ(slide.near_leg[0].deg, 40);
  EXPECT_EQ(slide.far_leg[2].length, 0.5) << "as in the frame before";
  EXPECT_EQ(slide.hip.x, 130);
  EXPECT_EQ(slide.arch, 1);
  ASSERT_EQ(slide.arrows.size(), 1u);
  EXPECT_EQ(slide.arrows[0].deg, 180) << "left";
  EXPECT_TRUE(b.exercises[0].form("slide_high")->picture.frames[0].straight_line);
}

TEST(Reader, TakesOneArrowOrAList) {
  const Bundle b = small_clinic();
  const Picture& p = b.exercises.at(0).form("seated")->picture;
  EXPECT_EQ(p.arms, Arms::in_front);
  ASSERT_EQ(p.frames.at(1).arrows.size(), 2u);
  EXPECT_EQ(p.frames[1].arrows[1].at, "near_knee");
  EXPECT_EQ(p.frames[1].arrows[1].deg, 20);
}

TEST(Reader, TakesCameraDepthReachAndOrder) {
  const Bundle b = small_clinic();
  const Picture& p = b.exercises.at(0).form("seated")->picture;
  ASSERT_TRUE(p.camera);
  EXPECT_EQ(p.camera->yaw, -20);
  EXPECT_EQ(p.camera->pitch, 15);
  const Frame &start = p.frames.at(0), &slide = p.frames.at(1);
  EXPECT_EQ(slide.near_leg[1].depth, Bone::Depth::by_limb);
  EXPECT_EQ(slide.near_leg[2].depth, Bone::Depth::away);
  EXPECT_EQ(slide.near_leg[2].length, 0.9);
  EXPECT_FALSE(start.near_hand);
  ASSERT_TRUE(slide.near_hand);
  EXPECT_EQ(slide.near_hand->joint, "near_knee");
  EXPECT_THAT(slide.near_hand->at, ElementsAre(-18, 7, 0));
  EXPECT_THAT(slide.near_hand->bend, ElementsAre(0, 0.2, 1));
  EXPECT_THAT(slide.order, ElementsAre("far_arm", "far_leg", "trunk", "head", "near_arm", "near_leg"));
  EXPECT_TRUE(start.order.empty());
}

TEST(Reader, TakesEveryEffect) {
  const Bundle b = small_clinic();
  ASSERT_EQ(b.rules.size(), 2u);
  const Rule& a = b.rules[0];
  EXPECT_EQ(a.name(), "small_clinic/A1") << "sorted by id";
  EXPECT_EQ(a.in_short, "a sore shoulder");
  EXPECT_EQ(b.rules[1].in_short, "") << "it may have none";
  EXPECT_EQ(a.because, "A sore shoulder and unsure feet go badly together.");
  EXPECT_EQ(a.if_unknown, IfUnknown::apply);
  ASSERT_TRUE(a.when);
  EXPECT_EQ(keys_of(*a.when), (Words{"small_clinic.shoulder_weeks", "falls", "conditions", "nerve_exam"}));
  EXPECT_EQ(a.when->all[0].up_to, 6);
  ASSERT_EQ(a.when->any.size(), 1u);
  EXPECT_EQ(a.when->any[0][0].all[0].words, (Words{"unsteady", "fell_this_year"}));
  EXPECT_TRUE(a.when->any[0][1].all[1].or_not_recorded);
  ASSERT_EQ(a.sources.size(), 2u);
  EXPECT_EQ(a.sources[1].key, "policy");
  EXPECT_EQ(a.sources[1].mark, 'X');

  ASSERT_EQ(a.then.size(), 9u);
  EXPECT_EQ(a.then[0].kind, EffectKind::forbid);
  EXPECT_EQ(a.then[0].match.all[1].words, (Words{"strap", "towel"}));
  EXPECT_EQ(a.then[1].kind, EffectKind::forbid);
  EXPECT_EQ(a.then[1].match.all[0].words, Words{"heel_slide"});
  EXPECT_EQ(a.then[1].except_forms, Words{"seated"});
  EXPECT_TRUE(a.then[2].match.empty());
  EXPECT_EQ(a.then[2].except_exercises, Words{"heel_slide"});
  EXPECT_EQ(a.then[3].kind, EffectKind::ask);
  EXPECT_EQ(a.then[4].kind, EffectKind::limit);
  EXPECT_EQ(a.then[4].limit.times, 4);
  EXPECT_EQ(a.then[4].limit.ankle_kg, 0.5);
  EXPECT_TRUE(a.then[4].limit.keep_stage);
  EXPECT_EQ(a.then[4].limit.only_leg, "sore");
  EXPECT_EQ(a.then[5].limit.review_days, 7);
  EXPECT_EQ(a.then[6].kind, EffectKind::refer);
  EXPECT_EQ(a.then[6].within_days, 7);
  EXPECT_EQ(a.then[7].kind, EffectKind::note);
  EXPECT_EQ(a.then[7].place, Effect::NotePlace::steps);
  EXPECT_EQ(a.then[8].kind, EffectKind::consider);
  EXPECT_EQ(a.then[8].flag, "fragility_fracture");

  const Effect& stop = b.rules[1].then.at(0);
  EXPECT_EQ(stop.kind, EffectKind::stop);
  EXPECT_EQ(stop.to, Destination::medical);
  EXPECT_EQ(stop.urgency, Urgency::same_day);
}

TEST(Reader, AFormMaySayMoreOfItselfThanTheExercise) {
  const Bundle b = small_clinic();
  const ExerciseWords& words = b.wording.at("en").exercises.at("heel_slide");
  EXPECT_EQ(words.forms.at("seated").stop_if.others, "your foot slips.");
  EXPECT_EQ(words.forms.at("seated").do_well, words.do_well);
  EXPECT_EQ(words.forms.at("lying").stop_if, words.stop_if);
}

TEST(Reader, TheBreathGoesAsTheFormSays) {
  Scratch scratch;
  const std::string folder = scratch.small_clinic();
  replace_in(folder + "/exercises/heel_slide.yaml", "side: trained", "side: trained\nbreathing: all_the_time");
  replace_in(folder + "/exercises/heel_slide.yaml", "    side: both", "    side: both\n    breathing: out_on_lift");
  Problems problems;
  const Bundle b = read_bundle(folder, problems);
  ASSERT_TRUE(problems.ok()) << problems.render();
  EXPECT_EQ(b.exercises[0].form("lying_on_bed")->breathing, Breathing::all_the_time);
  EXPECT_EQ(b.exercises[0].form("seated")->breathing, Breathing::out_on_lift);
}

TEST(Reader, OnlyANoteWithTheStepsNeedsSomething) {
  Scratch scratch;
  const std::string folder = scratch.small_clinic();
  replace_in(folder + "/rules/rules.yaml", "place: steps", "place: steps, needs: [pillow, pillow]");
  Problems problems;
  EXPECT_EQ(read_bundle(folder, problems).rules[0].then[7].needs.size(), 2u) << problems.render();
  replace_in(folder + "/rules/rules.yaml", "place: steps", "place: sheet");
  Problems wrong;
  read_bundle(folder, wrong);
  EXPECT_THAT(wrong.render(), testing::HasSubstr("only a note with the steps needs something"));
}

TEST(Reader, TextsMayDifferInPregnancy) {
  const Bundle b = small_clinic();
  const ExerciseWords& words = b.wording.at("en").exercises.at("heel_slide");
  EXPECT_FALSE(b.wording.at("en").reviewed);
  EXPECT_EQ(words.aim.of(true), "Moves your hip.");
  EXPECT_EQ(words.aim.of(false), "Moves your hip.");
  EXPECT_EQ(words.do_well.of(true), "Breathe.");
  const Text& last = words.forms.at("lying").steps.back();
  EXPECT_EQ(last.pregnant, "Rest on your side.");
  EXPECT_EQ(last.others, "") << "not printed for others";
}

TEST(Reader, CodeRuleHasNoTable) {
  Scratch scratch;
  const std::string folder = scratch.small_clinic();
  replace_in(folder + "/plugin.yaml", "library: no", "library: yes");
  replace_in(folder + "/rules/rules.yaml", "when: {pain_usual: {from: 8}}", "when: code");
  Problems problems;
  const Bundle b = read_bundle(folder, problems);
  EXPECT_TRUE(problems.ok()) << problems.render();
  EXPECT_FALSE(b.rules[1].when);
}

TEST(Reader, HashCoversEveryFileItReads) {
  for (const char* name : {"plugin.yaml", "exercises/heel_slide.yaml", "rules/rules.yaml", "words/en.yaml"}) {
    Scratch scratch;
    const std::string folder = scratch.small_clinic();
    Problems problems;
    EXPECT_EQ(read_bundle(folder, problems).sha256, small_clinic().sha256) << "wherever the folder lies";
    spit(folder + "/" + name, slurp(folder + "/" + name) + "# a remark\n");
    EXPECT_NE(read_bundle(folder, problems).sha256, small_clinic().sha256) << name;
  }
}

TEST(Reader, ReadsTheWordsThatAreAskedForAndHashesAll) {
  Scratch scratch;
  const std::string folder = scratch.small_clinic();
  spit(folder + "/words/fr.yaml", "schema: 1\nlanguage: fr\nreviewed: perhaps\n");
  Problems problems, more, all;
  Bundle bundle = read_bundle(folder, problems, Languages{{"de"}});
  EXPECT_TRUE(problems.empty()) << problems.render();
  EXPECT_TRUE(bundle.wording.contains("en")) << "its own language";
  EXPECT_FALSE(bundle.wording.contains("fr"));
  read_more_words(bundle, Languages{{"fr"}}, {}, more);
  EXPECT_FALSE(more.ok());
  EXPECT_EQ(bundle.sha256, read_bundle(folder, all).sha256);
  EXPECT_FALSE(all.ok());
}

}  // namespace
}  // namespace rehab
