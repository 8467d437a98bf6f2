// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout_samples.hpp"

#include <vector>

#include "sheet/pictures/pictures.hpp"
#include "sheet/pictures_poses.hpp"

namespace rehab::samples {
namespace {

Glance glance(const Card& card) {
  Glance g;
  g.number = card.number;
  g.picture = card.figure.frames.back();
  g.alternative = card.figure.captions.back();
  g.name = card.title;
  g.badge = card.leg;
  g.dose = "8 times";
  g.hold = card.number == 1 ? "hold 10 seconds" : "";
  g.short_dose = card.number == 1 ? "8 × 10 seconds" : "8 times";
  g.days = card.number % 2 == 1 ? "every day" : "Mon Wed Fri";
  return g;
}

}  // namespace

Weeks weeks_to_tick(const std::vector<Glance>& legend, int count) {
  const std::vector<std::string> names{"Fri", "Sat", "Sun", "Mon", "Tue", "Wed", "Thu"};
  Weeks w;
  w.title = "Ana, your " + std::to_string(count) + " weeks";
  w.numbers = {{{"Call us: ", false}, {"0123 456", true}}};
  w.legend = legend;
  w.how = {strong("Tick a box each time."), plain("6 or more: stop.")};
  for (const Glance& g : legend) w.columns.push_back(std::to_string(g.number));
  w.pain = "Pain";
  w.not_due = "–";
  for (int i = 1; i <= count; ++i) {
    Weeks::Week week{"Week " + std::to_string(i) + ": " + std::to_string(i) + " November", false, {}};
    for (std::size_t day = 0; day < names.size(); ++day) {
      Weeks::Day one{names[day] + " " + std::to_string(20 + day), {}, "Worst pain, " + names[day]};
      for (const Glance& g : legend)
        one.boxes.push_back(
            g.number % 2 == 0 && day % 2 == 1 ? "" : "Exercise " + std::to_string(g.number) + ", " + names[day]);
      week.days.push_back(std::move(one));
    }
    w.weeks.push_back(std::move(week));
  }
  return w;
}

Card card(int number, std::string_view form, Side leg, std::size_t steps) {
  static const std::vector<std::string> all_steps = {
      "Lie face down, with the pillow under your hips.",
      "Rest your forehead on your hands.",
      "Bend your LEFT knee. Point that sole at the ceiling.",
      "Tighten your bottom.",
      "Lift that thigh a little. Keep the knee bent.",
      "Count to 2 as you lift.",
      "Lower it slowly. Count to 3.",
  };
  Card c;
  c.number = number;
  c.title = "Lift your thigh";
  c.clinical = "Prone hip extension.";
  c.why = "Makes your lower back and the back of your weaker hip stronger.";
  const bool has_leg = poses::pose(form).leg != Side::none && leg != Side::none;
  const std::string side = leg == Side::left ? "LEFT" : "RIGHT";
  c.leg = has_leg ? side + " leg only" : "";
  c.badge = number == 2 ? "new" : "";
  c.figure.frames = draw(poses::picture(poses::pose(form)), {has_leg ? leg : Side::none});
  c.figure.label = has_leg ? side : "";
  c.figure.captions = {"Start: knee bent, sole up.", "Lift the thigh a little."};
  c.figure.alternative = "Two drawings. A person lies face down and lifts one bent leg.";
  c.need = "You need: Mat or firm bed. One pillow.";
  for (std::size_t i = 0; i < steps; ++i) c.steps.push_back(plain(all_steps[i % all_steps.size()]));
  c.dose = {DoseCell{"8 times", "8 times"},
            {"1 set", "1 set"},
            {"hold 1 second", "hold 1 sec"},
            {"rest 2 seconds", "rest 2 sec"},
            {"Mon Wed Fri", "Mon Wed Fri"}};
  c.note = "Breathe out as you lift. Don't hold your breath. Keep both hip bones down.";
  c.stop = "Stop if it pinches in your back or at the front of your hip.";
  c.answers = {{"Worse next morning?", "Do 6, not 8."},
               {"Too hard?", "Lift less. Or rest after each 2."},
               {"Too easy twice?", "Do 10, then 12. Then we may add an ankle weight."}};
  return c;
}

Leaflet blank() {
  Leaflet l;
  l.language = "en";
  l.title = "Hip exercises, plan P-0001";
  l.masthead_left = "North Hip Clinic";
  l.masthead_right = "Call us: 0123 456";
  l.footer = "Plan P-0001, 20 November 2026";
  l.footer_pages = "Page {page} of {pages}";
  l.notes = "Notes:";
  return l;
}

StopBox stop_box() {
  return {"Stop all exercises and call:",
          {{"112",
            {},
            "now if",
            {"your chest hurts, or you can't get your breath.", "you can't put weight on your leg.",
             "your leg gets weaker by the hour.", "you lose feeling between your legs, or can't pass water."},
            {}},
           {"0123 456",
            {},
            "the same day if",
            {"your pain stays above 5 for a day.", "it is worse two mornings in a row.",
             "your leg goes numb or tingles.", "one calf is swollen, warm or sore."},
            {{"When we are closed: ", false}, {"0123 999", true}}}}};
}

PainScale pain_scale() {
  using Look = PainScale::Band::Look;
  return {"How much pain is fine? Your usual is 4.",
          {},
          true,
          4,
          {{0, 2, {}, "Carry on.", "0 is no pain.", Look::white},
           {3, 5, {}, "Fine. Add nothing.", {}, Look::tint},
           {6, 10, {}, "Stop that exercise today.", "10 is the worst.", Look::stop}},
          {{"Still worse next morning? ", true}, {"Do the smaller dose.", false}}};
}

Leaflet sheet(Side leg, const std::string& name, int weeks) {
  Leaflet l = blank();
  std::vector<Card> cards{card(1, "pelvic_tilt.floor", leg), card(2, "prone_hip_extension.prone", leg),
                          card(3, "side_hip_abduction.standing", leg), card(4, "knee_to_chest.back", leg)};
  Overview rows;
  for (const Card& c : cards) rows.rows.push_back(glance(c));
  rows.days = {{{"Every day: 1 and 3", true}, {", about 11 minutes.", false}}};
  rows.needs = "You need: bed and pillow.";
  const std::string side = leg == Side::left ? "LEFT leg" : leg == Side::right ? "RIGHT leg" : "";
  const Weeks page = weeks_to_tick(rows.rows, weeks);
  l.parts = {SheetTitle{name, "Your 4 hip exercises", "Your goal: climb the stairs", "Train your", side},
             rows,
             stop_box(),
             pain_scale(),
             PenRow{{{strong("Next visit: Friday 4 December.")}, {plain("Shown to you by J. Park:"), true}}},
             PageBreak{}};
  for (Card& c : cards) l.parts.emplace_back(std::move(c));
  l.parts.emplace_back(PageBreak{});
  l.parts.emplace_back(page);
  l.parts.emplace_back(PenRow{{{strong("Next visit: Friday 4 December.")}, {plain("Bring this page with you.")}}});
  return l;
}

}  // namespace rehab::samples
