// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <set>
#include <span>
#include <thread>

#include "base/files.hpp"
#include "base/text.hpp"
#include "batch_report.hpp"
#include "clinic_file.hpp"
#include "command.hpp"
#include "intake/intake_head.hpp"
#include "manifest.hpp"
#include "run/outputs.hpp"

namespace rehab::cli {

namespace fs = std::filesystem;

Syntax batch_syntax() {
  Syntax syntax;
  syntax.usage = "batch FOLDER... -o DIR [options]";
  syntax.what =
      "Plans every intake (*.yaml) of the folders. Writes <patient>.pdf or <patient>.held.pdf (or .html), "
      "<patient>.record.pdf, <patient>.letters.pdf where one is due, and manifest.json to DIR, and says at the end who "
      "needs attention, most urgent first. A patient whose intake or plan fails never stops the others; a patient id "
      "that stands in two intakes stops everything before the first file is written.";
  syntax.examples = {{"batch intakes -o sheets", "every intake of the folder"},
                     {"batch intakes -o sheets --force -j 2", "again, in place of what is there, two at once"},
                     {"batch intakes -o sheets --json", "what became of each, for a program"}};
  syntax.exit_status = "0 everybody has a plan, issued or held; 1 somebody has none.";
  syntax.operand = "FOLDER";
  syntax.least = 1;
  syntax.most = 1000;
  syntax.options.add_options()                                                                           //
      ("output,o", po::value<std::string>()->value_name("DIR"), "where the papers go; made if missing")  //
      ("jobs,j", po::value<unsigned>()->value_name("N"), "workers at once; default one a processor")     //
      ("force", "replace outputs that exist")                                                            //
      ("json", "print the manifest as well");
  add_paper_options(syntax.options);
  return syntax;
}

namespace {

/// One intake of the batch. There may be ten thousand, so it holds no more than names.
struct Patient {
  std::uint32_t folder = 0;
  JobState state = JobState::not_planned;
  bool has_result = false;
  std::string name;  ///< of the file
  std::string id;    ///< empty: its intake can't be used
};

class Batch {
 public:
  explicit Batch(const Arguments& arguments)
      : setup_(open_setup(setup_options(arguments))), folder_(arguments.text("output")), in_(arguments.operands()) {
    if (folder_.empty()) throw UsageError("-o DIR is missing: where should the papers go?");
    setup_.options.hash_papers = true;
    std::cerr << clinic_lines(setup_);
    rules_.replace = arguments.has("force");
    workers_ = arguments.number("jobs", std::max(1U, std::thread::hardware_concurrency()));
    constexpr unsigned most = 256;  // a number below 0 is read as a large one
    if (workers_ == 0 || workers_ > most) throw UsageError("-j takes a number from 1 to " + std::to_string(most));
    rules_.inputs = files_of(setup_);
    is_json_ = arguments.has("json");
    for (std::uint32_t folder = 0; folder < in_.size(); ++folder) list(folder);
    for (Patient& patient : patients_) read_head(patient);
    for (std::uint32_t i = 0; i < patients_.size(); ++i)
      if (!patients_[i].id.empty()) jobs_.push_back(i);
  }

  int run() {
    drop_unusable_twins();
    refuse_shared_ids();
    make_folder();
    const OutputFolders folders = claim_folders({folder_});
    for (const std::uint32_t i : jobs_) refuse_target(patients_[i]);
    drop_unusable();
    report_.expects(patients_.size());
    Manifest manifest(folder_);
    for (std::uint32_t i = 0; i < patients_.size(); ++i)
      if (patients_[i].id.empty()) record(manifest, i, unusable(patients_[i]), {});
    const Jobs jobs{jobs_.size(), [&](std::size_t job, JobResult& result) { return this->job(job, result); }};
    try {
      run_jobs(setup_, languages_, jobs, workers_,
               [&](std::size_t job, const JobResult& result) { take(manifest, jobs_[job], result); });
    } catch (const Interrupted&) {
      close_books(manifest);
      throw;
    }
    close_books(manifest);
    return nobody_without_plan() ? 0 : answer_is_no;
  }

 private:
  void list(std::uint32_t folder) {
    const std::size_t before = patients_.size();
    std::error_code fault;
    for (const auto& entry : fs::directory_iterator(in_[folder], fault))
      if (entry.path().extension() == ".yaml")
        patients_.emplace_back().name = entry.path().filename();
      else if (const std::string name = entry.path().filename(); !name.starts_with('.') && !is_output(entry.path()))
        report_.not_read(in_[folder] + "/" + name);
    if (fault) throw Error(ErrorKind::no_input, in_[folder] + ": " + fault.message(), "give a folder of intakes");
    if (patients_.size() == before)
      throw Error(ErrorKind::no_input, in_[folder] + ": no intake (*.yaml) lies in this folder");
    const auto added = std::span(patients_).subspan(before);
    std::ranges::sort(added, {}, &Patient::name);
    for (Patient& patient : added) patient.folder = folder;
  }

  bool is_output(const fs::path& path) const {
    std::error_code none;
    return fs::equivalent(path, folder_, none);
  }

  std::string file_of(const Patient& patient) const { return in_[patient.folder] + "/" + patient.name; }

  Targets targets(const Patient& patient) const {
    const std::string stem = folder_ + "/" + patient.id, ending = extension(setup_.options.format);
    return {stem + ending, stem + ".held" + ending, stem + ".record.pdf", stem + ".letters.pdf"};
  }

  /// One that can't even be read stops nobody.
  void read_head(Patient& patient) try {
    const std::string file = file_of(patient);
    rules_.inputs.add(file);
    std::optional<IntakeHead> head = head_of_intake(read_file(file));
    if (!head)
      if (const auto intake = read_noting(patient)) head = {intake->patient, intake->language};
    if (!head) return;
    patient.id = head->patient;
    languages_.insert(setup_.language_for(head->language));
  } catch (const Error& error) {
    complain(error);
    faults_[file_of(patient)] = error.what();
  }

  /// Says at once what is wrong, and keeps it for the end.
  std::optional<PatientIntake> read_noting(const Patient& patient) {
    Problems problems;
    auto intake = read_checked(file_of(patient), setup_, problems);
    std::cerr << problems.render();
    if (!intake) faults_[file_of(patient)] = problems.render();
    return intake;
  }

  /// In a worker.
  std::optional<Job> job(std::size_t number, JobResult& result) const {
    const Patient& patient = patients_[jobs_[number]];
    Problems problems;
    std::optional<PatientIntake> intake = read_checked(file_of(patient), setup_, problems);
    for (Problem& problem : problems.sorted()) result.problems.add(std::move(problem));
    if (!intake) return std::nullopt;
    if (intake->patient != patient.id)
      throw Error(ErrorKind::no_input, file_of(patient) + ": it changed while the batch ran", "run the batch again");
    return Job{std::move(*intake), targets(patient), {}};
  }

  void make_folder() const {
    std::error_code fault;
    if (fs::create_directories(folder_, fault)) fs::permissions(folder_, fs::perms::owner_all, fault);
    if (fault) throw Error(ErrorKind::cannot_create, folder_ + ": " + fault.message(), "choose another folder");
  }

  /// An intake that would stop the others is read before its turn; where it can't be planned anyway, it stops nobody.
  bool is_usable(Patient& patient) {
    if (read_noting(patient)) return true;
    patient.id.clear();
    return false;
  }

  void drop_unusable() {
    std::erase_if(jobs_, [this](std::uint32_t i) { return patients_[i].id.empty(); });
  }

  void drop_unusable_twins() {
    std::map<std::string, int> times;
    for (const std::uint32_t i : jobs_) ++times[lower_case(patients_[i].id)];
    for (const std::uint32_t i : jobs_)
      if (times[lower_case(patients_[i].id)] > 1) is_usable(patients_[i]);
    drop_unusable();
  }

  void refuse_target(Patient& patient) try { refuse_bad_targets(targets(patient), rules_); } catch (const Error&) {
    if (is_usable(patient)) throw;
  }

  /// Some file systems take P-1 and p-1 for one name.
  void refuse_shared_ids() const {
    std::vector<std::uint32_t> sorted = jobs_;
    const auto by_id = [&](std::uint32_t i) { return std::pair(lower_case(patients_[i].id), i); };
    std::ranges::sort(sorted, {}, by_id);
    std::string message;
    for (std::size_t i = 1; i < sorted.size(); ++i) {
      const Patient &one = patients_[sorted[i - 1]], &other = patients_[sorted[i]];
      if (one.id == other.id) {
        message += "\n  " + one.id + ": " + file_of(one) + " and " + file_of(other);
      } else if (lower_case(one.id) == lower_case(other.id)) {
        throw Error(ErrorKind::bad_input, "patients " + one.id + " and " + other.id + " would share their files",
                    "give one of them another id");
      }
    }
    if (!message.empty())
      throw Error(ErrorKind::bad_input, "patient ids that stand in two intakes; nothing was written:" + message,
                  "give each patient an id of their own");
  }

  JobResult unusable(const Patient& patient) const {
    JobResult result;
    result.state = JobState::bad_input;
    if (const auto fault = faults_.find(file_of(patient)); fault != faults_.end()) result.reason = fault->second;
    return result;
  }

  void take(Manifest& manifest, std::size_t number, JobResult result) {
    const Patient& patient = patients_[number];
    report_.make_room();
    complain(patient.id, result);
    std::vector<std::string> removed;
    if (result.state == JobState::issued || result.state == JobState::held) try {
        removed = publish_papers(targets(patient), result, rules_);
      } catch (const Error& error) {
        JobResult failed;
        failed.state = JobState::failed;
        failed.reason = error.what();
        failed.kind = error.kind;
        complain(patient.id, result = failed);
      }
    record(manifest, number, result, removed);
  }

  void record(Manifest& manifest, std::size_t number, const JobResult& result,
              const std::vector<std::string>& removed) {
    patients_[number].state = result.state;
    patients_[number].has_result = true;
    report_.took(patients_[number].id.empty() ? patients_[number].name : patients_[number].id, result);
    manifest.put(number, entry(patients_[number], result, removed));
  }

  static Json entry(const Patient& patient, const JobResult& result, const std::vector<std::string>& removed) {
    Json json = Json::object();
    json.set("intake", patient.name);
    json.set("patient", patient.id.empty() ? Json() : Json(patient.id));
    json.set("state", word_of(result.state));
    if (!result.sent_to.empty()) json.set("sent_to", result.sent_to);
    if (result.is_draft) json.set("draft", true);
    if (result.state == JobState::failed) {
      json.set("plugin", result.bundle);
      json.set("reason", result.reason);
    }
    Json files = Json::array();
    for (const Written& file : result.written)
      files.push(Json::object()
                     .set("name", fs::path(file.target).filename().string())
                     .set("size", file.size)
                     .set("sha256", file.sha256));
    json.set("files", std::move(files));
    Json gone = Json::array();
    for (const std::string& path : removed) gone.push(Json(fs::path(path).filename().string()));
    if (!removed.empty()) json.set("removed", std::move(gone));
    return json;
  }

  void close_books(Manifest& manifest) {
    std::vector<Targets> unwritten;
    for (std::size_t i = 0; i < patients_.size(); ++i) {
      const Patient& patient = patients_[i];
      if (!patient.has_result) record(manifest, i, {}, {});
      if (!patient.id.empty() && !has_plan(patient)) unwritten.push_back(targets(patient));
    }
    sweep_temporaries(unwritten);
    manifest.finish();
    report_.print();
    if (is_json_) std::cout << read_file(folder_ + "/manifest.json", std::size_t{1} << 30);
  }

  static bool has_plan(const Patient& patient) {
    return patient.state == JobState::issued || patient.state == JobState::held;
  }
  bool nobody_without_plan() const { return std::ranges::all_of(patients_, has_plan); }

  Setup setup_;
  std::string folder_;
  std::vector<std::string> in_;  ///< the folders of intakes
  WriteOptions rules_;
  unsigned workers_ = 1;
  std::vector<Patient> patients_;
  std::vector<std::uint32_t> jobs_;  ///< those that can be used
  std::set<std::string> languages_;
  std::map<std::string, std::string> faults_;  ///< of intakes that can't be used, by file
  BatchReport report_{std::cerr};
  bool is_json_ = false;
};

}  // namespace

int batch(const Arguments& arguments) {
  return Batch(arguments).run();
}

}  // namespace rehab::cli
