using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Silo.Accounts;
using Tracker.Units;

namespace Tracker.Gateway.Units;

/// <summary>One comparison of a table with what is there: units by the register's own rules, then accounts.</summary>
internal sealed class UnitsComparison(UnitRegister register, IReadOnlyDictionary<AccountId, AccountEntry> accounts, DivisionCode government)
{
    private readonly Dictionary<int, Finding> _findings = [];
    private readonly Dictionary<AccountId, Wanted> _wanted = [];

    public UnitsPreview Of(ImmutableArray<UnitsLine> lines)
    {
        foreach (var line in lines)
        {
            _findings[line.Number] = new Finding(line);
        }
        var rows = lines.Where(l => l.Name.Length > 0).Select(RowOf).ToImmutableArray();
        var merge = UnitMerge.Of(register, rows);
        foreach (var row in merge.Rows)
        {
            _findings[row.Number].Take(row);
        }
        foreach (var line in lines)
        {
            TakeAccounts(line);
        }
        foreach (var wanted in _wanted.Values)
        {
            Compare(wanted);
        }
        return new UnitsPreview([.. lines.Select(l => _findings[l.Number].Preview)])
        {
            Units = merge.Facts.IsEmpty ? null : new ImportUnits(rows),
            Accounts = [.. _wanted.Values.Where(w => w.Step is not null).Select(w => w.Step!)],
        };
    }

    private UnitRow RowOf(UnitsLine line)
    {
        var finding = _findings[line.Number];
        var level = Word(line.Level, UnitsHeadings.Level, UnitsHeadings.LevelOf, UnitsImportRejections.LevelUnknown);
        var kind = Word(line.Kind, UnitsHeadings.Kind, UnitsHeadings.KindOf, UnitsImportRejections.KindUnknown);
        var division = Word(line.Division, UnitsHeadings.Division, DivisionOf, UnitsImportRejections.DivisionInvalid);
        ImmutableArray<string>? groups = line.Groups switch
        {
            [] => null,
            [UnitsHeadings.None] => [],
            _ => line.Groups,
        };
        return new UnitRow(line.Number, line.Name, line.Aliases, level, line.Parent.Length == 0 ? null : line.Parent, division, kind, groups);

        T? Word<T>(string cell, string column, Func<string, T?> read, Func<string, Rejection> unknown)
            where T : struct
        {
            var value = cell.Length == 0 ? null : read(cell);
            if (cell.Length > 0 && value is null)
            {
                finding.Tell(column, unknown(cell));
            }
            return value;
        }
    }

    private static DivisionCode? DivisionOf(string cell)
    {
        try
        {
            return DivisionCode.Parse(cell);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private void TakeAccounts(UnitsLine line)
    {
        var finding = _findings[line.Number];
        if (line.Name.Length == 0 && line.Accounts.IsEmpty)
        {
            finding.Tell(UnitsHeadings.Name, UnitsImportRejections.LineEmpty);
        }
        foreach (var cell in AccountCells.Read(line, finding.Tell))
        {
            if (!_wanted.TryGetValue(cell.Account, out var wanted))
            {
                _wanted.Add(cell.Account, wanted = new Wanted(cell.Account));
            }
            if (!wanted.Person.Says(cell.PersonName, cell.PersonName.Length > 0, line.Number, (one, other) => one == other))
            {
                finding.Tell(UnitsHeadings.Person, UnitsImportRejections.PersonDiffers(cell.Account.Value, wanted.Person.Line));
            }
            if (!wanted.Roles.Says(cell.Roles, !cell.Roles.IsEmpty, line.Number, SameRoles))
            {
                finding.Tell(UnitsHeadings.Roles, UnitsImportRejections.RolesDiffer(cell.Account.Value, wanted.Roles.Line));
            }
            wanted.Lines.Add(line);
        }
    }

    private void Compare(Wanted wanted)
    {
        var first = _findings[wanted.Lines[0].Number];
        if (accounts.TryGetValue(wanted.Account, out var entry))
        {
            CompareWith(entry, wanted, first);
            return;
        }
        var units = wanted.Lines.Where(l => l.Name.Length > 0).Select(l => l.Name).ToImmutableArray();
        var roles = wanted.Roles.Value;
        if (roles.IsEmpty && !units.IsEmpty)
        {
            roles = [AccountRole.UnitHandler]; // the usual case, and shown before it is done
        }
        if (wanted.Person.Value.Length == 0)
        {
            first.Tell(UnitsHeadings.Person, UnitsImportRejections.PersonMissing(wanted.Account.Value));
        }
        else if (roles.IsEmpty)
        {
            first.Tell(UnitsHeadings.Roles, UnitsImportRejections.RoleMissing(wanted.Account.Value));
        }
        else if (AccountDecider.Allowed([.. units.Select(_ => UnitId.Of(1))], roles) is { } refused)
        {
            first.Tell(UnitsHeadings.Roles, refused);
        }
        else
        {
            wanted.Step = new AccountStep(wanted.Account, wanted.Person.Value, units, roles, Opens: true);
            wanted.Lines.ForEach(l => _findings[l.Number].Changes(UnitsHeadings.Account));
        }
    }

    private void CompareWith(AccountEntry entry, Wanted wanted, Finding first)
    {
        if (entry.Government != government || (wanted.Person.Value.Length > 0 && wanted.Person.Value != entry.PersonName))
        {
            first.Tell(UnitsHeadings.Account, UnitsImportRejections.AccountTaken(entry.Account.Value));
            return;
        }
        var joins = wanted.Lines.Where(l => l.Name.Length > 0 && !(register.Find(l.Name) is { } unit && entry.Units.Contains(unit.Id))).ToList();
        var changesRoles = !wanted.Roles.Value.IsEmpty && !SameRoles(wanted.Roles.Value, entry.Roles);
        if (changesRoles && AccountDecider.Allowed([.. entry.Units, .. joins.Select(_ => UnitId.Of(1))], wanted.Roles.Value) is { } refused)
        {
            first.Tell(UnitsHeadings.Roles, refused);
            return;
        }
        joins.ForEach(l => _findings[l.Number].Changes(UnitsHeadings.Account));
        if (changesRoles)
        {
            first.Changes(UnitsHeadings.Roles);
        }
        if (changesRoles || joins.Count > 0)
        {
            wanted.Step = new AccountStep(entry.Account, entry.PersonName, [.. joins.Select(l => l.Name)], changesRoles ? wanted.Roles.Value : [], Opens: false);
        }
    }

    private static bool SameRoles(ImmutableArray<AccountRole> one, ImmutableArray<AccountRole> other) => one.Order().SequenceEqual(other.Order());

    /// <summary>An account over all its lines.</summary>
    private sealed class Wanted(AccountId account)
    {
        public AccountId Account { get; } = account;

        public Said<string> Person { get; } = new("");

        public Said<ImmutableArray<AccountRole>> Roles { get; } = new([]);

        public List<UnitsLine> Lines { get; } = [];

        public AccountStep? Step { get; set; }
    }

    /// <summary>What several lines say of one thing: the first that says it, and whether the others agree.</summary>
    private sealed class Said<T>(T unsaid)
    {
        public T Value { get; private set; } = unsaid;

        public int Line { get; private set; }

        /// <summary>False: an earlier line says otherwise.</summary>
        public bool Says(T value, bool isSaid, int line, Func<T, T, bool> same)
        {
            if (isSaid && Line == 0)
            {
                (Value, Line) = (value, line);
            }
            return !isSaid || same(Value, value);
        }
    }

    private sealed class Finding(UnitsLine line)
    {
        private readonly List<string> _changed = [];
        private readonly List<PreviewProblem> _problems = [];
        private bool _isNew;

        public void Take(RowFinding row)
        {
            _isNew = row.Fate == RowFate.New;
            _changed.AddRange(row.Changed.Select(UnitsHeadings.Of));
            _problems.AddRange(row.Problems.Select(p => new PreviewProblem(UnitsHeadings.Of(p.Column), p.Rejection)));
        }

        public void Changes(string column)
        {
            if (!_changed.Contains(column))
            {
                _changed.Add(column);
            }
        }

        public void Tell(string column, Rejection why) => _problems.Add(new PreviewProblem(column, why));

        public PreviewLine Preview => new(
            line.Number,
            line.Name,
            _problems.Count > 0 ? RowFate.Refused : _isNew ? RowFate.New : _changed.Count > 0 ? RowFate.Changed : RowFate.Unchanged,
            [.. _changed],
            [.. _problems]);
    }
}
