// SPDX-License-Identifier: Apache-2.0
#include "plugins/read_picture.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "base/text.hpp"
#include "plugins/bundle_file.hpp"

namespace rehab {

namespace {

constexpr std::size_t longest_line = 80;
constexpr std::string_view shown_angles[] = {"hip_flexion_deg", "hip_extension_deg", "hip_abduction_deg",
                                             "past_midline_deg", "knee_bend_deg"};
const std::string bone_form =
    "an angle, with the part that shows after a '*', and a '-' where it points away: 193, \"90*.85\" or \"180*.6-\"";

/// "193", "90*.85", "180*.6-"
std::optional<Bone> bone(std::string_view text) {
  const std::vector<std::string_view> parts = split(text, '*');
  if (parts.size() > 2) return std::nullopt;
  Bone bone;
  const std::optional<double> deg = decimal_number(parts[0]);
  if (!deg || *deg < 0 || *deg > 360) return std::nullopt;
  bone.deg = *deg;
  if (parts.size() == 1) return bone;
  std::string part(parts[1]);
  if (part.ends_with('-') || part.ends_with('+')) {
    bone.depth = part.back() == '-' ? Bone::Depth::away : Bone::Depth::toward;
    part.pop_back();
  }
  const std::optional<double> length = decimal_number(part.starts_with('.') ? "0" + part : part);
  if (!length || *length <= 0 || *length > 1) return std::nullopt;
  bone.length = *length;
  return bone;
}

Type<Bone> bone_type() {
  return converted(
      text(longest_line), [](const std::string& written) { return bone(written); }, bone_form);
}

/// "193 103 173": one bone after the other.
Type<std::vector<Bone>> limb(std::size_t least, std::size_t most, const std::string& what) {
  const auto bones = [least, most](const std::string& written) -> std::optional<std::vector<Bone>> {
    std::vector<Bone> limb;
    for (std::string_view part : split(written, ' ')) {
      const std::optional<Bone> next = bone(part);
      if (!next) return std::nullopt;
      limb.push_back(*next);
    }
    if (limb.size() < least || limb.size() > most) return std::nullopt;
    return limb;
  };
  return converted(text(longest_line), bones, what);
}

Type<Point> point() {
  const auto two = [](const std::vector<double>& xy) -> std::optional<Point> {
    if (xy.size() != 2) return std::nullopt;
    return Point{xy[0], xy[1]};
  };
  return converted(list_of(decimal(-50, 400, "cm")), two, "[x, y] in centimetres");
}

Type<double> direction() {
  return one_of<double>({only_word("right", 0.0), only_word("up", 90.0), only_word("left", 180.0),
                         only_word("down", 270.0), decimal(0, 360, "degrees")});
}

Type<std::string> joint() {
  std::vector<std::string> names = {"head", "shoulder", "chest", "waist", "lower_back", "hip"};
  for (const char* side : {"near_", "far_"})
    for (const char* part : {"shoulder", "elbow", "hand", "hip", "thigh", "knee", "shin", "ankle", "foot", "toes"})
      names.push_back(std::string(side) + part);
  return word(std::move(names));
}

std::optional<std::array<double, 3>> three(const std::vector<double>& xyz) {
  if (xyz.size() != 3) return std::nullopt;
  return std::array{xyz[0], xyz[1], xyz[2]};
}

/// What a hand or an ankle is laid on.
Type<Reach> reach() {
  static const ShapeOf<Reach> shape = [] {
    ShapeOf<Reach> s("reach", "What a hand or an ankle is laid on; the limb bends to get there.");
    s.field("to", joint(), &Reach::joint, "A joint; without it `at` is a point of the picture.");
    s.field("at", converted(list_of(decimal(-250, 400, "cm")), three, "[x, y, z] in centimetres"), &Reach::at,
            "The point, or how far from the joint: right, up, toward the reader.");
    s.field("bend", converted(list_of(decimal(-1, 1)), three, "[x, y, z], each from -1 to 1"), &Reach::bend,
            "The way the elbow or the knee points: right, up, toward the reader.")
        .required();
    return s;
  }();
  return nested(shape);
}

/// "far_arm far_leg trunk head near_leg near_arm": each part once.
Type<std::vector<std::string>> order_of_parts() {
  const auto parts = [](const std::string& written) -> std::optional<std::vector<std::string>> {
    std::vector<std::string> order;
    for (const std::string_view part : split(written, ' ')) order.emplace_back(part);
    if (!std::ranges::is_permutation(order, figure_parts)) return std::nullopt;
    return order;
  };
  return converted(text(longest_line), parts,
                   "each part once, from far to near: \"far_arm far_leg trunk head near_leg near_arm\"");
}

/// One, or a list where both legs move.
Type<std::vector<Arrow>> arrows() {
  static const ShapeOf<Arrow> shape = [] {
    ShapeOf<Arrow> s("arrow", "Shows the movement.");
    s.field("at", joint(), &Arrow::at, "The joint it starts from.").required();
    s.field("towards", direction(), &Arrow::deg, "up, down, left, right, or degrees from right.").required();
    return s;
  }();
  const auto alone = converted(nested(shape), [](Arrow one) { return std::vector{std::move(one)}; });
  return one_of<std::vector<Arrow>>({alone, list_of(nested(shape))});
}

/// A frame that may leave things to the one before.
struct FramePart {
  std::string label;
  std::optional<Point> hip;
  std::optional<Bone> torso;
  std::optional<double> arch;
  std::optional<Bone> head, pelvis;
  std::optional<Reach> near_ankle, far_ankle, near_hand, far_hand;
  std::vector<std::string> order;
  std::vector<Bone> near_leg, far_leg, near_arm, far_arm;
  std::vector<Arrow> arrows;
  bool straight_line = false;
};

const ShapeOf<FramePart>& frame_shape() {
  static const ShapeOf<FramePart> shape = [] {
    const Type<std::vector<Bone>> leg = limb(3, 3, "three angles, thigh shin foot: \"193 103 173\"");
    const Type<std::vector<Bone>> arm = limb(2, 3, "two or three angles, upper arm, forearm, hand: \"345*.5 345\"");
    ShapeOf<FramePart> s("frame", "One pose. What a later frame does not say is as in the one before.");
    s.field("label", lower_id(), &FramePart::label, "Its caption in the words goes by this.").required();
    s.field("hip", point(), &FramePart::hip, "Where the hip is.");
    s.field("torso", bone_type(), &FramePart::torso, "From the hip to the shoulders.");
    s.field("head", bone_type(), &FramePart::head, "From the shoulders to the head.");
    s.field("pelvis", bone_type(), &FramePart::pelvis,
            "Where the pelvis points up, if not as the trunk: square to the line of the hips.");
    s.field("near_leg", leg, &FramePart::near_leg, "The trained leg.");
    s.field("far_leg", leg, &FramePart::far_leg, "The other leg.");
    s.field("near_arm", arm, &FramePart::near_arm, "The arm on the side of the trained leg.");
    s.field("far_arm", arm, &FramePart::far_arm, "The other arm.");
    s.field("near_ankle", reach(), &FramePart::near_ankle, "In place of the thigh and shin of near_leg.");
    s.field("far_ankle", reach(), &FramePart::far_ankle, "In place of the thigh and shin of far_leg.");
    s.field("near_hand", reach(), &FramePart::near_hand, "Where the wrist is, in place of the bones of near_arm.");
    s.field("far_hand", reach(), &FramePart::far_hand, "Where the wrist is, in place of the bones of far_arm.");
    s.field("order", order_of_parts(), &FramePart::order,
            "The parts from far to near, where the usual order is wrong.");
    s.field("arch", decimal(-10, 10, "cm"), &FramePart::arch, "+ hollows the lower back, - rounds it.");
    s.field("arrow", arrows(), &FramePart::arrows, "The movement of this frame; a list where both legs move.");
    s.field("straight_line", yes_no(), &FramePart::straight_line, "Mark the line from head to heel.");
    return s;
  }();
  return shape;
}

/// The angles of a limb end the reach of a frame before.
void complete_limb(std::vector<Bone>& bones, std::optional<Reach>& reach, const std::vector<Bone>& bones_of_part,
                   const std::optional<Reach>& reach_of_part) {
  if (!bones_of_part.empty()) {
    bones = bones_of_part;
    reach.reset();
  }
  if (reach_of_part) reach = reach_of_part;
}

Frame completed(const FramePart& part, const Frame& before) {
  Frame frame = before;
  frame.label = part.label;
  if (part.hip) frame.hip = *part.hip;
  if (part.torso) frame.torso = *part.torso;
  if (part.head) frame.head = *part.head;
  if (part.pelvis) frame.pelvis = part.pelvis;
  if (part.arch) frame.arch = *part.arch;
  if (!part.order.empty()) frame.order = part.order;
  complete_limb(frame.near_leg, frame.near_ankle, part.near_leg, part.near_ankle);
  complete_limb(frame.far_leg, frame.far_ankle, part.far_leg, part.far_ankle);
  complete_limb(frame.near_arm, frame.near_hand, part.near_arm, part.near_hand);
  complete_limb(frame.far_arm, frame.far_hand, part.far_arm, part.far_hand);
  frame.arrows = part.arrows;
  frame.straight_line = part.straight_line;
  return frame;
}

void check_first_frame(const Node& frames, const Reading& at) {
  if (frames.items.empty() || frames.items.front().kind != Node::Kind::map) return;
  for (const char* key : {"hip", "torso", "head", "near_leg", "far_leg", "near_arm", "far_arm"})
    if (!frames.items.front().find(key))
      at.error(frames.items.front(), std::string("the first frame says no ") + key, "a later frame may leave it out");
}

std::vector<Frame> completed(const std::vector<FramePart>& parts) {
  std::vector<Frame> frames;
  for (const FramePart& part : parts) frames.push_back(completed(part, frames.empty() ? Frame{} : frames.back()));
  return frames;
}

/// A bare word, or one key with numbers, or with the ends of a band.
Type<Prop> prop() {
  static const std::vector<std::string> kinds = {"floor",       "mat",    "bed",     "wall", "chair",
                                                 "worktop",     "pillow", "blanket", "pad",  "leg_pillow",
                                                 "bump_pillow", "post",   "band",    "strap"};
  static const ShapeOf<Prop> ends = [] {
    ShapeOf<Prop> s("ends", "What a band or strap joins.");
    std::vector<std::string> places = joint().info->words;
    places.push_back("post");
    s.field("from", word(places), &Prop::from, "A joint, or post.").required();
    s.field("to", word(places), &Prop::to, "A joint, or post.").required();
    return s;
  }();
  const auto bare = converted(word(kinds), [](std::string kind) { return Prop{std::move(kind), {}, {}, {}}; });
  const auto numbers = converted(list_of(decimal(-50, 400)), [](std::vector<double> at) {
    return Prop{{}, std::move(at), {}, {}};
  });
  const auto placed = converted(
      map_of(one_of<Prop>({numbers, nested(ends)}), word(kinds)),
      [](std::map<std::string, Prop> one) -> std::optional<Prop> {
        if (one.size() != 1) return std::nullopt;
        Prop prop = one.begin()->second;
        prop.kind = one.begin()->first;
        return prop;
      },
      "one thing: {wall: [29]}");
  return one_of<Prop>({bare, placed});
}

bool is_drawn_short(const Frame& frame) {
  constexpr double clearly = 0.95;
  return std::min({frame.torso.length, frame.near_leg.front().length, frame.far_leg.front().length}) < clearly;
}

/// What is drawn at its full length shows its angle.
void check_not_shown(const Node& map, const Picture& picture, const Reading& at) {
  if (picture.not_shown.empty() || std::ranges::any_of(picture.frames, is_drawn_short)) return;
  at.error(*map.find("not_shown"), "no thigh and no trunk is drawn short, so the drawing shows every angle of its view",
           "remove not_shown, and state the angles that are drawn");
}

}  // namespace

const ShapeOf<Picture>& picture_shape() {
  static const ShapeOf<Picture> shape = [] {
    ShapeOf<Picture> s("picture", "The pose of a right leg, in one or more frames.");
    const auto frames = [](Picture& picture, const std::vector<FramePart>& parts) {
      picture.frames = completed(parts);
    };
    s.field("view", word_for<View>(), &Picture::view, "From where it is seen.").required();
    const auto camera = [](const std::vector<double>& angles) -> std::optional<CameraAngles> {
      if (angles.size() != 2 || std::abs(angles[0]) > 80 || angles[1] < 0 || angles[1] > 60) return std::nullopt;
      return CameraAngles{angles[0], angles[1]};
    };
    s.field("camera",
            converted(list_of(decimal(-80, 80, "degrees")), camera,
                      "[turned from -80 to 80, raised from 0 to 60] in degrees"),
            &Picture::camera, "From where it is seen: turned to the reader's right, raised. Views from above: none.");
    s.field("faces", word({"left", "right", "up", "down", "reader"}), &Picture::faces,
            "Where the front of the trunk points.")
        .required();
    s.field("props", list_of(prop()), &Picture::props, "Things in the picture.");
    s.field("getting_there_deg", decimal(0, 130, "degrees"), &Picture::getting_there_deg,
            "Hip flexion on the way into the start, where larger than drawn.");
    s.field("crosses_behind", yes_no(), &Picture::crosses_behind, "The near leg crosses behind the other.");
    s.field("arms", word_for<Arms>(), &Picture::arms, "Both arms are drawn over the trunk, or behind it.");
    s.field(
        "not_shown", list_of(word(strings(shown_angles))), &Picture::not_shown,
        "Angles that the facts state and the drawing can't show, because a thigh or the trunk is drawn short ('*').");
    s.field("frames", list_of(nested(frame_shape())), frames, "The poses, in order.").required();
    s.check([](const Node& map, Picture& picture, const Reading& at) {
      if (const Node* list = map.find("frames")) check_first_frame(*list, at.in("frames"));
      check_not_shown(map, picture, at);
      std::set<std::string> labels;
      for (const Frame& frame : picture.frames)
        if (!labels.insert(frame.label).second)
          at.error(*map.find("frames"), "two frames are labelled '" + frame.label + "'");
    });
    return s;
  }();
  return shape;
}

}  // namespace rehab
