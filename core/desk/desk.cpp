// SPDX-License-Identifier: Apache-2.0
#include "desk/desk.hpp"

#include <algorithm>

#include "base/files.hpp"
#include "base/text.hpp"
#include "desk/urlencoded.hpp"
#include "intake/intake_reader.hpp"
#include "intake/next_intake.hpp"
#include "run/run.hpp"

namespace rehab::desk {
namespace {

namespace fs = std::filesystem;

std::string sentence_of(const std::string& message, const std::string& remedy) {
  return message + (remedy.empty() ? "" : "; " + remedy);
}

form::Shown shown_of(const Error& error) {
  return {{}, sentence_of(error.what(), error.remedy), true};
}

/// Of a job that came to nothing, and not by its intake.
form::Shown shown_of_failure(const JobResult& result) {
  const std::string who = result.bundle.empty() ? "" : "plugin " + result.bundle + " failed: ";
  return {{}, who + result.reason + "; safety was not evaluated, so there is no plan", true};
}

/// Takes out a name that is no answer.
std::string taken(form::Filled& filled, std::string_view name) {
  std::string value;
  for (const auto& [each, text] : filled)
    if (each == name) value = text;
  std::erase_if(filled, [&](const auto& field) { return field.first == name; });
  return value;
}

bool has_comments(std::string_view yaml) {
  return std::ranges::any_of(split(yaml, '\n'), [](std::string_view line) { return trimmed(line).starts_with('#'); });
}

Response nothing_here() {
  return told(404, "Nothing is here", "The form is at the first page of this address.");
}

}  // namespace

Desk::Desk(const Setup& setup, fs::path folder, Hands hands, unsigned short port)
    : setup_(setup),
      words_(questions_of(setup, setup.options)),
      form_(in_words(setup.intake_form, words_)),
      folder_(std::move(folder)),
      hands_(std::move(hands)),
      session_(port) {}

void Desk::show_first(const std::string& yaml) {
  first_ = {form::filled(yaml, form_), sha256_hex(yaml), {}};
}

const std::map<std::string, Desk::Answering, std::less<>>& Desk::answering() {
  static const std::map<std::string, Answering, std::less<>> table{
      {"/", &Desk::update},       {"/plan", &Desk::fragment},   {"/sheet", &Desk::sheet},
      {"/record", &Desk::record}, {"/letters", &Desk::letters}, {"/open", &Desk::open},
      {"/next", &Desk::next},     {"/save", &Desk::save},       {"/stop", &Desk::stop}};
  return table;
}

Response Desk::answer(const Request& request) {
  if (auto refusal = session_.refused(request)) return std::move(*refusal);
  if (session_.is_start(request)) return session_.start(request);
  if (request.method == "GET") return read(request.target);
  const auto found = answering().find(request.target);
  return found == answering().end() ? nothing_here() : take(request, found->second);
}

/// Changes nothing.
Response Desk::read(const std::string& target) const {
  if (target == "/form.css") return {200, std::string(form::style_css), "text/css; charset=utf-8"};
  if (target == "/form.js") return {200, std::string(form::script_js), "text/javascript; charset=utf-8"};
  if (target != "/") return nothing_here();
  return first_.filled.empty() ? page(first_, {}) : update(first_);
}

Response Desk::take(const Request& request, Answering answer_with) const try {
  Sent sent{urldecoded(request.body), {}, {}};
  if (!session_.has_token(taken(sent.filled, "_token")))
    return told(403, "Not from here",
                "This was sent by another page than the planner's own, or by one of before it "
                "was started again.");
  sent.opened = taken(sent.filled, "_opened");
  sent.chosen = taken(sent.filled, "_intake");
  return (this->*answer_with)(std::move(sent));
} catch (const BadForm&) {
  return told(400, "Not understood", "This is not what the planner's form sends.");
}

Response Desk::update(Sent sent) const {
  Beside found = beside(sent.filled);
  return page(std::move(sent), std::move(found));
}

Response Desk::fragment(Sent sent) const {
  Beside found = beside(sent.filled);
  return {200, form::fragment(page_of(std::move(sent), std::move(found)))};
}

Response Desk::sheet(Sent sent) const {
  return paper(std::move(sent), [](const Targets& targets, const JobResult& result) {
    return result.state == JobState::held ? targets.held : targets.sheet;
  });
}

Response Desk::record(Sent sent) const {
  return paper(std::move(sent), [](const Targets& targets, const JobResult&) { return targets.record; });
}

Response Desk::letters(Sent sent) const {
  return paper(std::move(sent), [](const Targets& targets, const JobResult&) { return targets.letters; });
}

/// The answers that were there are given back where the other ones can't be read.
Response Desk::open(Sent sent) const try {
  const std::string yaml = folder_.read(sent.chosen);
  Problems problems;
  read_intake_text(sent.chosen, yaml, setup_.intake_form, problems);
  if (!problems.ok()) throw Error(ErrorKind::bad_input, problems.render());
  sent = {form::filled(yaml, form_), sha256_hex(yaml), {}};
  Beside found = beside(sent.filled);
  if (has_comments(yaml)) found.notice = "comments of the file are not in the form, and not in what it saves";
  return page(std::move(sent), std::move(found));
} catch (const Error& error) {
  Beside found = beside(sent.filled);
  found.shown.push_back(shown_of(error));
  return page(std::move(sent), std::move(found));
}

Response Desk::next(Sent sent) const try {
  const std::string yaml = folder_.read(sent.chosen);
  Problems problems;
  const PatientIntake last = read_intake_text(sent.chosen, yaml, setup_.intake_form, problems);
  if (!problems.ok()) throw Error(ErrorKind::bad_input, problems.render());
  Job job{last, {}, {}};
  job.texts.stages = true;
  const JobResult result = hands_.plan(job);
  if (result.state == JobState::bad_input) throw Error(ErrorKind::bad_input, result.problems.render());
  if (result.state == JobState::failed) throw Error(result.kind, shown_of_failure(result).message);
  const std::string answers = next_answers(yaml, last, printed_stages(result), setup_.intake_form);
  return page({form::filled(answers, form_), {}, {}}, {});
} catch (const Error& error) {
  Beside found = beside(sent.filled);
  found.shown.push_back(shown_of(error));
  return page(std::move(sent), std::move(found));
}

Response Desk::save(Sent sent) const try {
  Judged found = judged(sent.filled);
  if (!found.intake) return page(std::move(sent), {std::move(found.shown), {}, {}});
  Job job{*found.intake, {}, {}};
  job.texts.form = &words_;
  Saved saved = folder_.save(setup_, hands_.plan, std::move(job), found.written.yaml, sent.opened);
  tell(saved.result, found);
  if (is_plan(saved.result)) sent.opened = sha256_hex(found.written.yaml);
  return page(std::move(sent), {std::move(found.shown), saved.result.texts["form"], join(saved.said, "\n")});
} catch (const Error& error) {
  Beside found = beside(sent.filled);
  found.shown.insert(found.shown.begin(), shown_of(error));
  return page(std::move(sent), std::move(found));
}

Response Desk::stop(Sent) const {
  Response last = told(200, "The planner has ended", "You can close this page.");
  last.ends_server = true;
  return last;
}

Desk::Judged Desk::judged(const form::Filled& filled) const {
  Judged found{form::written(filled, form_), {}, {}};
  Problems problems;
  PatientIntake intake = read_intake_text("the form", found.written.yaml, setup_.intake_form, problems);
  if (problems.ok()) hands_.ask_about_the_day(intake, problems);
  found.shown = form::shown(found.written, problems);
  if (problems.ok() && found.written.own.empty()) found.intake = std::move(intake);
  return found;
}

/// What the worker says, where the reader's problems stand already.
void Desk::tell(const JobResult& result, Judged& found) {
  std::ranges::copy(form::shown(found.written, result.problems), std::back_inserter(found.shown));
  if (result.state == JobState::failed) found.shown.push_back(shown_of_failure(result));
  for (const std::string& notice : result.notices) found.shown.push_back({{}, notice, false});
}

std::optional<JobResult> Desk::planned(Judged& found, const Targets& targets) const try {
  if (!found.intake) return std::nullopt;
  Job job{*found.intake, targets, {}, false};
  job.texts.form = &words_;
  JobResult result = hands_.plan(job);
  tell(result, found);
  return is_plan(result) ? std::optional(std::move(result)) : std::nullopt;
} catch (const Error& error) {
  found.shown.push_back(shown_of(error));
  return std::nullopt;
}

Desk::Beside Desk::beside(const form::Filled& filled) const {
  Judged found = judged(filled);
  auto result = planned(found, {});
  return {std::move(found.shown), result ? result->texts["form"] : std::string(), {}};
}

/// A paper under the name that `plan` gives it, or the page that says why there is none.
Response Desk::paper(Sent sent, const WhichPaper& which) const {
  Judged found = judged(sent.filled);
  const Targets targets = found.intake ? papers_of(found.intake->patient) : Targets();
  auto result = planned(found, targets);
  if (!result) return page(std::move(sent), {std::move(found.shown), {}, {}});
  const std::string name = which(targets, *result);
  const auto bytes = result->papers.find(name);
  if (bytes == result->papers.end())
    return page(std::move(sent), {std::move(found.shown), result->texts["form"], "no letters are due"});
  return {200, bytes->second, "application/pdf", {{"Content-Disposition", "inline; filename=\"" + name + "\""}}};
}

form::Page Desk::page_of(Sent sent, Beside beside) const {
  form::Page page;
  page.form = &form_;
  page.words = &words_;
  page.bundles = setup_.bundles();
  page.languages = languages_of(setup_.options);
  page.needed = setup_.clinic.must_record;
  page.filled = std::move(sent.filled);
  page.problems = std::move(beside.shown);
  page.plan = std::move(beside.plan);
  page.token = session_.token();
  page.opened = std::move(sent.opened);
  page.notice = std::move(beside.notice);
  return page;
}

Response Desk::page(Sent sent, Beside beside) const {
  form::Page page = page_of(std::move(sent), std::move(beside));
  page.intakes = folder_.intakes();
  return {200, form::page(page)};
}

}  // namespace rehab::desk
