// SPDX-License-Identifier: Apache-2.0
// One patient's plan as work to be done, and what came of it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/patient_intake.hpp"

namespace rehab {

/// What is asked for, apart from the decision itself.
struct Wanted {
  bool papers = false;   ///< sheet and record, as temporary files
  bool summary = false;  ///< five lines for the clinical notes
  bool explain = false;  ///< the reasons as text
  bool json = false;     ///< the decision as JSON
};

struct Job {
  PatientIntake intake;
  Wanted wanted;
  std::string sheet_temporary;  ///< where the worker writes; empty: not wanted
  std::string record_temporary;
};

enum class JobState { issued, held, bad_input, failed };

struct Written {
  std::string kind;  ///< "sheet", "record"
  std::string path;  ///< the temporary file
  std::size_t size = 0;
  std::string sha256;
};

struct JobResult {
  std::size_t job = 0;
  JobState state = JobState::failed;
  std::string bundle;                        ///< failed: the bundle being asked; empty: the core itself
  std::string reason;                        ///< failed: what happened, without free text of the patient
  std::vector<std::string> problems;         ///< bad_input: ready to print
  std::map<std::string, std::string> texts;  ///< "summary", "explain", "json"
  std::vector<Written> written;
};

}  // namespace rehab
