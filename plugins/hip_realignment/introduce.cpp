// SPDX-License-Identifier: Apache-2.0
// Which of the eight exercises this patient should learn first. The answer is an
// order and nothing more: what must not be done is said by rules, and an exercise that a rule takes away leaves its
// place to the next one here.
#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

#include <rehab/plugin.hpp>

namespace {

namespace f = rehab::field;
using rehab::Intake;
using rehab::WordSet;

using Order = std::span<const std::string_view>;

constexpr std::string_view pelvic_tilt = "pelvic_tilt";
constexpr std::string_view back_lift = "prone_hip_extension";
constexpr std::string_view side_lift = "side_hip_abduction";
constexpr std::string_view outer_stretch = "itb_stretch";
constexpr std::string_view legs_apart = "seated_straddle";
constexpr std::string_view knee_up = "knee_to_chest";
constexpr std::string_view plank = "plank";
constexpr std::string_view band = "band_hip";

/// Stated by safety_rules, which is always there.
struct Figures {
  explicit Figures(const rehab::Settings& settings)
      : older_age(settings.number("safety_rules/older_age")),
        moderate_pain(settings.number("safety_rules/moderate_pain")),
        severe_pain(settings.number("safety_rules/severe_pain")) {}

  double older_age, moderate_pain, severe_pain;
};

// An answer that is not recorded leaves a patient in the row before: it may change what comes first, never what is
// safe.

WordSet pain_where(const Intake& intake) {
  return intake[f::pain_where].if_unknown({});
}

bool everybody(const Intake&, const Figures&) {
  return true;
}

bool is_pregnant(const Intake& intake, const Figures&) {
  return intake[f::pregnant].value() == f::pregnant("yes");
}

bool has_pelvic_girdle_pain(const Intake& intake, const Figures&) {
  const bool childbearing = intake[f::pregnant].value() != f::pregnant("no");
  const WordSet where = pain_where(intake);
  return childbearing && (where.has(f::pain_where("pubic_bone")) || where.has(f::pain_where("buttock")));
}

bool hurts_in_the_groin(const Intake& intake, const Figures&) {
  return pain_where(intake).has(f::pain_where("groin"));
}

bool hurts_at_the_side(const Intake& intake, const Figures&) {
  return pain_where(intake).has(f::pain_where("side_of_hip"));
}

bool is_older_or_unsteady(const Intake& intake, const Figures& figures) {
  return intake[f::age].value() >= figures.older_age ||
         intake[f::falls].if_unknown(f::falls("none")) != f::falls("none");
}

bool has_moderate_pain(const Intake& intake, const Figures& figures) {
  return intake[f::pain_usual].value() >= figures.moderate_pain;
}

bool has_severe_pain(const Intake& intake, const Figures& figures) {
  return intake[f::pain_usual].value() >= figures.severe_pain;
}

constexpr std::string_view usual[] = {pelvic_tilt, side_lift, back_lift,  knee_up,
                                      band,        plank,     legs_apart, outer_stretch};
constexpr std::string_view pregnant[] = {pelvic_tilt, knee_up,    side_lift, band,
                                         plank,       legs_apart, back_lift, outer_stretch};
constexpr std::string_view girdle_pain[] = {pelvic_tilt, knee_up, side_lift, plank, band};
constexpr std::string_view groin_pain[] = {pelvic_tilt, side_lift, back_lift,  band,
                                           knee_up,     plank,     legs_apart, outer_stretch};
constexpr std::string_view side_pain[] = {pelvic_tilt, side_lift, back_lift, plank, knee_up, band, legs_apart};
constexpr std::string_view moderate[] = {pelvic_tilt, knee_up, side_lift};
constexpr std::string_view severe[] = {pelvic_tilt, knee_up};

struct Row {
  bool (*applies)(const Intake&, const Figures&);
  Order order;
};

/// Project policy, to be confirmed by a clinician. The last row that applies wins.
constexpr Row rows[] = {
    {everybody, usual},
    {is_pregnant, pregnant},
    {has_pelvic_girdle_pain, girdle_pain},
    {hurts_in_the_groin, groin_pain},
    {hurts_at_the_side, side_pain},
    {is_older_or_unsteady, usual},
    {has_moderate_pain, moderate},
    {has_severe_pain, severe},
};

Order order_for(const Intake& intake, const Figures& figures) {
  Order order;
  for (const Row& row : rows)
    if (row.applies(intake, figures)) order = row.order;
  return order;
}

/// A band counts only where it is recorded, and for a latex allergy only one without latex.
bool has_usable_band(const Intake& intake) {
  const WordSet has = intake[f::has].if_unknown({});
  const bool latex_allergy = intake[f::conditions].if_unknown({}).has(f::conditions("latex_allergy"));
  return has.has(f::has("latex_free_band")) || (has.has(f::has("band")) && !latex_allergy);
}

/// Without a band the plank moves up into its place, and the band comes last.
void plank_for_band(std::vector<std::string>& order) {
  const auto band_at = std::ranges::find(order, band);
  if (band_at == order.end()) return;
  const auto plank_at = std::find(band_at, order.end(), plank);
  if (plank_at != order.end()) std::rotate(band_at, plank_at, plank_at + 1);
  const auto last = std::ranges::find(order, band);
  std::rotate(last, last + 1, order.end());
}

class Introduce : public rehab::Plugin {
 public:
  explicit Introduce(const rehab::Settings& settings) : figures_(settings) {}

  std::vector<std::string> introduce(const Intake& intake) const override {
    const Order row = order_for(intake, figures_);
    std::vector<std::string> order(row.begin(), row.end());
    if (!has_usable_band(intake)) plank_for_band(order);
    return order;
  }

 private:
  Figures figures_;
};

}  // namespace

REHAB_PLUGIN(Introduce, "hip_realignment");
