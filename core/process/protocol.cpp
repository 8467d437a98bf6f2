// SPDX-License-Identifier: Apache-2.0
#include "process/protocol.hpp"

#include <array>
#include <cerrno>
#include <charconv>
#include <unistd.h>

#include "base/text.hpp"

namespace rehab {
namespace {

constexpr std::array<std::string_view, 6> tell_words{"at", "ready", "broken", "start", "done", "failed"};

std::string escaped(std::string_view field) {
  std::string out;
  for (char c : field) {
    if (c == '\\')
      out += "\\\\";
    else if (c == '\t')
      out += "\\t";
    else if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  return out;
}

std::string unescaped(std::string_view field) {
  std::string out;
  for (std::size_t i = 0; i < field.size(); ++i) {
    if (field[i] != '\\' || i + 1 == field.size()) {
      out += field[i];
      continue;
    }
    const char c = field[++i];
    out += c == 't' ? '\t' : c == 'n' ? '\n' : c;
  }
  return out;
}

std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = line.find('\t', begin);
    parts.push_back(line.substr(begin, end - begin));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

Message decode(std::string_view line) {
  const auto parts = fields_of(line);
  Message message;
  std::size_t which = 0;
  while (which < tell_words.size() && tell_words[which] != parts[0]) ++which;
  if (which == tell_words.size() || parts.size() < 2) throw BadMessage("a line of another form");
  message.tell = static_cast<Tell>(which);
  const auto [end, error] = std::from_chars(parts[1].data(), parts[1].data() + parts[1].size(), message.job);
  if (error != std::errc{} || end != parts[1].data() + parts[1].size()) throw BadMessage("a line without a job");
  for (std::size_t i = 2; i < parts.size(); ++i) message.fields.push_back(unescaped(parts[i]));
  if (message.tell == Tell::at && message.fields.size() != 1) throw BadMessage("a line of another form");
  return message;
}

}  // namespace

Message message_of(Tell tell, std::size_t job, const Failure& failure) {
  return {tell,
          job,
          {failure.bundle, failure.reason, failure.remedy, failure.state,
           std::to_string(static_cast<int>(failure.kind)), std::to_string(static_cast<int>(failure.fate))}};
}

Failure failure_in(const Message& message) {
  const auto& fields = message.fields;
  if (fields.size() != 6) throw BadMessage("a failure of another form");
  const auto kind = whole_number(fields[4]), fate = whole_number(fields[5]);
  if (!kind || !fate || *fate < 0 || *fate > static_cast<int>(Fate::overstayed))
    throw BadMessage("a failure of another form");
  return {fields[0], fields[1], fields[2], fields[3], static_cast<ErrorKind>(*kind), static_cast<Fate>(*fate)};
}

std::string encode(const Message& message) {
  std::string line{tell_words[static_cast<std::size_t>(message.tell)]};
  line += '\t' + std::to_string(message.job);
  for (const std::string& field : message.fields) line += '\t' + escaped(field);
  return line + '\n';
}

void MessageReader::feed(std::string_view bytes, const Take& take) {
  rest_ += bytes;
  std::size_t begin = 0;
  for (std::size_t end; (end = rest_.find('\n', begin)) != std::string::npos; begin = end + 1)
    take(decode(std::string_view(rest_).substr(begin, end - begin)));
  rest_.erase(0, begin);
}

void MessageReader::read(int fd, bool& ended, const Take& take) {
  std::array<char, 65536> buffer;
  const ssize_t got = ::read(fd, buffer.data(), buffer.size());
  if (got < 0 && (errno == EINTR || errno == EAGAIN)) return;
  ended = got <= 0;
  if (!ended) feed({buffer.data(), static_cast<std::size_t>(got)}, take);
}

}  // namespace rehab
