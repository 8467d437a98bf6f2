// SPDX-License-Identifier: Apache-2.0
// What is wrong with a file that a person wrote, and how to correct it. Readers add to a Problems and go on, so that
// all problems of a file are reported at once. What can't be collected (no such file, a full disk, a bug of ours) is
// thrown as an Error. Excerpts of a patient's file show only what a reader released.
#pragma once

#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace rehab {

/// The name of a file, shared by all places in it: a file read as a tree has thousands.
class FileName {
 public:
  FileName() = default;
  FileName(std::string name) : name_(std::make_shared<const std::string>(std::move(name))) {}
  FileName(const char* name) : FileName(std::string(name)) {}
  const std::string& text() const { return name_ ? *name_ : none; }
  operator const std::string&() const { return text(); }

 private:
  static inline const std::string none;
  std::shared_ptr<const std::string> name_;
};

/// Lines and columns count from 1, columns in code points; line 0: the file as a whole.
struct Place {
  FileName file;
  int line = 0;
  int column = 0;
};

enum class Severity { error, warning };

struct Problem {
  Place place;
  std::string message;  ///< begins with the key it is about: "pregnent: unknown key"
  std::string remedy;   ///< "did you mean 'pregnant'?"; may be empty
  Severity severity = Severity::error;
  std::string source_line = {};  ///< masked where the text is a patient's; empty where there is none
  int caret = 0;                 ///< column in source_line, from 1; 0: none
  /// Lines to write instead, ready to paste; several where more than one may be meant. Empty: nobody can know.
  std::vector<std::string> instead = {};
};

/// "file:line:column: severity: message; remedy", then the source line and a caret below it, then what to write
/// instead. Of an option of the command line, which has neither line nor column, its name alone.
std::string render(const Problem& problem);

class Problems {
 public:
  void error(const Place& place, std::string message, std::string remedy = {});
  void warning(const Place& place, std::string message, std::string remedy = {});
  void add(Problem problem) { list_.push_back(std::move(problem)); }

  /// There is no error; there may be warnings.
  bool ok() const { return errors() == 0; }
  std::size_t errors() const;
  bool empty() const { return list_.empty(); }
  std::size_t size() const { return list_.size(); }
  /// As they came, for who knows more about them than who found them.
  std::vector<Problem>& all() { return list_; }

  /// Sorted by file, line and column, with source lines from the texts that keep_source was given.
  std::vector<Problem> sorted() const;
  /// The first 50 of each file, then how many more it has, and what the mask in an excerpt means.
  std::string render() const;

  /// Keeps a file's text for the excerpts. `masked`: a patient's file, of which only what was released is shown.
  void keep_source(const std::string& file, std::string_view text, bool masked, int first_line = 1);
  /// Lets excerpts of a masked source show `length` code points from `place` on: a key, or a value that can't be free
  /// text.
  void release(const Place& place, std::size_t length);

 private:
  struct Source {
    std::vector<std::string> lines;
    std::vector<std::vector<bool>> shown;  ///< for each line and code point; empty: all
  };
  void fill_excerpt(Problem& problem) const;

  std::vector<Problem> list_;
  std::map<std::string, Source, std::less<>> sources_;
};

/// The values are the exit codes of the command (sysexits.h).
enum class ErrorKind {
  bad_input = 65,
  no_input = 66,
  internal = 70,
  system = 71,  ///< the system gives no further process, descriptor or memory
  cannot_create = 73,
  io = 74,
  config = 78,
};

struct Error : std::runtime_error {
  ErrorKind kind;
  std::string remedy;  ///< may be empty
  Error(ErrorKind kind_, const std::string& message, std::string remedy_ = {})
      : std::runtime_error(message), kind(kind_), remedy(std::move(remedy_)) {}
};

/// `system` where it has no more descriptors, processes or memory to give; else `io`.
ErrorKind kind_of(const std::error_code& code);

/// A bundle is at fault: its library broke its contract, or words that must be printed are missing. It is passed on
/// unchanged, from a worker's process too.
struct BundleError : Error {
  std::string bundle;
  std::string fault;  ///< one sentence that names neither the bundle nor anything about a patient
  std::string state;  ///< what `plugins list` shows for a library that can't be loaded; else empty
  BundleError(const std::string& bundle_, const std::string& fault_, std::string remedy_ = {}, std::string state_ = {})
      : Error(ErrorKind::config, "plugin " + bundle_ + ": " + fault_, std::move(remedy_)),
        bundle(bundle_),
        fault(fault_),
        state(std::move(state_)) {}
};

}  // namespace rehab
