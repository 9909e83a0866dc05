using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Tracker.Assignments;
using Tracker.Calendar;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>Every page of the demo province, wide and narrow: nothing blocked, nothing inline, no sideways scrolling, fit for those who listen.</summary>
[Collection(nameof(LongRounds))]
public sealed partial class Looking_at_every_page(Browser browser, DemoPages demo) : IClassFixture<DemoPages>
{
    private const int Narrow = 390;

    private static readonly AxeRunOptions s_all = new() { ResultTypes = [ResultType.Violations] };

    /// <summary>The markup is the same at both widths: once it was looked at whole, what hangs on where things stand is left.</summary>
    private static readonly AxeRunOptions s_ofTheLayout = new()
    {
        ResultTypes = [ResultType.Violations],
        RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "css-orientation-lock"] },
    };

    [BrowserFact]
    public Task Of_the_office() => Look("demo-office", new()
    {
        ["today"] = "/today",
        ["today-list"] = "/today/closures",
        ["search"] = "/search?q=公开",
        ["search-nothing"] = "/search?q=查无此项",
        ["plans"] = "/plans",
        ["plan"] = $"/plans/{demo.Plan}",
        ["ledger"] = $"/plans/{demo.Plan}/ledger",
        ["point"] = $"/plans/{demo.Plan}/points/1",
        ["compare"] = $"/plans/{demo.Plan}/compare",
        ["review"] = $"/plans/{demo.Plan}/review",
        ["ledger-late"] = $"/plans/{demo.Plan}/ledger?due=late&sort=-due",
        ["ledger-found"] = $"/plans/{demo.Plan}/ledger?q=解读",
        ["ledger-groups"] = $"/plans/{demo.Plan}/ledger/groups?by=lead",
        ["ledger-regions"] = $"/plans/{demo.Plan}/ledger/groups?by=region",
        ["ledger-views"] = $"/ledger-views?plan={demo.Plan}&of=ledger&status=returned&sort=-due",
        ["changes"] = $"/plans/{demo.Plan}/changes?from=2026-01-01",
        ["urging"] = $"/plans/{demo.Plan}/urging?what=open",
        ["ending"] = $"/plans/{demo.Plan}/ending?unit={demo.UnitOf("霁川市政府")}",
        ["ledger-print"] = $"/plans/{demo.Plan}/ledger/print?q=解读",
        ["ledger-templates"] = "/ledger-templates",
        ["ledger-empty"] = $"/plans/{demo.Plan}/ledger?q=查无此项",
        ["burden"] = "/burden",
        ["burden-list"] = "/burden/list",
        ["requests"] = "/requests",
        ["request-new"] = "/requests/new",
        ["supervision"] = "/supervision",
        ["good-practices"] = "/good-practices",
        ["supervision-new"] = "/supervision/new",
        ["supervision-register"] = "/supervision/register",
        ["supervision-settings"] = "/supervision/settings",
        ["supervision-unit"] = $"/supervision/units/{demo.UnitOf("霁川市政府")}",
        ["supervision-review"] = $"/supervision/reviews/{demo.Period}",
        ["set-ups"] = "/set-ups",
        ["point-change"] = $"/plans/{demo.Plan}/points/1/change",
        ["annual-reports"] = "/annual-reports?year=2025",
        ["annual-report-workbooks"] = "/annual-reports/workbooks/2025",
        ["annual-report-roll-up"] = "/annual-reports/roll-up/2025",
        ["units"] = "/units",
        ["unit"] = "/units/2",
        ["history"] = "/history",
        ["periods"] = "/periods",
        ["period"] = $"/periods/{demo.Period}",
        ["period-point"] = $"/periods/{demo.Period}/points/{demo.Plan}~work-point~2",
        ["sheet-of-another"] = $"/returns/{demo.Period}/{demo.UnitOf("柳汀市政府")}",
        ["verify"] = "/verify",
        ["accounts"] = "/accounts",
        ["account"] = "/accounts/demo-city",
        ["password"] = "/password",
        ["delivery-text"] = "/delivery/text",
        ["not-found"] = "/plans/990000~1999~plan~1",
    });

    [BrowserFact]
    public async Task On_paper_the_ledger_is_landscape_A4()
    {
        await using var visit = await browser.Visit(demo.Address);
        var page = await visit.NewPageAsync();
        await DemoPages.SignIn(page, "demo-office");
        await page.GotoAsync($"/plans/{demo.Plan}/ledger/print?role=lead");

        var paper = await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true });

        var sheets = MediaBox().Matches(System.Text.Encoding.Latin1.GetString(paper)).Select(m => (m.Groups[1].Value, m.Groups[2].Value)).ToList();
        sheets.Count.ShouldBeGreaterThan(1);
        sheets.Distinct().ShouldBe([("841", "594")], "297 × 210 mm in whole points");
        await Pictures.Paper("ledger-print", paper);
    }

    [BrowserFact]
    public async Task Of_a_draft_and_each_step_to_its_being_assigned()
    {
        await using var visit = await browser.Visit(demo.Address);
        var page = await visit.NewPageAsync();
        await DemoPages.SignIn(page, "demo-office");
        var draft = await PlanDesk.Paste(page, PlanDesk.Document);
        await page.Follow("button:has-text('从名册勾选')");
        var question = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync($"{draft}/assign/preview");
        var unit = await page.GetAttributeAsync("tbody th a >> nth=0", "href");
        var due = await demo.AnAssignmentOf("省审计厅", line => line.Entry.Status == AssignmentStatus.ClosureReported);

        await Look("demo-office", new()
        {
            ["draft"] = draft,
            ["draft-review"] = $"{draft}/review",
            ["question"] = question,
            ["correct"] = $"{draft}/points/1/correct",
            ["split"] = $"{draft}/points/2/split",
            ["wizard-1-groups"] = $"{draft}/assign",
            ["wizard-2-consolidators"] = $"{draft}/assign/consolidators",
            ["wizard-3-routes"] = $"{draft}/assign/routes",
            ["wizard-4-preview"] = $"{draft}/assign/preview",
            ["wizard-4-unit"] = unit!,
            ["wizard-5-confirm"] = $"{draft}/assign/confirm",
            ["assignment-office"] = $"/assignments/{due}",
            ["assignment-close"] = $"/assignments/{due}/close",
        });
    }

    [BrowserFact]
    public async Task Of_days_limits_and_lights()
    {
        var relative = await demo.AnAssignmentOf("澜屿市政府", line => line.Entry.Status.IsOpen && line.Entry.Deadlines.Any(d => d is RelativeDeadline));
        var dated = await demo.AnAssignmentOf("霁川市政府", line => line.Entry.Status.IsOpen && line.Entry.DueDay is not null);
        await Look("demo-office", new()
        {
            ["calendar"] = "/calendar",
            ["calendar-unknown"] = "/calendar?year=2031",
            ["lights"] = "/lights",
            ["reminders"] = "/reminders",
            ["inbox-office"] = "/inbox",
            ["limits"] = $"/assignments/{relative}/limits",
            ["actor"] = $"/actors/{dated}",
            ["actor-plan"] = $"/actors/{demo.Plan}",
        });
        await Look("demo-city", new()
        {
            ["calendar-unit"] = "/calendar",
            ["inbox"] = "/inbox",
            ["inbox-empty"] = "/inbox?kind=sheet-reminded",
            ["limits-of-unit"] = $"/assignments/{dated}/limits",
            ["actor-of-unit"] = $"/actors/{dated}",
            ["ledger-of-unit"] = $"/plans/{demo.Plan}/ledger",
        });
    }

    [BrowserFact]
    public async Task Of_a_unit()
    {
        var sheet = $"/returns/{demo.Period}/{demo.UnitOf("霁川市政府")}";
        await Look("demo-city", new()
        {
            ["today-unit"] = "/today",
            ["today-unit-list"] = "/today/set-up-missing",
            ["search-unit"] = "/search?q=公开",
            ["changes-unit"] = $"/plans/{demo.Plan}/changes?from=2026-01-01",
            ["my"] = "/my",
            ["set-up-sheet"] = $"/set-ups/{demo.UnitOf("霁川市政府")}",
            ["returns"] = "/returns",
            ["sheet"] = sheet,
            ["sheet-preview"] = $"{sheet}/preview",
            ["sheet-print"] = $"{sheet}/print",
            ["requests-unit"] = "/requests",
            ["burden-unit"] = "/burden/list",
            ["supervision-own"] = "/supervision",
            ["unit-ledger"] = $"/plans/{demo.Plan}/ledger",
            ["assignment"] = $"/assignments/{await demo.AnAssignmentOf("霁川市政府", line => line.Entry.Status == AssignmentStatus.Underway)}",
        });
    }

    [BrowserFact]
    public Task Of_the_administrator() => Look("demo-admin", new()
    {
        ["restore"] = "/restore",
        ["inbox-admin"] = "/inbox",
        ["delivery"] = "/delivery",
        ["delivery-log"] = "/delivery/log",
        ["delivery-mine"] = "/delivery/mine",
    });

    [BrowserFact]
    public async Task Of_scores_once_they_are_switched_on()
    {
        await using (var visit = await browser.Visit(demo.Address))
        {
            var page = await visit.NewPageAsync();
            await DemoPages.SignIn(page, "demo-office");
            await page.GotoAsync("/scores");
            (await page.InnerTextAsync("main")).ShouldContain("评分没有启用");
            await page.GotoAsync("/scores/rules?example=hundred");
            await page.Follow("main .button-first");
            (await page.InnerTextAsync("main")).ShouldContain("规则已保存");
            var year = System.Text.RegularExpressions.Regex.Match(await page.InnerTextAsync("h1"), @"评分 (\d{4})年").Groups[1].Value;
            await page.Follow("tbody a >> nth=0");
            page.Url.ShouldEndWith($"?year={year}");
            (await page.InnerTextAsync("main")).ShouldContain($"{year}年，截至");
        }
        var own = $"/scores/{demo.UnitOf("霁川市政府")}";
        await Look("demo-office", new() { ["scores"] = "/scores", ["scores-rules"] = "/scores/rules", ["scores-unit"] = own });
        await Look("demo-city", new() { ["scores-own"] = own });
    }

    [BrowserFact]
    public Task Before_signing_in() => Look(null, new() { ["sign-in"] = "/sign-in", ["sign-out"] = "/sign-out" });

    private async Task Look(string? account, Dictionary<string, string> places)
    {
        var wrong = new List<string>();
        foreach (var width in new[] { 1366, Narrow })
        {
            await using var visit = await browser.Visit(demo.Address, script: true, width, width == Narrow ? 844 : 768);
            var page = await visit.NewPageAsync();
            var said = new List<string>();
            page.Console += (_, message) => said.Add(message.Text);
            page.PageError += (_, error) => said.Add(error);
            if (account is not null)
            {
                await DemoPages.SignIn(page, account);
            }
            foreach (var (name, path) in places)
            {
                var answer = await page.GotoAsync(path);
                await page.Picture( $"{name}-{width}");
                var overflow = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
                if (overflow != 0)
                {
                    wrong.Add($"{name} scrolls sideways at {width}");
                }
                if (Inline().Match(await answer!.TextAsync()) is { Success: true, Value: var inline })
                {
                    wrong.Add($"{name} has something inline: {inline}");
                }
                var found = await page.RunAxe(width == Narrow ? s_ofTheLayout : s_all);
                wrong.AddRange(found.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{name} {width}: {v.Id} {v.Nodes[0].Html}"));
            }
            wrong.AddRange(said.Where(text => !text.Contains("404")));
        }
        wrong.ShouldBeEmpty();
    }

    [GeneratedRegex(@"\sstyle=[^>]*|<style[^>]*>|\son(click|load|submit)=|<script>", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex(@"/MediaBox \[0 0 (\d+)\S* (\d+)\S*\]")]
    private static partial Regex MediaBox();
}
