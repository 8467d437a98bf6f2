// SPDX-License-Identifier: Apache-2.0
// What a batch says to whoever waits for it: how far it is, and at the end who needs attention.
#pragma once

#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "run/job.hpp"
#include "terminal.hpp"

namespace rehab::cli {

class BatchReport {
 public:
  explicit BatchReport(std::ostream& out) : out_(out), live_(out) {}

  void expects(std::size_t intakes) { intakes_ = intakes; }
  /// Something in a folder of intakes that is none.
  void not_read(const std::string& name) { not_read_.push_back(name); }
  /// `who`: the patient's id, or the name of an intake that has none.
  void took(const std::string& who, const JobResult& result);
  /// Before anything else is printed.
  void make_room() { live_.clear(); }
  void print();

 private:
  struct Row {
    std::string who, state, text;
    HowSoon how_soon = {};
  };

  std::string counts() const;
  static bool comes_first(const Row& a, const Row& b);
  void print_rows(const char* heading, const std::vector<Row>& rows);
  void print_drafts();
  void print_not_read();

  std::ostream& out_;
  LiveLine live_;
  std::size_t intakes_ = 0, taken_ = 0, drafts_ = 0;
  std::map<JobState, std::size_t> counts_;
  std::vector<Row> attention_, without_plan_;
  std::vector<std::string> not_read_;
};

}  // namespace rehab::cli
