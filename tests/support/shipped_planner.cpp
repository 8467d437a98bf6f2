// SPDX-License-Identifier: Apache-2.0
#include "support/shipped_planner.hpp"

#include <algorithm>
#include <stdexcept>

#include "decide/open_questions.hpp"
#include "intake/intake_reader.hpp"
#include "support/build.hpp"

namespace rehab::support {

namespace {

Setup shipped(const std::vector<std::string>& folders) {
  SetupOptions options;
  options.templates = REHAB_SOURCE_DIR "/templates";
  options.installed = {build_folder + "/plugins", "the build"};
  for (const std::string& folder : folders) options.plugin_folders.push_back({folder, "the test", false});
  Setup setup = open_setup(options);
  read_words_in({"en", "de", "es"}, setup);
  return setup;
}

}  // namespace

ShippedPlanner::ShippedPlanner(const std::vector<std::string>& folders)
    : setup_(shipped(folders)), rulebook_(setup_.bundles()) {
  for (const CatalogueEntry* entry : setup_.catalogue.ready())
    if (!entry->bundle->library.empty()) plugins_.push_back(load(entry->bundle, entry->settings));
}

PatientIntake ShippedPlanner::read(const std::string& file) const {
  return read_text(file, read_file(file));
}

PatientIntake ShippedPlanner::read_text(const std::string& name, const std::string& text) const {
  Problems problems;
  PatientIntake intake = read_intake_text(name, text, setup_.intake_form, problems);
  if (!problems.ok()) throw std::runtime_error(problems.render());
  return intake;
}

ShippedPlanner::Plan ShippedPlanner::plan(const PatientIntake& intake) const {
  Plan plan{facts_for_rules(intake, rulebook_, setup_.clinic), {}, {}};
  plan.advice = advice(plan.facts);
  plan.decision = decide(what_fires(intake, plan.facts, rulebook_, plan.advice, setup_.clinic));
  return plan;
}

AdviceByBundle ShippedPlanner::advice(const Intake& facts) const {
  AdviceByBundle advice;
  for (const LoadedPlugin& plugin : plugins_) advice[plugin.bundle().id] = ask(plugin.plugin(), facts);
  return advice;
}

std::vector<OpenQuestion> ShippedPlanner::questions(const PatientIntake& intake) const {
  const Plan now = plan(intake);
  const Case c = what_fires(intake, now.facts, rulebook_, now.advice, setup_.clinic);
  return open_questions(c, now.decision.regimen, [this](const std::string& bundle, const std::vector<Intake>& facts) {
    const auto id_of = [](const LoadedPlugin& plugin) { return plugin.bundle().id; };
    const Plugin& library = std::ranges::find(plugins_, bundle, id_of)->plugin();
    std::vector<Advice> given;
    for (const Intake& each : facts) given.push_back(ask(library, each));
    return given;
  });
}

LeafletSource ShippedPlanner::source(const Decision& decision, const PatientIntake& intake) const {
  return {decision.regimen, intake, setup_.clinic, bundles(), setup_.phrases.at(setup_.language_for(intake.language))};
}

}  // namespace rehab::support
