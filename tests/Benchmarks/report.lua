-- Load for wrk: each request reports on one of ROWS assignments, with about 300 Chinese characters (the peer's put.lua sends as many).
-- ROWS: how many were seeded. TOKENS: the file that `seed --tokens` wrote, one line a government: code, tab, bearer token.
local rows, points, units = tonumber(os.getenv("ROWS")), 25, 40
local words = string.rep("推进年度重点工作任务落实持续督查", 20)
local governments = {}
for line in io.lines(os.getenv("TOKENS")) do
  local code, token = line:match("^(%d+)\t(%S+)$")
  governments[#governments + 1] = { path = "/api/assignments/" .. code .. "~2026~plan~1~work-point~", token = "Bearer " .. token }
end
local plans = rows / (points * units)

local threads = 0
function setup(thread) threads = threads + 1; thread:set("number", threads) end
function init() math.randomseed(os.time() * 10 + number); said = 0 end

-- A UUIDv7: milliseconds, then thread, count and chance, so that no two are alike.
local function command_id()
  said = said + 1
  return string.format("%012x-7%03x-%04x-%012x", os.time() * 1000 + said % 1000, number, 0x8000 + said % 0x4000, math.random(0, 0xffffff) * 0x1000000 + said % 0x1000000)
    :gsub("^(%x%x%x%x%x%x%x%x)", "%1-")
end

function request()
  local at = governments[math.random(1, plans)]
  local path = at.path .. math.random(1, points) .. "~assignment~" .. math.random(1, units) .. "/reports"
  local body = string.format('{"text":"%s%d"}', words, math.random(0, 100))
  return wrk.format("POST", path, { ["Content-Type"] = "application/json", ["Authorization"] = at.token, ["Idempotency-Key"] = command_id() }, body)
end

function done(s, l, r)
  io.write(string.format("RES rps=%.0f p50ms=%.2f p99ms=%.2f max_ms=%.1f non2xx=%d sockerr=%d\n", s.requests / (s.duration / 1e6),
    l:percentile(50) / 1e3, l:percentile(99) / 1e3, l.max / 1e3, s.errors.status, s.errors.connect + s.errors.read + s.errors.write + s.errors.timeout))
end
