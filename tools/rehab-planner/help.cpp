// SPDX-License-Identifier: Apache-2.0
#include "help.hpp"

#include <algorithm>
#include <iostream>

#include "base/text.hpp"
#include "command.hpp"
#include "option_text.hpp"
#include "terminal.hpp"

namespace rehab::cli {
namespace {

constexpr std::size_t left_margin = 2;
const Example first_steps[] = {
    {"clinic new", "once: your clinic's name, phones and paper"},
    {"form", "all of what follows, in your browser"},
    {"intake new", "asks about one patient and writes P-0001.yaml"},
    {"check P-0001.yaml", "shows every problem, or what was read"},
    {"plan P-0001.yaml", "prints P-0001.pdf for the patient, P-0001.record.pdf for you"},
};

void print_heading(std::ostream& out, const char* heading) {
  out << "\n" << strong << heading << plain << "\n";
}

/// Two columns; the right one begins on a line of its own where the left one is too wide.
void print_row(std::ostream& out, const std::string& left, std::size_t width, std::string_view right) {
  const std::size_t begins = left_margin + width + 2;
  out << std::string(left_margin, ' ') << left;
  if (left.size() > width)
    out << "\n" << std::string(begins, ' ');
  else
    out << std::string(width - left.size() + 2, ' ');
  out << flowed(right, terminal_columns(), begins, begins) << "\n";
}

void print_examples(std::ostream& out, std::span<const Example> examples) {
  constexpr std::size_t beside = 24;
  std::size_t width = 0;
  for (const Example& example : examples) width = std::max(width, example.line.size());
  const bool fits = width <= beside;
  for (const Example& example : examples) {
    const std::string line = "rehab-planner " + example.line;
    if (fits && terminal_columns() >= 80) {
      print_row(out, line, width + std::string_view("rehab-planner ").size(), example.what);
    } else {
      out << std::string(left_margin, ' ') << line << "\n"
          << std::string(3 * left_margin, ' ')
          << flowed(example.what, terminal_columns(), 3 * left_margin, 3 * left_margin) << "\n";
    }
  }
}

void print_usage(std::ostream& out, const Syntax& syntax) {
  for (const std::string& way : ways_of(syntax))
    out << std::string(left_margin, ' ') << flowed("rehab-planner " + way, terminal_columns(), 6, left_margin) << "\n";
}

std::string shown_names(const OptionText& option) {
  const std::string letter = option.letter.empty() ? "    " : "-" + option.letter + ", ";
  return letter + "--" + option.name + (option.value.empty() ? "" : " " + option.value);
}

void print_options(std::ostream& out, const Syntax& syntax) {
  constexpr std::size_t width = 24;
  for (const OptionText& option : options_of(syntax)) print_row(out, shown_names(option), width, option.what);
}

}  // namespace

void print_help(std::ostream& out) {
  out << "Plans hip exercises for one patient and prints the sheet.\n";
  print_heading(out, "First steps");
  print_examples(out, first_steps);
  for (const CommandGroup& group : command_groups()) {
    print_heading(out, group.name);
    for (const Command& command : group.commands) print_row(out, command.name, 10, command.what);
  }
  out << "\n"
      << flowed(
             "`rehab-planner help plan` shows examples and options of a command, `man rehab-planner` everything, "
             "`rehab-planner --version` the version.",
             terminal_columns())
      << "\n";
}

void print_help(std::ostream& out, const Command& command) {
  const Syntax syntax = command.full_syntax();
  out << flowed(syntax.what, terminal_columns()) << "\n";
  print_heading(out, "Examples");
  print_examples(out, syntax.examples);
  print_heading(out, "Usage");
  print_usage(out, syntax);
  print_heading(out, "Options");
  print_options(out, syntax);
  if (syntax.exit_status.empty()) return;
  print_heading(out, "Exit status");
  out << std::string(left_margin, ' ') << flowed(syntax.exit_status, terminal_columns(), left_margin, left_margin)
      << "\n";
}

Syntax help_syntax() {
  Syntax syntax;
  syntax.usage = "help [COMMAND]";
  syntax.what = "Shows the commands, or the examples and options of one.";
  syntax.examples = {{"help plan", "the same as `rehab-planner plan --help`"},
                     {"help --man", "the manual page; an installed planner has it as `man rehab-planner`"}};
  syntax.operand = "COMMAND";
  syntax.most = 1;
  syntax.first = command_names();
  syntax.options.add_options()("man", "print the manual page, for `man -l -`");
  return syntax;
}

int help(const Arguments& arguments) {
  if (arguments.has("man")) return std::cout << manual_page(), 0;
  if (arguments.operands().empty()) return print_help(std::cout), 0;
  return print_help(std::cout, *find_command(arguments.operands()[0])), 0;
}

}  // namespace rehab::cli
