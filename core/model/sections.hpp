// SPDX-License-Identifier: Apache-2.0
// What a patient's sheet is made of, in the order it is printed. A page design names them; the content makes them.
// The DRAFT line and the footer are no sections: they stand on every page.
#pragma once

#include <vector>

namespace rehab {

enum class Section {
  title,          ///< whose sheet, until when, shown by whom
  in_short,       ///< how many, which leg, which days
  stop_and_call,  ///< on every sheet
  pain,           ///< how much pain is fine
  also,           ///< what else to do, where there is anything
  exercises,      ///< a card for each
  diary,          ///< one week to tick off, a row for each exercise
  diary_by_day,   ///< the same, a row for each day
  diary_weeks,    ///< every week of use with its dates, a row for each exercise
  page_break
};
using Sections = std::vector<Section>;

inline const Sections usual_sections{Section::title,     Section::in_short,   Section::stop_and_call,
                                     Section::pain,      Section::also,       Section::page_break,
                                     Section::exercises, Section::page_break, Section::diary};

}  // namespace rehab
