// SPDX-License-Identifier: Apache-2.0
// The command line of one command, read strictly: an unknown option is an error, nothing is guessed, `--` ends the
// options. Used by every command; each describes its options and its operands, the words without an option.
#pragma once

#include <boost/program_options.hpp>
#include <stdexcept>
#include <string>
#include <vector>

namespace rehab::cli {

namespace po = boost::program_options;

/// Exit 64. The message says what was expected.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Syntax {
  std::string usage;  ///< "plan INTAKE.yaml [options]"
  std::string what;   ///< one sentence
  po::options_description options{"Options"};
  std::string operand;    ///< the name of a word without an option; empty: none is taken
  std::size_t least = 0;  ///< how many of them
  std::size_t most = 0;
};

class Arguments {
 public:
  /// Throws UsageError.
  Arguments(const std::vector<std::string>& words, Syntax syntax);

  bool help() const { return has("help"); }
  std::string help_text() const;
  bool has(const char* option) const { return values_.count(option) > 0; }
  std::string text(const char* option, const std::string& otherwise = {}) const;
  std::vector<std::string> texts(const char* option) const;
  unsigned number(const char* option, unsigned otherwise) const;
  const std::vector<std::string>& operands() const { return operands_; }

 private:
  Syntax syntax_;
  po::variables_map values_;
  std::vector<std::string> operands_;
};

}  // namespace rehab::cli
