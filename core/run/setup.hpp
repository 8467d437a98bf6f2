// SPDX-License-Identifier: Apache-2.0
// Everything a run reads once: clinic file, bundles, page designs, fonts, and words in the languages it uses. Const
// once the languages of its intakes are known; workers get it by inheriting memory. It loads no plugin's library into
// the caller.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "intake/intake_reader.hpp"
#include "intake/intake_words.hpp"
#include "model/clinic.hpp"
#include "model/words.hpp"
#include "pdf/fonts.hpp"
#include "plugins/catalogue.hpp"
#include "sheet/design.hpp"

namespace rehab {

/// What the patient's pages are written as; record and letters are always PDF.
enum class SheetFormat { pdf, html };

struct SetupOptions {
  std::string templates;                     ///< the folder with words, sheets, fonts
  std::string clinic_file;                   ///< empty: none
  std::vector<PluginFolder> plugin_folders;  ///< before those of the clinic file
  PluginFolder installed;                    ///< after them
  std::string trial;                         ///< the folder of a bundle to use in place of any other of its id
  std::string sheet = "take-home";           ///< the design of the patient's pages: its name, or the path of a file
  SheetFormat format = SheetFormat::pdf;     ///< of the patient's pages
  std::string language;                      ///< of the patient's pages for everybody; empty: as the intake says
  std::string version;                       ///< of the planner, for the record
  bool hash_papers = false;                  ///< for a manifest

  bool has_own_design() const;  ///< `sheet` is a path
};

/// The figures of every bundle there is, usable or not. Throws Error (config) for a clinic file that can't be used.
Figures other_figures(const SetupOptions& options);

/// The clinic file and the bundles: enough to read intakes and to list plugins.
struct House {
  Clinic clinic;
  Catalogue catalogue;
  IntakeShape intake_form;  ///< with the fields of every usable bundle
};
/// How far a house is looked into: what a plan uses, or every language and every library, as who checks plugins wants.
enum class Look { what_is_used, everything };
/// Throws Error (config) for a clinic file that can't be used. Bundles that can't are in the catalogue.
House open_house(const SetupOptions& options, Look look = Look::what_is_used);

struct Setup : House {
  SetupOptions options;
  std::map<std::string, Phrases> phrases;  ///< by language read, the clinic's own words in place
  Design sheet;
  Design record;
  Design letters;
  pdf::Fonts fonts;

  std::vector<const Bundle*> bundles() const;                           ///< those of a plan, sorted by id
  const std::string& language_for(const std::string& of_intake) const;  ///< of the patient's pages
};
/// With the words of the clinic's language and of `options.language`. Throws Error (config) with everything that stands
/// in the way of a plan.
Setup open_setup(const SetupOptions& options, Look look = Look::what_is_used);

/// "there are de, en and es": the languages of the planner's own words.
std::string languages_there(const SetupOptions& options);

/// Reads the words in these languages. A language that has none is refused later, for each patient.
/// Throws as open_setup.
void read_words_in(const std::set<std::string>& languages, Setup& setup);

/// How this house asks for an intake: in the clinic's language. Throws Error (config) where there are no words in it.
IntakeWords questions_of(const House& house, const SetupOptions& options);
/// The languages that there are words of.
std::vector<std::string> languages_of(const SetupOptions& options);

/// Every file that a run reads besides its intakes: no output may take the place of one.
FileSet files_of(const Setup& setup);

}  // namespace rehab
