-- Readers for wrk: each request reads of one of the governments by chance.
-- PATTERN: the path, with %s where the government's code stands. TOKENS: as report.lua has it.
local pattern = os.getenv("PATTERN")
local requests = {}
for line in io.lines(os.getenv("TOKENS")) do
  local code, token = line:match("^(%d+)\t(%S+)$")
  requests[#requests + 1] = "GET " .. pattern:gsub("%%s", code) .. " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " .. token .. "\r\n\r\n"
end

local threads = 0
function setup(thread) threads = threads + 1; thread:set("number", threads) end
function init() math.randomseed(os.time() * 10 + number) end
function request() return requests[math.random(#requests)] end

function done(s, l, r)
  io.write(string.format("RES rps=%.1f p50ms=%.2f p99ms=%.2f max_ms=%.1f non2xx=%d sockerr=%d\n", s.requests / (s.duration / 1e6),
    l:percentile(50) / 1e3, l:percentile(99) / 1e3, l.max / 1e3, s.errors.status, s.errors.connect + s.errors.read + s.errors.write + s.errors.timeout))
end
