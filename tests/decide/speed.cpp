// SPDX-License-Identifier: Apache-2.0
// How fast this build decides, alone and with the questions it would ask: `decision_speed INTAKE [PLUGINS...]`, with
// the shipped bundles and those of the folders. Prints one line of JSON. Under callgrind the functions of core/decide
// tell the instructions.
#include <ctime>
#include <iostream>

#include "decide/fires.hpp"
#include "decide/open_questions.hpp"
#include "support/shipped_planner.hpp"

namespace {

using namespace rehab;

/// Runs it for a second of CPU, at least once; returns how often a second.
template <class Run>
double a_second(Run run) {
  const std::clock_t begin = std::clock();
  int times = 0;
  do {
    run();
    ++times;
  } while (std::clock() - begin < CLOCKS_PER_SEC);
  return times * static_cast<double>(CLOCKS_PER_SEC) / static_cast<double>(std::clock() - begin);
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) return 64;
  const support::ShippedPlanner planner(std::vector<std::string>(words + 2, words + count));
  const PatientIntake intake = planner.read(words[1]);
  const Intake facts = facts_for_rules(intake, planner.rulebook(), planner.setup().clinic);
  const AdviceByBundle advice = planner.advice(facts);
  const auto what = [&] { return what_fires(intake, facts, planner.rulebook(), advice, planner.setup().clinic); };
  const double decisions = a_second([&] { decide(what()); });
  const double with_questions = a_second([&] { planner.questions(intake); });
  std::cout << "{\"exercises\": " << planner.rulebook().exercises().size()
            << ", \"rules\": " << planner.rulebook().rules().size() << ", \"decisions_a_second\": " << decisions
            << ", \"with_questions_a_second\": " << with_questions << "}\n";
}
