// SPDX-License-Identifier: Apache-2.0
// What the pages of a document share. For Document and Page only.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <vector>

#include "pdf/catalog.hpp"
#include "pdf/structure.hpp"

namespace rehab::pdf {

struct DocumentBody {
  DocumentBody(const Fonts& fonts_, const Properties& properties_)
      : fonts(fonts_),
        properties(properties_),
        subsets{Subset(fonts.data(Face::regular)), Subset(fonts.data(Face::bold))} {}

  Fonts fonts;  ///< a copy shares the faces and keeps them alive
  Properties properties;
  HaruFile file;
  StructureTree structure{file};
  Outline outline;
  Subset subsets[face_count];
  std::map<std::string, ObjectId> character_maps;
  std::vector<Artwork> artworks;
  std::deque<Page> pages;  ///< a deque, so that they stay where they are
  Deflater deflater{Deflater::Effort::quick};
  bool finished = false;
};

/// As pages name it.
std::string artwork_name(ArtworkId artwork);

}  // namespace rehab::pdf
