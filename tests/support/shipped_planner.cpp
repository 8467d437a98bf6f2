// SPDX-License-Identifier: Apache-2.0
#include "support/shipped_planner.hpp"

#include <array>
#include <stdexcept>

#include "decide/fires.hpp"
#include "intake/intake_reader.hpp"
#include "support/build.hpp"

namespace rehab::support {

namespace {

Setup shipped() {
  SetupOptions options;
  options.templates = REHAB_SOURCE_DIR "/templates";
  options.installed = {build_folder + "/plugins", "the build"};
  Setup setup = open_setup(options);
  std::vector<Job> jobs(3);
  for (std::size_t i = 0; i < jobs.size(); ++i) jobs[i].intake.language = std::array{"en", "de", "es"}[i];
  read_words_for(jobs, setup);
  return setup;
}

}  // namespace

ShippedPlanner::ShippedPlanner() : setup_(shipped()), bundles_(setup_.bundles()) {
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
  Plan plan{facts_for_rules(intake, bundles_, setup_.clinic), {}, {}};
  for (const LoadedPlugin& plugin : plugins_) plan.advice[plugin.bundle().id] = advise(plugin, plan.facts);
  plan.decision = decide(intake, bundles_, plan.advice, setup_.clinic);
  return plan;
}

LeafletSource ShippedPlanner::source(const Decision& decision, const PatientIntake& intake) const {
  return {decision.regimen, intake, setup_.clinic, bundles_, setup_.phrases.at(setup_.language_for(intake))};
}

}  // namespace rehab::support
