// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <iostream>

#include "base/date.hpp"
#include "base/text.hpp"
#include "command.hpp"
#include "form/form.hpp"
#include "intake/blank_form.hpp"
#include "intake/next_intake.hpp"
#include "intake_talk.hpp"

namespace rehab::cli {
namespace {

/// The form in a browser, as one file.
std::string as_page(const House& house, const IntakeWords& words, const SetupOptions& options) {
  form::Page page;
  page.form = &house.intake_form;
  page.words = &words;
  for (const CatalogueEntry* entry : house.catalogue.ready()) page.bundles.push_back(entry->bundle.get());
  page.languages = languages_of(options);
  page.needed = house.clinic.must_record;
  page.is_static = true;
  return form::page(page);
}

int write_form(const Arguments& arguments, const std::string& form, const std::string& next) {
  const std::string output = arguments.text("output");
  if (output.empty()) return std::cout << form, 0;
  write_file(output, form, {arguments.has("force"), {}});
  std::cerr << "written: " << output << "\n" << next << "\n";
  return 0;
}

/// What the plan of the intake prints. Nothing: there is none; it was said why.
std::optional<PrintedStages> decided_again(Setup& setup, const PatientIntake& intake) {
  std::optional<PrintedStages> stages;
  Texts texts;
  texts.stages = true;
  run_jobs(setup, {Job{intake, {}, texts}}, 1, [&](std::size_t, const JobResult& result) {
    complain(intake.patient, result);
    if (result.state == JobState::issued || result.state == JobState::held) stages = printed_stages(result);
  });
  return stages;
}

int next(const Arguments& arguments) {
  if (arguments.operands().size() != 2) throw UsageError("expected: intake next INTAKE.yaml [-o INTAKE.yaml]");
  if (arguments.has("force")) throw UsageError("intake next never replaces a file; name another one with -o");
  const std::string& file = arguments.operands()[1];
  Setup setup = open_setup(setup_options(arguments));
  const std::string text = read_file(file);
  const auto intake = read_or_complain(file, setup);
  if (!intake) return bad_intake;
  const std::string visit = std::to_string(next_review(*intake) + 1);
  const std::string output = arguments.text("output", intake->patient + ".visit-" + visit + ".yaml");
  if (std::filesystem::exists(std::filesystem::symlink_status(output)))
    throw Error(ErrorKind::cannot_create, output + ": it exists already", "name another file with -o");
  const auto stages = decided_again(setup, *intake);
  if (!stages) return not_usable;
  write_file(output, next_intake(text, *intake, *stages, setup.intake_form));
  std::cerr << "written: " << output << " (visit " << visit << ", "
            << (stages->empty() ? std::string("no exercise was printed")
                                : std::to_string(stages->size()) + " exercises to ask about")
            << ")\nFill it in, then: rehab-planner plan " << output << "\n";
  return 0;
}

}  // namespace

Syntax intake_syntax() {
  Syntax syntax;
  syntax.usage = "intake new [--blank | --html] [-o FILE] | intake next INTAKE.yaml [-o INTAKE.yaml]";
  syntax.what =
      "new: asks question by question and writes <patient>.yaml; when interrupted it\n"
      "keeps a draft and takes it up the next time. --blank writes the form as a file\n"
      "to fill in; without -o it prints it. --html writes it as a page for a browser,\n"
      "which needs no planner and saves the answers as such a file.\n"
      "next: the intake of the next visit, from the last one and its plan, as\n"
      "<patient>.visit-2.yaml. What doesn't change is taken over; the rest is left open.";
  syntax.examples = {{"intake new", "asks, and writes P-0001.yaml"},
                     {"intake new --blank -o P-0001.yaml", "a form to fill in with an editor"},
                     {"intake new --html -o intake.html", "the same in a browser, without the planner"},
                     {"intake next P-0001.yaml", "the form of the next visit"}};
  syntax.first = {"new", "next"};
  syntax.operand = "new or next";
  syntax.least = 1;
  syntax.most = 2;
  add_house_options(syntax.options);
  syntax.options.add_options()                                                         //
      ("blank", "write the form to fill in instead of asking")                         //
      ("html", "write the form as a page for a browser")                               //
      ("output,o", po::value<std::string>()->value_name("FILE"), "the file to write")  //
      ("force", "replace the file if it exists (new)");
  return syntax;
}

int intake(const Arguments& arguments) {
  const std::string& what = arguments.operands()[0];
  if (what == "next") return next(arguments);
  if (what != "new" || arguments.operands().size() > 1) throw UsageError("expected: " + intake_syntax().usage);
  const SetupOptions options = setup_options(arguments);
  House opened = open_house(options);
  const IntakeWords words = questions_of(opened, options);
  const House house{std::move(opened.clinic), std::move(opened.catalogue), in_words(opened.intake_form, words)};
  if (arguments.has("blank") && arguments.has("html")) throw UsageError("--blank and --html are two forms; name one");
  if (arguments.has("blank"))
    return write_form(arguments, blank_intake(house.intake_form),
                      "Fill it in, then: rehab-planner check " + arguments.text("output"));
  if (arguments.has("html"))
    return write_form(arguments, as_page(house, words, options),
                      "Open it in a browser; it saves the answers as a file.");
  return talk_about_intake(house, arguments.text("output"), arguments.has("force"));
}

}  // namespace rehab::cli
