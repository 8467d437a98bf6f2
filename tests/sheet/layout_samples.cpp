// SPDX-License-Identifier: Apache-2.0
#include "sheet/layout_samples.hpp"

#include <vector>

#include "sheet/pictures/pictures.hpp"
#include "sheet/pictures_poses.hpp"

namespace rehab::samples {
namespace {

Table diary(int exercises) {
  Table t;
  t.head = {"Exercise", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Each time"};
  t.widths = {3.2, 1, 1, 1, 1, 1, 1, 1, 2.6};
  t.boxes = true;
  for (int i = 1; i <= exercises; ++i) {
    std::vector<Line> row{plain(std::to_string(i) + " Lift your thigh")};
    for (int day = 0; day < 7; ++day) row.push_back(i % 2 == 0 && day % 2 == 1 ? plain("–") : Line{});
    row.push_back(plain("8 times, LEFT leg"));
    t.rows.push_back(std::move(row));
  }
  t.rows.push_back({plain("Worst pain, 0 to 10"), {}, {}, {}, {}, {}, {}, {}, {}});
  return t;
}

}  // namespace

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
  c.figure.frames = draw(poses::picture(poses::pose(form)), {has_leg ? leg : Side::none, false, has_leg ? side : ""});
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

Leaflet sheet(Side leg, const std::string& name) {
  Leaflet l = blank();
  l.parts.push_back(Heading{1, "Your hip exercises"});
  l.parts.push_back(
      Paragraph{{{name + ". ", true}, {"Friday 20 November. ", false}, {"Use until Friday 4 December.", true}}});
  l.parts.push_back(PenLine{"Shown to you by J. Park, physiotherapist:"});
  l.parts.push_back(
      Box{BoxRole::in_short,
          "In short",
          {Paragraph{{{"4 exercises. Train your LEFT leg. ", true}, {"You need: a bed and a pillow.", false}}},
           Paragraph{{{"Every day: 1 and 2. ", true}, {"About 11 minutes.", false}}},
           Paragraph{{{"Monday, Wednesday, Friday: all 4. ", true}, {"About 15 minutes.", false}}},
           Paragraph{plain("Next visit: Friday 4 December.")},
           Paragraph{plain("Your goal: Climb the stairs without the rail")}}});
  l.parts.push_back(
      Box{BoxRole::stop_and_call,
          "Stop and call",
          {Paragraph{plain("Stop the exercise first. Sit or lie down.")}, Paragraph{strong("Call us the same day if")},
           ItemList{false,
                    {plain("your pain stays above 5 for a day."), plain("it is worse two mornings in a row."),
                     plain("your leg goes numb or tingles."), plain("one calf is swollen, warm or sore.")}},
           Paragraph{strong("Call 112 now if")},
           ItemList{false,
                    {plain("your chest hurts, or you can't get your breath."),
                     plain("you can't put weight on your leg."), plain("your leg gets weaker by the hour."),
                     plain("you lose feeling between your legs, or can't pass water.")}}}});
  Table pain;
  pain.head = {"0 to 2", "3 to 5", "6 to 10"};
  pain.rows = {{plain("Carry on."), plain("Fine. Do no more than this."), strong("Stop that one today.")}};
  l.parts.push_back(Box{BoxRole::pain,
                        "How much pain is fine? Your usual: 4",
                        {pain, Paragraph{plain("0 is no pain, 10 the worst you can think of.")},
                         Paragraph{strong("Still worse next morning? Do the smaller dose on each card.")}}});
  l.parts.push_back(PageBreak{});
  l.parts.push_back(card(1, "pelvic_tilt.floor", leg));
  l.parts.push_back(card(2, "prone_hip_extension.prone", leg));
  l.parts.push_back(card(3, "side_hip_abduction.standing", leg));
  l.parts.push_back(card(4, "knee_to_chest.back", leg));
  l.parts.push_back(PageBreak{});
  l.parts.push_back(Heading{2, "Your week"});
  l.parts.push_back(Paragraph{plain("Tick each box when you have done it.")});
  l.parts.push_back(diary(4));
  l.parts.push_back(Paragraph{strong("Bring this sheet to your next visit.")});
  return l;
}

}  // namespace rehab::samples
