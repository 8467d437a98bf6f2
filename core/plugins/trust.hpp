// SPDX-License-Identifier: Apache-2.0
// Who else could have changed what a bundle says or runs: one judgement for its folders, every file that is read, and
// its library, each where it really lies, whatever links lead there. It reads no file's content.
#pragma once

#include "model/bundle.hpp"
#include "plugins/state.hpp"

namespace rehab {

/// untrusted_file for the first file or folder that is not root's or the user's own, or that others can write to. A
/// group counts as others unless it is the owner's own, with nobody else in it.
Finding untrusted(const Bundle& bundle);

}  // namespace rehab
