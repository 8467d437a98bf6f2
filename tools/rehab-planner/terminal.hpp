// SPDX-License-Identifier: Apache-2.0
// What goes to the standard streams. Keys and names of files come from outside, so nothing raw reaches a terminal.
#pragma once

#include <ostream>
#include <streambuf>
#include <string>

namespace rehab::cli {

/// Takes the place of a stream's buffer for as long as it lives; what it hands on is made visible.
class MadeVisible : public std::streambuf {
 public:
  explicit MadeVisible(std::ostream& stream) : stream_(stream), real_(stream.rdbuf(this)) {}
  ~MadeVisible() override;
  MadeVisible(const MadeVisible&) = delete;
  MadeVisible& operator=(const MadeVisible&) = delete;

 private:
  int_type overflow(int_type c) override;
  std::streamsize xsputn(const char* text, std::streamsize size) override;
  int sync() override;

  std::ostream& stream_;
  std::streambuf* real_;
  std::string waiting_;  ///< until a flush: a character may come in pieces
};

}  // namespace rehab::cli
