// SPDX-License-Identifier: Apache-2.0
// Which clinic file is used where a command names none. Never one of the working folder: a clinic file names plugins,
// and plugins are code.
#pragma once

#include <filesystem>
#include <string>

#include "arguments.hpp"
#include "run/setup.hpp"

namespace rehab::cli {

/// --clinic, else $REHAB_PLANNER_CLINIC, else the user's, else the computer's; empty: none, or --no-clinic. Throws
/// UsageError.
std::string clinic_file(const Arguments& arguments);

inline constexpr const char* clinic_file_of_computer = "/etc/rehab-planner/clinic.yaml";

/// Where this user's lies, or would; empty: there is no home.
std::filesystem::path clinic_file_of_user();

/// "Clinic file: /etc/rehab-planner/clinic.yaml", and what is to be said of the signature in it.
std::string clinic_lines(const Setup& setup);

/// `name` below a folder of the user that the variable names, or `usual` in the home; empty: there is no home.
std::filesystem::path of_user(const char* variable, const char* usual, const char* name);

}  // namespace rehab::cli
