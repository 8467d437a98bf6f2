// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <map>
#include <set>

#include "base/text.hpp"
#include "command.hpp"
#include "model/exercise_names.hpp"
#include "terminal.hpp"

namespace rehab::cli {

Syntax explain_syntax() {
  Syntax syntax;
  syntax.usage = "explain INTAKE.yaml [--exercise NAME] [--rules] [--if FIELD=VALUE]... [options]";
  syntax.what =
      "Says why each exercise is in, changed or left out, and what every answer that is missing would change. With\n"
      "--if, says what would change if a field held another value. Writes no file.";
  syntax.examples = {{"explain P-0001.yaml", "the decision and its reasons"},
                     {"explain P-0001.yaml --exercise plank", "one exercise, form by form"},
                     {"explain P-0001.yaml --if age=70", "what would change if the patient were 70"},
                     {"explain P-0001.yaml --if 'conditions=[osteoporosis]'", "or had osteoporosis"},
                     {"explain P-0001.yaml --json", "for a program"}};
  syntax.operand = "INTAKE.yaml";
  syntax.least = syntax.most = 1;
  syntax.options.add_options()                                                                                   //
      ("exercise", po::value<std::string>()->value_name("NAME"), "this exercise alone, form by form: plank")     //
      ("rules", "also the rules by id, what they saw and their sources")                                         //
      ("if", po::value<std::vector<std::string>>()->value_name("FIELD=VALUE"), "suppose this; may be repeated")  //
      ("json", "print the decision as JSON");
  add_setup_options(syntax.options);
  return syntax;
}

namespace {

/// By its id or the name that is printed.
std::string exercise_named(const std::string& id, const Setup& setup) {
  if (id.empty()) return id;
  const auto bundles = setup.bundles();
  if (const std::set<std::string> called = exercises_called(bundles, id); called.size() == 1) return *called.begin();
  std::vector<std::string> known;
  for (const Bundle* bundle : bundles)
    for (const Exercise& exercise : bundle->exercises) known.push_back(exercise.id);
  if (std::ranges::find(known, id) != known.end()) return id;
  const std::optional<std::string> near = nearest(id, known);
  throw UsageError("--exercise " + id + ": no plugin has this exercise" +
                   (near ? "; did you mean '" + *near + "'?" : "; there are " + listing(known, "and")));
}

/// A fact of a plan, as it comes from the worker.
struct Fact {
  std::string label, value, why, absent;
};

std::vector<Fact> facts_in(const std::string& text) {
  std::vector<Fact> facts;
  for (const std::string_view line : split(text, '\n')) {
    const std::vector<std::string_view> parts = split(line, '\t');
    facts.push_back(
        {std::string(parts.at(0)), std::string(parts.at(1)), std::string(parts.at(2)), std::string(parts.at(3))});
  }
  return facts;
}

const Fact* find_fact(const std::vector<Fact>& facts, const std::string& label) {
  const auto found = std::ranges::find(facts, label, &Fact::label);
  return found == facts.end() ? nullptr : &*found;
}

std::string with_why(const std::string& line, const std::string& why) {
  return why.empty() ? line : line + "\n  " + why;
}

std::string changed_line(const std::string& label, const std::string& from, const std::string& to,
                         const std::string& why) {
  return with_why(label + ": " + from + " -> " + to, why);
}

/// "Pelvic tilt: on your back -> at a wall", and below it why.
std::string difference(const std::vector<Fact>& now, const std::vector<Fact>& then) {
  std::vector<std::string> lines;
  for (const Fact& fact : then) {
    const Fact* before = find_fact(now, fact.label);
    if (before ? before->value != fact.value : !fact.absent.empty())
      lines.push_back(changed_line(fact.label, before ? before->value : fact.absent, fact.value, fact.why));
    else if (before && before->why != fact.why)
      lines.push_back(with_why(fact.label + ": " + fact.value + ", as now", fact.why));
  }
  for (const Fact& fact : now)
    if (!fact.absent.empty() && !find_fact(then, fact.label))
      lines.push_back(changed_line(fact.label, fact.value, fact.absent, {}));
  return lines.empty() ? "Nothing would change." : join(lines, "\n");
}

void print(const std::vector<JobResult>& results, bool json) {
  if (json)
    std::cout << results.back().texts.at("json") << "\n";
  else if (results.size() == 1)
    std::cout << in_columns(results[0].texts.at("explain"));
  else
    std::cout << in_columns(difference(facts_in(results[0].texts.at("facts")), facts_in(results[1].texts.at("facts"))));
}

}  // namespace

int explain(const Arguments& arguments) {
  Setup setup = open_setup(setup_options(arguments));
  const ExplainScope scope{exercise_named(arguments.text("exercise"), setup), arguments.has("rules")};

  Texts texts;
  texts.json = arguments.has("json");
  texts.facts = arguments.has("if");
  if (!texts.json && !texts.facts) texts.explain = scope;
  std::vector<Job> jobs;
  const auto add = [&](const std::vector<std::string>& suppose) {
    auto intake = read_or_complain(arguments.operands()[0], setup, suppose);
    if (intake) jobs.push_back({std::move(*intake), {}, texts});
    return intake.has_value();
  };
  if (!add({})) return bad_intake;
  if (texts.facts && !add(arguments.texts("if"))) return bad_intake;

  std::vector<JobResult> results(jobs.size());
  run_jobs(setup, jobs, 1, [&](std::size_t number, const JobResult& result) { results[number] = result; });
  for (const JobResult& result : results) {
    complain(jobs[0].intake.patient, result);
    if (result.texts.empty()) return exit_status(result);
  }
  print(results, texts.json);
  return exit_status(results.back());
}

}  // namespace rehab::cli
