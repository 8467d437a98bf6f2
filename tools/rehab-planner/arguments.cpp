// SPDX-License-Identifier: Apache-2.0
#include "arguments.hpp"

#include <algorithm>
#include <sstream>

namespace rehab::cli {
namespace {

constexpr int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;

/// Takes the words that belong to no option out of what was parsed.
std::vector<std::string> take_operands(po::parsed_options& parsed) {
  std::vector<std::string> operands;
  std::erase_if(parsed.options, [&](const po::option& option) {
    if (!option.string_key.empty()) return false;
    operands.insert(operands.end(), option.value.begin(), option.value.end());
    return true;
  });
  return operands;
}

/// An empty value would count as none, and the default would be taken in silence.
void refuse_empty(const po::parsed_options& parsed) {
  for (const po::option& option : parsed.options)
    if (std::ranges::count(option.value, "") > 0)
      throw UsageError("--" + option.string_key + " is empty; give a value or leave the option out");
}

}  // namespace

Arguments::Arguments(const std::vector<std::string>& words, Syntax syntax) : syntax_(std::move(syntax)) {
  syntax_.options.add_options()("help,h", "show this");
  try {
    po::parsed_options options = po::command_line_parser(words).options(syntax_.options).style(style).run();
    operands_ = take_operands(options);
    refuse_empty(options);
    po::store(options, values_);
  } catch (const po::error& error) {
    throw UsageError(error.what());
  }
  if (help()) return;
  if (operands_.size() > syntax_.most)
    throw UsageError("'" + operands_[syntax_.most] + "' is one too many; the command is: " + syntax_.usage);
  if (operands_.size() < syntax_.least)
    throw UsageError(syntax_.operand + " is missing; the command is: " + syntax_.usage);
}

std::string Arguments::help_text() const {
  std::ostringstream out;
  out << "Usage: rehab-planner " << syntax_.usage << "\n\n" << syntax_.what << "\n";
  out << "\n" << syntax_.options;
  return out.str();
}

std::string Arguments::text(const char* option, const std::string& otherwise) const {
  return has(option) ? values_[option].as<std::string>() : otherwise;
}

std::vector<std::string> Arguments::texts(const char* option) const {
  return has(option) ? values_[option].as<std::vector<std::string>>() : std::vector<std::string>{};
}

unsigned Arguments::number(const char* option, unsigned otherwise) const {
  return has(option) ? values_[option].as<unsigned>() : otherwise;
}

}  // namespace rehab::cli
