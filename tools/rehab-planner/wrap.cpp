// SPDX-License-Identifier: Apache-2.0
#include "wrap.hpp"

#include <algorithm>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/text.hpp"

namespace rehab::cli {
namespace {

std::string wrapped_line(std::string_view line, std::size_t width) {
  const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
  std::string out(indent, ' ');
  std::size_t column = indent;
  for (const std::string_view word : split(line.substr(indent), ' ')) {
    const std::size_t length = code_point_count(word);
    const bool begins = column == indent;
    if (!begins && column + 1 + length > width) {
      out += "\n" + std::string(indent + 2, ' ');
      column = indent + 2;
    } else if (!begins) {
      out += ' ';
      ++column;
    }
    out += word;
    column += length;
  }
  return out;
}

}  // namespace

std::size_t output_width() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return std::clamp<std::size_t>(size.ws_col, 40, 100);
}

std::string wrapped(std::string_view text, std::size_t width) {
  std::string out;
  for (const std::string_view line : split(text, '\n')) out += wrapped_line(line, width) + "\n";
  return out;
}

}  // namespace rehab::cli
