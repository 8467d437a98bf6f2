// SPDX-License-Identifier: Apache-2.0
// The shipped bundles with their libraries, loaded into this process, and what they decide: as the command does it, in
// one call and without paper.
#pragma once

#include <string>
#include <vector>

#include "decide/decide.hpp"
#include "decide/rulebook.hpp"
#include "model/open_question.hpp"
#include "plugins/library.hpp"
#include "run/setup.hpp"
#include "sheet/content/patient_leaflet.hpp"
#include "sheet/content/record.hpp"

namespace rehab::support {

class ShippedPlanner {
 public:
  /// With the bundles of more plugin folders. Throws what open_setup and load throw.
  explicit ShippedPlanner(const std::vector<std::string>& folders = {});

  /// Throws std::runtime_error with the problems of a file that has any.
  PatientIntake read(const std::string& file) const;
  PatientIntake read_text(const std::string& name, const std::string& text) const;
  struct Plan {
    Intake facts;  ///< as rules see them
    AdviceByBundle advice;
    Decision decision;
  };
  Plan plan(const PatientIntake& intake) const;
  /// What the libraries say of such a patient, asked once and not watched. `facts`: as rules see them.
  AdviceByBundle advice(const Intake& facts) const;
  /// What to ask before such a plan is printed.
  std::vector<OpenQuestion> questions(const PatientIntake& intake) const;
  /// In the intake's language: English, German or Spanish. `decision` and `intake` must outlive it.
  LeafletSource source(const Decision& decision, const PatientIntake& intake) const;

  const Setup& setup() const { return setup_; }
  const Rulebook& rulebook() const { return rulebook_; }
  const std::vector<const Bundle*>& bundles() const { return rulebook_.bundles(); }

 private:
  Setup setup_;
  Rulebook rulebook_;
  std::vector<LoadedPlugin> plugins_;
};

}  // namespace rehab::support
