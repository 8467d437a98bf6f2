// SPDX-License-Identifier: Apache-2.0
#include "command.hpp"

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <signal.h>
#include <unistd.h>

#include "base/date.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "clinic_file.hpp"
#include "plugins/words_files.hpp"
#include "run/outputs.hpp"
#include "run/prove_design.hpp"

namespace rehab::cli {
namespace {

namespace fs = std::filesystem;

volatile sig_atomic_t seen = 0;

void note(int number) {
  seen = number;
}

SheetFormat format(const std::string& word) {
  if (word == "pdf") return SheetFormat::pdf;
  if (word == "html") return SheetFormat::html;
  throw UsageError("--format is pdf or html, not '" + word + "'");
}

/// Read once, to its end; as much of it as an intake may have.
const std::string& standard_input() {
  static const std::string text = [] {
    if (::isatty(STDIN_FILENO) == 1) std::cerr << "Type the intake, then Ctrl-D.\n";
    std::string read(usual_file_limit + 1, '\0');
    std::cin.read(read.data(), static_cast<std::streamsize>(read.size()));
    read.resize(static_cast<std::size_t>(std::cin.gcount()));
    if (read.size() > usual_file_limit)
      throw Error(ErrorKind::bad_input, "standard input is larger than an intake may be", "give one intake");
    return read;
  }();
  return text;
}

}  // namespace

void add_house_options(po::options_description& options) {
  options.add_options()                                                                                    //
      ("clinic", po::value<std::string>()->value_name("FILE"), "another clinic file than the one set up")  //
      ("no-clinic", "use no clinic file")                                                                  //
      ("plugins", po::value<std::vector<std::string>>()->value_name("DIR"),
       "a folder of plugins, besides those of the clinic file and the installed ones");
}

void add_setup_options(po::options_description& options) {
  add_house_options(options);
  options.add_options()  //
      ("sheet", po::value<std::string>()->value_name("take-home|large-print|diary|FILE"),
       "the design of the patient's pages, or a file of your own")  //
      ("lang", po::value<std::string>()->value_name("en|de|es"), "the language of the patient's pages");
}

void add_paper_options(po::options_description& options) {
  add_setup_options(options);
  options.add_options()  //
      ("format", po::value<std::string>()->value_name("pdf|html"), "of the patient's pages; default pdf");
}

const char* extension(SheetFormat format) {
  return format == SheetFormat::html ? ".html" : ".pdf";
}

SetupOptions setup_options(const Arguments& arguments) {
  SetupOptions options;
  options.templates = data_folder() + "/templates";
  options.clinic_file = clinic_file(arguments);
  for (const std::string& folder : arguments.texts("plugins"))
    options.plugin_folders.push_back({folder, "--plugins", false});
  if (const char* folders = std::getenv("REHAB_PLANNER_PLUGINS"))
    for (std::string_view folder : split(folders, ':'))
      if (!folder.empty()) options.plugin_folders.push_back({std::string(folder), "REHAB_PLANNER_PLUGINS", false});
  options.installed = {data_folder() + "/plugins", "the installation", true};
  options.sheet = arguments.text("sheet", options.sheet);
  options.format = format(arguments.text("format", "pdf"));
  options.language = arguments.text("lang");
  options.version = REHAB_PLANNER_VERSION;
  return options;
}

std::string data_folder() {
  const fs::path here = fs::canonical("/proc/self/exe").parent_path();
  const fs::path installed = here.parent_path() / "share/rehab-planner";
  return (fs::exists(here / "templates") ? here : installed).string();
}

std::set<std::string> languages_in(const fs::path& folder) {
  std::set<std::string> languages;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder, none))
    if (entry.path().extension() == ".yaml") languages.insert(language_of(entry));
  return languages;
}

void ask_about_the_day(const PatientIntake& intake, Problems& problems) {
  constexpr int year_days = 366, long_ago = 10 * year_days;
  const int ahead = days_between(today(), intake.date);
  if (ahead <= year_days && ahead >= -long_ago) return;
  problems.warning(intake.places.at("date"),
                   "date: " + std::to_string(std::abs(ahead) / year_days) + " years " +
                       (ahead > 0 ? "ahead of" : "behind") + " this computer's clock",
                   "make sure that this is the day of the visit");
}

std::optional<PatientIntake> read_or_complain(const std::string& file, const House& house,
                                              const std::vector<std::string>& suppose) {
  Problems problems;
  std::optional<PatientIntake> read = read_checked(file, house, problems, suppose);
  std::cerr << problems.render();
  return read;
}

std::optional<PatientIntake> read_checked(const std::string& file, const House& house, Problems& problems,
                                          const std::vector<std::string>& suppose) {
  PatientIntake read = file == "-"
                           ? read_intake_text("standard input", standard_input(), house.intake_form, problems, suppose)
                           : read_intake(file, house.intake_form, problems, suppose);
  if (!problems.ok()) return std::nullopt;
  ask_about_the_day(read, problems);
  return read;
}

OutputFolders claim_folders(const std::set<fs::path>& folders) {
  OutputFolders claimed(folders);
  for (const std::string& sentence : claimed.mended()) std::cerr << sentence << "\n";
  return claimed;
}

void note_signals() {
  struct sigaction action {};
  action.sa_handler = note;
  for (const int number : {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXCPU, SIGXFSZ, SIGPIPE})
    sigaction(number, &action, nullptr);
}

bool signal_came() {
  return seen != 0;
}

void run_jobs(Setup& setup, const std::set<std::string>& languages, const Jobs& jobs, unsigned workers,
              const std::function<void(std::size_t, const JobResult&)>& on_result) {
  read_words_in(languages, setup);
  if (setup.options.has_own_design() && setup.options.format == SheetFormat::pdf) prove_design(setup);
  note_signals();
  if (!plan_all(setup, jobs, workers, on_result, signal_came)) throw Interrupted{seen};
}

void run_jobs(Setup& setup, const std::vector<Job>& jobs, unsigned workers,
              const std::function<void(std::size_t, const JobResult&)>& on_result) try {
  std::set<std::string> languages;
  for (const Job& job : jobs) languages.insert(setup.language_for(job.intake.language));
  const auto get = [&](std::size_t number, JobResult&) { return std::optional(jobs[number]); };
  run_jobs(setup, languages, {jobs.size(), get}, workers, on_result);
} catch (const Interrupted&) {
  std::vector<Targets> targets;
  for (const Job& job : jobs) targets.push_back(job.targets);
  sweep_temporaries(targets);
  throw;
}

void complain(const std::string& patient, const JobResult& result) {
  std::cerr << result.problems.render();
  for (const std::string& notice : result.notices) std::cerr << patient << ": " << notice << "\n";
  if (result.state != JobState::failed) return;
  std::cerr << "rehab-planner: " << patient << ": ";
  if (!result.bundle.empty()) std::cerr << "plugin " << result.bundle << " failed: ";
  const bool only_unwritten = result.bundle.empty() && result.kind != ErrorKind::internal;
  std::cerr << result.reason << "\n  "
            << (only_unwritten ? "nothing was written" : "safety was not evaluated, so nothing was written") << "\n";
}

void complain(const Error& error) {
  std::cerr << error.what() << (error.remedy.empty() ? "" : "; ") << error.remedy << "\n";
}

Json problems_json(const Problems& problems) {
  Json list = Json::array();
  for (const Problem& problem : problems.sorted()) {
    Json instead = Json::array();
    for (const std::string& lines : problem.instead) instead.push(lines);
    list.push(Json::object()
                  .set("severity", problem.severity == Severity::error ? "error" : "warning")
                  .set("file", problem.place.file.text())
                  .set("line", problem.place.line)
                  .set("column", problem.place.column)
                  .set("message", problem.message)
                  .set("remedy", problem.remedy)
                  .set("instead", std::move(instead)));
  }
  return list;
}

int exit_status(const JobResult& result) {
  switch (result.state) {
    case JobState::issued:
      return sheet_issued;
    case JobState::held:
      return plan_held;
    case JobState::bad_input:
      return bad_intake;
    case JobState::failed:
    case JobState::not_planned:
      break;
  }
  return result.bundle.empty() ? static_cast<int>(result.kind) : not_usable;
}

}  // namespace rehab::cli
