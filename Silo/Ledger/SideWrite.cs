using System.Collections.Immutable;

namespace Tracker.Silo.Ledger;

/// <summary>
/// A small write to one of the ledger's side tables, in words that every store understands; parameters are <c>$1</c>, <c>$2</c>… Such writes are
/// few, keep their order, and read nothing back.
/// </summary>
/// <param name="Values">A <see cref="long"/> or a <see cref="string"/> each.</param>
/// <param name="Position">The parameter, from 1, that is a journal position; 0: none is.</param>
internal sealed record SideWrite(string Sql, ImmutableArray<object> Values, int Position = 0);
