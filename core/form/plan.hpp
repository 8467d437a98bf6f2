// SPDX-License-Identifier: Apache-2.0
// A decided plan beside the form: its state, each exercise with its drawing and dose, what waits and what is left out
// in the sentences of the record, each with a link to the answer that would change it. A stop has none. Pure.
#pragma once

#include <string>

#include "intake/intake_words.hpp"
#include "sheet/content/account.hpp"
#include "sheet/design.hpp"

namespace rehab::form {

/// `account` is in the language of the record, `patients` in that of the sheet, of the same decision. Markup.
std::string plan_column(const Account& account, const LeafletSource& patients, const Design& sheet,
                        const IntakeWords& words);

}  // namespace rehab::form
