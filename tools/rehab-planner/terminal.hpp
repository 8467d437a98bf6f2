// SPDX-License-Identifier: Apache-2.0
// What goes to the standard streams. Keys and names of files come from outside, so nothing raw reaches a terminal.
#pragma once

#include <ostream>
#include <streambuf>
#include <string>
#include <string_view>

namespace rehab::cli {

/// Takes the place of a stream's buffer for as long as it lives; what it hands on is made visible.
class MadeVisible : public std::streambuf {
 public:
  /// `fd`: where the stream ends up. Bold letters are for a terminal, and not where NO_COLOR is set.
  MadeVisible(std::ostream& stream, int fd);
  ~MadeVisible() override;
  MadeVisible(const MadeVisible&) = delete;
  MadeVisible& operator=(const MadeVisible&) = delete;

  bool is_terminal() const { return is_terminal_; }
  /// An order to the terminal; nothing where there is none.
  void order(const char* sequence);
  bool has_bold() const { return has_bold_; }

 private:
  int_type overflow(int_type c) override;
  std::streamsize xsputn(const char* text, std::streamsize size) override;
  int sync() override;

  std::ostream& stream_;
  std::streambuf* real_;
  bool is_terminal_;
  bool has_bold_;
  std::string waiting_;  ///< until a flush: a character may come in pieces
};

/// `std::cout << strong << "Examples" << plain`: bold where the stream is a terminal that shall have it.
std::ostream& strong(std::ostream& out);
std::ostream& plain(std::ostream& out);

/// One line that is written again and again while something goes on; for a terminal only. What else is printed there
/// meanwhile must clear it first.
class LiveLine {
 public:
  explicit LiveLine(std::ostream& out) : out_(out) {}
  ~LiveLine() { clear(); }
  LiveLine(const LiveLine&) = delete;
  LiveLine& operator=(const LiveLine&) = delete;

  void show(const std::string& text);
  void clear();

 private:
  std::ostream& out_;
  bool is_shown_ = false;
};

/// The width of the terminal that standard output or error is, between 40 and 100; 80 where neither is one.
std::size_t terminal_columns();

/// Each line broken there; what goes on stands two columns further in than the line began.
std::string in_columns(std::string_view text);

}  // namespace rehab::cli
