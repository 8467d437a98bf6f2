// SPDX-License-Identifier: Apache-2.0
#include "run/pipeline.hpp"

#include "base/files.hpp"
#include "base/text.hpp"
#include "decide/decide.hpp"
#include "intake/normalised.hpp"
#include "sheet/content/explain.hpp"
#include "sheet/content/patient_leaflet.hpp"
#include "sheet/content/record.hpp"
#include "sheet/html/page.hpp"
#include "sheet/layout/layout.hpp"

namespace rehab {
namespace {

AdviceByBundle ask(const std::vector<LoadedPlugin>& plugins, const Intake& facts, std::size_t number,
                   const Report& report) {
  AdviceByBundle advice;
  for (const LoadedPlugin& plugin : plugins) {
    report.tell(Tell::at, number, {plugin.bundle().id});
    try {
      advice[plugin.bundle().id] = advise(plugin, facts);
    } catch (const PluginMisbehaved& misbehaved) {
      throw std::runtime_error(misbehaved.fault);  // whoever reports it names the bundle
    }
    refuse_output();
  }
  report.tell(Tell::at, number, {""});
  return advice;
}

/// Makes a leaflet a file and leaves it as a temporary beside its target.
class Papers {
 public:
  Papers(const Setup& setup, std::shared_ptr<const Image> logo, std::size_t number, const Report& report)
      : setup_(setup), logo_(std::move(logo)), number_(number), report_(report) {}

  std::vector<Replacement> print(Leaflet leaflet, const Design& design, const std::string& target) const {
    leaflet.logo = logo_;
    const auto replaced =
        replace_unprintable(leaflet, [&](std::string_view text) { return setup_.fonts.missing(text); });
    write(lay_out(leaflet, design, setup_.fonts, page_size(setup_.clinic.page)), target);
    return replaced;
  }

  std::vector<Replacement> print_sheet(Leaflet leaflet, const std::string& target) const {
    if (setup_.options.format == SheetFormat::pdf) return print(std::move(leaflet), setup_.sheet, target);
    leaflet.logo = logo_;
    write(html::page(leaflet, setup_.sheet, page_size(setup_.clinic.page)), target);
    return {};  // a browser finds a font for every letter
  }

 private:
  void write(const std::string& bytes, const std::string& target) const {
    const std::string temporary = write_temporary(target, bytes).string();
    report_.tell(Tell::wrote, number_, {temporary, target, std::to_string(bytes.size()), sha256_hex(bytes)});
  }

  const Setup& setup_;
  std::shared_ptr<const Image> logo_;
  std::size_t number_;
  const Report& report_;
};

const std::string& sheet_language(const Setup& setup, const PatientIntake& intake) {
  if (!setup.options.language.empty()) return setup.options.language;
  return intake.language.empty() ? setup.clinic.language : intake.language;
}

void print_papers(const Setup& setup, const LeafletSource& patients, const LeafletSource& clinics, const Job& job,
                  const Papers& papers) {
  const bool held = patients.regimen.state == RegimenState::held;
  RecordExtras extras;
  const std::string& target = held ? job.targets.held : job.targets.sheet;
  if (!target.empty()) extras.replaced = papers.print_sheet(patient_leaflet(patients, setup.sheet.sections), target);
  if (job.targets.record.empty()) return;
  extras.intake_lines = normalised(job.intake);
  extras.planner_version = setup.options.version;
  extras.sheet_language = patients.phrases.language;
  extras.sheet_words_reviewed = words_reviewed(patients.phrases, patients.bundles);
  papers.print(record(clinics, extras), setup.record, job.targets.record);
}

void tell_texts(const LeafletSource& source, const Texts& texts, std::size_t number, const Report& report) {
  if (texts.summary) report.tell(Tell::text, number, {"summary", join(summary(source), "\n")});
  if (texts.explain) report.tell(Tell::text, number, {"explain", join(explain_lines(source), "\n")});
  if (texts.json) report.tell(Tell::text, number, {"json", explain_json(source).text(2)});
}

}  // namespace

std::string plan_patient(const Setup& setup, const Loaded& loaded, std::size_t number, const Job& job,
                         const Report& report) {
  const std::string& language = sheet_language(setup, job.intake);
  PatientIntake intake = job.intake;
  intake.language = language;
  const auto bundles = setup.bundles();
  const AdviceByBundle advice =
      ask(loaded.plugins, facts_for_rules(intake, use_until(intake, setup.clinic)), number, report);

  const Decision decision = decide(intake, bundles, advice, setup.clinic);
  std::vector<RequestProblem> requests = decision.problems;
  if (!setup.phrases.contains(language)) requests.push_back({"language", "there are no words in this language", {}});
  if (!requests.empty()) {
    Problems problems;
    rehab::report(requests, intake, problems);
    report.tell(Tell::problem, number, {problems.render()});
    return "bad_input";
  }

  const LeafletSource patients{decision.regimen, intake, setup.clinic, bundles, setup.phrases.at(language)};
  const LeafletSource clinics{decision.regimen, intake, setup.clinic, bundles, setup.phrases.at(setup.clinic.language)};
  try {
    print_papers(setup, patients, clinics, job, Papers(setup, loaded.logo, number, report));
    tell_texts(clinics, job.texts, number, report);
  } catch (const MissingWords& missing) {  // the fault of its bundle
    report.tell(Tell::at, number, {missing.bundle});
    throw std::runtime_error(missing.what() + std::string("; add it to the plugin's words/"));
  }
  return decision.regimen.state == RegimenState::held ? "held" : "issued";
}

}  // namespace rehab
