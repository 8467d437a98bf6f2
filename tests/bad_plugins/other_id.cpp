// SPDX-License-Identifier: Apache-2.0
#include "quiet.hpp"

REHAB_PLUGIN(Quiet, "somebody_else")
