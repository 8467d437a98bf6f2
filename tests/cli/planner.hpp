// SPDX-License-Identifier: Apache-2.0
// The built command and the shipped files, for tests that use it as a clinic would.
#pragma once

#include "support/build.hpp"
#include "support/command.hpp"

namespace rehab::support {

inline const std::string planner = build_folder + "/rehab-planner";
inline const std::string examples = REHAB_SOURCE_DIR "/templates/intake/";

/// What stands on the pages of a file in the folder.
inline std::string text_of(const Folder& folder, const std::string& pdf) {
  return folder.run("pdftotext -layout " + pdf + " -").out;
}

/// A patient with nothing special, as lines to add to or to spoil.
inline std::string plain_intake(const std::string& more = {}) {
  return "schema: 1\npatient: T-1\ndate: 2026-11-20\nage: 34\nweak_side: left\npregnant: no\npain_usual: 3\n"
         "red_flags: none\n" +
         more;
}

}  // namespace rehab::support
