namespace Tracker.AnnualReports;

/// <summary>A figure that the text of a report gives, and the cells that hold the same figure.</summary>
/// <param name="Quote">As the text says it.</param>
/// <param name="Alternative">What it may mean as well, such as 受理 with or without what was carried over; null: nothing else.</param>
/// <param name="Key">Of a remark on it; null: the usual one.</param>
internal sealed record TextFigure(ReportPassage Passage, string Quote, decimal Value, FigureMeaning Meaning, FigureMeaning? Alternative = null, string? Key = null)
{
    public string Place => $"{(Passage.Heading.Length > 0 ? Passage.Heading : "正文")}：{Quote}";
}

/// <summary>A sum of cells that a text can speak of.</summary>
internal sealed record FigureMeaning(string Name, params string[] Terms)
{
    private static readonly string[] Applicants = ["person", "company", "research", "welfare", "legal", "other"];

    public static FigureMeaning New { get; } = new("new", "part3.new.total");
    public static FigureMeaning NewAndCarried { get; } = new("newAndCarried", "part3.new.total", "part3.carriedIn.total");
    public static FigureMeaning CarriedIn { get; } = new("carriedIn", "part3.carriedIn.total");
    public static FigureMeaning CarriedOut { get; } = new("carriedOut", "part3.carriedOut.total");
    public static FigureMeaning Answered { get; } = new("r7", "part3.r7.total");
    public static FigureMeaning Review { get; } = new("review", "part4.review.total");
    public static FigureMeaning Suits { get; } = new("suits", "part4.direct.total", "part4.afterReview.total");
    public static FigureMeaning Direct { get; } = new("direct", "part4.direct.total");
    public static FigureMeaning AfterReview { get; } = new("afterReview", "part4.afterReview.total");
    public static FigureMeaning ReviewAndSuits { get; } = new("reviewAndSuits", "part4.review.total", "part4.direct.total", "part4.afterReview.total");

    public static FigureMeaning Rows(params string[] rows) => new(string.Join('+', rows), [.. rows.Select(row => $"part3.{row}.total")]);

    public static FigureMeaning Applicant(params string[] columns) => new(string.Join('+', columns), [.. columns.Select(column => $"part3.new.{column}")]);

    /// <summary>With what was carried over: 其中自然人申请 of all that were dealt with in the year.</summary>
    public FigureMeaning WithCarriedIn => new($"{Name}+carriedIn", [.. Terms, .. Terms.Select(t => t.Replace("part3.new.", "part3.carriedIn.", StringComparison.Ordinal))]);

    public IEnumerable<FormCell> CellsIn(ReportForm form) => Terms.Select(term => form.Find(CellKey.Parse(term))).OfType<FormCell>();

    /// <summary>Null: none of its cells has a number. Where the total of a row is blank, its applicants are summed up.</summary>
    public decimal? In(ReportCells cells)
    {
        decimal? sum = null;
        foreach (var cell in CellsIn(cells.Form))
        {
            var value = cells[cell].Number ?? (cell.Table.Part == "part3" && cell.Column.Key == "total" ? OfApplicants(cells, cell.Row.Key) : null);
            sum = value is { } number ? (sum ?? 0) + number : sum;
        }

        return sum;
    }

    private static decimal? OfApplicants(ReportCells cells, string row)
    {
        var filled = Applicants.Select(column => cells[CellKey.Of("part3", row, column)].Number).OfType<decimal>().ToList();
        return filled.Count == 0 ? null : filled.Sum();
    }
}
