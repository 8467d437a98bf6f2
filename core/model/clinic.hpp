// SPDX-License-Identifier: Apache-2.0
// The clinic file: who hands the sheet out and what applies in this house. Read once for a run, then const.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include <rehab/plugin.hpp>

#include "base/enum_words.hpp"
#include "model/weight.hpp"

namespace rehab {

/// What the printer has.
enum class PrintInk { colour, black };
template <>
inline constexpr auto enum_words<PrintInk> = words_up_to<PrintInk::black>("colour", "black");

/// Somebody of the clinic read these versions of the bundles and answers for their use.
struct RulesReview {
  std::string by;  ///< empty: nobody did
  Date on{};
  std::map<std::string, std::string> versions;  ///< by bundle
};

struct Clinic {
  std::string file;  ///< empty: no clinic file, the defaults below
  std::string name;
  std::string logo;   ///< absolute path of a PNG or JPEG; empty: none
  std::string fonts;  ///< absolute path of a folder; empty: the planner's own
  std::string address;
  std::string phone;
  std::string phone_out_of_hours;
  std::string maternity_phone;  ///< of the maternity unit; empty: the paper has a line for it
  std::string emergency_number = "112";
  std::string clinician;                 ///< where an intake names none
  std::string language = "en";           ///< of the record
  std::string page = "A4";               ///< A4 or Letter
  PrintInk ink = PrintInk::colour;       ///< black: no page has a colour but greys
  WeightUnit weights = WeightUnit::kg;   ///< in which ankle weights are printed
  bool offers_physical_therapy = false;  ///< a referral then reads as supervised sessions here
  bool clear_something_else = false;     ///< an intake's `something_else` then needs the name of who cleared it
  // The numbers are this project's own choice (policy X), and every clinic's to set.
  int supervised_within_days = 14;
  int start_with = 4;  ///< exercises on the first sheet
  int add_at_review = 2;
  int weeks_of_use = 6;  ///< of a sheet, where no next visit is recorded
  std::vector<std::string> plugin_folders;
  std::set<std::string> required = {"safety_rules"};
  std::set<std::string> disabled;
  std::map<std::string, std::map<std::string, Settings::Setting>> settings;  ///< by bundle
  RulesReview rules_reviewed;
  std::vector<std::string> must_record;      ///< fields or groups of fields that every intake of this clinic answers
  std::map<std::string, std::string> words;  ///< fixed strings in the clinic's own words, by id
};

}  // namespace rehab
