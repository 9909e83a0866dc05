-- Load for wrk: each request reports on one of ROWS assignments, with about 300 Chinese characters (the peer's put.lua sends as many).
-- ROWS: how many were seeded. TOKENS: the file that `seed --tokens` wrote, one line a government: code, tab, bearer token.
-- Requests are joined from parts that are made once: on a small machine the load's own work is taken from the server's.
local rows, points, units = tonumber(os.getenv("ROWS")), 25, 40
local words = string.rep("推进年度重点工作任务落实持续督查", 20)
local random, format, time = math.random, string.format, os.time
local plans = rows / (points * units)

local heads, tails, bodies = {}, {}, {}
for line in io.lines(os.getenv("TOKENS")) do
  local code, token = line:match("^(%d+)\t(%S+)$")
  heads[#heads + 1] = "POST /api/assignments/" .. code .. "~2026~plan~1~work-point~"
  tails[#tails + 1] = "/reports HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer " .. token .. "\r\nIdempotency-Key: "
end
for n = 0, 100 do
  local body = format('{"text":"%s%d"}', words, n)
  bodies[n] = format("\r\nContent-Length: %d\r\n\r\n%s", #body, body)
end

local threads = 0
function setup(thread) threads = threads + 1; thread:set("number", threads) end
function init() math.randomseed(time() * 10 + number); said = 0 end

-- A UUIDv7: milliseconds, then thread, count and chance, so that no two are alike.
local function command_id()
  said = said + 1
  local ms = time() * 1000 + said % 1000
  return format("%08x-%04x-7%03x-%04x-%06x%06x", math.floor(ms / 65536), ms % 65536, number, 0x8000 + said % 0x4000, random(0, 0xffffff), said % 0x1000000)
end

function request()
  local plan = random(1, plans)
  return heads[plan] .. random(1, points) .. "~assignment~" .. random(1, units) .. tails[plan] .. command_id() .. bodies[random(0, 100)]
end

function done(s, l, r)
  io.write(string.format("RES rps=%.0f p50ms=%.2f p99ms=%.2f max_ms=%.1f non2xx=%d sockerr=%d\n", s.requests / (s.duration / 1e6),
    l:percentile(50) / 1e3, l:percentile(99) / 1e3, l.max / 1e3, s.errors.status, s.errors.connect + s.errors.read + s.errors.write + s.errors.timeout))
end
