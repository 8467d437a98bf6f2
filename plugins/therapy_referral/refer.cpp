// SPDX-License-Identifier: Apache-2.0
// When supervised physical therapy should take over: the rules that weigh several answers at once. The rules that one
// table can say stand in rules/referral.yaml beside this file. An answer that is not recorded speaks for no rule here.
#include <rehab/plugin.hpp>

namespace {

namespace f = rehab::field;
using rehab::Intake;

constexpr int youth_from = 16, youth_up_to = 17;  // years, R5
constexpr int arthritis_from = 45;                // years, R9
constexpr int arthritis_stiffness_up_to = 30;     // minutes, R9

bool hurts(const Intake& in, std::string_view place) {
  return in[f::pain_where].if_unknown({}).has(place);
}

/// R9: known arthritis of the hip, or its pattern.
bool looks_like_arthritis(const Intake& in) {
  if (in[f::conditions].if_unknown({}).has(f::conditions("hip_arthritis"))) return true;
  const auto stiffness = in[f::morning_stiffness_minutes];
  return in[f::age].value() >= arthritis_from && in[f::pain_usual].value() > 0 && stiffness.recorded() &&
         stiffness.value() <= arthritis_stiffness_up_to;
}

bool tried_exercise(const Intake& in) {
  const auto tried = in[f::tried].if_unknown({});
  return tried.has(f::tried("exercise_at_home")) || tried.has(f::tried("supervised"));
}

/// R5.
bool needs_a_first_session(const Intake& in) {
  const int age = in[f::age].value();
  if (age >= youth_from && age <= youth_up_to) return true;
  const bool new_to_exercise = in[f::used_to_exercise].if_unknown("some") == f::used_to_exercise("none");
  return new_to_exercise && !in[f::tried].if_unknown({}).has(f::tried("supervised"));
}

class TherapyReferral : public rehab::Plugin {
 public:
  explicit TherapyReferral(const rehab::Settings& settings) : weeks_(settings.number("not_better_after_weeks")) {}

  rehab::Advice advise(const Intake& in) const override {
    rehab::Advice advice;
    if (sore_at_the_side_for_long(in) || not_good_after_weeks(in)) advice.fire("R2");
    if (needs_a_first_session(in)) advice.fire("R5");
    if (looks_like_arthritis(in)) advice.fire("R9");
    if (hurts(in, f::pain_where("groin")) && no_better_after_weeks(in) && !looks_like_arthritis(in)) advice.fire("R11");
    return advice;
  }

 private:
  bool sore_at_the_side_for_long(const Intake& in) const {
    return hurts(in, f::pain_where("side_of_hip")) && in[f::pain_weeks].if_unknown(0) > weeks_;
  }
  bool tried_long_enough(const Intake& in) const {
    return tried_exercise(in) && in[f::tried_weeks].if_unknown(0) >= weeks_;
  }
  bool not_good_after_weeks(const Intake& in) const {
    return tried_long_enough(in) && in[f::tried_result].if_unknown("good") != f::tried_result("good");
  }
  bool no_better_after_weeks(const Intake& in) const {
    const auto result = in[f::tried_result].if_unknown("good");
    return tried_long_enough(in) && (result == f::tried_result("same") || result == f::tried_result("worse"));
  }

  double weeks_;
};

}  // namespace

REHAB_PLUGIN(TherapyReferral, "therapy_referral")
