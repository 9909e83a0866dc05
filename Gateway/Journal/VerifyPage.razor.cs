using Microsoft.AspNetCore.Components;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Speaking;
using Tracker.Silo;
using Tracker.Silo.Journal;

namespace Tracker.Gateway.Journal;

public partial class VerifyPage
{
    private const int PageSize = 30;

    private static readonly Texts Sentences = new("Findings");

    /// <summary>Reading everything is heavy: one at a time.</summary>
    private static readonly SemaphoreSlim Turn = new(1);

    private IReadOnlyList<Seal> _seals = [];
    private IReadOnlyList<Seal> _shown = [];
    private Verification? _found;
    private bool _outside;

    [Inject] private IStore Store { get; set; } = null!;

    [Inject] private WholeCheck Check { get; set; } = null!;

    protected override Task<bool> Load()
    {
        _seals = [.. Store.Seals.Reverse()];
        _shown = [.. _seals.Skip((Query.Page - 1) * PageSize).Take(PageSize)];
        return Task.FromResult(May(Deed.Verify));
    }

    private string? DoneText => Done switch
    {
        "sealed" => "已封存。请下载或打印封签，保存到这台机器以外。",
        "nothing-new" => "上次封存以来没有新的记录，最近的封签仍然有效。",
        _ => null,
    };

    /// <summary>Whose address it is about may be another government's business.</summary>
    private bool Shown(Finding finding) => Caller.Government is not { } own || finding.Address?.StartsWith(own.Value, StringComparison.Ordinal) == true;

    /// <summary>Writes nothing, so its result stands in the answer itself.</summary>
    private async Task Verify()
    {
        if (!May(Deed.Verify))
        {
            RefuseAsUnknown();
            return;
        }
        var outside = new List<Seal>();
        if (Posted("seal") is { } paper && !string.IsNullOrWhiteSpace(paper))
        {
            if (SealPapers.Read(paper) is not { } seal)
            {
                GoOrSay(new Rejection("seal.unreadable"), "/verify");
                return;
            }
            outside.Add(seal);
        }
        await Turn.WaitAsync(Cancel);
        try
        {
            _found = await Task.Run(() => Check.Run(outside, null, Cancel), Cancel);
            _outside = outside.Count > 0;
        }
        finally
        {
            Turn.Release();
        }
    }

    private async Task Seal()
    {
        if (!May(Deed.Verify))
        {
            RefuseAsUnknown();
            return;
        }
        Go(await Store.Seal() is null ? "/verify?done=nothing-new" : "/verify?done=sealed");
    }
}
