// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <iostream>
#include <optional>

#include "browser.hpp"
#include "clinic_file.hpp"
#include "command.hpp"
#include "desk/desk.hpp"
#include "desk/server.hpp"
#include "terminal.hpp"

namespace rehab::cli {

Syntax form_syntax() {
  Syntax syntax;
  syntax.usage = "form [INTAKE.yaml] [-o FOLDER] [options]";
  syntax.what =
      "Opens a page in your browser: questions on the left, the plan growing on the right, and buttons that print and "
      "save what `plan` would write. Nobody but you on this computer can open it, nothing leaves the computer, and "
      "nothing is kept unless you save it. It ends by its button, by Ctrl-C, or half an hour after it was last used.";
  syntax.examples = {{"form", "an empty form; Save writes to this folder"},
                     {"form P-0001.yaml", "an intake that was written before"},
                     {"form -o ~/patients", "opens intakes from that folder, and saves to it"},
                     {"form --no-browser", "prints the address, and opens nothing"}};
  syntax.operand = "INTAKE.yaml";
  syntax.most = 1;
  add_house_options(syntax.options);
  syntax.options.add_options()  //
      ("output,o", po::value<std::string>()->value_name("FOLDER"),
       "where intakes are opened and all is saved; default: the intake's folder, else this one")  //
      ("no-browser", "print the address only");
  return syntax;
}

namespace {

namespace fs = std::filesystem;

fs::path folder_for(const Arguments& arguments) {
  const fs::path beside = arguments.operands().empty() ? fs::path(".") : folder_of(arguments.operands()[0]);
  const fs::path folder = arguments.text("output", beside.string());
  if (std::error_code none; !fs::is_directory(folder, none))
    throw Error(ErrorKind::cannot_create, folder.string() + ": there is no such folder", "make it first");
  return fs::canonical(folder);
}

JobResult planned(Setup& setup, const Job& job) {
  JobResult planned;
  run_jobs(setup, {job}, 1, [&](std::size_t, const JobResult& result) { planned = result; });
  return planned;
}

void serve(desk::Server& server, desk::Desk& desk, bool opens_browser) try {
  std::optional<LeadingPage> leading;
  if (opens_browser) open_in_browser(leading.emplace(desk.address()).file());
  const auto answer = [&](const desk::Request& request) {
    desk::Response response = desk.answer(request);
    if (desk.is_open()) leading.reset();
    return response;
  };
  server.run(answer, signal_came, [](const std::string& sentence) { std::cerr << sentence << "\n"; });
} catch (const Interrupted&) {  // while a plan was made; its processes have ended
}

}  // namespace

int form(const Arguments& arguments) {
  Setup setup = open_setup(setup_options(arguments));
  std::cerr << clinic_lines(setup);
  const fs::path folder = folder_for(arguments);
  desk::Server server;
  desk::Desk desk(setup, folder, {[&](const Job& job) { return planned(setup, job); }, ask_about_the_day},
                  server.port());
  if (!arguments.operands().empty()) {
    const std::string& file = arguments.operands()[0];
    if (file == "-") throw UsageError("form opens a file, not standard input");
    if (!read_or_complain(file, setup)) return bad_intake;
    desk.show_first(read_file(file));
  }
  std::cout << "The form: " << desk.address() << std::endl;
  std::cerr << flowed("The address works once, in your browser. Intakes are opened from and saved to " +
                          folder.string() + ". To end: the page's button, or Ctrl-C.",
                      terminal_columns())
            << "\n";
  note_signals();
  serve(server, desk, !arguments.has("no-browser"));
  std::cerr << "The form has ended.\n";
  return 0;
}

}  // namespace rehab::cli
