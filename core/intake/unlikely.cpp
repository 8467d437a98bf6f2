// SPDX-License-Identifier: Apache-2.0
#include "intake/unlikely.hpp"

#include "base/date.hpp"
#include "model/value_text.hpp"

namespace rehab {

namespace f = rehab::field;

namespace {

// Outside these ages a pregnancy is so rare that a slip of the pen is likelier.
constexpr int youngest_pregnant = 12, oldest_pregnant = 55;
constexpr int longest_year_days = 366;

class Unlikely {
 public:
  Unlikely(const Node& map, PatientIntake& intake, const Reading& at) : map_(map), intake_(intake), at_(at) {}

  void run() {
    sides();
    if (!facts()[f::age].recorded()) return;
    pregnancy();
    for (const Field<int>* weeks : {&f::pain_weeks, &f::tried_weeks, &f::hip_surgery_weeks}) longer_than_life(*weeks);
    if (intake_.date.ok()) imaging_before_birth();
  }

 private:
  const Intake& facts() const { return intake_.facts; }
  int age() const { return facts()[f::age].value(); }

  /// Where the answer stands; a part of a group inside of it.
  Place place_of_answer(const FieldInfo& field) const {
    const Entry* entry = map_.find_entry(field.group().empty() ? field.key : field.group());
    if (!entry) return map_.place;
    const Entry* part =
        field.group().empty() ? nullptr : entry->value.find_entry(field.key.substr(field.group().size() + 1));
    return part ? part->value.place : entry->value.place;
  }

  std::string answer(const FieldInfo& field) const {
    return "'" + std::string(field.key) + ": " + value_text(*facts().find(field.key)) + "' (line " +
           std::to_string(place_of_answer(field).line) + ")";
  }

  void ask(const FieldInfo& field, const FieldInfo& with) {
    at_.in(field.key).warning(place_of_answer(field), "unlikely with " + answer(with), "make sure that both are right");
    intake_.unlikely.push_back({std::string(field.key), std::string(with.key)});
  }

  void sides() {
    const auto weak = facts()[f::weak_side], sore = facts()[f::sore_side];
    if (!weak.recorded() || !sore.recorded()) return;
    const auto is_one = [](std::string_view side) { return side == "left" || side == "right"; };
    if (is_one(weak.value()) && is_one(sore.value()) && weak.value() != sore.value()) ask(f::sore_side, f::weak_side);
  }

  void pregnancy() {
    const std::string_view word = facts()[f::pregnant].if_unknown("no");
    const int years_since = word == f::pregnant("gave_birth") ? 2 : 0;
    if (word != f::pregnant("no") && (age() < youngest_pregnant || age() > oldest_pregnant + years_since))
      ask(f::pregnant, f::age);
  }

  void longer_than_life(const Field<int>& weeks) {
    const auto answer = facts()[weeks];
    if (answer.recorded() && answer.value() * 7 > (age() + 1) * longest_year_days) ask(weeks, f::age);
  }

  void imaging_before_birth() {
    const auto day = facts()[f::xray_date];
    if (day.recorded() && days_between(day.value(), intake_.date) > (age() + 1) * longest_year_days)
      ask(f::xray_date, f::age);
  }

  const Node& map_;
  PatientIntake& intake_;
  const Reading& at_;
};

}  // namespace

void ask_about_unlikely_pairs(const Node& map, PatientIntake& intake, const Reading& at) {
  Unlikely(map, intake, at).run();
}

}  // namespace rehab
