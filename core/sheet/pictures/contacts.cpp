// SPDX-License-Identifier: Apache-2.0
#include "sheet/pictures/contacts.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "sheet/pictures/body.hpp"
#include "sheet/pictures/props.hpp"

namespace rehab {

namespace {

double bottom(const Solid& solid) {
  return -farthest(solid, {0, -1, 0});
}

std::string whole_cm(double cm) {
  return std::to_string(std::lround(cm)) + " cm";
}

class ContactCheck {
 public:
  ContactCheck(const Picture& picture, const Frame& frame, std::string_view position)
      : frame_(frame),
        props_(picture.props),
        position_(position),
        s_(skeleton(picture, frame)),
        body_(s_, BodyKind::woman, 0) {}

  std::vector<std::string> run() {
    ground();
    for (const Prop& p : props_) {
      if (p.kind == "wall") wall(p);
      if (p.kind == "worktop") worktop(p);
      if (p.kind == "chair") p.at.size() == 1 ? chair_to_hold(p) : seat(p);
    }
    return std::move(messages_);
  }

 private:
  void tell(const std::string& what) { messages_.push_back("frame '" + frame_.label + "': " + what); }

  void ground() {
    double lowest = 1e9;
    for (const auto& [part, solid] : body_.parts()) {
      const double low = bottom(solid);
      lowest = std::min(lowest, low);
      if (low < -deepest_cm) tell(std::string(part) + " goes " + whole_cm(-low) + " into the ground");
    }
    if (lowest > farthest_off_cm) tell("the body hangs " + whole_cm(lowest) + " above the ground");
    if (position_ == "standing" || position_ == "leaning" || position_ == "seated") {
      const double feet = std::min(bottom(body_.foot(s_.near_leg)), bottom(body_.foot(s_.far_leg)));
      if (feet > farthest_off_cm) tell("no foot is on the ground; the lower one is " + whole_cm(feet) + " above it");
    }
    if (position_ == "face_down_hold" || position_ == "side_hold" || position_ == "hands_and_knees") {
      const double arms = std::min(bottom(body_.arm(s_.near_arm)), bottom(body_.arm(s_.far_arm)));
      if (arms > farthest_off_cm) tell("no arm is on the ground; the lower one is " + whole_cm(arms) + " above it");
    }
  }

  void wall(const Prop& p) {
    const double side = s_.hip.x > p.at[0] ? -1 : 1;
    double off = 1e9;
    for (const auto& [part, solid] : body_.parts()) {
      const double before = p.at[0] * side - farthest(solid, Vec{side, 0, 0});
      off = std::min(off, before);
      if (before < -deepest_cm) tell(std::string(part) + " goes " + whole_cm(-before) + " into the wall");
    }
    if (off > farthest_off_cm) tell("neither a hand nor the back is at the wall; it is " + whole_cm(off) + " away");
  }

  /// How far the nearer hand is off a place given by its edges and its height.
  double hand_off(double left, double right, double height) const {
    double least = 1e9;
    for (const Limb* arm : {&s_.near_arm, &s_.far_arm}) {
      const Solid hand = body_.hand(*arm);
      const double beside = std::max({0.0, left - farthest(hand, {1, 0, 0}), -farthest(hand, {-1, 0, 0}) - right});
      const double above = std::max({0.0, bottom(hand) - height, height - farthest(hand, {0, 1, 0})});
      least = std::min(least, std::hypot(beside, above));
    }
    return least;
  }

  void worktop(const Prop& p) {
    const double from = std::min(p.at.front(), p.at.back()), to = std::max(p.at.front(), p.at.back());
    const bool one = p.at.size() == 1, before = s_.hip.x < from;
    const double off =
        hand_off(one && !before ? from - 40 : from, one && before ? to + 40 : to, prop_size::worktop_height);
    if (off > farthest_off_cm) tell("no hand is on the worktop; the nearer one is " + whole_cm(off) + " off");
  }

  void chair_to_hold(const Prop& p) {
    const double off = hand_off(p.at[0] - 2, p.at[0] + 2, prop_size::chair_top);
    if (off > farthest_off_cm) tell("no hand is on the back of the chair; the nearer one is " + whole_cm(off) + " off");
  }

  void seat(const Prop& p) {
    if (s_.hip.x < p.at[0] || s_.hip.x > p.at[1]) return tell("the hip is not over the seat of the chair");
    const double off = bottom(body_.shorts()) - prop_size::seat_height;
    if (off < -deepest_cm) tell("the body goes " + whole_cm(-off) + " into the seat");
    if (off > farthest_off_cm) tell("the body hangs " + whole_cm(off) + " above the seat");
  }

  const Frame& frame_;
  const std::vector<Prop>& props_;
  std::string_view position_;
  Skeleton s_;
  Body body_;
  std::vector<std::string> messages_;
};

}  // namespace

std::vector<std::string> compare_contacts(const Picture& picture, const Facts& facts) {
  std::vector<std::string> messages;
  if (picture.view == View::above || picture.view == View::above_front) return messages;
  const auto stated = facts.find("position");
  const std::string_view position = stated == facts.end() ? std::string_view() : std::get<std::string>(stated->second);
  for (const Frame& frame : picture.frames)
    for (std::string& message : ContactCheck(picture, frame, position).run()) messages.push_back(std::move(message));
  return messages;
}

}  // namespace rehab
