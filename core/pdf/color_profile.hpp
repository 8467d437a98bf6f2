// SPDX-License-Identifier: Apache-2.0
// What the numbers of our colours mean, for readers that match colours and for archives: sRGB (IEC 61966-2-1), as a
// profile in the form of the International Color Consortium (ICC.1:2001-04). Made here: small, and free of any terms.
#pragma once

#include <string>

namespace rehab::pdf {

/// A whole profile.
std::string srgb_profile();

}  // namespace rehab::pdf
