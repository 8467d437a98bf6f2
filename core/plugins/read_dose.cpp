// SPDX-License-Identifier: Apache-2.0
#include "plugins/read_dose.hpp"

#include "plugins/readers.hpp"

namespace rehab {

namespace {

Type<int> days_a_week() {
  const auto allowed = [](int days) -> std::optional<int> {
    if (days == 1 || days == 2 || days == 3 || days == 7) return days;
    return std::nullopt;
  };
  return converted(whole(1, 7, "days a week"), allowed, "1, 2, 3 or 7 days a week");
}

/// The keys of a dose, in a map that may hold others.
template <class T, class Find>
void add_dose_fields(ShapeOf<T>& s, Find dose_in) {
  const auto into = [dose_in](auto member) {
    return [dose_in, member](T& target, auto value) { dose_in(target).*member = value; };
  };
  s.field("sets", whole(1, 10), into(&DosePart::sets), "Sets on one training day.");
  s.field("times", whole(1, 60), into(&DosePart::times), "Repetitions in a set.");
  s.field("lift_s", whole(0, 60, "seconds"), into(&DosePart::lift_s), "Moving out.");
  s.field("hold_s", whole(0, 300, "seconds"), into(&DosePart::hold_s), "Staying there.");
  s.field("lower_s", whole(0, 60, "seconds"), into(&DosePart::lower_s), "Moving back.");
  s.field("rest_s", whole(0, 300, "seconds"), into(&DosePart::rest_s), "After each repetition.");
  s.field("days", days_a_week(), into(&DosePart::days), "Days a week.");
  s.field("ankle_kg", decimal(0, 10, "kg"), into(&DosePart::ankle_kg), "Weight at the ankle.");
  s.field("band", whole(0, 5), into(&DosePart::band), "0 the first band, 1 the next stronger.");
}

template <class T>
void take(std::optional<T>& into, const std::optional<T>& later) {
  if (later) into = later;
}

}  // namespace

DosePart DosePart::merged_with(const DosePart& later) const {
  DosePart all = *this;
  take(all.sets, later.sets);
  take(all.times, later.times);
  take(all.lift_s, later.lift_s);
  take(all.hold_s, later.hold_s);
  take(all.lower_s, later.lower_s);
  take(all.rest_s, later.rest_s);
  take(all.days, later.days);
  take(all.band, later.band);
  take(all.ankle_kg, later.ankle_kg);
  return all;
}

Dose DosePart::dose() const {
  const Dose standard;
  return {sets.value_or(standard.sets),     times.value_or(standard.times),       lift_s.value_or(standard.lift_s),
          hold_s.value_or(standard.hold_s), lower_s.value_or(standard.lower_s),   rest_s.value_or(standard.rest_s),
          days.value_or(standard.days),     ankle_kg.value_or(standard.ankle_kg), band.value_or(standard.band)};
}

const ShapeOf<DosePart>& dose_shape() {
  static const ShapeOf<DosePart> shape = [] {
    ShapeOf<DosePart> s("dose", "What is done on one training day with one leg, or with no side.");
    add_dose_fields(s, [](DosePart& dose) -> DosePart& { return dose; });
    return s;
  }();
  return shape;
}

const ShapeOf<StagePart>& stage_shape() {
  static const ShapeOf<StagePart> shape = [] {
    ShapeOf<StagePart> s("stage", "One step of the ladder: what differs from the form's dose.");
    add_dose_fields(s, [](StagePart& stage) -> DosePart& { return stage.dose; });
    s.field("sore_times", whole(1, 60), &StagePart::sore_times,
            "The smaller number for the day after a sore night; a quarter less where left out.");
    s.field("sore_hold_s", whole(1, 300, "seconds"), &StagePart::sore_hold_s,
            "The shorter hold for the day after a sore night.");
    s.field("form", lower_id(), &StagePart::form, "The form this stage is done in, where it is another.");
    return s;
  }();
  return shape;
}

}  // namespace rehab
