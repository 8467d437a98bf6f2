// SPDX-License-Identifier: Apache-2.0
#include "support/shipped_planner.hpp"

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
  return open_setup(options);
}

}  // namespace

ShippedPlanner::ShippedPlanner() : setup_(shipped()), bundles_(setup_.bundles()) {
  for (const CatalogueEntry* entry : setup_.catalogue.ready())
    if (!entry->bundle->library.empty()) plugins_.push_back(load(entry->bundle, entry->settings));
}

PatientIntake ShippedPlanner::read(const std::string& file) const {
  Problems problems;
  PatientIntake intake = read_intake(file, setup_.intake_form, problems);
  if (!problems.ok()) throw std::runtime_error(problems.render());
  return intake;
}

ShippedPlanner::Plan ShippedPlanner::plan(const PatientIntake& intake) const {
  Plan plan{facts_for_rules(intake, setup_.clinic, plan_figures(bundles_)), {}, {}};
  for (const LoadedPlugin& plugin : plugins_) plan.advice[plugin.bundle().id] = advise(plugin, plan.facts);
  plan.decision = decide(intake, bundles_, plan.advice, setup_.clinic);
  return plan;
}

LeafletSource ShippedPlanner::source(const Decision& decision, const PatientIntake& intake) const {
  return {decision.regimen, intake, setup_.clinic, bundles_, setup_.phrases.at("en")};
}

}  // namespace rehab::support
