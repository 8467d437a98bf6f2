// SPDX-License-Identifier: Apache-2.0
#include "arguments.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace rehab::cli {
namespace {

constexpr int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;

/// Takes the words that belong to no option out of what was parsed.
Words take_operands(po::parsed_options& parsed) {
  Words operands;
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
      throw UsageError("--" + option.string_key + " is empty; give a value or leave the option out" +
                       (option.string_key == "clinic" ? " (--no-clinic uses none)" : ""));
}

std::string did_you_mean(const std::string& word, const Words& there, const std::string& before) {
  const auto near = nearest(word, there);
  return near ? "; did you mean '" + before + *near + "'?" : std::string();
}

[[noreturn]] void refuse_option(const std::string& option, const Syntax& syntax) {
  Words there;
  for (const auto& each : syntax.options.options()) there.push_back(each->long_name());
  const std::string word = option.substr(std::min(option.size(), option.find_first_not_of('-')));
  const auto is_longer = [&](const std::string& name) { return name.size() > 2 && word.starts_with(name); };
  const auto begun = std::ranges::find_if(there, is_longer);  // --language for --lang
  throw UsageError("there is no option '" + option + "'" +
                   did_you_mean(begun == there.end() ? word : *begun, there, "--"));
}

void check_operands(const Words& operands, const Syntax& syntax) {
  if (operands.size() > syntax.most)
    throw UsageError("'" + operands[syntax.most] + "' is one too many; the command is: " + syntax.usage);
  if (operands.size() < syntax.least) throw UsageError(syntax.operand + " is missing; the command is: " + syntax.usage);
  if (operands.empty() || syntax.first.empty() || std::ranges::count(syntax.first, operands[0]) > 0) return;
  throw UsageError("expected " + listing(syntax.first) + ", not '" + operands[0] + "'" +
                   did_you_mean(operands[0], syntax.first, ""));
}

}  // namespace

Arguments::Arguments(const Words& words, const Syntax& syntax) {
  try {
    po::parsed_options options = po::command_line_parser(words).options(syntax.options).style(style).run();
    operands_ = take_operands(options);
    refuse_empty(options);
    po::store(options, values_);
  } catch (const po::unknown_option& error) {
    refuse_option(error.get_option_name(), syntax);
  } catch (const po::error& error) {
    throw UsageError(error.what());
  }
  check_operands(operands_, syntax);
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
