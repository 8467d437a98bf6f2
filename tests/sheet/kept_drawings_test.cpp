// SPDX-License-Identifier: Apache-2.0
#include "sheet/pictures/kept_drawings.hpp"

#include <fstream>
#include <functional>
#include <gtest/gtest.h>
#include <set>
#include <unistd.h>

#include "base/files.hpp"
#include "base/kept_value.hpp"
#include "model/packed_picture.hpp"
#include "sheet/pictures/label.hpp"
#include "sheet/pictures_poses.hpp"

namespace rehab {
namespace {

namespace fs = std::filesystem;

class KeptDrawings : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "rehab-drawings-XXXXXX").string();
    cache_ = ::mkdtemp(pattern.data());
    keep_bytes_in(cache_);
  }
  void TearDown() override {
    keep_bytes_in({});
    fs::remove_all(cache_);
  }

  const Picture picture_ = poses::picture(poses::pose("knee_to_chest.back"));
  const DrawRequest request_{Side::left, true};
  fs::path cache_;
};

void expect_same(const Frames& a, const Frames& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(static_cast<const Extents&>(*a[i]), static_cast<const Extents&>(*b[i]));
    EXPECT_EQ(a[i]->marks, b[i]->marks);
    EXPECT_EQ(a[i]->legs, b[i]->legs);
  }
}

TEST_F(KeptDrawings, AreWhatWasDrawn) {
  keep_bytes_in({});
  const Frames drawn = draw(picture_, request_);
  EXPECT_EQ(drawn[0]->key, "");
  keep_bytes_in(cache_);
  const std::string key = drawing_key(picture_, request_);
  EXPECT_FALSE(kept_drawings(key));
  const Frames made = keep_drawings(key, {*drawn[0], *drawn[1]});
  expect_same(made, drawn);
  expect_same(*kept_drawings(key), drawn);
  EXPECT_NE(made[0]->key, made[1]->key) << "what is printed of a frame is kept by it";
}

TEST_F(KeptDrawings, ThatAreCutAreDrawnAnew) {
  const std::string key = drawing_key(picture_, request_);
  keep_drawings(key, {Drawing{}, Drawing{}});
  const std::string name = sha256_hex(key), whole(kept("drawing", name).value_or(FileBytes()).view());
  ASSERT_FALSE(whole.empty());
  for (const std::size_t size : {std::size_t{0}, std::size_t{7}, whole.size() / 2, whole.size() - 1}) {
    keep("drawing", name, whole.substr(0, size));
    EXPECT_FALSE(kept_drawings(key)) << size;
  }
}

TEST_F(KeptDrawings, AreNeverThoseOfAnotherPicture) {
  std::set<std::string> keys{drawing_key(picture_, request_)};
  const std::vector<std::function<void(Picture&, DrawRequest&)>> changes{
      [](Picture& p, DrawRequest&) { p.frames[1].near_leg[0].deg += 0.001; },
      [](Picture& p, DrawRequest&) { p.frames[0].far_arm[1].depth = Bone::Depth::away; },
      [](Picture& p, DrawRequest&) { p.frames[0].near_hand = Reach{"near_knee"}; },
      [](Picture& p, DrawRequest&) { p.frames[0].far_hand = Reach{"near_knee"}; },
      [](Picture& p, DrawRequest&) { p.props.pop_back(); },
      [](Picture& p, DrawRequest&) { p.camera = CameraAngles{}; },
      [](Picture& p, DrawRequest&) { p.arms = Arms::behind; },
      [](Picture& p, DrawRequest&) { p.frames.pop_back(); },
      [](Picture&, DrawRequest& r) { r.leg = Side::right; },
      [](Picture&, DrawRequest& r) { r.on_bed = false; },
      [](Picture&, DrawRequest& r) { r.bump_cm = 0.1; },
      [](Picture&, DrawRequest& r) { r.body = BodyKind::man; },
      [](Picture&, DrawRequest& r) { r.mirrored = true; },
  };
  for (const auto& change : changes) {
    Picture picture = picture_;
    DrawRequest request = request_;
    change(picture, request);
    keys.insert(drawing_key(picture, request));
  }
  EXPECT_EQ(keys.size(), changes.size() + 1);
}

TEST_F(KeptDrawings, KeepWhereWordsStandBesideThem) {
  keep_bytes_in({});
  const Frames drawn = draw(picture_, {Side::right, true});
  const DrawingPtr& bare = drawn.back();
  keep_bytes_in(cache_);
  const std::string key = drawing_key(picture_, {Side::right, true});
  const DrawingPtr kept_one = keep_drawings(key, {*bare}).front();
  const auto place = [](const DrawingPtr& d, std::string_view word, double letters) {
    return place_label(d, word, letters, d->left, d->right).middle;
  };
  for (const int turn : {1, 2})
    for (const std::string_view word : {"LEFT", "IZQUIERDA"})
      for (const double letters : {8.0, 16.0})
        EXPECT_EQ(place(kept_one, word, letters), place(bare, word, letters)) << word << letters << " turn " << turn;
  using Places = std::map<std::array<double, 4>, Point>;
  auto places = kept_value<Places>("labels", kept_one->key, {}).value_or(Places{});
  EXPECT_EQ(places.size(), 4U) << "words of one size that have the same room are placed once";

  Drawing another = *bare;
  another.key = "another";
  for (auto& [asked, middle] : places) middle = {1, 2};
  keep_value("labels", another.key, {}, places);
  EXPECT_EQ(place(std::make_shared<const Drawing>(another), "LEFT", 8), (Point{1, 2})) << "what is kept is believed";
}

}  // namespace
}  // namespace rehab
