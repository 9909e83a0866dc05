using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Ledger;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Silo.Journal.Kept;

/// <summary>
/// An open assignment, its row of the ledger and its stream's end, all at one version, in 80 bytes: a store keeps millions of them. What few have (不涉及, a
/// returned sheet, 65,536 reports) has no place here: such an assignment is read from the tables.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct KeptAssignment
{
    private static readonly int FirstDay = new DateOnly(1999, 1, 1).DayNumber;

    private HashBytes _hash;
    private Position _validFrom;
    private Position _lastReport; // 0: none
    private uint _no;
    private uint _plan;
    private uint _point;
    private int _unit; // with its name
    private int _deadlines;
    private int _limits;
    private ushort _version;
    private ushort _dueDay;
    private ushort _lastReportOn;
    private ushort _reports;
    private ushort _evidence;
    private byte _section;
    private Standings _standings;

    public readonly int Version => _version;

    public readonly StreamHead Head
    {
        get
        {
            ReadOnlySpan<byte> hash = _hash;
            return new StreamHead(_no, _version, hash.ToArray());
        }
    }

    /// <summary>False: it has no place here.</summary>
    public static bool TryPack(Assignment state, StreamHead head, LedgerRow row, KeptTexts texts, out KeptAssignment kept)
    {
        kept = default;
        if (state is not Assignment.Open { NotConcernedIn: null, ReturnedWith: null } open || !Agree(open, row.Entry)
            || head is not { No: > 0 and <= uint.MaxValue, Version: > 0 and <= ushort.MaxValue, Hash.Length: HashBytes.Length } || head.No != row.No
            || row is not { Plan: > 0 and <= uint.MaxValue, Point: > 0 and <= uint.MaxValue }
            || open is not { Reports: <= ushort.MaxValue, Evidence: <= ushort.MaxValue, Section: >= 0 and <= byte.MaxValue }
            || !Standings.TryOf(open, out kept._standings)
            || !Position.TryOf(row.ValidFrom, out kept._validFrom) || !Position.TryOf(row.Entry.LastReport ?? 0, out kept._lastReport)
            || !TryDay(row.Entry.DueDay, out kept._dueDay) || !TryDay(row.Entry.LastReportOn, out kept._lastReportOn)
            || texts.NumberOf(open.Unit, open.UnitName) is not { } unit || texts.NumberOf(open.Deadlines) is not { } deadlines || texts.NumberOf(open.Limits.Known) is not { } limits)
        {
            return false;
        }
        kept._no = (uint)head.No;
        kept._version = (ushort)head.Version;
        head.Hash.CopyTo(kept._hash);
        kept._plan = (uint)row.Plan;
        kept._point = (uint)row.Point;
        kept._unit = unit;
        kept._deadlines = deadlines;
        kept._limits = limits;
        kept._section = (byte)open.Section;
        kept._reports = (ushort)open.Reports;
        kept._evidence = (ushort)open.Evidence;
        return true;
    }

    /// <param name="marks">Of its evidence, which few have and is kept beside it.</param>
    public readonly Assignment State(KeptTexts texts, string marks)
    {
        var (unit, name) = texts.UnitOf(_unit);
        return new Assignment.Open(unit, name, _standings.Role, _section, texts.DeadlinesOf(_deadlines), _standings.Status, _reports, _evidence)
        {
            EvidenceMarks = marks,
            SetUp = _standings.SetUp,
            Limits = new Limits(texts.LimitsOf(_limits), _standings.SetAbove),
        };
    }

    public readonly LedgerRow Row(GrainAddress address, KeptTexts texts)
    {
        var (unit, name) = texts.UnitOf(_unit);
        var entry = new LedgerEntry(
            address,
            unit,
            name,
            _standings.Role,
            _section,
            _standings.Status,
            texts.DeadlinesOf(_deadlines),
            Day(_dueDay),
            _lastReport.Value is var last and > 0 ? last : null,
            Day(_lastReportOn),
            _evidence);
        return new LedgerRow(_no, _plan, _point, entry, _validFrom.Value);
    }

    /// <summary>Days after the first day of 1999, up to 2178; 0: none.</summary>
    private static bool TryDay(DateOnly? day, out ushort number)
    {
        var days = day is { } d ? d.DayNumber - FirstDay : 0;
        number = (ushort)days;
        return days == number && (days > 0 || day is null);
    }

    private static DateOnly? Day(ushort number) => number == 0 ? null : DateOnly.FromDayNumber(FirstDay + number);

    /// <summary>What both say is held once.</summary>
    private static bool Agree(Assignment.Open state, LedgerEntry entry) =>
        state.Unit == entry.Unit && state.UnitName == entry.UnitName && state.Role == entry.Role && state.Section == entry.Section && state.Status == entry.Status
        && state.Evidence == entry.Evidence && (state.Deadlines == entry.Deadlines || state.Deadlines.SequenceEqual(entry.Deadlines));

    /// <summary>Of a fact in the journal, in five bytes: a million a day for three thousand years.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private readonly struct Position
    {
        private readonly uint _low;
        private readonly byte _high;

        private Position(long value) => (_low, _high) = ((uint)value, (byte)(value >> 32));

        public long Value => ((long)_high << 32) | _low;

        public static bool TryOf(long value, out Position position)
        {
            position = new Position(value);
            return position.Value == value;
        }
    }

    /// <summary>Four bits for each.</summary>
    private readonly struct Standings
    {
        private readonly ushort _bits;

        private Standings(Assignment.Open open) =>
            _bits = (ushort)(((int)open.Role & 15) | (((int)open.Status & 15) << 4) | (((int)open.SetUp & 15) << 8) | (open.Limits.SetAbove ? 1 << 12 : 0));

        public Role Role => (Role)(_bits & 15);

        public AssignmentStatus Status => (AssignmentStatus)((_bits >> 4) & 15);

        public SetUpStanding SetUp => (SetUpStanding)((_bits >> 8) & 15);

        public bool SetAbove => _bits >> 12 == 1;

        public static bool TryOf(Assignment.Open open, out Standings standings)
        {
            standings = new Standings(open);
            return standings.Role == open.Role && standings.Status == open.Status && standings.SetUp == open.SetUp;
        }
    }

    [InlineArray(Length)]
    private struct HashBytes
    {
        public const int Length = 32;

        private byte _first;
    }
}
