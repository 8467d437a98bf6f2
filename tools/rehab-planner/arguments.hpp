// SPDX-License-Identifier: Apache-2.0
// The command line of one command, read strictly: an unknown option is an error, nothing is guessed, `--` ends the
// options. Each command states its Syntax once: help, manual page and completions are made of it too.
#pragma once

#include <boost/program_options.hpp>
#include <stdexcept>
#include <string>
#include <vector>

namespace rehab::cli {

namespace po = boost::program_options;

using Words = std::vector<std::string>;  ///< of the command line

/// Exit 64. The message says what was expected.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Example {
  std::string line;  ///< what is typed after "rehab-planner"
  std::string what;  ///< what comes of it
};

struct Syntax {
  std::string usage;  ///< "plan INTAKE.yaml [options]"; several ways are parted by " | "
  std::string what;   ///< a few sentences
  po::options_description options;
  std::string operand;    ///< the name of a word without an option; empty: none is taken
  std::size_t least = 0;  ///< how many of them
  std::size_t most = 0;
  Words first{};  ///< what the first of them may be; empty: anything
  std::vector<Example> examples{};
  std::string exit_status{};  ///< "0 issued, 10 held", where it says more than for every command
};

class Arguments {
 public:
  /// Throws UsageError.
  Arguments(const Words& words, const Syntax& syntax);

  bool has(const char* option) const { return values_.count(option) > 0; }
  std::string text(const char* option, const std::string& otherwise = {}) const;
  std::vector<std::string> texts(const char* option) const;
  unsigned number(const char* option, unsigned otherwise) const;
  const std::vector<std::string>& operands() const { return operands_; }

 private:
  po::variables_map values_;
  std::vector<std::string> operands_;
};

}  // namespace rehab::cli
