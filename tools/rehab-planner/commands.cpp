// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"

#include "command.hpp"

namespace rehab::cli {
namespace {

constexpr Command every_day[] = {
    {"form", "fill in an intake in your browser and see the plan grow", form_syntax, form},
    {"intake", "write an intake, question by question", intake_syntax, intake},
    {"check", "read intakes and show every problem, or what was read", check_syntax, check},
    {"plan", "plan one patient: the sheet, the record, the letters", plan_syntax, plan},
    {"explain", "why each exercise is in, changed or left out", explain_syntax, explain},
    {"batch", "plan folders of patients", batch_syntax, batch},
};

constexpr Command for_the_clinic[] = {
    {"clinic", "set name, phones and paper of your clinic once", clinic_syntax, clinic},
    {"plugins", "list the plugins, check a plugin's content, start a new one", plugins_syntax, plugins},
    {"rules", "what two versions of the rules do differently", rules_syntax, rules},
    {"schema", "JSON Schema of a file kind, for editors", schema_syntax, schema},
    {"completion", "completion of commands and options for your shell", completion_syntax, completion},
    {"help", "show this, or the examples and options of a command", help_syntax, help},
};

constexpr CommandGroup groups[] = {{"Every day", every_day}, {"For the clinic", for_the_clinic}};

}  // namespace

Syntax Command::full_syntax() const {
  Syntax full = syntax();
  full.options.add_options()("help,h", "show this");
  return full;
}

std::span<const CommandGroup> command_groups() {
  return groups;
}

const Command* find_command(const std::string& name) {
  for (const CommandGroup& group : groups)
    for (const Command& command : group.commands)
      if (command.name == name) return &command;
  return nullptr;
}

Words command_names() {
  Words names;
  for (const CommandGroup& group : groups)
    for (const Command& command : group.commands) names.emplace_back(command.name);
  return names;
}

}  // namespace rehab::cli
