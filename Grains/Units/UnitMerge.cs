using System.Collections.Immutable;
using Tracker.Deciding;

namespace Tracker.Units;

/// <summary>What a table of units would do to a register: shown before (preview) and decided after by the same rules.</summary>
public sealed record UnitMerge(ImmutableArray<UnitRegisterEvent> Facts, ImmutableArray<RowFinding> Rows)
{
    public Rejection? FirstProblem => Rows.SelectMany(r => r.Problems).FirstOrDefault()?.Rejection;

    public static UnitMerge Of(UnitRegister register, ImmutableArray<UnitRow> rows) => new UnitMerging(register, rows).Run();
}

/// <summary>What becomes of one row.</summary>
/// <param name="Unit">The unit it speaks of; a new one's number is given when the import is done.</param>
/// <param name="Changed">The columns in which it changes an existing unit.</param>
public sealed record RowFinding(
    int Number,
    string Name,
    RowFate Fate,
    UnitId? Unit,
    ImmutableArray<UnitColumn> Changed,
    ImmutableArray<RowProblem> Problems);

public sealed record RowProblem(UnitColumn Column, Rejection Rejection);

public enum RowFate
{
    New,
    Changed,
    Unchanged,
    Refused,
}

/// <summary>The columns of the table: 名称 别名 层级 上级单位 区划代码 类型 分组.</summary>
public enum UnitColumn
{
    Name,
    Aliases,
    Level,
    Parent,
    Division,
    Kind,
    Groups,
}
