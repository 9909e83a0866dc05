using System.Collections.Immutable;

namespace Tracker.AnnualReports;

/// <summary>Cells that, changed together, make a failing rule hold and break no other.</summary>
public sealed record Settlement(ImmutableArray<CellChange> Changes);

public sealed record CellChange(FormCell Cell, CellValue From, decimal To);
