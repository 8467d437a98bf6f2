// SPDX-License-Identifier: Apache-2.0
#include "model/exercise.hpp"

#include <algorithm>
#include <iterator>

namespace rehab {

namespace {

using enum FieldType;
using List = std::string_view[];

/// In the order of the sheet: so that nobody gets up and down more often than needed.
constexpr List positions{"supine",         "side_lying", "prone",  "floor_sitting", "hands_and_knees",
                         "face_down_hold", "side_hold",  "seated", "leaning",       "standing"};
constexpr List sides_lain_on{"nothing", "trained_side", "other_side", "each_side"};
constexpr List supports{"not_needed", "both_hands", "one_hand", "no_hands"};
constexpr List no_yes{"no", "yes"};
constexpr List kneelings{"no", "start_only", "yes"};
constexpr List amounts{"no", "slight", "yes"};
constexpr List weights{"none", "part", "full"};
constexpr List muscles{"hip_flexors", "hip_extensors", "hip_abductors", "hip_adductors", "hip_rotators", "thigh_front",
                       "hamstrings",  "calf",          "trunk_front",   "back",          "shoulders"};

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
    {"resistance", word, "Is it done against a band, or with a weight in the hands?", {}, 0, 0, no_yes},
    {"straddle", word, "Are both legs spread?", {}, 0, 0, no_yes},
    {"passes_through",
     words,
     "Other positions it goes through: standing up from a chair passes through standing.",
     {},
     0,
     0,
     positions},
    {"hip_turn_in_deg", whole, "How far a thigh turns in.", "degrees", 0, 60},
    {"hip_turn_out_deg", whole, "How far a thigh turns out.", "degrees", 0, 90},
    {"knee_bend_deg", whole, "How far a knee bends.", "degrees", 0, 150},
    {"impact", word, "Does the body land: a jump, a hop, a run?", {}, 0, 0, no_yes},
    {"unstable_ground", word, "Does the ground give way: a cushion, a ball, a board?", {}, 0, 0, no_yes},
    {"strain", whole, "How hard breath and heart work: 1 talks easily, 2 talks in short sentences, 3 hardly talks.",
     "of 3", 0, 3},
    {"sustained_hold", word, "Are muscles kept tight for more than 5 seconds?", {}, 0, 0, no_yes},
    {"weight_on_leg", word, "The body weight on the trained leg: full is all of it on that leg.", {}, 0, 0, weights},
    {"strengthens", words, "The muscles it strengthens.", {}, 0, 0, muscles},
    {"stretches", words, "The muscles it stretches.", {}, 0, 0, muscles},
};

}  // namespace

std::span<const FactInfo> fact_fields() {
  return facts;
}

std::size_t position_rank(const Form& form) {
  return static_cast<std::size_t>(std::ranges::find(positions, word_fact(form, "position")) - std::begin(positions));
}

std::string_view word_fact(const Form& form, std::string_view key) {
  const auto fact = form.facts.find(key);
  const auto* word = fact == form.facts.end() ? nullptr : std::get_if<std::string>(&fact->second);
  return word ? std::string_view(*word) : std::string_view();
}

}  // namespace rehab
