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

constexpr FactInfo facts[] = {
    {{"position",
      word,
      "How the body is held; side_lying is on one side, face_down_hold a plank.",
      {},
      0,
      0,
      positions},
     1},
    {{"lies_on", word, "The side the body lies on.", {}, 0, 0, sides_lain_on}, 1},
    {{"on_floor", word, "Does it mean getting down to the floor?", {}, 0, 0, no_yes}, 1},
    {{"balance", word, "What keeps a fall away.", {}, 0, 0, supports}, 1},
    {{"effort", whole, "Effort overall.", "of 3", 0, 3}, 1},
    {{"trunk_load", whole, "Load on the tummy and back.", "of 3", 0, 3}, 1},
    {{"arm_load", whole, "Load on hands, wrists and shoulders.", "of 3", 0, 3}, 1},
    {{"hip_flexion_deg", whole, "How far a hip bends, getting into position included.", "degrees", 0, 130}, 1},
    {{"hip_extension_deg", whole, "How far a thigh goes behind the line of the trunk.", "degrees", 0, 40}, 1},
    {{"hip_abduction_deg", whole, "How far a leg goes out to the side.", "degrees", 0, 60}, 1},
    {{"past_midline_deg", whole, "How far a leg crosses the middle.", "degrees", 0, 40}, 1},
    {{"one_leg_stance", word, "Does one leg carry the body, standing?", {}, 0, 0, no_yes}, 1},
    {{"crosses_legs", word, "Are the legs crossed?", {}, 0, 0, no_yes}, 1},
    {{"kneeling", word, "Do the knees carry weight?", {}, 0, 0, kneelings}, 1},
    {{"trunk_flexion", word, "Does the back bend forward?", {}, 0, 0, amounts}, 1},
    {{"trunk_twist", word, "Does the back turn?", {}, 0, 0, no_yes}, 1},
    {{"resistance", word, "Is it done against a band?", {}, 0, 0, no_yes}, 1},
    {{"straddle", word, "Are both legs spread?", {}, 0, 0, no_yes}, 1},
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
