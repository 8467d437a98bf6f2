// SPDX-License-Identifier: Apache-2.0
// One patient's plan as work to be done, and what came of it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/enum_words.hpp"
#include "base/files.hpp"
#include "base/problem.hpp"
#include "intake/intake_words.hpp"
#include "model/patient_intake.hpp"
#include "model/rule.hpp"
#include "sheet/content/explain.hpp"

namespace rehab {

/// Final paths; empty: not wanted. The worker writes temporary files beside them, and only the coordinator gives them
/// their final names.
struct Targets {
  std::string sheet;  ///< of an issued plan
  std::string held;   ///< of a held plan: the page of what to do instead
  std::string record;
  std::string letters;  ///< written only where one is due

  /// Every path there is, each once.
  std::set<std::string> paths() const {
    std::set<std::string> all{sheet, held, record, letters};
    all.erase("");
    return all;
  }
  std::set<std::filesystem::path> folders() const {
    std::set<std::filesystem::path> folders;
    for (const std::string& path : paths()) folders.insert(folder_of(path));
    return folders;
  }
};

/// Texts for standard output, beside or instead of papers.
struct Texts {
  bool summary = false;                 ///< five lines for the clinical notes
  bool plan = false;                    ///< what was decided, and what to ask before printing
  bool facts = false;                   ///< what it says of the patient, to be held against another plan
  bool json = false;                    ///< the decision
  bool stages = false;                  ///< the exercises printed today, each with its stage: "pelvic_tilt 2" on a line
  std::optional<ExplainScope> explain;  ///< the reasons
  const IntakeWords* form = nullptr;    ///< the plan beside the form, as markup in these words; outlives the job
};

struct Job {
  PatientIntake intake;
  Targets targets;
  Texts texts;
  bool writes = true;  ///< false: papers come as bytes in JobResult::papers, and nothing touches the disk
};

enum class JobState {
  issued,
  held,
  bad_input,
  failed,
  not_planned,  ///< the run was stopped before its turn came
};
template <>
inline constexpr auto enum_words<JobState> = words_up_to<JobState::not_planned>("issued", "held", "bad_intake",
                                                                                "failed", "not_planned");

struct Written {
  std::string temporary;
  std::string target;
  std::size_t size = 0;
  std::string sha256;  ///< empty unless asked for
};

struct JobResult {
  JobState state = JobState::not_planned;
  std::string decision;                      ///< "Issued: 4 exercises, LEFT leg, until Friday 4 December"
  HowSoon how_soon;                          ///< where the patient is sent
  std::string sent_to;                       ///< "medical review, within 7 days"; empty: nowhere
  bool is_draft = false;                     ///< nobody is named who signs
  std::string bundle;                        ///< failed: the bundle at fault; empty: the core itself
  std::string reason;                        ///< failed: what happened, without free text of the patient
  ErrorKind kind = ErrorKind::internal;      ///< failed, bundle empty: what the command ends with
  Problems problems;                         ///< bad_input: why; also warnings
  std::vector<std::string> notices;          ///< what papers lack and why: a sentence each, without free text
  std::map<std::string, std::string> texts;  ///< by the names of Texts
  std::vector<Written> written;
  std::map<std::string, std::string> papers;  ///< of a job that writes nothing: the bytes, by target
};

}  // namespace rehab
