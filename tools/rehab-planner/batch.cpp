// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <thread>

#include "base/files.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "command.hpp"
#include "run/outputs.hpp"

namespace rehab::cli {
namespace {

namespace fs = std::filesystem;

Syntax batch_syntax() {
  Syntax syntax;
  syntax.usage = "batch FOLDER... -o DIR [-j N] [options]";
  syntax.what =
      "Plans every intake (*.yaml) of the folders. Writes <patient>.pdf or <patient>.held.pdf (or .html),\n"
      "<patient>.record.pdf, <patient>.letters.pdf where one is due, and manifest.json to DIR. A patient whose intake "
      "or plan fails never stops the others; a\n"
      "patient id that stands in two intakes stops everything before the first file is written. Exit status 1: at "
      "least\n"
      "one patient has no plan.";
  syntax.operand = "FOLDER";
  syntax.least = 1;
  syntax.most = 1000;
  syntax.options.add_options()                                                                           //
      ("output,o", po::value<std::string>()->value_name("DIR"), "where the papers go; made if missing")  //
      ("jobs,j", po::value<unsigned>()->value_name("N"), "workers at once; default one a processor")     //
      ("force", "replace outputs that exist");
  add_paper_options(syntax.options);
  return syntax;
}

/// One intake of the batch and what became of it.
struct Patient {
  std::string file;
  std::optional<std::size_t> job;  ///< nothing: its intake could not be used
  JobResult result;
  std::vector<std::string> removed;
};

class Batch {
 public:
  explicit Batch(const Arguments& arguments)
      : setup_(open_setup(setup_options(arguments))), folder_(arguments.text("output")) {
    if (folder_.empty()) throw UsageError("-o DIR is missing: where should the papers go?");
    setup_.options.hash_papers = true;
    rules_.replace = arguments.has("force");
    workers_ = arguments.number("jobs", std::max(1U, std::thread::hardware_concurrency()));
    constexpr unsigned most = 256;  // a number below 0 is read as a large one
    if (workers_ == 0 || workers_ > most) throw UsageError("-j takes a number from 1 to " + std::to_string(most));
    rules_.inputs = files_of(setup_);
    for (const std::string& folder : arguments.operands()) read_folder(folder);
  }

  int run() {
    refuse_repeated_ids();
    refuse_shared_names();
    make_folder();
    const OutputFolders folders = claim_folders(jobs_);
    for (const Job& job : jobs_) refuse_bad_targets(job.targets, rules_);
    try {
      run_jobs(setup_, jobs_, workers_, [&](std::size_t job, const JobResult& result) { take(job, result); });
    } catch (const Interrupted&) {
      close_books();
      throw;
    }
    close_books();
    return nobody_without_plan() ? 0 : answer_is_no;
  }

 private:
  void read_folder(const std::string& folder) {
    std::error_code fault;
    std::vector<std::string> files;
    for (const auto& entry : fs::directory_iterator(folder, fault))
      if (entry.path().extension() == ".yaml") files.push_back(entry.path());
    if (fault) throw Error(ErrorKind::no_input, folder + ": " + fault.message(), "give a folder of intakes");
    if (files.empty()) throw Error(ErrorKind::no_input, folder + ": no intake (*.yaml) lies in this folder");
    std::sort(files.begin(), files.end());
    for (const std::string& file : files) read_file_of(file);
  }

  void make_folder() const {
    std::error_code fault;
    if (fs::create_directories(folder_, fault)) fs::permissions(folder_, fs::perms::owner_all, fault);
    if (fault) throw Error(ErrorKind::cannot_create, folder_ + ": " + fault.message(), "choose another folder");
  }

  /// Nothing when it can't be used, or the file can't even be read: one bad patient stops nobody.
  std::optional<PatientIntake> intake_of(const std::string& file) const try {
    return read_or_complain(file, setup_);
  } catch (const Error& error) {
    complain(error);
    return std::nullopt;
  }

  void read_file_of(const std::string& file) {
    Patient patient{file, {}, {}, {}};
    rules_.inputs.add(file);
    if (auto intake = intake_of(file)) {
      const std::string stem = folder_ + "/" + intake->patient;
      patient.job = jobs_.size();
      patient_of_job_.push_back(patients_.size());
      const std::string ending = extension(setup_.options.format);
      jobs_.push_back({std::move(*intake),
                       {stem + ending, stem + ".held" + ending, stem + ".record.pdf", stem + ".letters.pdf"},
                       {}});
    } else {
      patient.result.state = JobState::bad_input;
    }
    patients_.push_back(std::move(patient));
  }

  void refuse_repeated_ids() const {
    std::map<std::string, std::string> file_of;
    std::string message;
    for (const Patient& patient : patients_) {
      if (!patient.job) continue;
      const std::string& id = jobs_[*patient.job].intake.patient;
      const auto [first, is_new] = file_of.emplace(id, patient.file);
      if (!is_new) message += "\n  " + id + ": " + first->second + " and " + patient.file;
    }
    if (!message.empty())
      throw Error(ErrorKind::bad_input, "patient ids that stand in two intakes; nothing was written:" + message,
                  "give each patient an id of their own");
  }

  /// Some file systems take P-1 and p-1 for one name.
  void refuse_shared_names() const {
    std::map<std::string, std::string> patient_of;
    for (const Job& job : jobs_)
      if (const auto [first, is_new] = patient_of.emplace(lower_case(job.intake.patient), job.intake.patient); !is_new)
        throw Error(ErrorKind::bad_input,
                    "patients " + first->second + " and " + job.intake.patient + " would share their files",
                    "give one of them another id");
  }

  void take(std::size_t job, const JobResult& result) {
    Patient& patient = patients_[patient_of_job_[job]];
    patient.result = result;
    complain(jobs_[job].intake.patient, result);
    if (result.state != JobState::issued && result.state != JobState::held) {
      without_papers_.push_back(jobs_[job]);
      return;
    }
    try {
      patient.removed = publish_papers(jobs_[job], result, rules_);
    } catch (const Error& error) {
      patient.result.state = JobState::failed;
      patient.result.written.clear();
      patient.result.notices.clear();  // told already
      patient.result.reason = error.what();
      patient.result.kind = error.kind;
      complain(jobs_[job].intake.patient, patient.result);
    }
  }

  Json entry(const Patient& patient) const {
    Json json = Json::object();
    json.set("intake", fs::path(patient.file).filename().string());
    json.set("patient", patient.job ? Json(jobs_[*patient.job].intake.patient) : Json());
    json.set("state", word_of(patient.result.state));
    if (patient.result.state == JobState::failed) {
      json.set("plugin", patient.result.bundle);
      json.set("reason", patient.result.reason);
    }
    Json files = Json::array();
    for (const Written& file : patient.result.written)
      files.push(Json::object()
                     .set("name", fs::path(file.target).filename().string())
                     .set("size", file.size)
                     .set("sha256", file.sha256));
    json.set("files", std::move(files));
    Json removed = Json::array();
    for (const std::string& path : patient.removed) removed.push(Json(fs::path(path).filename().string()));
    if (!patient.removed.empty()) json.set("removed", std::move(removed));
    return json;
  }

  void write_manifest() const {
    Json all = Json::array();
    for (const Patient& patient : patients_) all.push(entry(patient));
    write_file(folder_ + "/manifest.json", Json::object().set("patients", std::move(all)).text(2) + "\n", {true, {}});
  }

  void close_books() const {
    sweep_temporaries(without_papers_);
    write_manifest();
    sum_up();
  }

  bool nobody_without_plan() const {
    return std::ranges::all_of(patients_, [](const Patient& patient) {
      return patient.result.state == JobState::issued || patient.result.state == JobState::held;
    });
  }

  void sum_up() const {
    std::map<JobState, std::vector<std::string>> by_state;
    for (const Patient& patient : patients_)
      by_state[patient.result.state].push_back(patient.job ? jobs_[*patient.job].intake.patient
                                                           : fs::path(patient.file).filename().string());
    std::cerr << patients_.size() << " intakes, " << by_state[JobState::issued].size() << " issued\n";
    for (JobState state : {JobState::held, JobState::bad_input, JobState::failed, JobState::not_planned}) {
      if (by_state[state].empty()) continue;
      std::cerr << by_state[state].size() << " " << word_of(state) << ":\n";
      for (const std::string& name : by_state[state]) std::cerr << "  " << name << "\n";
    }
  }

  Setup setup_;
  std::string folder_;
  WriteOptions rules_;
  unsigned workers_ = 1;
  std::vector<Patient> patients_;
  std::vector<Job> jobs_;
  std::vector<std::size_t> patient_of_job_;
  std::vector<Job> without_papers_;
};

}  // namespace

int batch(const Words& words) {
  const Arguments arguments(words, batch_syntax());
  if (arguments.help()) return std::cout << arguments.help_text(), 0;
  return Batch(arguments).run();
}

}  // namespace rehab::cli
