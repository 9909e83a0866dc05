using System.Collections.Immutable;
using Tracker.Units;
using static Tracker.Accounts.AccountRole;
using static Tracker.Accounts.Deed;
using static Tracker.Accounts.Reach;

namespace Tracker.Accounts;

/// <summary>A line of the authorisation table: this role may do these deeds as far as this.</summary>
public sealed record AccessRow(AccountRole Role, Reach Reach, params ImmutableArray<Deed> Deeds);

/// <summary>
/// The one authorisation table. Pages, REST, command line and exports all ask it. Whatever it refuses is answered as not found: that something of
/// someone else's exists is not told.
/// </summary>
public static class AccessTable
{
    public static ImmutableArray<AccessRow> Rows { get; } =
    [
        new(Office, Everything, ReadUnits, ReadPlan, ReadDraft, ReadLedger, ReadAssignment, Export, Verify),
        new(Office, Everything, ImportPlan, AnswerQuestion, AssignPlan, Return, Close),
        new(Office, Everything, ReviewSetUp, ConfirmNotConcerned, Reopen, Clear, Adjust, Summarise, Urge),
        new(Office, Everything, Acknowledge, Refuse, SetUp, Report, ReportClosure, KeepLimits), // 代录
        new(Office, Everything, DecideLimits),
        new(Office, Everything, ManageUnits),
        new(Office, Everything, ReadRequest, AnswerRequest, ManageRequests, ReadBurden),
        new(Office, Everything, ReadOfficeInbox),
        new(Office, OwnUnit, ReadInbox),
        new(Office, Everything, ReadPaper, DraftPaper, SignPaper, AnswerPaper), // the last as 代录
        new(Office, Everything, ReadLookBack, ManageLookBack, JudgeLookBack, AnswerLookBack), // the last as 代录
        new(Office, Everything, ReadAnnualReport, KeepAnnualReport, ManageAnnualReports), // the second as 代录, and of the total

        new(UnitHandler, Everything, ReadUnits, ReadPlan),
        new(UnitHandler, OwnUnit | OwnTree | OwnPoints, ReadLedger, ReadAssignment, Export, Report), // 代录 by the lead and by the unit above
        new(UnitHandler, OwnUnit, Acknowledge, Refuse, SetUp, ReportClosure, KeepLimits),
        new(UnitHandler, OwnPoints, Return, Summarise, Urge), // the lead's, of its points
        new(UnitHandler, OwnUnit | OwnTree, ReadRequest, AnswerRequest, ReadBurden), // 代录 by the unit above
        new(UnitHandler, OwnUnit, ReadPaper, AnswerPaper, ReadInbox),
        new(UnitHandler, OwnUnit, ReadLookBack, JudgeLookBack, AnswerLookBack), // judging only what was allotted to it
        new(UnitHandler, OwnUnit, ReadAnnualReport, KeepAnnualReport),

        new(UnitAdministrator, Everything, ReadUnits, ReadPlan),
        new(UnitAdministrator, OwnUnit, ReadLedger, ReadAssignment, Export, ManageUnitAccounts),
        new(UnitAdministrator, OwnUnit, ReadRequest, ReadBurden, ReadPaper, ReadInbox, ReadLookBack, ReadAnnualReport),

        new(CrossChecker, OwnUnit, JudgeLookBack), // only what was allotted to it; its account ends by itself

        new(Evaluator, Everything, ReadUnits, ReadPlan, ReadLedger, ReadAssignment, Export, Verify, ReadRequest, ReadBurden, ReadPaper, ReadLookBack, JudgeLookBack, ReadAnnualReport),
        new(Auditor, Everything, ReadUnits, ReadPlan, ReadLedger, ReadAssignment, Export, Verify, ReadRequest, ReadBurden, ReadPaper, ReadLookBack, ReadAnnualReport),

        new(Administrator, Everything, ReadUnits, ManageUnits, ManageAccounts, ManageUnitAccounts, Verify, Operate, ReadMetrics),
    ];

    private static readonly Reach[,] Table = Fill();

    /// <summary>How far a role may go with a deed.</summary>
    public static Reach Of(AccountRole role, Deed deed) => Table[(int)role, (int)deed];

    /// <summary>How far all roles of an account go together.</summary>
    public static Reach Of(Caller caller, Deed deed)
    {
        var reach = Nothing;
        foreach (var role in caller.Actor.Roles)
        {
            reach |= Of(role, deed);
        }
        return reach;
    }

    public static bool May(Caller caller, Deed deed, Subject subject)
    {
        if (caller.Government is { } own && own != subject.Government)
        {
            return false;
        }
        var reach = Of(caller, deed);
        return (reach & Everything) != 0
            || ((reach & OwnUnit) != 0 && subject.Unit is { } unit && caller.Serves(unit))
            || ((reach & OwnTree) != 0 && subject.Above.Any(caller.Serves))
            || ((reach & OwnPoints) != 0 && subject.PointLeads.Any(caller.Serves));
    }

    /// <summary>What of a government's rows an account may see; the same answer as <see cref="May"/>, for lists.</summary>
    public static Sight SightOf(Caller caller, Deed deed, DivisionCode government, UnitTree tree)
    {
        if (caller.Government is { } own && own != government)
        {
            return Sight.None;
        }
        var reach = Of(caller, deed);
        if ((reach & Everything) != 0)
        {
            return Sight.All;
        }
        var units = (reach & OwnUnit) != 0 ? caller.Units : [];
        var below = (reach & OwnTree) != 0 ? caller.Units.SelectMany(u => tree.Below(u)) : [];
        return new Sight(false, [.. units, .. below], (reach & OwnPoints) != 0 ? [.. caller.Units] : []);
    }

    private static Reach[,] Fill()
    {
        var table = new Reach[Enum.GetValues<AccountRole>().Length, Enum.GetValues<Deed>().Length];
        foreach (var row in Rows)
        {
            foreach (var deed in row.Deeds)
            {
                table[(int)row.Role, (int)deed] |= row.Reach;
            }
        }
        return table;
    }
}
