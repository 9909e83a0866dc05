using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Ledger;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Silo.Journal.Kept;

/// <summary>
/// An open assignment, its row of the ledger and its stream's end, all at one version, in about 100 bytes. What few have (不涉及, a returned sheet) has no
/// place here: such an assignment is read from the tables.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct KeptAssignment
{
    private HashBytes _hash;
    private long _validFrom;
    private long _lastReport; // 0: none
    private uint _no;
    private uint _plan;
    private uint _point;
    private int _version;
    private int _unit;
    private int _unitName;
    private int _deadlines;
    private int _limits;
    private int _dueDay;
    private int _lastReportOn;
    private int _reports;
    private int _evidence;
    private int _section;
    private byte _role;
    private byte _status;
    private byte _setUp;
    private bool _setAbove;

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
            || head is not { No: > 0 and <= uint.MaxValue, Version: > 0 and <= int.MaxValue, Hash.Length: HashBytes.Length } || head.No != row.No
            || row is not { Plan: > 0 and <= uint.MaxValue, Point: > 0 and <= uint.MaxValue }
            || texts.NumberOf(open.UnitName) is not { } name || texts.NumberOf(open.Deadlines) is not { } deadlines || texts.NumberOf(open.Limits.Known) is not { } limits)
        {
            return false;
        }
        kept._no = (uint)head.No;
        kept._version = (int)head.Version;
        head.Hash.CopyTo(kept._hash);
        kept._plan = (uint)row.Plan;
        kept._point = (uint)row.Point;
        kept._validFrom = row.ValidFrom;
        kept._lastReport = row.Entry.LastReport ?? 0;
        kept._lastReportOn = JournalDay.Number(row.Entry.LastReportOn);
        kept._dueDay = JournalDay.Number(row.Entry.DueDay);
        kept._unit = int.Parse(open.Unit.Value, CultureInfo.InvariantCulture);
        kept._unitName = name;
        kept._deadlines = deadlines;
        kept._limits = limits;
        kept._role = (byte)open.Role;
        kept._section = open.Section;
        kept._status = (byte)open.Status;
        kept._reports = open.Reports;
        kept._evidence = open.Evidence;
        kept._setUp = (byte)open.SetUp;
        kept._setAbove = open.Limits.SetAbove;
        return true;
    }

    public readonly Assignment State(KeptTexts texts) =>
        new Assignment.Open(
            UnitId.Of(_unit), texts.NameOf(_unitName), (Role)_role, _section, texts.DeadlinesOf(_deadlines), (AssignmentStatus)_status, _reports, _evidence)
        {
            SetUp = (SetUpStanding)_setUp,
            Limits = new Limits(texts.LimitsOf(_limits), _setAbove),
        };

    public readonly LedgerRow Row(GrainAddress address, KeptTexts texts) => new(
        _no,
        _plan,
        _point,
        new LedgerEntry(
            address,
            UnitId.Of(_unit),
            texts.NameOf(_unitName),
            (Role)_role,
            _section,
            (AssignmentStatus)_status,
            texts.DeadlinesOf(_deadlines),
            JournalDay.Day(_dueDay),
            _lastReport == 0 ? null : _lastReport,
            JournalDay.Day(_lastReportOn),
            _evidence),
        _validFrom);

    /// <summary>What both say is held once.</summary>
    private static bool Agree(Assignment.Open state, LedgerEntry entry) =>
        state.Unit == entry.Unit && state.UnitName == entry.UnitName && state.Role == entry.Role && state.Section == entry.Section && state.Status == entry.Status
        && state.Evidence == entry.Evidence && (state.Deadlines == entry.Deadlines || state.Deadlines.SequenceEqual(entry.Deadlines));

    [InlineArray(Length)]
    private struct HashBytes
    {
        public const int Length = 32;

        private byte _first;
    }
}
