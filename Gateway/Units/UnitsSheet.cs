using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Gateway.Tables;
using Tracker.Units;

namespace Tracker.Gateway.Units;

/// <summary>Reads the table of units, groups and accounts from an uploaded workbook. Only 名称 must be there; columns stand in any order.</summary>
internal static class UnitsSheet
{
    /// <param name="upload">Seekable; left open.</param>
    public static (ImmutableArray<UnitsLine> Lines, Rejection? Rejection) Read(Stream upload)
    {
        using var reader = XlsxReader.Open(upload);
        var (headings, refused) = HeadingMap.Find(reader, UnitsHeadings.Name);
        if (headings is null)
        {
            return ([], refused);
        }
        var lines = headings.RowsOf(reader).Select(row => Line(headings, row)).ToImmutableArray();
        return reader.Rejection is { } broken ? ([], broken)
            : lines.IsEmpty ? ([], UnitsImportRejections.NoLines)
            : (lines, null);
    }

    private static UnitsLine Line(HeadingMap headings, XlsxRow row) => new(
        row.Number,
        headings.Text(row, UnitsHeadings.Name),
        NameList.Parts(headings.Text(row, UnitsHeadings.Aliases)),
        headings.Text(row, UnitsHeadings.Level),
        headings.Text(row, UnitsHeadings.Parent),
        headings.Text(row, UnitsHeadings.Division),
        headings.Text(row, UnitsHeadings.Kind),
        NameList.Parts(headings.Text(row, UnitsHeadings.Groups)),
        NameList.Parts(headings.Text(row, UnitsHeadings.Account)),
        NameList.Parts(headings.Text(row, UnitsHeadings.Person)),
        NameList.Parts(headings.Text(row, UnitsHeadings.Roles)));
}
