// SPDX-License-Identifier: Apache-2.0
#include "sheet/pictures_poses.hpp"

#include <charconv>
#include <cmath>
#include <stdexcept>
#include <string>
#include <string_view>

namespace rehab::poses {
namespace {

std::vector<std::string> split(std::string_view text, char by) {
  std::vector<std::string> parts;
  std::string part;
  for (const char c : text) {
    if (c != by) {
      part += c;
    } else if (!part.empty()) {
      parts.push_back(part);
      part.clear();
    }
  }
  if (!part.empty()) parts.push_back(part);
  return parts;
}

double number(std::string_view s) {
  if (s.starts_with('+')) s.remove_prefix(1);
  const std::string whole = s.starts_with('.') ? "0" + std::string(s) : std::string(s);
  double value = nan_;
  std::from_chars(whole.data(), whole.data() + whole.size(), value);
  return value;
}

Bone bone(std::string_view s) {
  const auto star = s.find('*');
  return {number(s.substr(0, star)), star == s.npos ? 1.0 : number(s.substr(star + 1))};
}
std::vector<Bone> bones(std::string_view s) {
  std::vector<Bone> all;
  for (const std::string& b : split(s, ' ')) all.push_back(bone(b));
  return all;
}

Frame frame(const FrameRow& row) {
  Frame f;
  f.label = row.label;
  const auto hip = split(row.hip, ' ');
  f.hip = {number(hip[0]), number(hip[1])};
  f.torso = bone(row.torso);
  f.head = {number(row.head)};
  f.near_leg = bones(row.near_leg);
  f.far_leg = bones(row.far_leg);
  f.near_arm = bones(row.near_arm);
  f.far_arm = bones(row.far_arm);
  const auto also = split(row.also, ' ');
  for (std::size_t i = 0; i < also.size(); ++i) {
    if (also[i] == "arch") f.arch = number(also[i + 1]);
    if (also[i] == "pelvis") f.pelvis = Bone{number(also[i + 1])};
    if (also[i] == "line") f.straight_line = true;
  }
  const auto arrow = split(row.arrow, ' ');
  if (arrow.size() == 2) f.arrows = {Arrow{arrow[0], number(arrow[1])}};
  return f;
}

}  // namespace

// clang-format off
const std::vector<PoseRow>& rows() {
  static const std::vector<PoseRow> all = {
    {"pelvic_tilt.floor", View::side, Side::none, "mat", 0, false, {45, 0, 0, 0},
     {{"start", "130 10", "180", "177", "40 309 357", "44 305 357", "350 0", "350 0", "arch +3", "", 40, 91, nan_},
      {"press", "130 10", "180", "177", "40 309 357", "44 305 357", "350 0", "350 0", "arch 0", "waist 270", 40, 91, nan_}}},
    {"pelvic_tilt.wall", View::side, Side::none, "floor; wall 29", 0, false, {35, 0, 0, 0},
     {{"start", "40 83", "90", "88", "303 272 356", "303 272 356", "272 276", "272 276", "arch +3", "", 33, 31, nan_},
      {"press", "40 83", "90", "88", "303 272 356", "303 272 356", "272 276", "272 276", "arch 0", "waist 180", 33, 31, nan_}}},
    {"pelvic_tilt.chair", View::side, Side::none, "floor; chair 60 106 64", 0, false, {85, 0, 0, 0},
     {{"start", "75 54", "90", "88", "351 270 356", "351 270 356", "285 345", "285 345", "arch +3", "", 81, 81, nan_},
      {"press", "75 54", "90", "88", "351 270 356", "351 270 356", "285 345", "285 345", "arch 0", "waist 180", 81, 81, nan_}}},
    {"pelvic_tilt.hands_knees", View::side, Side::none, "mat", 0, false, {85, 0, 0, 0},
     {{"start", "90 50", "8", "0", "270 183 184", "270 183 184", "270 270 0", "270 270 0", "arch 0", "", 82, 87, nan_},
      {"tuck", "90 50", "8", "345", "270 183 184", "270 183 184", "270 270 0", "270 270 0", "arch -3", "waist 90", 82, 87, nan_}}},
    {"prone_hip_extension.prone", View::side, Side::right, "mat; pillow 102 7", 0, false, {25, 5, 0, 0},
     {{"start", "110 17", "352", "3", "193 103 173", "193 183 184", "345*.5 345*.5 0*.6", "345*.5 345*.5 0*.6", "", "", 21, 90, nan_},
      {"lift", "110 17", "352", "3", "167 77 147", "193 183 184", "345*.5 345*.5 0*.6", "345*.5 345*.5 0*.6", "", "near_knee 90", -5, 90, nan_}}},
    {"prone_hip_extension.prone_level", View::side, Side::right, "mat; pillow 102 7", 0, false, {25, 0, 0, 0},
     {{"start", "110 17", "352", "3", "193 103 173", "193 183 184", "345*.5 345*.5 0*.6", "345*.5 345*.5 0*.6", "", "", 21, 90, nan_},
      {"lift", "110 17", "352", "3", "172 82 152", "193 183 184", "345*.5 345*.5 0*.6", "345*.5 345*.5 0*.6", "", "near_knee 90", 0, 90, nan_}}},
    {"prone_hip_extension.standing", View::side, Side::right, "floor; worktop 120 160", 0, false, {10, 12, 0, 0},
     {{"start", "90 90", "84", "84", "270 270 356", "270 270 356", "301 303 0", "301 303 0", "", "", 6, 0, nan_},
      {"back", "90 90", "84", "84", "252 250 350", "270 270 356", "301 303 0", "301 303 0", "", "near_knee 180", -12, 2, nan_}}},
    {"prone_hip_extension.side_lying", View::above, Side::right, "mat", 0, false, {45, 10, 0, 0},
     {{"start", "110 60", "180", "178", "20 290 10", "45 315 30", "60 10", "150 190", "", "", 20, 90, nan_},
      {"back", "110 60", "180", "178", "350 260 340", "45 315 30", "60 10", "150 190", "", "near_knee 270", -10, 90, nan_}}},
    {"side_hip_abduction.side", View::front, Side::right, "mat", 0, false, {0, 0, 45, 5},
     {{"start", "120 17", "4", "12", "187 187 200*.3", "180*.85 180*.7 180*.3", "285*.7 265*.3", "5*.6 60*.55 60*.3", "pelvis 4", "", nan_, nan_, -3},
      {"lift", "120 17", "4", "12", "139 139 150*.3", "180*.85 180*.7 180*.3", "285*.7 265*.3", "5*.6 60*.55 60*.3", "pelvis 4", "near_foot 90", nan_, nan_, 45}}},
    {"side_hip_abduction.pillow", View::front, Side::right, "mat; pillow 52 92 9 18", 0, false, {0, 0, 20, 0},
     {{"start", "120 17", "4", "12", "184 184 200*.3", "180*.85 180*.7 180*.3", "285*.7 265*.3", "5*.6 60*.55 60*.3", "pelvis 4", "", nan_, nan_, 0},
      {"lift", "120 17", "4", "12", "164 164 170*.3", "180*.85 180*.7 180*.3", "285*.7 265*.3", "5*.6 60*.55 60*.3", "pelvis 4", "near_foot 90", nan_, nan_, 20}}},
    {"side_hip_abduction.bump", View::front, Side::right, "mat; pillow 52 92 9 18", 0, false, {0, 0, 30, 0},
     {{"start", "120 17", "4", "12", "184 184 200*.3", "180*.85 180*.7 180*.3", "285*.7 265*.3", "5*.6 60*.55 60*.3", "pelvis 4", "", nan_, nan_, 0},
      {"lift", "120 17", "4", "12", "154 154 165*.3", "180*.85 180*.7 180*.3", "285*.7 265*.3", "5*.6 60*.55 60*.3", "pelvis 4", "near_foot 90", nan_, nan_, 30}}},
    {"side_hip_abduction.standing", View::front, Side::right, "floor; chair 150", 0, false, {0, 0, 25, 0},
     {{"start", "110 90", "90", "90", "270 270 270*.1", "270 270 270*.1", "264 268", "311 288 300*.5", "", "", nan_, nan_, 0},
      {"out", "110 90", "90", "90", "245 245 235*.3", "270 270 270*.1", "264 268", "311 288 300*.5", "", "near_foot 180", nan_, nan_, 25}}},
    {"side_hip_abduction.back_slide", View::above_front, Side::right, "mat", 0, false, {0, 0, 25, 0},
     {{"start", "110 60", "180", "180", "0 0 0*.3", "0 0 0*.3", "350 0", "10 0", "", "", nan_, nan_, 0},
      {"slide", "110 60", "180", "180", "335 335 335*.3", "0 0 0*.3", "350 0", "10 0", "", "near_foot 270", nan_, nan_, 25}}},
    {"itb_stretch.wall_near", View::front, Side::right, "floor; wall 21", 0, false, {0, 5, 0, 30},
     {{"start", "84 87", "90", "90", "284 284 270*.1", "265*.97 265*.97 270*.1", "222 152 90*.8", "285 265", "pelvis 90", "", nan_, nan_, -14},
      {"lean", "66 80", "84", "84", "297 297 270*.1", "278*.89 278*.89 270*.1", "246 140 90*.8", "285 265", "pelvis 90", "near_hip 180", nan_, nan_, -27}}},
    {"itb_stretch.wall_far", View::front, Side::right, "floor; wall 168", 0, false, {0, 5, 0, 20},
     {{"start", "100 87", "90", "90", "286 286 270*.1", "267*.97 267*.97 270*.1", "255 275", "329 17 90*.8", "pelvis 90", "", nan_, nan_, -16},
      {"lean", "96 86", "76", "76", "288 288 270*.1", "269*.95 269*.95 270*.1", "255 275", "321 42 90*.8", "pelvis 90", "near_hip 180", nan_, nan_, -18}}},
    {"itb_stretch.figure_4", View::front, Side::right, "floor; chair 95 145", 0, true, {95, 0, 40, 0},
     {{"start", "120 54", "90", "90", "172*.75 2 350*.6", "270*.16 270 270*.1", "250 330", "290 215", "", "", nan_, nan_, nan_},
      {"lean", "120 54", "90*.85", "90", "172*.75 2 350*.6", "270*.16 270 270*.1", "250 320", "290 225", "", "chest 270", nan_, nan_, nan_}}},
    {"itb_stretch.strap", View::above_front, Side::right, "mat; strap near_foot far_hand", 0, true, {20, 0, 0, 16},
     {{"start", "110 60", "180", "180", "0 0 0*.3", "0 0 0*.3", "350 0", "20 345", "", "", nan_, nan_, 0},
      {"across", "110 60", "180", "180", "16 16 16*.3", "0 0 0*.3", "350 0", "20 345", "", "near_foot 90", nan_, nan_, -16}}},
    {"seated_straddle.floor_lean", View::front, Side::right, "mat; blanket 104 136 0 7", 0, true, {115, 0, 45, 0},
     {{"start", "120 16", "90", "90", "188*.75 188*.75 120*.5", "352*.75 352*.75 60*.5", "293 227 200*.8", "309 243 200*.8", "", "", nan_, nan_, 45},
      {"lean", "120 16", "128*.85", "140", "188*.75 188*.75 120*.5", "352*.75 352*.75 60*.5", "304 179 200*.8", "261 208 200*.8", "pelvis 90", "head 200", nan_, nan_, 45}}},
    {"seated_straddle.floor_upright", View::front, Side::none, "mat; blanket 104 136 0 7", 0, true, {80, 0, 40, 0},
     {{"start", "120 16", "90", "90", "195*.5 195*.5 110*.5", "345*.5 345*.5 70*.5", "259 257 200*.8", "283 281 200*.8", "", "", nan_, nan_, 30},
      {"wider", "120 16", "90", "90", "192*.66 192*.66 115*.5", "348*.66 348*.66 65*.5", "259 257 200*.8", "283 281 200*.8", "", "near_foot 180", nan_, nan_, 40}}},
    {"seated_straddle.chair", View::front, Side::right, "floor; chair 95 145", 0, true, {80, 0, 35, 0},
     {{"start", "120 54", "90", "90", "218*.93 218*.93 150*.4", "270*.16 270 270*.1", "293 234 230*.8", "256 276 230*.8", "pelvis 90", "", nan_, nan_, 35},
      {"lean", "120 54", "112", "120", "218*.93 218*.93 150*.4", "270*.16 270 270*.1", "259 257 230*.8", "247 249 230*.8", "pelvis 90", "head 200", nan_, nan_, 35}}},
    {"knee_to_chest.back", View::side, Side::right, "mat", 0, false, {120, 0, 0, 0},
     {{"start", "130 10", "180", "177", "44 305 357", "40 309 357", "350 0", "350 0", "", "", 44, 99, nan_},
      {"hold", "130 10", "180", "177", "118 353 70", "40 309 357", "6 66 40", "6 66 40", "", "near_knee 160", 118, 125, nan_}}},
    {"knee_to_chest.back_85", View::side, Side::right, "mat", 0, false, {85, 0, 0, 0},
     {{"start", "130 10", "180", "177", "44 305 357", "40 309 357", "350 0", "350 0", "", "", 44, 99, nan_},
      {"hold", "130 10", "180", "177", "82 350 70", "40 309 357", "19 25 20", "19 25 20", "", "near_knee 160", 82, 92, nan_}}},
    {"knee_to_chest.side_lying", View::above, Side::right, "bed", 0, false, {100, 0, 10, 0},
     {{"start", "110 50", "180", "178", "35 305 35", "25 330 60", "50 10", "150 190", "", "", 35, 90, nan_},
      {"hold", "110 50", "180", "178", "100 340 70", "25 330 60", "33 35 40", "150 190", "", "near_knee 150", 100, 120, nan_}}},
    {"knee_to_chest.seated", View::side, Side::right, "floor; chair 60 106 64 10", 0, false, {100, 0, 10, 0},
     {{"start", "75 54", "100", "95", "351 270 356", "351 270 356", "290 345", "290 345", "", "", 71, 81, nan_},
      {"hold", "75 54", "100", "95", "20 270 356", "351 270 356", "308 310 20", "308 310 20", "", "near_knee 120", 100, 110, nan_}}},
    {"plank.forearms_toes", View::side, Side::none, "mat", 105, false, {105, 0, 0, 0},
     {{"start", "112 50", "340", "350", "262 183 184", "262 183 184", "270 0", "270 0", "", "", 102, 79, nan_},
      {"hold", "125 28", "5", "2", "185 185 285*.75", "185 185 285*.75", "270 0", "270 0", "line", "", 0, 0, nan_}}},
    {"plank.forearms_knees", View::side, Side::none, "mat", 105, false, {105, 0, 0, 0},
     {{"start", "112 50", "340", "350", "262 183 184", "262 183 184", "270 0", "270 0", "", "", 102, 79, nan_},
      {"hold", "118 19", "16", "12", "196 183 184", "196 183 184", "270 0", "270 0", "line", "", 0, 13, nan_}}},
    {"plank.worktop", View::side, Side::none, "floor; worktop 156", 0, false, {5, 0, 0, 0},
     {{"start", "126 90", "86", "86", "270 270 356", "270 270 356", "302 305 0", "302 305 0", "", "", 4, 0, nan_},
      {"hold", "88 82", "56", "58", "236 236 337", "236 236 337", "326 326 0", "326 326 0", "line", "", 0, 0, nan_}}},
    {"plank.wall", View::side, Side::none, "floor; wall 154", 0, false, {0, 0, 0, 0},
     {{"start", "101 90", "90", "90", "270 270 356", "270 270 356", "338 340 90*.9", "338 340 90*.9", "", "", 0, 0, nan_},
      {"hold", "86 88", "72", "74", "252 252 351", "252 252 351", "342 342 90*.9", "342 342 90*.9", "line", "", 0, 0, nan_}}},
    {"plank.hands_knees", View::side, Side::none, "mat", 0, false, {85, 0, 0, 0},
     {{"start", "90 50", "8", "0", "270 183 184", "270 183 184", "270 270 0", "270 270 0", "arch +2", "", 82, 87, nan_},
      {"hold", "90 50", "8", "0", "270 183 184", "270 183 184", "270 270 0", "270 270 0", "arch 0", "", 82, 87, nan_}}},
    {"plank.side_plank_knees", View::front, Side::right, "mat", 0, false, {0, 0, 5, 0},
     {{"start", "120 18", "37", "45", "184 184*.15 184*.1", "182 182*.15 182*.1", "230 230", "270 0*.5", "pelvis 8", "", nan_, nan_, 4},
      {"hold", "120 31", "20", "20", "200 200*.15 200*.1", "200 200*.15 200*.1", "200 200", "270 0*.5", "line", "", nan_, nan_, 0}}},
    {"plank.side_plank_feet", View::front, Side::right, "mat", 0, false, {0, 0, 5, 0},
     {{"start", "120 18", "37", "45", "186 186 190*.3", "183 180 180*.3", "230 230", "270 0*.5", "pelvis 8", "", nan_, nan_, 2},
      {"hold", "120 36", "15", "15", "195 195 210*.3", "195 195 210*.3", "195 195", "270 0*.5", "line", "", nan_, nan_, 0}}},
    {"plank.single_leg", View::side, Side::right, "mat", 105, false, {105, 10, 0, 0},
     {{"start", "125 28", "5", "2", "185 185 285*.75", "185 185 285*.75", "270 0", "270 0", "", "", 0, 0, nan_},
      {"lift", "125 28", "5", "2", "175 175 262*.75", "185 185 285*.75", "270 0", "270 0", "", "near_foot 90", -10, 0, nan_}}},
    {"band_hip.forward", View::side, Side::right, "floor; worktop 76 140; post 16; band post near_ankle", 0, false, {30, 0, 0, 0},
     {{"start", "90 90", "90", "90", "270 270 356", "270 270 356", "268 275", "268 320 0*.5", "", "", 0, 0, nan_},
      {"forward", "90 90", "90", "90", "300 300 28", "270 270 356", "268 275", "268 320 0*.5", "", "near_foot 20", 30, 0, nan_}}},
    {"band_hip.outward", View::front, Side::right, "floor; chair 150; post 214; band post near_ankle", 0, false, {0, 0, 25, 0},
     {{"start", "110 90", "90", "90", "270 270 270*.1", "270 270 270*.1", "264 268", "311 288 300*.5", "", "", nan_, nan_, 0},
      {"out", "110 90", "90", "90", "248 248 238*.3", "270 270 270*.1", "264 268", "311 288 300*.5", "", "near_foot 180", nan_, nan_, 22}}},
    {"band_hip.inward", View::front, Side::right, "floor; chair 150; post 10; band post near_ankle", 0, false, {0, 0, 10, 10},
     {{"start", "110 90", "90", "90", "262 262 270*.1", "270 270 270*.1", "264 268", "311 288 300*.5", "", "", nan_, nan_, 8},
      {"in", "110 90", "90", "90", "280 280 270*.1", "270 270 270*.1", "264 268", "311 288 300*.5", "", "near_foot 0", nan_, nan_, -10}}},
    {"band_hip.seated", View::side, Side::right, "floor; chair 60 106 64; band far_foot near_thigh", 0, false, {95, 0, 0, 0},
     {{"start", "75 54", "90", "88", "351 270 356", "351 270 356", "285 345", "285 345", "", "", 81, 81, nan_},
      {"lift", "75 54", "90", "88", "5 270 356", "351 270 356", "285 345", "285 345", "", "near_foot 90", 95, 95, nan_}}},
    {"band_hip.side_lying", View::front, Side::right, "mat; pillow 52 92 9 18; band near_thigh far_thigh", 0, false, {0, 0, 20, 0},
     {{"start", "120 17", "4", "12", "184 184 200*.3", "180*.85 180*.7 180*.3", "285*.7 265*.3", "5*.6 60*.55 60*.3", "pelvis 4", "", nan_, nan_, 0},
      {"lift", "120 17", "4", "12", "164 164 170*.3", "180*.85 180*.7 180*.3", "285*.7 265*.3", "5*.6 60*.55 60*.3", "pelvis 4", "near_foot 90", nan_, nan_, 20}}},
  };
  return all;
}
// clang-format on

const PoseRow& pose(std::string_view form) {
  for (const PoseRow& row : rows())
    if (row.form == form) return row;
  throw std::out_of_range(std::string(form));
}

Picture picture(const PoseRow& row) {
  Picture p;
  p.view = row.view;
  p.getting_there_deg = row.getting_there;
  if (row.out_of_plane) p.not_shown = {"hip_abduction_deg", "past_midline_deg"};
  p.crosses_behind = std::string_view(row.form).starts_with("itb_stretch.wall");
  for (const std::string& one : split(row.props, ';')) {
    const auto words = split(one, ' ');
    Prop prop;
    prop.kind = words[0];
    for (std::size_t i = 1; i < words.size(); ++i) {
      if (const double n = number(words[i]); !std::isnan(n))
        prop.at.push_back(n);
      else
        (prop.from.empty() ? prop.from : prop.to) = words[i];
    }
    p.props.push_back(prop);
  }
  for (const FrameRow& f : row.frames) p.frames.push_back(frame(f));
  return p;
}

Facts facts(const PoseRow& row) {
  double knee = 0;
  for (const FrameRow& frame : row.frames) knee = std::fmax(knee, frame.knee_flexion);
  return {{"knee_bend_deg", static_cast<int>(knee)},
          {"hip_flexion_deg", row.facts[0]},
          {"hip_extension_deg", row.facts[1]},
          {"hip_abduction_deg", row.facts[2]},
          {"past_midline_deg", row.facts[3]}};
}

}  // namespace rehab::poses
