// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/date.hpp"
#include "base/text.hpp"
#include "intake/intake_shape.hpp"

namespace rehab::intake_detail {

namespace f = rehab::field;

namespace {

/// The sheet is used until the next visit, and prints its day without the year.
constexpr int longest_wait_days = 365;

/// The checks of one intake. Each speaks only of answers that were read without a problem of their own.
class Together {
 public:
  Together(const Node& map, PatientIntake& intake, const Reading& at) : map_(map), intake_(intake), at_(at) {}

  void run() {
    pregnancy();
    pain();
    surgery();
    treatment();
    dates();
    sides();
    choices();
  }

 private:
  Intake& facts() { return intake_.facts; }
  bool has(std::string_view key) { return facts().find(key) != nullptr; }
  bool is(const Field<Word>& field, std::string_view word) {
    return facts()[field].recorded() && facts()[field].value() == word;
  }
  /// Not recorded becomes "does not apply".
  void does_not_apply(const FieldInfo& field) {
    if (!has(field.key)) facts().record(field.key, std::monostate());
  }

  const Entry* entry(std::string_view key) const {
    const auto it = std::ranges::find(map_.entries, key, &Entry::key);
    return it == map_.entries.end() ? nullptr : &*it;
  }
  std::string line_of(std::string_view key) const {
    const Entry* found = entry(key);
    return found ? " (line " + std::to_string(found->key_place.line) + ")" : std::string();
  }

  /// Reported where `key` stands, naming the line of `other` too.
  void contradiction(std::string_view key, std::string_view other, const std::string& message,
                     const std::string& remedy = {}) {
    if (const Entry* found = entry(key))
      at_.in(key).error(found->value.place, message + line_of(other),
                        remedy.empty() ? "correct one of the two" : remedy);
  }

  void needs(const FieldInfo& field, const std::string& because) {
    if (entry(field.key)) return;
    const Place end{map_.place.file, map_.last_line + 1, 1};
    at_.in(field.key).error(end, "missing, because " + because + line_of(f::pregnant.key),
                            "add '" + std::string(field.key) + ": ...' (" + std::string(field.meaning) + ")");
  }

  void pregnancy() {
    if (!facts()[f::pregnant].recorded()) return;
    const std::string answer(facts()[f::pregnant].value());
    const bool now = answer == f::pregnant("yes");
    const bool birth = answer == f::pregnant("gave_birth");
    const auto only_when = [&](const FieldInfo& field, bool applies) {
      if (applies) return;
      if (has(field.key)) contradiction(field.key, f::pregnant.key, "contradicts 'pregnant: " + answer + "'");
      does_not_apply(field);
    };
    only_when(f::pregnancy_weeks, now);
    only_when(f::weeks_since_birth, birth);
    only_when(f::birth, birth);
    if (now) needs(f::pregnancy_weeks, "pregnant is yes");
    if (birth) needs(f::weeks_since_birth, "pregnant is gave_birth");
    pregnancy_problems(now, answer);
  }

  void pregnancy_problems(bool now, const std::string& answer) {
    const FieldInfo& field = f::pregnancy_problems;
    const Value* value = facts().find(field.key);
    const auto* listed = value ? std::get_if<std::vector<std::string>>(value) : nullptr;
    const auto names = [&](std::string_view word) { return std::ranges::find(*listed, word) != listed->end(); };
    if (listed && listed->size() > 1 && names(f::pregnancy_problems("not_asked")))
      contradiction(field.key, field.key, "'not_asked' contradicts the other words", "delete it");
    if (listed && !listed->empty() && answer == f::pregnant("no"))
      contradiction(field.key, f::pregnant.key, "contradicts 'pregnant: no'");
    if (!now) does_not_apply(field);
  }

  void pain() {
    const auto usual = facts()[f::pain_usual];
    const auto worst = facts()[f::pain_worst];
    if (usual.recorded() && worst.recorded() && worst.value() < usual.value())
      contradiction(f::pain_worst.key, f::pain_usual.key, "lower than pain_usual");
  }

  void surgery() {
    const Entry* group = entry("hip_surgery");
    if (!group || group->value.kind != Node::Kind::map) return;
    if (!group->value.find("what"))
      at_.in("hip_surgery.what")
          .error(group->value.place, "missing", "say which operation, or write 'hip_surgery: none'");
    if (is(f::hip_surgery_side, f::hip_surgery_side("none")))
      at_.in("hip_surgery.side")
          .error(group->value.find("side")->place, "an operation has a side", "write left, right or both");
  }

  void treatment() {
    const auto tried = facts()[f::tried];
    if (!tried.recorded() || !tried.value().empty()) return;
    for (const FieldInfo* field :
         {static_cast<const FieldInfo*>(&f::tried_weeks), static_cast<const FieldInfo*>(&f::tried_result),
          static_cast<const FieldInfo*>(&f::pain_before)}) {
      if (has(field->key)) contradiction(field->key, f::tried.key, "contradicts 'tried: none'");
      does_not_apply(*field);
    }
  }

  void dates() {
    if (!intake_.date.ok()) return;
    if (intake_.next_visit && *intake_.next_visit <= intake_.date)
      contradiction("next_visit", "date", "not after the day of the visit");
    if (intake_.next_visit && *intake_.next_visit > add_days(intake_.date, longest_wait_days))
      contradiction("next_visit", "date", "more than a year after the day of the visit");
    const auto xray = facts()[f::xray_date];
    if (xray.recorded() && xray.value() > intake_.date)
      at_.in(f::xray_date.key)
          .error(entry("xray")->value.find("date")->place, "after the day of the visit" + line_of("date"),
                 "correct one of the two");
  }

  void sides() {
    const auto weak = facts()[f::weak_side];
    const auto sore = facts()[f::sore_side];
    if (!weak.recorded() || !sore.recorded()) return;
    const auto one_side = [](std::string_view side) { return side == "left" || side == "right"; };
    if (one_side(weak.value()) && one_side(sore.value()) && weak.value() != sore.value())
      at_.in(f::sore_side.key)
          .warning(entry(f::sore_side.key)->value.place, "the other side than weak_side" + line_of(f::weak_side.key),
                   "make sure that the " + std::string(weak.value()) + " leg is the one to train");
  }

  void choices() {
    for (const auto& [key, list] : {std::pair("choose", &intake_.choose), std::pair("also", &intake_.also)})
      for (const Choice& choice : *list)
        if (choice.form.empty() && intake_.leave_out.contains(choice.exercise))
          contradiction(key, "leave_out", "'" + choice.exercise + "' is also in leave_out");
  }

  const Node& map_;
  PatientIntake& intake_;
  const Reading& at_;
};

}  // namespace

void check_together(const Node& map, PatientIntake& intake, const Reading& at) {
  Together(map, intake, at).run();
}

}  // namespace rehab::intake_detail
