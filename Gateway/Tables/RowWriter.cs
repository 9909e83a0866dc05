namespace Tracker.Gateway.Tables;

/// <summary>
/// Takes the cells of one row from left to right. Null is a blank cell, cells left out at the end are blank, and a cell
/// too many is a mistake of the caller. A number is whole or decimal, never binary floating point: 0.1 stays 0.1.
/// </summary>
internal abstract class RowWriter(int columns)
{
    private int _column;

    public RowWriter Text(string? text)
    {
        if (string.IsNullOrEmpty(text)) return Blank();
        PutText(Next(), text);
        return this;
    }

    /// <summary>Several values in one cell: parted by 、 on a sheet, a list in JSON.</summary>
    public RowWriter Texts(IReadOnlyCollection<string> texts)
    {
        PutTexts(Next(), texts);
        return this;
    }

    public RowWriter Number(long? number)
    {
        if (number is not { } value) return Blank();
        PutNumber(Next(), value);
        return this;
    }

    public RowWriter Number(decimal? number)
    {
        if (number is not { } value) return Blank();
        PutNumber(Next(), value);
        return this;
    }

    /// <param name="share">1 is 100%.</param>
    public RowWriter Percent(decimal? share)
    {
        if (share is not { } value) return Blank();
        PutPercent(Next(), value);
        return this;
    }

    public RowWriter Date(DateOnly? date)
    {
        if (date is not { } value) return Blank();
        PutDate(Next(), value);
        return this;
    }

    /// <summary>An instant, shown to the minute in China's time (UTC+8) whatever its offset.</summary>
    public RowWriter Moment(DateTimeOffset? moment)
    {
        if (moment is not { } value) return Blank();
        PutMoment(Next(), value.ToOffset(ChinaOffset));
        return this;
    }

    public RowWriter Blank()
    {
        PutBlank(Next());
        return this;
    }

    /// <summary>False when <see cref="MakeRoom"/> has to run before the next row begins.</summary>
    public abstract bool HasRoom { get; }
    public abstract ValueTask MakeRoom(CancellationToken cancel);

    internal void Begin()
    {
        _column = 0;
        BeginRow();
    }

    internal void End()
    {
        while (_column < columns) PutBlank(_column++);
        EndRow();
    }

    protected abstract void BeginRow();
    protected abstract void EndRow();
    protected abstract void PutText(int column, string text);
    protected abstract void PutNumber(int column, long number);
    protected abstract void PutNumber(int column, decimal number);
    protected abstract void PutPercent(int column, decimal share);
    protected abstract void PutDate(int column, DateOnly date);
    protected abstract void PutMoment(int column, DateTimeOffset moment);
    protected abstract void PutBlank(int column);

    protected virtual void PutTexts(int column, IReadOnlyCollection<string> texts)
    {
        if (texts.Count == 0) PutBlank(column);
        else PutText(column, string.Join('、', texts));
    }

    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);

    private int Next() =>
        _column < columns ? _column++ : throw new InvalidOperationException($"The table has {columns} columns; one more cell was written.");
}
