// SPDX-License-Identifier: Apache-2.0
#include "arguments.hpp"

#include <sstream>

namespace rehab::cli {
namespace {

constexpr const char* operand_key = "operands of the command";  // a name nobody can type as an option

po::parsed_options parsed(const std::vector<std::string>& words, const Syntax& syntax) {
  po::options_description all;
  all.add(syntax.options);
  all.add_options()("help,h", "")(operand_key, po::value<std::vector<std::string>>());
  po::positional_options_description positional;
  positional.add(operand_key, -1);
  const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
  return po::command_line_parser(words).options(all).positional(positional).style(style).run();
}

}  // namespace

Arguments::Arguments(const std::vector<std::string>& words, Syntax syntax) : syntax_(std::move(syntax)) {
  try {
    po::store(parsed(words, syntax_), values_);
    po::notify(values_);
  } catch (const po::error& error) {
    throw UsageError(error.what());
  }
  operands_ = texts(operand_key);
  if (help()) return;
  if (operands_.size() > syntax_.most)
    throw UsageError("'" + operands_[syntax_.most] + "' is one too many; the command is: " + syntax_.usage);
  if (operands_.size() < syntax_.least)
    throw UsageError(syntax_.operand + " is missing; the command is: " + syntax_.usage);
}

std::string Arguments::help_text() const {
  std::ostringstream out;
  out << "Usage: rehab-planner " << syntax_.usage << "\n\n" << syntax_.what << "\n";
  if (!syntax_.options.options().empty()) out << "\n" << syntax_.options;
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
