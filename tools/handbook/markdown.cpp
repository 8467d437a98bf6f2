// SPDX-License-Identifier: Apache-2.0
#include "handbook/markdown.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace rehab::handbook {

std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '\n')
      out += ' ';
    else if (c == '|' || c == '*' || c == '[' || c == '`')
      out += {'\\', c};
    else
      out += c;
  }
  return out;
}

std::string spaced(std::string_view id) {
  std::string out(id);
  std::ranges::replace(out, '_', ' ');
  std::ranges::replace(out, '.', ' ');
  return out;
}

std::string sentence(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string full_table(const Row& head, const std::vector<Row>& rows) {
  const auto line = [](const Row& row) { return "| " + join(row, " | ") + " |\n"; };
  std::string out = line(head) + line(Row(head.size(), "---"));
  for (const Row& row : rows) out += line(row);
  return out + "\n";
}

std::string table(const Row& head, const std::vector<Row>& rows) {
  const auto says = [](const std::string& cell) { return !cell.empty() && cell != "0" && cell != "no"; };
  std::vector<std::size_t> kept = {0};
  for (std::size_t i = 1; i < head.size(); ++i)
    if (std::ranges::any_of(rows, [&](const Row& row) { return says(row[i]); })) kept.push_back(i);
  const auto cut = [&](const Row& row) {
    Row out;
    for (const std::size_t i : kept) out.push_back(row[i]);
    return out;
  };
  std::vector<Row> cut_rows;
  for (const Row& row : rows) cut_rows.push_back(cut(row));
  return full_table(cut(head), cut_rows);
}

}  // namespace rehab::handbook
