// SPDX-License-Identifier: Apache-2.0
#include "process/protocol.hpp"

#include <array>
#include <cerrno>
#include <charconv>
#include <stdexcept>
#include <unistd.h>

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
  if (which == tell_words.size() || parts.size() < 2) throw std::runtime_error("a worker sent a line of another form");
  message.tell = static_cast<Tell>(which);
  const auto [end, error] = std::from_chars(parts[1].data(), parts[1].data() + parts[1].size(), message.job);
  if (error != std::errc{} || end != parts[1].data() + parts[1].size())
    throw std::runtime_error("a worker sent a line without a job");
  for (std::size_t i = 2; i < parts.size(); ++i) message.fields.push_back(unescaped(parts[i]));
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
  return {fields.at(0),
          fields.at(1),
          fields.at(2),
          fields.at(3),
          static_cast<ErrorKind>(std::stoi(fields.at(4))),
          static_cast<Fate>(std::stoi(fields.at(5)))};
}

std::string encode(const Message& message) {
  std::string line{tell_words[static_cast<std::size_t>(message.tell)]};
  line += '\t' + std::to_string(message.job);
  for (const std::string& field : message.fields) line += '\t' + escaped(field);
  return line + '\n';
}

std::vector<Message> MessageReader::feed(std::string_view bytes) {
  rest_ += bytes;
  std::vector<Message> messages;
  std::size_t begin = 0;
  for (std::size_t end; (end = rest_.find('\n', begin)) != std::string::npos; begin = end + 1)
    messages.push_back(decode(std::string_view(rest_).substr(begin, end - begin)));
  rest_.erase(0, begin);
  return messages;
}

std::vector<Message> MessageReader::read(int fd, bool& ended) {
  std::array<char, 65536> buffer;
  const ssize_t got = ::read(fd, buffer.data(), buffer.size());
  if (got < 0 && (errno == EINTR || errno == EAGAIN)) return {};
  ended = got <= 0;
  if (ended) return {};
  return feed({buffer.data(), static_cast<std::size_t>(got)});
}

}  // namespace rehab
