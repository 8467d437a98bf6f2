// SPDX-License-Identifier: Apache-2.0
#include "intake_talk.hpp"

#include <csignal>
#include <filesystem>
#include <iostream>

#include "base/date.hpp"
#include "command.hpp"
#include "intake/questionnaire.hpp"
#include "terminal.hpp"

namespace rehab::cli {
namespace {

namespace fs = std::filesystem;

volatile sig_atomic_t stopped_by = 0;

void note_stop(int number) {
  stopped_by = number;
}

/// A signal then ends the line that is waited for, in place of the program.
void stop_at_signals() {
  struct sigaction action {};
  action.sa_handler = note_stop;
  for (const int number : {SIGHUP, SIGINT, SIGTERM}) sigaction(number, &action, nullptr);
}

class Talk {
 public:
  Talk(const House& house, std::string output, bool may_replace)
      : house_(house), output_(std::move(output)), may_replace_(may_replace) {}

  int run() {
    if (const std::string why = output_.empty() ? std::string() : refusal(output_); !why.empty())
      throw Error(ErrorKind::cannot_create, why, "name another file, or add --force");
    stop_at_signals();
    const auto intake = ask_for_intake(house_.intake_form, asking(), std::cin, std::cerr);
    return intake && stopped_by == 0 ? write(*intake) : interrupted();
  }

 private:
  std::string file_of(const std::string& patient) const { return output_.empty() ? patient + ".yaml" : output_; }
  static std::string draft_of(const std::string& file) { return file + ".draft"; }

  /// Why the file can't be written; empty: it can.
  std::string refusal(const std::string& file) const {
    try {
      refuse_existing(file, {may_replace_, {}});
      return {};
    } catch (const Error& error) {
      return error.what();
    }
  }

  Asking asking() {
    Asking asking;
    asking.needed = {house_.clinic.must_record.begin(), house_.clinic.must_record.end()};
    asking.today = date_text(today());
    asking.width = terminal_columns();
    asking.refuses = [this](const std::string& patient) {
      const std::string why = refusal(file_of(patient));
      return why.empty()
                 ? why
                 : why + ". Another id, please; for a next visit: rehab-planner intake next " + file_of(patient);
    };
    asking.draft = [this](const std::string& patient) {
      const std::string draft = draft_of(file_of(patient));
      earlier_ = fs::exists(draft) ? read_file(draft) : std::string();
      return earlier_;
    };
    asking.keep = [this](const NewIntake& so_far) { keep(so_far); };
    return asking;
  }

  void keep(const NewIntake& so_far) {
    if (so_far.patient.empty()) return leave_draft();
    kept_ = draft_of(file_of(so_far.patient));
    write_file(kept_, so_far.yaml, {true, {}});
  }

  /// It was the wrong patient: the draft becomes what it was.
  void leave_draft() {
    if (earlier_.empty())
      remove(kept_);
    else
      write_file(kept_, earlier_, {true, {}});
    kept_.clear();
  }

  static void remove(const std::string& file) {
    std::error_code none;
    fs::remove(file, none);
  }

  int write(const NewIntake& intake) const {
    const std::string file = file_of(intake.patient);
    write_file(file, intake.yaml, {may_replace_, {}});
    remove(draft_of(file));
    std::cerr << "\nwritten: " << file << "\nNext: rehab-planner plan " << file << "\n";
    return 0;
  }

  int interrupted() const {
    std::cerr << "\n";
    if (kept_.empty())
      std::cerr << "Nothing was written: the questions ended early.\n";
    else
      std::cerr << "The answers so far are kept in " << kept_ << ".\nTo go on, start again and give the same id.\n";
    return stopped_by == 0 ? static_cast<int>(answer_is_no) : 128 + stopped_by;
  }

  const House& house_;
  std::string output_;
  bool may_replace_;
  std::string kept_;     ///< the draft; empty: there is none yet
  std::string earlier_;  ///< what the draft held before
};

}  // namespace

int talk_about_intake(const House& house, const std::string& output, bool may_replace) {
  return Talk(house, output, may_replace).run();
}

}  // namespace rehab::cli
