// SPDX-License-Identifier: Apache-2.0
#include "base/problem.hpp"

#include <algorithm>
#include <tuple>

#include "base/text.hpp"

namespace rehab {

namespace {

constexpr std::size_t excerpt_width = 100;
constexpr std::u32string_view hidden = U"***";

/// Spaces and YAML's marks, which tell nothing about a patient.
bool is_layout(char32_t c) {
  return c == U' ' || c == U'\t' || c == U':' || c == U'-' || c == U'[' || c == U']' || c == U'{' || c == U'}' ||
         c == U',';
}

struct Masked {
  std::u32string text;
  std::size_t caret = 0;
};

/// Each run that was not released becomes one mask, so that not even its length shows.
Masked masked(const std::u32string& line, const std::vector<bool>& shown, std::size_t caret) {
  Masked out;
  bool in_mask = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const bool show = shown[i] || (is_layout(line[i]) && !in_mask);
    if (!show && !in_mask) out.text += hidden;
    if (show && in_mask) out.text += U' ';
    if (i + 1 == caret) out.caret = out.text.size() + (show ? 1 : 1 - hidden.size());
    if (show) out.text += line[i];
    in_mask = !show;
  }
  if (caret > line.size()) out.caret = out.text.size() + 1;
  return out;
}

void cut_to_width(std::u32string& text, std::size_t& caret) {
  if (text.size() <= excerpt_width) return;
  const std::size_t start = caret > excerpt_width - 20 ? caret - (excerpt_width - 20) : 0;
  text = text.substr(start, excerpt_width);
  caret -= start;
}

/// Replaces characters that can't be seen or would move the cursor.
void make_printable(std::u32string& text) {
  for (char32_t& c : text)
    if (is_unseen(c)) c = U'\uFFFD';
}

/// "write: ..." and "or: ...", with the lines of one below each other.
std::string instead_text(const std::vector<std::string>& instead) {
  std::string out;
  for (const std::string& lines : instead) {
    std::string_view lead = out.empty() ? "  write: " : "     or: ";
    for (std::string_view line : split(lines, '\n')) {
      out += lead;
      out += line;
      out += '\n';
      lead = "         ";
    }
  }
  return out;
}

}  // namespace

std::string render(const Problem& problem) {
  std::string out = problem.place.file;
  const bool is_option = out.starts_with("--");
  if (problem.place.line > 0 && !is_option)
    out += ":" + std::to_string(problem.place.line) + ":" + std::to_string(std::max(problem.place.column, 1));
  out += problem.severity == Severity::error ? ": error: " : ": warning: ";
  out += problem.message;
  if (!problem.remedy.empty()) out += (out.ends_with('.') ? " " : "; ") + problem.remedy;
  out += '\n';
  if (!problem.source_line.empty()) out += "  " + problem.source_line + '\n';
  if (!problem.source_line.empty() && problem.caret > 0)
    out += "  " + std::string(static_cast<std::size_t>(problem.caret - 1), ' ') + "^\n";
  return out + instead_text(problem.instead);
}

void Problems::error(const Place& place, std::string message, std::string remedy) {
  add({place, std::move(message), std::move(remedy), Severity::error, {}, 0});
}

void Problems::warning(const Place& place, std::string message, std::string remedy) {
  add({place, std::move(message), std::move(remedy), Severity::warning, {}, 0});
}

std::size_t Problems::errors() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(list_, [](const Problem& p) { return p.severity == Severity::error; }));
}

std::vector<Problem> Problems::sorted() const {
  std::vector<Problem> sorted = list_;
  std::ranges::stable_sort(
      sorted, {}, [](const Problem& p) { return std::tuple(p.place.file.text(), p.place.line, p.place.column); });
  for (Problem& problem : sorted)
    if (problem.source_line.empty()) fill_excerpt(problem);
  return sorted;
}

std::string Problems::render() const {
  constexpr std::size_t most = 50;
  const std::vector<Problem> all = sorted();
  std::string out;
  bool is_masked = false;
  std::size_t of_file = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string& file = all[i].place.file;
    if (++of_file <= most) out += rehab::render(all[i]);
    is_masked = is_masked || all[i].source_line.find("***") != std::string::npos;
    if (i + 1 < all.size() && all[i + 1].place.file.text() == file) continue;
    if (of_file > most) out += file + ": and " + std::to_string(of_file - most) + " more problems\n";
    of_file = 0;
  }
  return is_masked ? out + "*** hides what may be a patient's own words.\n" : out;
}

void Problems::keep_source(const std::string& file, std::string_view text, bool is_masked, int first_line) {
  Source& source = sources_[file];
  source.lines.resize(static_cast<std::size_t>(first_line - 1));
  if (is_masked) source.shown.resize(source.lines.size());
  for (std::string_view line : split(text, '\n')) {
    source.lines.emplace_back(line);
    if (is_masked) source.shown.emplace_back(code_point_count(line), false);
  }
}

void Problems::release(const Place& place, std::size_t length) {
  auto it = sources_.find(place.file.text());
  if (it == sources_.end() || place.line < 1 || place.column < 1) return;
  auto& shown = it->second.shown;
  const auto line = static_cast<std::size_t>(place.line - 1);
  if (line >= shown.size()) return;
  const auto from = std::min(static_cast<std::size_t>(place.column - 1), shown[line].size());
  const auto to = std::min(from + length, shown[line].size());
  std::fill(shown[line].begin() + static_cast<std::ptrdiff_t>(from),
            shown[line].begin() + static_cast<std::ptrdiff_t>(to), true);
}

void Problems::fill_excerpt(Problem& problem) const {
  auto it = sources_.find(problem.place.file.text());
  const Source* source = it == sources_.end() ? nullptr : &it->second;
  if (!source || problem.place.line < 1) return;
  const auto line = static_cast<std::size_t>(problem.place.line - 1);
  if (line >= source->lines.size() || source->lines[line].empty()) return;
  Masked excerpt{decode_utf8(source->lines[line]), static_cast<std::size_t>(std::max(problem.place.column, 0))};
  if (!source->shown.empty()) excerpt = masked(excerpt.text, source->shown[line], excerpt.caret);
  cut_to_width(excerpt.text, excerpt.caret);
  make_printable(excerpt.text);
  problem.source_line = encode_utf8(excerpt.text);
  problem.caret = static_cast<int>(excerpt.caret);
}

ErrorKind kind_of(const std::error_code& code) {
  for (const std::errc refusal : {std::errc::too_many_files_open, std::errc::too_many_files_open_in_system,
                                  std::errc::not_enough_memory, std::errc::resource_unavailable_try_again})
    if (code == refusal) return ErrorKind::system;
  return ErrorKind::io;
}

}  // namespace rehab
