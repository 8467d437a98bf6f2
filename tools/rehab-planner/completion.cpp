// SPDX-License-Identifier: Apache-2.0
// What a shell completes: commands, their options, and the few words that an option or a first word may be. Everything
// else is the name of a file, which shells complete themselves.
#include <iostream>

#include "base/text.hpp"
#include "command.hpp"
#include "commands.hpp"
#include "option_text.hpp"

namespace rehab::cli {
namespace {

template <class Call>
std::string for_each_command(const Call& call) {
  std::string out;
  for (const CommandGroup& group : command_groups())
    for (const Command& command : group.commands) out += call(command, command.full_syntax());
  return out;
}

/// In single quotes.
std::string shell_word(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + "'";
}

Words option_names(const Syntax& syntax) {
  Words names;
  for (const OptionText& option : options_of(syntax)) {
    names.push_back("--" + option.name);
    if (!option.letter.empty()) names.push_back("-" + option.letter);
  }
  return names;
}

std::string words_of_options(const Command& command, const Syntax& syntax) {
  std::string out;
  for (const OptionText& option : options_of(syntax))
    if (!option.words().empty())
      out += std::string("    ") + command.name + ":--" + option.name +
             ") words=" + shell_word(join(option.words(), " ")) + " ;;\n";
  return out;
}

std::string bash() {
  std::string out =
      "# bash completion of rehab-planner\n"
      "_rehab_planner() {\n"
      "  local current=$2 before=$3 command=${COMP_WORDS[1]} words=\n"
      "  COMPREPLY=()\n"
      "  case $command:$before in\n";
  out += for_each_command(words_of_options);
  out += "  esac\n  if [[ -z $words ]]; then\n    case $COMP_CWORD:$command:$current in\n";
  out += "      1:*) words=" + shell_word(join(command_names(), " ") + " --help --version") + " ;;\n";
  out += for_each_command([](const Command& command, const Syntax& syntax) {
    const std::string name = command.name;
    std::string lines = "      *:" + name + ":-*) words=" + shell_word(join(option_names(syntax), " ")) + " ;;\n";
    if (!syntax.first.empty())
      lines += "      2:" + name + ":*) words=" + shell_word(join(syntax.first, " ")) + " ;;\n";
    return lines;
  });
  return out +
         "    esac\n  fi\n"
         "  [[ -z $words ]] || mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$current\")\n"
         "}\n"
         "complete -o default -F _rehab_planner rehab-planner\n";
}

/// For the inside of [...] and of a:b in the words of _arguments.
std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("[]:\\").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_option(const OptionText& option) {
  const std::string words = join(option.words(), " ");
  const std::string value = option.value.empty()  ? ""
                            : words.empty()       ? ":" + zsh_text(option.value) + ":_files"
                            : option.takes_file() ? ":word or file:{compadd " + words + "; _files}"
                                                  : ":word:(" + words + ")";
  std::string out;
  Words names{"--" + option.name};
  if (!option.letter.empty()) names.push_back("-" + option.letter);
  for (const std::string& name : names)
    out +=
        " \\\n        " + shell_word((option.may_repeat ? "*" : "") + name + "[" + zsh_text(option.what) + "]" + value);
  return out;
}

std::string zsh() {
  std::string out = "#compdef rehab-planner\n_rehab_planner() {\n  local -a commands=(\n";
  out += for_each_command([](const Command& command, const Syntax&) {
    return "    " + shell_word(zsh_text(command.name) + ":" + zsh_text(command.what)) + "\n";
  });
  out +=
      "  )\n"
      "  if (( CURRENT == 2 )); then\n    _describe command commands\n    return\n  fi\n"
      "  local command=$words[2]\n  shift words\n  (( CURRENT-- ))\n"
      "  case $command in\n";
  out += for_each_command([](const Command& command, const Syntax& syntax) {
    std::string line = std::string("    ") + command.name + ")\n      _arguments";
    for (const OptionText& option : options_of(syntax)) line += zsh_option(option);
    if (!syntax.first.empty()) line += " \\\n        '1:word:(" + join(syntax.first, " ") + ")'";
    return line + " \\\n        '*:file:_files' ;;\n";
  });
  return out +
         "  esac\n}\nif [ \"$funcstack[1]\" = _rehab_planner ]; then _rehab_planner \"$@\"; else compdef "
         "_rehab_planner rehab-planner; fi\n";
}

std::string fish_option(const std::string& command, const OptionText& option) {
  std::string out = "complete -c rehab-planner -n '__fish_seen_subcommand_from " + command + "' -l " + option.name;
  if (!option.letter.empty()) out += " -s " + option.letter;
  if (!option.value.empty()) out += " -r";
  if (!option.words().empty())
    out += (option.takes_file() ? " -a " : " -f -a ") + shell_word(join(option.words(), " "));
  return out + " -d " + shell_word(option.what) + "\n";
}

std::string fish() {
  std::string out = "# fish completion of rehab-planner\n";
  return out + for_each_command([](const Command& command, const Syntax& syntax) {
           const std::string name = command.name;
           std::string lines = "complete -c rehab-planner -n __fish_use_subcommand -f -a " + name + " -d " +
                               shell_word(command.what) + "\n";
           if (!syntax.first.empty())
             lines += "complete -c rehab-planner -n '__fish_seen_subcommand_from " + name + "' -a " +
                      shell_word(join(syntax.first, " ")) + "\n";
           for (const OptionText& option : options_of(syntax)) lines += fish_option(name, option);
           return lines;
         });
}

}  // namespace

Syntax completion_syntax() {
  Syntax syntax;
  syntax.usage = "completion SHELL";
  syntax.what =
      "Prints what your shell needs to complete commands and options: bash, zsh or fish. An installed planner has it "
      "in "
      "place.";
  syntax.examples = {{"completion bash >> ~/.bash_completion", "for bash, from the next login on"},
                     {"completion zsh > \"${fpath[1]}/_rehab-planner\"", "for zsh"},
                     {"completion fish > ~/.config/fish/completions/rehab-planner.fish", "for fish"}};
  syntax.operand = "SHELL";
  syntax.least = syntax.most = 1;
  syntax.first = {"bash", "zsh", "fish"};
  return syntax;
}

int completion(const Arguments& arguments) {
  const std::string& shell = arguments.operands()[0];
  return std::cout << (shell == "bash" ? bash() : shell == "zsh" ? zsh() : fish()), 0;
}

}  // namespace rehab::cli
