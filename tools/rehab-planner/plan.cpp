// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <iostream>

#include "base/text.hpp"
#include "clinic_file.hpp"
#include "command.hpp"
#include "run/outputs.hpp"
#include "terminal.hpp"

namespace rehab::cli {

Syntax plan_syntax() {
  Syntax syntax;
  syntax.usage = "plan INTAKE.yaml [-o SHEET] [--record RECORD.pdf] [--letters LETTERS.pdf] [options]";
  syntax.what =
      "Plans one patient and says what was decided. Writes the patient's sheet (or, for a held plan, the page of what\n"
      "to do instead), the clinician's record and, where the patient is sent to somebody, the letters. Exit status: 0 "
      "issued, 10 held, 65 "
      "bad intake, 78 a plugin, clinic file, design or font\n"
      "can't be used.";
  syntax.examples = {{"plan P-0001.yaml", "P-0001.pdf for the patient, P-0001.record.pdf for you"},
                     {"plan P-0001.yaml --force", "the same again, in place of what is there"},
                     {"plan P-0001.yaml --sheet large-print --lang es", "larger letters, in Spanish"},
                     {"plan P-0001.yaml --format html", "a web page in place of the PDF"},
                     {"plan - < P-0001.yaml", "the intake from standard input"}};
  syntax.operand = "INTAKE.yaml";
  syntax.least = syntax.most = 1;
  syntax.options.add_options()  //
      ("output,o", po::value<std::string>()->value_name("FILE"),
       "the sheet; default <patient>.pdf, held <patient>.held.pdf, or .html")                               //
      ("record", po::value<std::string>()->value_name("FILE"), "the record; default <patient>.record.pdf")  //
      ("letters", po::value<std::string>()->value_name("FILE"),
       "the letters, where any is due; default <patient>.letters.pdf beside the record")                   //
      ("force", "replace outputs that exist")                                                              //
      ("summary", "print five lines (four of a held plan) for the clinical notes, and what else matters")  //
      ("json", "print the decision as JSON; with one of these two, what was decided goes to standard error");
  add_paper_options(syntax.options);
  return syntax;
}

namespace {

/// No program would open a sheet whose name says another format than it has.
void refuse_other_ending(const std::string& sheet, const std::string& ending) {
  const std::string other = ending == ".pdf" ? ".html" : ".pdf";
  if (sheet == "-") throw UsageError("-o takes the name of a file; nothing is written to the terminal");
  if (sheet.ends_with(other))
    throw UsageError(sheet + " would be a " + ending.substr(1) + " file; add --format " + other.substr(1) +
                     " or choose another name");
}

Targets targets(const Arguments& arguments, const std::string& patient, const std::string& ending) {
  const std::string sheet = arguments.text("output");
  refuse_other_ending(sheet, ending);
  const std::string record = arguments.text("record", patient + ".record.pdf");
  const std::string letters = std::filesystem::path(record).replace_filename(patient + ".letters.pdf");
  return {sheet.empty() ? patient + ending : sheet, sheet.empty() ? patient + ".held" + ending : sheet, record,
          arguments.text("letters", letters)};
}

void tell_files(std::ostream& out, const JobResult& result, const std::vector<std::string>& unchanged,
                const std::vector<std::string>& removed) {
  std::vector<std::string> written;
  for (const Written& file : result.written)
    if (std::ranges::count(unchanged, file.target) == 0) written.push_back(file.target);
  const auto tell = [&](const char* what, const std::vector<std::string>& files) {
    if (!files.empty()) out << in_columns(what + join(files));
  };
  out << "\n";
  tell("Written: ", written);
  tell("There already, the same to the byte: ", unchanged);
  tell("Removed, as it no longer holds: ", removed);
}

int publish(const Job& job, const JobResult& result, const WriteOptions& rules) {
  complain(job.intake.patient, result);
  if (result.state == JobState::bad_input || result.state == JobState::failed) {
    sweep_temporaries({job.targets});
    return exit_status(result);
  }
  const std::vector<std::string> unchanged = unchanged_papers(result, rules);
  const std::vector<std::string> removed = publish_papers(job.targets, result, rules);
  std::ostream& for_people = job.texts.json || job.texts.summary ? std::cerr : std::cout;
  for_people << in_columns(result.texts.at("plan"));
  tell_files(for_people, result, unchanged, removed);
  if (job.texts.summary) std::cout << result.texts.at("summary") << "\n";
  if (job.texts.json) std::cout << result.texts.at("json") << "\n";
  return exit_status(result);
}

}  // namespace

int plan(const Arguments& arguments) {
  Setup setup = open_setup(setup_options(arguments));
  const std::string& file = arguments.operands()[0];
  auto intake = read_or_complain(file, setup);
  if (!intake) return bad_intake;
  std::cerr << clinic_lines(setup);

  Job job{std::move(*intake), {}, {}};
  job.texts.summary = arguments.has("summary");
  job.texts.plan = true;
  job.texts.json = arguments.has("json");
  job.targets = targets(arguments, job.intake.patient, extension(setup.options.format));
  WriteOptions rules{arguments.has("force"), files_of(setup)};
  rules.inputs.add(file);
  const std::vector<Job> jobs{std::move(job)};
  const OutputFolders folders = claim_folders(jobs[0].targets.folders());
  refuse_bad_targets(jobs[0].targets, rules);

  int status = own_bug;
  run_jobs(setup, jobs, 1, [&](std::size_t, const JobResult& result) { status = publish(jobs[0], result, rules); });
  return status;
}

}  // namespace rehab::cli
