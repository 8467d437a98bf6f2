// SPDX-License-Identifier: Apache-2.0
#include "run/run.hpp"

#include <charconv>

#include "base/problem.hpp"
#include "run/logo.hpp"
#include "run/pipeline.hpp"

namespace rehab {
namespace {

JobState state_from(const std::string& word) {
  return word == "issued" ? JobState::issued : word == "held" ? JobState::held : JobState::bad_input;
}

Written written_from(const std::vector<std::string>& fields) {
  Written file{fields.at(0), fields.at(1), 0, fields.at(3)};
  std::from_chars(fields.at(2).data(), fields.at(2).data() + fields.at(2).size(), file.size);
  return file;
}

[[noreturn]] void refuse(const std::string& broken, const std::string& reason) {
  if (broken == loading_logo)
    throw Error(ErrorKind::config, broken + " can't be used: " + reason,
                "give a PNG or JPEG of at most 1 MiB and 4 million pixels, each side 16 pixels or more; no patient was "
                "planned");
  throw Error(ErrorKind::config, "plugin " + broken + " can't be loaded: " + reason,
              "see `rehab-planner plugins list`; no patient was planned");
}

/// Puts the messages of many jobs, as they come mixed, together again.
class Results {
 public:
  explicit Results(const std::function<void(std::size_t, const JobResult&)>& on_result) : on_result_(on_result) {}

  void take(const Message& message) {
    const auto& fields = message.fields;
    switch (message.tell) {
      case Tell::broken:
        refuse(fields.at(0), fields.at(1));
      case Tell::wrote:
        open_[message.job].written.push_back(written_from(fields));
        break;
      case Tell::text:
        open_[message.job].texts[fields.at(0)] = fields.at(1);
        break;
      case Tell::problem:
        open_[message.job].problems.push_back(fields.at(0));
        break;
      case Tell::done:
        close(message.job, state_from(fields.at(0)));
        break;
      case Tell::failed:
        open_[message.job].bundle = fields.at(0);
        open_[message.job].reason = fields.at(1);
        if (fields.size() > 2) open_[message.job].kind = static_cast<ErrorKind>(std::stoi(fields[2]));
        close(message.job, JobState::failed);
        break;
      case Tell::loading:
      case Tell::ready:
      case Tell::start:
      case Tell::at:
        break;
    }
  }

 private:
  void close(std::size_t job, JobState state) {
    JobResult result = std::move(open_[job]);
    open_.erase(job);
    result.state = state;
    on_result_(job, result);
  }

  const std::function<void(std::size_t, const JobResult&)>& on_result_;
  std::map<std::size_t, JobResult> open_;
};

}  // namespace

bool plan_all(const Setup& setup, const std::vector<Job>& jobs, unsigned workers, const Limits& limits,
              const std::function<void(std::size_t, const JobResult&)>& on_result,
              const std::function<bool()>& stop_requested) {
  Loaded loaded;  // stays empty here; the warm process fills its own copy
  Task task;
  task.jobs = jobs.size();
  task.prepare = [&](const Report& report) {
    for (const CatalogueEntry* entry : setup.catalogue.ready()) {
      if (entry->bundle->library.empty()) continue;
      report.tell(Tell::loading, 0, {entry->id});
      loaded.plugins.push_back(load(entry->bundle, entry->settings));
      refuse_output();
    }
    if (setup.clinic.logo.empty()) return;
    report.tell(Tell::loading, 0, {std::string(loading_logo)});
    loaded.logo = read_logo(setup.clinic.logo);
  };
  task.work = [&](std::size_t job, const Report& report) {
    return plan_patient(setup, loaded, job, jobs[job], report);
  };
  Results results(on_result);
  return run_in_workers(
      task, workers, limits, [&](const Message& message) { results.take(message); }, stop_requested);
}

}  // namespace rehab
