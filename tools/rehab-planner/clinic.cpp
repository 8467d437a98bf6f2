// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <iostream>

#include "base/files.hpp"
#include "base/text.hpp"
#include "clinic_file.hpp"
#include "command.hpp"
#include "plugins/read_clinic.hpp"

namespace rehab::cli {
namespace {

namespace fs = std::filesystem;

struct ClinicQuestion {
  const char* key;  ///< of the clinic file; with '-' for '_', of the option
  const char* ask;
  const char* standard;  ///< empty: none
  bool is_needed = false;
};

constexpr std::array<ClinicQuestion, 8> clinic_questions{{
    {"name", "Name of the clinic, printed at the top of every page", "", true},
    {"phone", "Phone for questions, during opening hours", ""},
    {"phone_out_of_hours", "Phone for urgent questions at other times", ""},
    {"maternity_phone", "Phone of the maternity unit, for pregnant patients", ""},
    {"emergency_number", "Emergency number, printed in the stop box", "112"},
    {"clinician", "Who signs where an intake names nobody, with registration", ""},
    {"page", "Paper, A4 or Letter", "A4"},
    {"language", "Language of the record, and of sheets whose intake names none: en, de or es", "en"},
}};

std::string option_of(const ClinicQuestion& question) {
  std::string name = question.key;
  std::ranges::replace(name, '_', '-');
  return name;
}

/// What the clinic file's reader says of it; empty: it will do.
std::string fault_in(const std::string& yaml) {
  Problems problems;
  Clinic clinic;
  const Node root = parse_yaml({"the clinic file", yaml}, problems);
  if (problems.ok()) clinic_shape().read_into(&clinic, root, Reading(problems));
  if (problems.ok()) {
    const std::set<std::string> languages = languages_in(data_folder() + "/templates/words");
    if (languages.contains(clinic.language)) return {};
    return "language: there are " + listing(Words(languages.begin(), languages.end()), "and");
  }
  const Problem first = problems.sorted().front();
  return first.message + (first.remedy.empty() ? "" : "; " + first.remedy);
}

/// A phone nobody can call is found out by the patient.
bool can_be_called(const std::string& answer) {
  return std::ranges::count_if(answer, [](char c) { return c >= '0' && c <= '9'; }) >= 2;
}

std::string fault_of(const ClinicQuestion& question, const std::string& answer) {
  const std::string begin = std::string(question.key) + ": ";
  const bool is_phone = begin.find("phone") != std::string::npos;
  if (is_phone && !can_be_called(answer)) return "expected a number to call";
  const std::string fault = fault_in("schema: 1\n" + begin + yaml_scalar(answer) + "\n");
  return fault.starts_with(begin) ? fault.substr(begin.size()) : fault;
}

/// The starter file with these lines changed.
class ClinicText {
 public:
  explicit ClinicText(std::string_view starter) {
    for (const std::string_view line : split(starter, '\n')) lines_.emplace_back(line);
  }

  /// Without an answer the line stays as an example behind a '#'.
  void set(const std::string& key, const std::string& answer) {
    const auto line = std::ranges::find_if(lines_, [&](const std::string& each) { return is_of(each, key); });
    if (line == lines_.end()) throw Error(ErrorKind::internal, "the starter of clinic files has no " + key);
    const std::size_t comment = line->find(" # ", 2);
    const std::string remark = comment == std::string::npos ? "" : line->substr(comment + 1);
    const std::size_t value_at = line->find(key) + key.size() + 2;
    const std::string example(trimmed(std::string_view(*line).substr(value_at, comment - value_at)));
    std::string now = answer.empty() ? "# " + key + ": " + example : key + ": " + yaml_scalar(answer);
    now.resize(std::max(now.size() + 1, column), ' ');
    *line = now + remark;
  }

  std::string text() const { return join(lines_, "\n"); }

 private:
  static constexpr std::size_t column = 40;  ///< of the remarks
  static bool is_of(std::string_view line, const std::string& key) {
    if (line.starts_with("# ")) line.remove_prefix(2);
    return line.starts_with(key + ":");
  }
  Words lines_;
};

/// Asks until the answer will do. Nothing: the answers ended.
std::optional<std::string> ask(const ClinicQuestion& question) {
  const std::string standard = question.standard;
  while (true) {
    std::cerr << question.ask
              << (standard.empty() ? (question.is_needed ? "" : " (Enter: none)") : " (Enter: " + standard + ")")
              << ": " << std::flush;
    std::string line;
    if (!std::getline(std::cin, line)) return std::nullopt;
    std::string answer(trimmed(line));
    if (answer.empty()) answer = standard;
    if (answer.empty() && !question.is_needed) return answer;
    const std::string fault = answer.empty() ? "It is needed." : fault_of(question, answer);
    if (fault.empty()) return answer;
    std::cerr << "  " << fault << "\n";
  }
}

/// From the options, or asked where there are none. Nothing: the answers ended.
std::optional<Words> answers_of(const Arguments& arguments) {
  const bool by_options =
      std::ranges::any_of(clinic_questions, [&](const auto& each) { return arguments.has(option_of(each).c_str()); });
  Words answers;
  for (const ClinicQuestion& question : clinic_questions) {
    const std::string option = option_of(question);
    if (!by_options) {
      const auto answer = ask(question);
      if (!answer) return std::nullopt;
      answers.push_back(*answer);
      continue;
    }
    answers.push_back(arguments.text(option.c_str(), question.standard));
    if (const std::string fault = answers.back().empty() ? "" : fault_of(question, answers.back()); !fault.empty())
      throw UsageError("--" + option + ": " + fault);
  }
  return answers;
}

fs::path target_of_clinic(const Arguments& arguments) {
  const auto& operands = arguments.operands();
  const fs::path file = operands.size() > 1 ? fs::path(operands[1]) : clinic_file_of_user();
  if (file.empty()) throw UsageError("there is no home folder; name the file: clinic new FILE");
  if (fs::exists(fs::symlink_status(file)))
    throw Error(ErrorKind::cannot_create, file.string() + ": it exists already",
                "change it with an editor; nothing was written");
  return file;
}

void write_clinic(const fs::path& file, const std::string& text) {
  std::error_code fault;
  if (file.has_parent_path()) fs::create_directories(file.parent_path(), fault);
  if (fault) throw Error(ErrorKind::cannot_create, file.parent_path().string() + ": " + fault.message());
  write_file(file, text);
  fs::permissions(file, fs::perms::group_read | fs::perms::others_read, fs::perm_options::add, fault);
}

}  // namespace

Syntax clinic_syntax() {
  Syntax syntax;
  syntax.usage = "clinic new [FILE] [options]";
  syntax.what =
      "Asks for name, phones, paper and language of your clinic and writes a clinic file with comments, which every "
      "command uses from then on. With options it asks nothing. A file that exists is never written over. A clinic "
      "file "
      "is looked for in --clinic, REHAB_PLANNER_CLINIC, ~/.config/rehab-planner/clinic.yaml and "
      "/etc/rehab-planner/clinic.yaml, never in the working folder.";
  syntax.examples = {{"clinic new", "asks, and writes ~/.config/rehab-planner/clinic.yaml"},
                     {"clinic new /etc/rehab-planner/clinic.yaml", "for everybody on this computer, as root"},
                     {"clinic new --name \"North Hip Clinic\" --phone \"0123 456789\"", "without questions"}};
  syntax.operand = "new";
  syntax.first = {"new"};
  syntax.least = 1;
  syntax.most = 2;
  for (const ClinicQuestion& question : clinic_questions)
    syntax.options.add_options()(option_of(question).c_str(), po::value<std::string>()->value_name("TEXT"),
                                 question.ask);
  return syntax;
}

int clinic(const Arguments& arguments) {
  const fs::path file = target_of_clinic(arguments);
  const std::optional<Words> answers = answers_of(arguments);
  if (!answers) return std::cerr << "\nNothing was written: the questions ended early.\n", answer_is_no;

  ClinicText clinic(read_file(data_folder() + "/templates/clinic.yaml"));
  for (std::size_t i = 0; i < clinic_questions.size(); ++i) clinic.set(clinic_questions[i].key, (*answers)[i]);
  if (const std::string fault = fault_in(clinic.text()); !fault.empty())
    throw Error(ErrorKind::internal, "a clinic file was made that can't be read: " + fault);
  write_clinic(file, clinic.text());
  std::cerr << "written: " << file.string() << "\n"
            << (file == clinic_file_of_user() || file == clinic_file_of_computer
                    ? "Every command uses it from now on."
                    : "Name it with --clinic, or set REHAB_PLANNER_CLINIC to its whole path.")
            << "\nLogo, address and the rest stand in it, to be changed with an editor.\n"
            << "Next: rehab-planner intake new\n";
  return 0;
}

}  // namespace rehab::cli
