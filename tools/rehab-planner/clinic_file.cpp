// SPDX-License-Identifier: Apache-2.0
#include "clinic_file.hpp"

#include <cstdlib>

#include "base/date.hpp"
#include "base/text.hpp"
#include "model/rules_review.hpp"
#include "terminal.hpp"

namespace rehab::cli {
namespace {

namespace fs = std::filesystem;

/// It is there, or something is that can't be looked at, which is told when it is read.
bool stands(const fs::path& file) {
  std::error_code fault;
  return !file.empty() &&
         (fs::exists(fs::symlink_status(file, fault)) || (fault && fault != std::errc::no_such_file_or_directory));
}

std::string told(const std::string& sentence) {
  return flowed(sentence, terminal_columns(), 2) + "\n";
}

/// A signature is told where it is of other rules than those in use, or old.
std::string review_lines(const Clinic& clinic, const std::vector<const Bundle*>& bundles) {
  const RulesReview& review = clinic.rules_reviewed;
  if (review.by.empty()) return {};
  constexpr int year_days = 366;
  std::string lines;
  if (const auto names = unsigned_bundles(clinic, bundles); !names.empty())
    lines += told("Not what " + review.by + " signed on " + date_text(review.on) + ": " + join(names) +
                  ". `rehab-planner rules diff` shows what is new; then sign again in the clinic file.");
  if (days_between(review.on, today()) > year_days)
    lines +=
        told("The rules were signed on " + date_text(review.on) + ", more than a year ago: time to read them again.");
  return lines;
}

}  // namespace

fs::path of_user(const char* variable, const char* usual, const char* name) {
  if (const char* folder = std::getenv(variable); folder && *folder == '/') return fs::path(folder) / name;
  if (const char* home = std::getenv("HOME"); home && *home == '/') return fs::path(home) / usual / name;
  return {};
}

fs::path clinic_file_of_user() {
  return of_user("XDG_CONFIG_HOME", ".config", "rehab-planner/clinic.yaml");
}

std::string clinic_file(const Arguments& arguments) {
  if (arguments.has("clinic") && arguments.has("no-clinic")) throw UsageError("--clinic or --no-clinic, not both");
  if (arguments.has("no-clinic")) return {};
  if (arguments.has("clinic")) return arguments.text("clinic");
  if (const char* own = std::getenv("REHAB_PLANNER_CLINIC")) {
    if (*own != '\0' && *own != '/')
      throw UsageError(std::string("REHAB_PLANNER_CLINIC is '") + own + "'; it takes a whole path, from the first '/'");
    return own;
  }
  for (const fs::path& file : {clinic_file_of_user(), fs::path(clinic_file_of_computer)})
    if (stands(file)) return file.string();
  return {};
}

std::string clinic_lines(const Setup& setup) {
  const Clinic& clinic = setup.clinic;
  if (clinic.file.empty())
    return told("Clinic file: none, so no page says whom to call; `rehab-planner clinic new` makes one.");
  return "Clinic file: " + clinic.file + "\n" + review_lines(clinic, setup.bundles());
}

}  // namespace rehab::cli
