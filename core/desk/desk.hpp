// SPDX-License-Identifier: Apache-2.0
// The desk: what each address answers. It keeps nothing of a patient: every form that is sent holds every answer, and
// what is decided of it comes out of a worker. Knows no sockets.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/folder.hpp"
#include "desk/http.hpp"
#include "desk/session.hpp"
#include "form/form.hpp"

namespace rehab::desk {

/// What the command lends, which has workers, signals and a clock.
struct Hands {
  Plan plan;
  std::function<void(const PatientIntake&, Problems&)> ask_about_the_day;
};

class Desk {
 public:
  /// `folder`: where intakes are opened and everything is saved. `setup` outlives the desk. Throws Error (config,
  /// system).
  Desk(const Setup& setup, std::filesystem::path folder, Hands hands, unsigned short port);

  /// The intake that the first page shows, in place of an empty form: a text that reads without an error.
  void show_first(const std::string& yaml);

  std::string address() const { return session_.address(); }
  bool is_open() const { return session_.is_open(); }

  Response answer(const Request& request);

 private:
  /// What a form of ours sent.
  struct Sent {
    form::Filled filled;
    std::string opened;  ///< SHA-256 of the file that the answers came from; empty: none
    std::string chosen;  ///< of the intakes offered
  };
  /// The answers as the one reader of intakes finds them.
  struct Judged {
    form::WrittenIntake written;
    std::optional<PatientIntake> intake;  ///< nothing: a problem is in the way
    std::vector<form::Shown> shown;
  };
  /// What the page shows beside the answers.
  struct Beside {
    std::vector<form::Shown> shown;
    std::string plan;
    std::string notice;
  };
  using Answering = Response (Desk::*)(Sent) const;
  static const std::map<std::string, Answering, std::less<>>& answering();

  Response read(const std::string& target) const;
  Response take(const Request& request, Answering answer_with) const;

  Response update(Sent sent) const;
  Response fragment(Sent sent) const;
  Response sheet(Sent sent) const;
  Response record(Sent sent) const;
  Response letters(Sent sent) const;
  Response open(Sent sent) const;
  Response next(Sent sent) const;
  Response save(Sent sent) const;
  Response stop(Sent sent) const;

  Judged judged(const form::Filled& filled) const;
  static void tell(const JobResult& result, Judged& judged);
  /// A job of the answers; what stands in its way goes to `shown`. Nothing: there is no plan.
  std::optional<JobResult> planned(Judged& judged, const Targets& targets) const;
  Beside beside(const form::Filled& filled) const;
  using WhichPaper = std::function<std::string(const Targets&, const JobResult&)>;
  Response paper(Sent sent, const WhichPaper& which) const;
  form::Page page_of(Sent sent, Beside beside) const;
  Response page(Sent sent, Beside beside) const;

  const Setup& setup_;
  IntakeWords words_;
  IntakeShape form_;  ///< in those words
  Folder folder_;
  Hands hands_;
  Session session_;
  Sent first_;
};

}  // namespace rehab::desk
