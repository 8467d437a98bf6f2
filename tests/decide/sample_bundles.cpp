// SPDX-License-Identifier: Apache-2.0
#include "decide/samples.hpp"

namespace rehab::samples {

namespace {

const std::string yes = "yes", no = "no", standing = "standing", seated = "seated";

Exercise exercise(std::string id, int introduce, ExerciseKind kind, std::vector<Form> forms) {
  Exercise e;
  e.id = std::move(id);
  e.introduce = introduce;
  e.kind = kind;
  e.forms = std::move(forms);
  return e;
}

Form offered(Form f, Offered how) {
  f.offered = how;
  return f;
}

Form on_bed(Form f) {
  f.words = f.id;
  f.id += "_on_bed";
  f.on_bed = true;
  f.facts["on_floor"] = no;
  for (auto& need : f.needs)
    if (need.front() == "mat") need = {"bed"};
  return f;
}

Exercise tilt() {
  const auto stages = ladder({.hold_s = 10, .rest_s = 5, .days = 7}, {6, 8, 10, 12});
  const Form floor = form("floor", SideUse::neither, {{"mat"}}, stages, {{"hip_flexion_deg", 45}});
  return exercise("tilt", 10, ExerciseKind::mobility,
                  {floor, on_bed(floor),
                   form("wall", SideUse::neither, {{"wall"}}, stages, {{"position", standing}, {"on_floor", no}}),
                   form("chair", SideUse::neither, {{"chair"}}, stages,
                        {{"position", seated}, {"on_floor", no}, {"hip_flexion_deg", 85}})});
}

std::vector<Stage> strength_ladder() {
  auto stages = ladder({.lift_s = 2, .hold_s = 1, .lower_s = 3, .rest_s = 2, .days = 3}, {8, 10, 12, 8});
  stages.back().dose.ankle_kg = 0.5;
  return stages;
}

Exercise back_lift() {
  return exercise("back_lift", 30, ExerciseKind::strength,
                  {form("prone", SideUse::trained, {{"mat"}}, strength_ladder(),
                        {{"position", std::string("prone")}, {"hip_extension_deg", 5}, {"trunk_load", 1}}),
                   form("upright", SideUse::trained, {}, strength_ladder(),
                        {{"position", standing},
                         {"on_floor", no},
                         {"one_leg_stance", yes},
                         {"balance", std::string("both_hands")}})});
}

Exercise side_lift() {
  const Departures lying = {
      {"position", std::string("side_lying")}, {"lies_on", std::string("other_side")}, {"hip_abduction_deg", 45}};
  return exercise("side_lift", 20, ExerciseKind::strength,
                  {form("side", SideUse::trained, {{"mat"}}, strength_ladder(), lying),
                   form("upright", SideUse::trained, {}, strength_ladder(),
                        {{"position", standing},
                         {"on_floor", no},
                         {"one_leg_stance", yes},
                         {"balance", std::string("one_hand")},
                         {"hip_abduction_deg", 25}})});
}

Exercise knee_up() {
  auto stages = ladder({.hold_s = 30, .rest_s = 30, .days = 7}, {4});
  stages.front().sore_hold_s = 15;
  const Form back = form("back", SideUse::both, {{"mat"}}, stages, {{"hip_flexion_deg", 120}});
  return exercise(
      "knee_up", 40, ExerciseKind::mobility,
      {back, on_bed(back),
       form("side", SideUse::both, {{"mat"}}, stages,
            {{"position", std::string("side_lying")}, {"lies_on", std::string("each_side")}, {"hip_flexion_deg", 100}}),
       form("chair", SideUse::both, {{"chair"}}, stages,
            {{"position", seated}, {"on_floor", no}, {"hip_flexion_deg", 100}})});
}

Exercise plank() {
  std::vector<Stage> toes;
  for (const int hold : {30, 45, 60, 15}) {
    Stage stage;
    stage.dose = {.times = 2, .hold_s = hold, .rest_s = 60, .days = 3};
    toes.push_back(stage);
  }
  toes.back().form = "side";
  std::vector<Stage> wall(toes.begin(), toes.begin() + 2);
  wall[0].dose.hold_s = 20;
  wall[1].dose.hold_s = 30;
  const Departures hold = {{"position", std::string("face_down_hold")}, {"arm_load", 3}, {"trunk_load", 3}};
  return exercise("plank", 60, ExerciseKind::strength,
                  {form("toes", SideUse::neither, {{"mat"}}, toes, hold),
                   form("wall", SideUse::neither, {{"wall"}}, wall,
                        {{"position", std::string("leaning")},
                         {"on_floor", no},
                         {"arm_load", 1},
                         {"trunk_load", 1},
                         {"balance", std::string("both_hands")}}),
                   offered(form("side", SideUse::both, {{"mat"}}, {toes.back()},
                                {{"position", std::string("side_hold")},
                                 {"arm_load", 3},
                                 {"trunk_load", 2},
                                 {"lies_on", std::string("trained_side")}}),
                           Offered::later)});
}

Exercise band() {
  auto stages = ladder({.lift_s = 2, .lower_s = 3, .rest_s = 1, .days = 3}, {10, 12, 15, 10});
  stages.back().dose.band = 1;
  const Departures upright = {{"position", standing},
                              {"on_floor", no},
                              {"resistance", yes},
                              {"one_leg_stance", yes},
                              {"balance", std::string("one_hand")}};
  const std::vector<std::vector<std::string>> needs = {{"latex_free_band", "band"}, {"chair"}};
  return exercise("band", 50, ExerciseKind::strength,
                  {form("forward", SideUse::both, needs, stages, upright),
                   offered(form("inward", SideUse::both, needs, stages, upright), Offered::on_request),
                   form("chair", SideUse::both, needs, stages,
                        {{"position", seated}, {"on_floor", no}, {"resistance", yes}, {"hip_flexion_deg", 95}})});
}

Exercise stretch() {
  const auto stages = ladder({.hold_s = 30, .rest_s = 15, .days = 7}, {4});
  return exercise("stretch", 70, ExerciseKind::stretch,
                  {form("wall", SideUse::both, {{"wall"}}, stages,
                        {{"position", standing},
                         {"on_floor", no},
                         {"crosses_legs", yes},
                         {"past_midline_deg", 30},
                         {"balance", std::string("one_hand")}}),
                   form("chair", SideUse::both, {{"chair"}}, stages,
                        {{"position", seated}, {"on_floor", no}, {"hip_flexion_deg", 95}})});
}

Bundle make_hips() {
  Bundle b = bundle("hips", {tilt(), back_lift(), side_lift(), knee_up(), plank(), band(), stretch()}, {});
  b.protocols["first_two"] = {"tilt", "stretch"};
  return b;
}

Bundle make_safety() {
  const auto cannot = [](const char* word) { return when({is("cannot", word)}); };
  const Condition pregnant = when({is("pregnant", yes)});
  const Condition second = when({is("pregnant", yes), from("pregnancy_weeks", 14)});
  Limit light, gentle, few;
  light.keep_stage = true;
  light.ankle_kg = 0;
  gentle.times = 4;
  few.exercises = 3;
  few.review_days = 7;
  Limit short_hold;
  short_hold.hold_s = 20;
  Limit half;
  half.percent = 50;
  return bundle(
      "safety", {},
      {rule("F2", when({is("red_flags", "fracture")}), {stop(Destination::emergency, Urgency::now)}),
       rule("F5", when({is("red_flags", "cancer")}), {stop(Destination::medical, Urgency::same_day)}),
       rule("P4", when({is("pregnant", yes), is("pregnancy_problems", "twins"), from("pregnancy_weeks", 28)}),
            {hold(Destination::obstetric, Urgency::days)}, IfUnknown::apply),
       rule("P6", second, {forbid({is("position", "supine")})}),
       rule("P8", pregnant, {forbid({is("position", "prone")}), ask({is("exercise", "stretch")})}),
       rule("P9", pregnant, {forbid({is("crosses_legs", yes)})}),
       rule("P16", second, {limit({}, light)}),
       rule("N6", when({from("pain_usual", 6)}),
            {limit({is("exercise", "side_lift")}, gentle), limit({}, few), forbid({is("resistance", yes)}),
             refer(Destination::physical_therapy, Urgency::days, 7)}),
       rule("N7", when({from("pain_usual", 8)}), {refer(Destination::medical, Urgency::days)}),
       rule("N11", when({is("pain_where", "side_of_hip")}),
            {forbid({is("exercise", "stretch")}), limit({is("kind", "strength")}, half)}),
       rule("W1", when({is("conditions", "high_blood_pressure")}), {limit({is("exercise", "plank")}, short_hold)},
            IfUnknown::list),
       rule("L1", when({is("conditions", "latex_allergy")}), {forbid({is("uses", "band")})}, IfUnknown::apply),
       rule("L2", cannot("lie_on_left"), {forbid({is("lies_on", "left")})}, IfUnknown::apply),
       rule("L3", cannot("lie_on_right"), {forbid({is("lies_on", "right")})}, IfUnknown::apply),
       rule("S2", cannot("stand_on_left"), {forbid({is("stands_on", "left")})}, IfUnknown::apply),
       rule("S3", cannot("stand_on_right"), {forbid({is("stands_on", "right")})}, IfUnknown::apply),
       rule("A3", cannot("use_floor"), {forbid({is("on_floor", yes)})}, IfUnknown::apply),
       rule("A4", cannot("lean_on_arms"), {only("plank", {"wall"}), forbid({from("arm_load", 3)})}, IfUnknown::apply),
       rule("R6", when({any_of("falls", {"unsteady", "fell_this_year"})}),
            {forbid({any_of("balance", {"one_hand", "no_hands"})}), forbid({is("crosses_legs", yes)}),
             refer(Destination::physical_therapy, Urgency::routine)},
            IfUnknown::list),
       rule("B1", when({}), {note(Effect::NotePlace::steps, {is("kind", "strength")})})});
}

}  // namespace

const Bundle& hips() {
  static const Bundle made = make_hips();
  return made;
}

const Bundle& safety() {
  static const Bundle made = make_safety();
  return made;
}

}  // namespace rehab::samples
