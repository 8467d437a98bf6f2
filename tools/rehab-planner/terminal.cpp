// SPDX-License-Identifier: Apache-2.0
#include "terminal.hpp"

#include <algorithm>
#include <cstdlib>
#include <iomanip>
#include <sys/ioctl.h>
#include <unistd.h>
#include <vector>

#include "base/text.hpp"

namespace rehab::cli {
namespace {

constexpr const char* bold = "\x1b[1m";
constexpr const char* no_bold = "\x1b[0m";
constexpr const char* clear_line = "\r\x1b[K";

/// A terminal that takes orders.
bool is_terminal_at(int fd) {
  const char* kind = std::getenv("TERM");
  return ::isatty(fd) == 1 && kind && kind != std::string_view("dumb");
}

bool wants_no_colour() {
  const char* no_color = std::getenv("NO_COLOR");
  return no_color && *no_color;
}

MadeVisible* visible(std::ostream& out) {
  return dynamic_cast<MadeVisible*>(out.rdbuf());
}

}  // namespace

MadeVisible::MadeVisible(std::ostream& stream, int fd)
    : stream_(stream),
      real_(stream.rdbuf(this)),
      is_terminal_(is_terminal_at(fd)),
      has_bold_(is_terminal_ && !wants_no_colour()) {}

MadeVisible::~MadeVisible() {
  sync();
  stream_.rdbuf(real_);
}

MadeVisible::int_type MadeVisible::overflow(int_type c) {
  waiting_ += traits_type::to_char_type(c);
  return c;
}

std::streamsize MadeVisible::xsputn(const char* text, std::streamsize size) {
  waiting_.append(text, static_cast<std::size_t>(size));
  return size;
}

int MadeVisible::sync() {
  const std::string visible = made_visible(waiting_);
  waiting_.clear();
  const auto size = static_cast<std::streamsize>(visible.size());
  return real_->sputn(visible.data(), size) == size ? real_->pubsync() : -1;
}

void MadeVisible::order(const char* sequence) {
  if (!is_terminal_) return;
  sync();
  real_->sputn(sequence, static_cast<std::streamsize>(std::string_view(sequence).size()));
}

std::ostream& strong(std::ostream& out) {
  if (MadeVisible* to = visible(out); to && to->has_bold()) to->order(bold);
  return out;
}

std::ostream& plain(std::ostream& out) {
  if (MadeVisible* to = visible(out); to && to->has_bold()) to->order(no_bold);
  return out;
}

void LiveLine::show(const std::string& text) {
  MadeVisible* to = visible(out_);
  if (!to || !to->is_terminal()) return;
  to->order(clear_line);
  out_ << text << std::flush;
  is_shown_ = true;
}

void LiveLine::clear() {
  if (is_shown_) visible(out_)->order(clear_line);
  is_shown_ = false;
}

std::size_t terminal_columns() {
  constexpr std::size_t usual = 80, least = 40, most = 100;
  winsize size{};
  for (const int fd : {STDOUT_FILENO, STDERR_FILENO})
    if (::ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
      return std::clamp<std::size_t>(size.ws_col, least, most);
  return usual;
}

std::string in_columns(std::string_view text) {
  std::string out;
  for (const std::string_view line : split(text, '\n')) {
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    out += std::string(indent, ' ') + flowed(line.substr(indent), terminal_columns(), indent + 2, indent) + "\n";
  }
  return out;
}

}  // namespace rehab::cli
