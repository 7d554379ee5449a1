# Reads JSON strings, a line each, and writes what Ruby makes of each: with `scalars` as a YAML value without
# quotes, with `dates` as a date.
require "json"
require "psych"
require "date"
require "time"

def scalar(text)
  value = Psych.safe_load("a: #{text}", :permitted_classes => [Date, Time], :aliases => true)["a"]
  case value
  when nil then "nothing"
  when true, false then "boolean #{value}"
  when Numeric then "number #{value}"
  when Time then "time"
  when Date then "day #{value}"
  else value == text ? "text" : "other"
  end
rescue Psych::DisallowedClass
  "symbol"
rescue StandardError
  "broken"
end

def date(text)
  (Time.parse(text).to_r * 1000).to_i.to_s
rescue ArgumentError
  "none"
end

STDIN.each_line do |line|
  text = JSON.parse(line)
  puts ARGV[0] == "dates" ? date(text) : scalar(text)
end
