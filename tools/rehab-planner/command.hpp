// SPDX-License-Identifier: Apache-2.0
// What the commands of rehab-planner share, and the commands themselves: what each takes and what it does, in the file
// of its name.
// Results go to standard output, messages and progress to standard error.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "arguments.hpp"
#include "base/json.hpp"
#include "base/problem.hpp"
#include "intake/intake_reader.hpp"
#include "run/papers.hpp"
#include "run/run.hpp"
#include "run/setup.hpp"

namespace rehab::cli {

enum ExitStatus {
  sheet_issued = 0,
  answer_is_no = 1,
  plan_held = 10,
  usage = 64,
  bad_intake = 65,
  no_such_input = 66,
  own_bug = 70,
  system_refused = 71,
  cannot_create = 73,
  io_error = 74,
  not_usable = 78,
};

Syntax plan_syntax();
int plan(const Arguments&);
Syntax check_syntax();
int check(const Arguments&);
Syntax explain_syntax();
int explain(const Arguments&);
Syntax form_syntax();
int form(const Arguments&);
Syntax batch_syntax();
int batch(const Arguments&);
Syntax plugins_syntax();
int plugins(const Arguments&);
Syntax intake_syntax();
int intake(const Arguments&);
Syntax schema_syntax();
int schema(const Arguments&);
Syntax clinic_syntax();
int clinic(const Arguments&);
Syntax rules_syntax();
int rules(const Arguments&);
Syntax completion_syntax();
int completion(const Arguments&);
Syntax help_syntax();
int help(const Arguments&);

/// --clinic, --no-clinic and --plugins.
void add_house_options(po::options_description& options);
/// The same with --sheet and --lang.
void add_setup_options(po::options_description& options);
/// And --format, for the commands that write papers.
void add_paper_options(po::options_description& options);
/// Throws UsageError for a format that is none.
SetupOptions setup_options(const Arguments& arguments);

/// ".pdf", ".html"
const char* extension(SheetFormat format);

/// The folder the product's own data lies in, beside the executable or installed.
std::string data_folder();

/// Those that have a file of words there.
std::set<std::string> languages_in(const std::filesystem::path& folder);

/// Reads an intake, `-` from standard input; prints warnings and problems on standard error. Nothing when it can't be
/// used (exit 65). Throws where the file can't be read. `suppose`: "field=value" each, in place of what the file says.
std::optional<PatientIntake> read_or_complain(const std::string& file, const House& house,
                                              const std::vector<std::string>& suppose = {});

/// The same for a batch: problems stay where they are told later.
std::optional<PatientIntake> read_checked(const std::string& file, const House& house, Problems& problems,
                                          const std::vector<std::string>& suppose = {});

/// A slip in the year is met here, where there is a clock: warns of a day that is years away.
void ask_about_the_day(const PatientIntake& intake, Problems& problems);

/// The folders a run writes to; says on standard error what a killed run had left there.
OutputFolders claim_folders(const std::set<std::filesystem::path>& folders);

/// A signal that ends a program came while patients were planned; every process has ended.
struct Interrupted {
  int signal;
};

/// From here on such a signal is only noted.
void note_signals();
bool signal_came();

/// Reads the words in these languages and plans all; when a signal comes, throws Interrupted. Temporaries are then left
/// to the caller.
void run_jobs(Setup& setup, const std::set<std::string>& languages, const Jobs& jobs, unsigned workers,
              const std::function<void(std::size_t number, const JobResult&)>& on_result);
/// The same for jobs that are made already; sweeps their temporaries.
void run_jobs(Setup& setup, const std::vector<Job>& jobs, unsigned workers,
              const std::function<void(std::size_t number, const JobResult&)>& on_result);

/// Says on standard error why a job ended without a plan, or what its papers lack.
void complain(const std::string& patient, const JobResult& result);
/// The same of a file that can't be read, where others are read nevertheless.
void complain(const Error& error);

/// For a program: of each its place, severity, message, remedy, and lines to write instead.
Json problems_json(const Problems& problems);

int exit_status(const JobResult& result);

}  // namespace rehab::cli
