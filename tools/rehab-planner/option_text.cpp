// SPDX-License-Identifier: Apache-2.0
#include "option_text.hpp"

#include "base/text.hpp"

namespace rehab::cli {
namespace {

OptionText text_of(const po::option_description& option) {
  OptionText text{option.long_name(), {}, {}, option.description(), false};
  const std::string shown = option.canonical_display_name(po::command_line_style::allow_dash_for_short);
  if (shown.size() == 2 && shown[0] == '-') text.letter = shown.substr(1);
  if (option.semantic()->max_tokens() > 0) text.value = option.format_parameter();
  text.may_repeat = dynamic_cast<const po::typed_value<Words>*>(option.semantic().get()) != nullptr;
  return text;
}

}  // namespace

Words OptionText::words() const {
  Words words;
  if (value.find('|') == std::string::npos) return words;
  for (const std::string_view word : split(value, '|'))
    if (word != "FILE") words.emplace_back(word);
  return words;
}

std::vector<OptionText> options_of(const Syntax& syntax) {
  std::vector<OptionText> options;
  for (const auto& option : syntax.options.options()) options.push_back(text_of(*option));
  return options;
}

Words ways_of(const Syntax& syntax) {
  Words ways;
  std::size_t begin = 0;
  for (std::size_t end = 0; end != std::string::npos; begin = end + 3) {
    end = syntax.usage.find(" | ", begin);
    ways.push_back(syntax.usage.substr(begin, end - begin));
  }
  return ways;
}

}  // namespace rehab::cli
