// SPDX-License-Identifier: Apache-2.0
#include "model/exercise.hpp"

namespace rehab {

namespace {

using enum FieldType;
using List = std::string_view[];

constexpr List positions{"supine",   "prone",   "side_lying",      "seated",         "floor_sitting",
                         "standing", "leaning", "hands_and_knees", "face_down_hold", "side_hold"};
constexpr List sides_lain_on{"nothing", "trained_side", "other_side", "each_side"};
constexpr List supports{"not_needed", "both_hands", "one_hand", "no_hands"};
constexpr List no_yes{"no", "yes"};
constexpr List kneelings{"no", "start_only", "yes"};
constexpr List amounts{"no", "slight", "yes"};

constexpr FieldInfo facts[] = {
    {"position", word, "How the body is held; side_lying is on one side, face_down_hold a plank.", {}, 0, 0, positions},
    {"lies_on", word, "The side the body lies on.", {}, 0, 0, sides_lain_on},
    {"on_floor", word, "Does it mean getting down to the floor?", {}, 0, 0, no_yes},
    {"balance", word, "What keeps a fall away.", {}, 0, 0, supports},
    {"effort", whole, "Effort overall.", "of 3", 0, 3},
    {"trunk_load", whole, "Load on the tummy and back.", "of 3", 0, 3},
    {"arm_load", whole, "Load on hands, wrists and shoulders.", "of 3", 0, 3},
    {"hip_flexion_deg", whole, "How far a hip bends, getting into position included.", "degrees", 0, 130},
    {"hip_extension_deg", whole, "How far a thigh goes behind the line of the trunk.", "degrees", 0, 40},
    {"hip_abduction_deg", whole, "How far a leg goes out to the side.", "degrees", 0, 60},
    {"past_midline_deg", whole, "How far a leg crosses the middle.", "degrees", 0, 40},
    {"one_leg_stance", word, "Does one leg carry the body, standing?", {}, 0, 0, no_yes},
    {"crosses_legs", word, "Are the legs crossed?", {}, 0, 0, no_yes},
    {"kneeling", word, "Do the knees carry weight?", {}, 0, 0, kneelings},
    {"trunk_flexion", word, "Does the back bend forward?", {}, 0, 0, amounts},
    {"trunk_twist", word, "Does the back turn?", {}, 0, 0, no_yes},
    {"resistance", word, "Is it done against a band?", {}, 0, 0, no_yes},
    {"straddle", word, "Are both legs spread?", {}, 0, 0, no_yes},
};

}  // namespace

std::span<const FactInfo> fact_fields() {
  return facts;
}

std::string_view word_fact(const Form& form, std::string_view key) {
  const auto fact = form.facts.find(key);
  const auto* word = fact == form.facts.end() ? nullptr : std::get_if<std::string>(&fact->second);
  return word ? std::string_view(*word) : std::string_view();
}

}  // namespace rehab
