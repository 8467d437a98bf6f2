// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/text.hpp"
#include "help.hpp"
#include "option_text.hpp"
#include "terminal.hpp"

namespace rehab::cli {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "\\e";
    } else if (c == '"') {
      out += "\\(dq";
    } else {
      out += c;
    }
  }
  return out;
}

/// Running text: each sentence begins a line, and no line begins like an order.
std::string prose(std::string_view text) {
  constexpr std::size_t columns = 78;
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(". "), text.size());
    const std::string sentence = flowed(escaped(text.substr(0, std::min(end + 1, text.size()))), columns);
    for (const std::string_view line : split(sentence, '\n'))
      out += (line.starts_with('.') || line.starts_with('\'') ? "\\&" : "") + std::string(line) + "\n";
    text.remove_prefix(std::min(end + 2, text.size()));
  }
  return out;
}

/// The word of an order, whatever it holds.
std::string as_word(std::string_view text) {
  return "\"" + escaped(text) + "\"";
}

std::string item(const std::string& what, std::string_view text) {
  return ".It " + what + "\n" + prose(text);
}

std::string in_list(const std::string& items) {
  return items.empty() ? items : ".Bl -tag -width Ds\n" + items + ".El\n";
}

template <class Rows>
std::string surroundings(const char* order, const Rows& rows) {
  std::string items;
  for (const Surrounding& row : rows) items += item(std::string(order) + " " + row.name, row.what);
  return in_list(items);
}

std::string option_item(const OptionText& option) {
  const std::string letter = option.letter.empty() ? "" : "Fl " + option.letter + " , ";
  const std::string value = option.value.empty() ? "" : " Ar " + as_word(option.value);
  return item(letter + "Fl -" + option.name + value, option.what);
}

std::string usage_lines(const Command& command) {
  std::string out;
  for (const std::string& way : ways_of(command.syntax())) out += ".Dl " + as_word("rehab-planner " + way) + "\n";
  return out;
}

std::string command_section(const Command& command) {
  const Syntax syntax = command.syntax();
  std::string options, examples;
  for (const OptionText& option : options_of(syntax)) options += option_item(option);
  for (const Example& example : syntax.examples)
    examples += item("Ic " + as_word("rehab-planner " + example.line), example.what);
  std::string out = std::string(".Ss ") + command.name + "\n" + usage_lines(command) + ".Pp\n" + prose(syntax.what);
  if (!options.empty()) out += ".Pp\nOptions:\n" + in_list(options);
  if (!examples.empty()) out += ".Pp\nExamples:\n" + in_list(examples);
  if (!syntax.exit_status.empty()) out += ".Pp\n" + prose("Exit status: " + syntax.exit_status);
  return out;
}

}  // namespace

std::string manual_page() {
  std::string out =
      ".\\\" SPDX-License-Identifier: Apache-2.0\n"
      ".Dd " REHAB_PLANNER_DATE
      "\n.Dt REHAB-PLANNER 1\n.Os\n"
      ".Sh NAME\n.Nm rehab-planner\n.Nd plan hip exercises for one patient and print the sheet\n"
      ".Sh SYNOPSIS\n.Nm\n.Ar command\n.Op Ar options\n"
      ".Sh DESCRIPTION\n";
  out += prose("Version " REHAB_PLANNER_VERSION ".");
  out += prose(
      "The planner reads one patient's intake, applies the rules of its plugins, and prints a sheet for the patient, a "
      "record for the clinician and, where the patient is sent to somebody, letters. It is a tool for health "
      "professionals, who review and sign each sheet. It is not a certified medical device.");
  out += ".Pp\n" + prose("Results go to standard output, messages to standard error. Every command has ") +
         ".Fl -help .\n.Sh COMMANDS\n";
  for (const CommandGroup& group : command_groups())
    for (const Command& command : group.commands) out += command_section(command);
  out += ".Sh ENVIRONMENT\n" + surroundings("Ev", known_environment);
  out += ".Sh FILES\n" + surroundings("Pa", known_files);
  out += ".Sh EXIT STATUS\n" + surroundings("Li", exit_statuses);
  return out;
}

}  // namespace rehab::cli
