// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/text.hpp"
#include "plugins/readers.hpp"

namespace rehab {

namespace {

class LadderCheck {
 public:
  LadderCheck(const Exercise& exercise, const Node& card, Problems& problems)
      : exercise_(exercise), card_(card), problems_(problems) {}

  void run() {
    for (const Form& form : exercise_.forms) {
      if (form.on_bed) continue;
      check_stages(form);
      check_reached(form);
    }
    for (std::size_t later = 1; later < exercise_.forms.size(); ++later)
      for (std::size_t earlier = 0; earlier < later; ++earlier)
        check_asks_no_more(exercise_.forms[earlier], exercise_.forms[later]);
  }

 private:
  void error(const Form& form, const std::string& message, const std::string& remedy) {
    problems_.error(place_of(card_, {"forms", form.words, "stages"}), "forms." + form.words + ": " + message, remedy);
  }

  static std::string stage(std::size_t index) { return "stage " + std::to_string(index + 1); }

  void check_stages(const Form& form) {
    for (std::size_t i = 0; i < form.stages.size(); ++i) {
      const Stage& s = form.stages[i];
      if (s.sore_times.value_or(0) > s.dose.times)
        error(form, stage(i) + " asks for more repetitions after a sore night", "make sore_times smaller than times");
      if (s.sore_hold_s.value_or(0) > s.dose.hold_s)
        error(form, stage(i) + " asks for a longer hold after a sore night", "make sore_hold_s smaller than hold_s");
    }
  }

  /// A form that only comes as a stage must be a stage somewhere.
  void check_reached(const Form& form) {
    if (form.offered != Offered::later) return;
    for (const Form& other : exercise_.forms)
      for (const Stage& s : other.stages)
        if (s.form == form.id) return;
    error(form, "it is offered later, but no stage is done in it", "name it in a stage: {form: " + form.id + "}");
  }

  /// Where both are done in their own form. A stage that only the later form has is held against the last of the other.
  void check_asks_no_more(const Form& earlier, const Form& later) {
    if (earlier.offered != Offered::always || later.offered != Offered::always || later.on_bed) return;
    for (std::size_t i = 0; i < later.stages.size(); ++i) {
      const Stage& before = earlier.stages[std::min(i, earlier.stages.size() - 1)];
      const Stage& after = later.stages[i];
      if (before.form.empty() && after.form.empty()) compare(later, stage(i), earlier.id, before.dose, after.dose);
    }
  }

  void compare(const Form& later, const std::string& where, const std::string& earlier, const Dose& before,
               const Dose& after) {
    const auto more = [&](const char* what, double less, double asked) {
      if (asked > less)
        error(later,
              where + " asks for more than the same stage of " + earlier + ", listed before it (" + what + " " +
                  number_text(asked) + ", not " + number_text(less) + ")",
              "list the form that asks for less later, or lower " + std::string(what));
    };
    more("times", before.times, after.times);
    more("hold_s", before.hold_s, after.hold_s);
    more("sets", before.sets, after.sets);
    more("days", before.days, after.days);
    more("ankle_kg", before.ankle_kg, after.ankle_kg);
    more("band", before.band, after.band);
  }

  const Exercise& exercise_;
  const Node& card_;
  Problems& problems_;
};

}  // namespace

void check_ladders(const Exercise& exercise, const Node& card, Problems& problems) {
  LadderCheck(exercise, card, problems).run();
}

}  // namespace rehab
