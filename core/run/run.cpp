// SPDX-License-Identifier: Apache-2.0
#include "run/run.hpp"

#include <algorithm>
#include <filesystem>

#include "base/files.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "decide/decide.hpp"
#include "decide/fires.hpp"
#include "decide/open_questions.hpp"
#include "form/plan.hpp"
#include "intake/normalised.hpp"
#include "plugins/blocking.hpp"
#include "plugins/library.hpp"
#include "run/logo.hpp"
#include "run/printable.hpp"
#include "sheet/content/account.hpp"
#include "sheet/content/explain.hpp"
#include "sheet/content/letters.hpp"
#include "sheet/content/patient_leaflet.hpp"
#include "sheet/content/record.hpp"
#include "sheet/content/summary.hpp"
#include "sheet/html/page.hpp"
#include "sheet/layout/layout.hpp"

namespace rehab {

namespace {

/// What only the workers' processes hold: it could break the one that loads it.
struct Loaded {
  std::vector<LoadedPlugin> plugins;
  std::shared_ptr<const Image> logo;  ///< null: none
};

/// What the library of a bundle advises for each of these facts.
std::vector<Advice> ask(const LoadedPlugin& plugin, const std::vector<Intake>& facts, Watch& watch,
                        const Messenger& messenger) {
  messenger.at(plugin.bundle().id);
  std::vector<Advice> given = advise(plugin, facts, watch);
  messenger.at("");
  return given;
}

/// Makes a leaflet a file and leaves it as a temporary beside its target, or in the result; without a target it only
/// looks at it.
class Papers {
 public:
  Papers(const Setup& setup, std::shared_ptr<const Image> logo, bool writes, JobResult& result)
      : setup_(setup), logo_(std::move(logo)), writes_(writes), result_(result) {}

  std::vector<Replacement> print(Leaflet leaflet, const Design& design, const std::string& target) const {
    leaflet.logo = logo_;
    auto replaced = replace_unprintable(leaflet, [&](std::string_view text) { return setup_.fonts.missing(text); });
    if (!target.empty()) write(lay_out(leaflet, design, setup_.fonts, page_size(setup_.clinic.page)), target);
    return replaced;
  }

  std::vector<Replacement> print_sheet(Leaflet leaflet, const std::string& target) const {
    if (setup_.options.format == SheetFormat::pdf) return print(std::move(leaflet), setup_.sheet, target);
    leaflet.logo = logo_;
    if (!target.empty()) write(html::page(leaflet, setup_.sheet, page_size(setup_.clinic.page)), target);
    return {};  // a browser finds a font for every letter
  }

 private:
  void write(const std::string& bytes, const std::string& target) const {
    if (!writes_) {
      result_.papers[target] = bytes;
      return;
    }
    const std::string hash = setup_.options.hash_papers ? sha256_hex(bytes) : std::string();
    result_.written.push_back({write_temporary(target, bytes).string(), target, bytes.size(), hash});
  }

  const Setup& setup_;
  std::shared_ptr<const Image> logo_;
  bool writes_;
  JobResult& result_;
};

/// Returns what the fonts can't print.
std::vector<Replacement> print_papers(const Setup& setup, const LeafletSource& patients, const Account& account,
                                      const Job& job, const Papers& papers) {
  const bool held = patients.regimen.state == RegimenState::held;
  RecordExtras extras;
  const auto add = [&extras](const std::vector<Replacement>& replaced) {
    for (const Replacement& each : replaced)
      if (std::ranges::count(extras.replaced, each) == 0) extras.replaced.push_back(each);
  };
  add(papers.print_sheet(patient_leaflet(patients, setup.sheet.sections), held ? job.targets.held : job.targets.sheet));
  Leaflet for_colleagues = letters(account);
  if (!for_colleagues.parts.empty()) add(papers.print(std::move(for_colleagues), setup.letters, job.targets.letters));
  extras.intake_lines = normalised(job.intake, FreeText::shown);
  extras.planner_version = setup.options.version;
  extras.letters_file = std::filesystem::path(job.targets.letters).filename();
  extras.sheet_language = patients.phrases.language;
  extras.sheet_words_reviewed = words_reviewed(patients.phrases, patients.bundles);
  add(papers.print(record(account, extras), setup.record, job.targets.record));
  return extras.replaced;
}

/// Exercises that wait for words in the sheet's language, a sentence for each bundle.
std::vector<std::string> missing_languages(const Regimen& regimen, const std::string& language) {
  std::map<std::string, std::vector<std::string>> by_bundle;
  for (const ExerciseDecision& decision : regimen.exercises)
    if (decision.waits_for == WaitsFor::words) by_bundle[decision.exercise->bundle].push_back(decision.exercise->id);
  std::vector<std::string> notices;
  for (const auto& [bundle, exercises] : by_bundle)
    notices.push_back("not on the sheet, for plugin " + bundle + " has no words for it in language '" + language +
                      "': " + join(exercises) + "; add words/" + language + ".yaml to the plugin");
  return notices;
}

std::vector<std::string> notices_of(const Regimen& regimen, const std::string& language,
                                    const std::vector<Replacement>& replaced) {
  std::vector<std::string> notices = missing_languages(regimen, language);
  for (const Replacement& each : replaced)
    notices.push_back(
        "the fonts can't print '" + encode_utf8(each.code_point) + "' (" + code_point_name(each.code_point) +
        ") under \"" + each.where +
        "\": a box stands for it; change the plugin's words, or name fonts that have it in the clinic file");
  return notices;
}

/// A fact a line, its parts between tabs.
std::string facts_text(const std::vector<AccountFact>& facts) {
  std::vector<std::string> lines;
  for (const AccountFact& fact : facts)
    lines.push_back(join(std::vector{fact.label, fact.value, fact.why, fact.absent}, "\t"));
  return join(lines, "\n");
}

std::string stages_of(const Regimen& regimen) {
  std::vector<std::string> lines;
  for (const ExerciseDecision& decision : printed(regimen))
    lines.push_back(decision.exercise->id + " " + std::to_string(decision.stage));
  return join(lines, "\n");
}

std::map<std::string, std::string> texts_of(const Account& account, const Texts& wanted) {
  std::map<std::string, std::string> texts;
  if (wanted.summary) texts["summary"] = join(summary(account), "\n");
  if (wanted.plan) texts["plan"] = join(plan_lines(account), "\n");
  if (wanted.facts) texts["facts"] = facts_text(account_facts(account));
  if (wanted.explain) texts["explain"] = join(explain_lines(account, *wanted.explain), "\n");
  if (wanted.stages) texts["stages"] = stages_of(account.source.regimen);
  if (wanted.json) texts["json"] = explain_json(account).text(2);
  return texts;
}

bool is_of_hold(const Way& way) {
  return std::ranges::any_of(way.reasons, [](const Reason* reason) {
    return reason->effect == EffectKind::stop || reason->effect == EffectKind::hold;
  });
}

/// What was decided, the most urgent of the ways a patient is sent (of a held plan: of what holds it), and whether
/// somebody signs.
void add_state(const Account& account, JobResult& result) {
  const WayAccount* first = nullptr;
  for (const WayAccount& each : account.ways)
    if ((!account.held || is_of_hold(each.way)) && (!first || how_soon(each.way.route) < how_soon(first->way.route)))
      first = &each;
  result.decision = account.state;
  if (first) result.how_soon = how_soon(first->way.route);
  if (first) result.sent_to = first->text;
  result.is_draft = named_clinician(account.source.intake, account.source.clinic).empty();
}

/// Does the whole of one job in a worker; its papers stand as temporaries beside their targets. Throws what a plugin or
/// a room throws: the job has then failed.
JobResult plan_patient(const Setup& setup, const Rulebook& rulebook, const Loaded& loaded, const Job& job,
                       JobResult result, const Messenger& messenger) {
  const std::string& language = setup.language_for(job.intake.language);
  PatientIntake intake = job.intake;
  intake.language = language;
  intake.name = printed_name(job.intake, setup.fonts);
  const auto& bundles = rulebook.bundles();
  const Intake facts = facts_for_rules(intake, rulebook, setup.clinic);
  Watch watch;
  AdviceByBundle advice;
  for (const LoadedPlugin& plugin : loaded.plugins)
    advice[plugin.bundle().id] = std::move(ask(plugin, {facts}, watch, messenger).front());

  const Case c = what_fires(intake, facts, rulebook, advice, setup.clinic);
  const bool tells_all = job.texts.explain || job.texts.facts || job.texts.json;
  const Decision decision = tells_all ? decide(c) : decide(c, most_others_told);
  std::vector<RequestProblem> requests = decision.problems;
  if (!setup.phrases.contains(language))
    requests.push_back({"language", "there are no words in this language", languages_there(setup.options)});
  Problems problems;
  check_printable(job.intake, setup.fonts, problems);
  add_problems(requests, intake, problems);
  if (!problems.ok()) {
    result.state = JobState::bad_input;
    for (Problem& problem : problems.sorted()) result.problems.add(std::move(problem));
    return result;
  }

  PatientIntake on_sheet = intake;
  if (setup.options.format == SheetFormat::html) on_sheet.name = job.intake.name;
  const LeafletSource patients{decision.regimen, on_sheet, setup.clinic, bundles, setup.phrases.at(language)};
  const AskLibrary ask_again = [&](const std::string& bundle, const std::vector<Intake>& supposed) {
    const auto id_of = [](const LoadedPlugin& plugin) { return plugin.bundle().id; };
    return ask(*std::ranges::find(loaded.plugins, bundle, id_of), supposed, watch, messenger);
  };
  const std::vector<OpenQuestion> questions = open_questions(c, decision.regimen, ask_again);
  const LeafletSource clinics{decision.regimen, intake, setup.clinic, bundles, setup.phrases.at(setup.clinic.language),
                              questions};
  const Account account = account_of(clinics);
  const std::vector<Replacement> replaced =
      print_papers(setup, patients, account, job, Papers(setup, loaded.logo, job.writes, result));
  result.notices = notices_of(decision.regimen, language, replaced);
  result.texts = texts_of(account, job.texts);
  if (job.texts.form) result.texts["form"] = form::plan_column(account, patients, setup.sheet, *job.texts.form);
  add_state(account, result);
  result.state = decision.regimen.state == RegimenState::held ? JobState::held : JobState::issued;
  return result;
}

JobResult plan_job(const Setup& setup, const Rulebook& rulebook, const Loaded& loaded, const Jobs& jobs,
                   std::size_t number, const Messenger& messenger) {
  JobResult result;
  const std::optional<Job> job = jobs.job(number, result);
  if (job) return plan_patient(setup, rulebook, loaded, *job, std::move(result), messenger);
  result.state = JobState::bad_input;
  return result;
}

constexpr const char* the_logo = "the clinic's logo";  // told as what is being loaded; no bundle has this id

void add_problem(std::vector<std::string>& fields, const Problem& problem) {
  const bool is_error = problem.severity == Severity::error;
  fields.insert(fields.end(),
                {"problem", problem.place.file.text(), std::to_string(problem.place.line),
                 std::to_string(problem.place.column), is_error ? "error" : "warning", problem.message, problem.remedy,
                 problem.source_line, std::to_string(problem.caret), std::to_string(problem.instead.size())});
  fields.insert(fields.end(), problem.instead.begin(), problem.instead.end());
}

/// A result as it crosses from the worker: its state, then each part behind a word for its kind.
std::vector<std::string> fields_of_result(const JobResult& result) {
  std::vector<std::string> fields{std::to_string(static_cast<int>(result.state))};
  for (const Problem& problem : result.problems.sorted()) add_problem(fields, problem);
  for (const std::string& notice : result.notices) fields.insert(fields.end(), {"notice", notice});
  for (const auto& [kind, text] : result.texts) fields.insert(fields.end(), {"text", kind, text});
  fields.insert(fields.end(), {"decision", result.decision});
  if (!result.sent_to.empty())
    fields.insert(fields.end(), {"sent", std::to_string(static_cast<int>(result.how_soon.urgency)),
                                 std::to_string(result.how_soon.days), result.sent_to});
  if (result.is_draft) fields.emplace_back("draft");
  for (const auto& [target, bytes] : result.papers) fields.insert(fields.end(), {"paper", target, bytes});
  for (const Written& file : result.written)
    fields.insert(fields.end(), {"wrote", file.temporary, file.target, std::to_string(file.size), file.sha256});
  return fields;
}

/// Of fields that a plugin may have written, nothing is taken for granted.
class FieldReader {
 public:
  explicit FieldReader(const std::vector<std::string>& fields) : fields_(fields) {}
  bool at_end() const { return next_ == fields_.size(); }
  const std::string& text() {
    if (at_end()) throw BadMessage("a result that is cut short");
    return fields_[next_++];
  }
  int number() {
    const auto number = whole_number(text());
    if (!number || *number < 0) throw BadMessage("a result of another form");
    return *number;
  }
  Problem problem() {
    Problem problem;
    problem.place.file = text();
    problem.place.line = number();
    problem.place.column = number();
    problem.severity = text() == "error" ? Severity::error : Severity::warning;
    problem.message = text();
    problem.remedy = text();
    problem.source_line = text();
    problem.caret = number();
    for (int left = number(); left > 0; --left) problem.instead.push_back(text());
    return problem;
  }

 private:
  const std::vector<std::string>& fields_;
  std::size_t next_ = 0;
};

JobResult result_in(const std::vector<std::string>& fields) {
  JobResult result;
  FieldReader next(fields);
  const int state = next.number();
  if (state >= static_cast<int>(JobState::failed)) throw BadMessage("a result of another form");
  result.state = static_cast<JobState>(state);
  while (!next.at_end()) {
    const std::string& kind = next.text();
    if (kind == "problem") {
      result.problems.add(next.problem());
    } else if (kind == "notice") {
      result.notices.push_back(next.text());
    } else if (kind == "decision") {
      result.decision = next.text();
    } else if (kind == "sent") {
      const int urgency = next.number();
      if (urgency > static_cast<int>(Urgency::routine)) throw BadMessage("a result of another form");
      result.how_soon = {static_cast<Urgency>(urgency), next.number()};
      result.sent_to = next.text();
    } else if (kind == "draft") {
      result.is_draft = true;
    } else if (kind == "text") {
      const std::string& name = next.text();
      result.texts[name] = next.text();
    } else if (kind == "paper") {
      const std::string& target = next.text();
      result.papers[target] = next.text();
    } else {
      Written& file = result.written.emplace_back();
      file.temporary = next.text();
      file.target = next.text();
      file.size = static_cast<std::size_t>(next.number());
      file.sha256 = next.text();
    }
  }
  return result;
}

JobResult result_of(const Failure& failure) {
  JobResult result;
  result.state = JobState::failed;
  result.bundle = failure.bundle;
  result.reason = failure.reason;
  result.kind = failure.kind;
  return result;
}

JobResult result_or_failure(const std::vector<std::string>& fields) try {
  return result_in(fields);
} catch (const BadMessage& bad) {
  return result_of({{}, std::string("a plugin wrote on a channel of the planner (") + bad.what() + ")", {}, {}});
}

void load_all(const Setup& setup, Loaded& loaded, const Messenger& messenger) {
  for (const CatalogueEntry* entry : setup.catalogue.ready()) {
    if (entry->bundle->library.empty()) continue;
    messenger.at(entry->id);
    loaded.plugins.push_back(load(entry->bundle, entry->settings));
  }
  if (setup.clinic.logo.empty()) return;
  messenger.at(the_logo);
  loaded.logo = read_logo(setup.clinic.logo, setup.clinic.ink);
  remember_logo(loaded.logo);
}

[[noreturn]] void refuse_unloaded(const Setup& setup, const Failure& failure) {
  if (failure.bundle == the_logo)
    throw Error(ErrorKind::config, failure.bundle + " can't be used: " + failure.reason,
                "give a PNG or JPEG of at most 1 MiB and 4 million pixels, each side 16 pixels or more; no patient was "
                "planned");
  Catalogue catalogue = setup.catalogue;
  for (CatalogueEntry& entry : catalogue.entries)
    if (entry.id == failure.bundle) entry.finding = finding_of(failure);
  refuse_if_blocked(catalogue, setup.clinic);
  throw Error(failure.kind, "the plugins can't be loaded: " + failure.reason, "no patient was planned");
}

}  // namespace

bool plan_all(const Setup& setup, const Jobs& jobs, unsigned workers,
              const std::function<void(std::size_t number, const JobResult&)>& on_result,
              const std::function<bool()>& stop_requested) {
  const Rulebook rulebook(setup.bundles());
  Loaded loaded;  // stays empty here; the warm process fills its own copy
  Task task;
  task.jobs = jobs.count;
  task.prepare = [&](const Messenger& messenger) { load_all(setup, loaded, messenger); };
  task.work = [&](std::size_t job, const Messenger& messenger) {
    return fields_of_result(plan_job(setup, rulebook, loaded, jobs, job, messenger));
  };
  task.done = [&](std::size_t job, const std::vector<std::string>& fields) {
    on_result(job, result_or_failure(fields));
  };
  task.failed = [&](std::size_t job, const Failure& failure) { on_result(job, result_of(failure)); };
  try {
    return run_in_workers(task, workers, {}, stop_requested);
  } catch (const NotPrepared& broken) {
    refuse_unloaded(setup, broken.failure);
  }
}

PrintedStages printed_stages(const JobResult& result) {
  PrintedStages stages;
  const auto text = result.texts.find("stages");
  if (result.state != JobState::issued || text == result.texts.end()) return stages;
  for (const std::string_view line : split(text->second, '\n')) {
    const auto words = split(line, ' ');
    if (words.size() == 2) stages.emplace_back(words[0], whole_number(words[1]).value_or(1));
  }
  return stages;
}

}  // namespace rehab
