using System.Collections.Frozen;
using Tracker.Deciding;

namespace Tracker.Gateway.Speaking;

/// <summary>What sort of "no" it is. Pages, REST (status) and command line (exit code) all answer by it.</summary>
internal enum RejectionKind
{
    /// <summary>Something in what was said is wrong.</summary>
    Invalid,

    /// <summary>It could not even be read.</summary>
    Malformed,

    /// <summary>No such thing, or none that the asker may know of.</summary>
    Unknown,

    /// <summary>It does not fit with what is there.</summary>
    Conflict,

    /// <summary>It changed since the asker looked.</summary>
    Changed,

    TooLarge,

    /// <summary>Nobody is signed in, or not rightly.</summary>
    Unauthenticated,

    /// <summary>Signed in, but not with this right.</summary>
    Forbidden,

    /// <summary>Asked too often.</summary>
    TooMany,

    /// <summary>It cannot be done now: disk, folder, shutting down.</summary>
    Unavailable,
}

/// <summary>The one mapper from codes to kinds. What is not named here follows its ending, else it is <see cref="RejectionKind.Invalid"/>.</summary>
internal static class RejectionKinds
{
    private static readonly FrozenDictionary<string, RejectionKind> Named = new Dictionary<string, RejectionKind>
    {
        ["access.refused"] = RejectionKind.Forbidden,
        ["account.name-taken"] = RejectionKind.Conflict,
        ["archive.year-empty"] = RejectionKind.Unknown,
        ["ad-hoc-request.already-sent"] = RejectionKind.Conflict,
        ["ad-hoc-request.exists"] = RejectionKind.Conflict,
        ["ad-hoc-request.not-sent"] = RejectionKind.Conflict,
        ["ad-hoc-request.over"] = RejectionKind.Conflict,
        ["ad-hoc-request.over-budget"] = RejectionKind.Conflict,
        ["annual-report.already-begun"] = RejectionKind.Conflict,
        ["annual-report.already-published"] = RejectionKind.Conflict,
        ["annual-report.errors-stand"] = RejectionKind.Conflict,
        ["annual-report.not-handed-in"] = RejectionKind.Conflict,
        ["annual-report.not-published"] = RejectionKind.Conflict,
        ["annual-report.not-reviewed"] = RejectionKind.Conflict,
        ["annual-report.not-screened"] = RejectionKind.Conflict,
        ["annual-report.not-sent"] = RejectionKind.Conflict,
        ["annual-report.not-signed"] = RejectionKind.Conflict,
        ["annual-report.recorded"] = RejectionKind.Conflict,
        ["annual-report.reviews-own"] = RejectionKind.Conflict,
        ["annual-report.agrees-with-itself"] = RejectionKind.Conflict,
        ["annual-report.total-uncertain"] = RejectionKind.Conflict,
        ["annual-report.warnings-stand"] = RejectionKind.Conflict,
        ["annual-report.was-returned"] = RejectionKind.Conflict,
        ["annual-report.nothing-filed"] = RejectionKind.Conflict,
        ["annual-report.previous-missing"] = RejectionKind.Unknown,
        ["answer.closed"] = RejectionKind.Conflict,
        ["answer.nothing-to-return"] = RejectionKind.Conflict,
        ["answer.withdrawn"] = RejectionKind.Conflict,
        ["assignment.already-closed"] = RejectionKind.Conflict,
        ["assignment.history"] = RejectionKind.Conflict,
        ["assignment.no-history"] = RejectionKind.Conflict,
        ["assignment.awaiting-review"] = RejectionKind.Conflict,
        ["assignment.nothing-to-return"] = RejectionKind.Conflict,
        ["assignment.returned"] = RejectionKind.Conflict,
        ["assignment.already-made"] = RejectionKind.Conflict,
        ["assignment.cleared"] = RejectionKind.Conflict,
        ["assignment.not-closed"] = RejectionKind.Conflict,
        ["assignment.not-concerned"] = RejectionKind.Conflict,
        ["assignment.not-ended"] = RejectionKind.Conflict,
        ["assignment.not-refused"] = RejectionKind.Conflict,
        ["assignment.refused"] = RejectionKind.Conflict,
        ["assignment.reported"] = RejectionKind.Conflict,
        ["assignment.returned-by-office"] = RejectionKind.Conflict,
        ["assignment.says-not-so"] = RejectionKind.Conflict,
        ["assignment.withdrawn"] = RejectionKind.Conflict,
        ["set-up.missing"] = RejectionKind.Conflict,
        ["set-up.returned"] = RejectionKind.Conflict,
        ["work-point.withdrawn"] = RejectionKind.Conflict,
        ["assignment.transferred"] = RejectionKind.Changed,
        ["command.id-reused"] = RejectionKind.Conflict,
        ["ledger-view.name-taken"] = RejectionKind.Conflict,
        ["period.already-open"] = RejectionKind.Conflict,
        ["period.closed"] = RejectionKind.Conflict,
        ["period-return.approval-missing"] = RejectionKind.Conflict,
        ["period-return.approves-own"] = RejectionKind.Conflict,
        ["period-return.not-handed-in"] = RejectionKind.Conflict,
        ["period-return.draft-changed"] = RejectionKind.Changed,
        ["period-return.returned-meanwhile"] = RejectionKind.Changed,
        ["period-return.not-sent"] = RejectionKind.Conflict,
        ["period-return.nothing-changed"] = RejectionKind.Conflict,
        ["period-return.row-clash"] = RejectionKind.Changed,
        ["extension.limit-set-above"] = RejectionKind.Conflict,
        ["limit.set-above"] = RejectionKind.Conflict,
        ["extension.not-asked"] = RejectionKind.Conflict,
        ["limit.not-overdue"] = RejectionKind.Conflict,
        ["copy.differs"] = RejectionKind.Unavailable,
        ["copy.other-source"] = RejectionKind.Conflict,
        ["copy.source-damaged"] = RejectionKind.Unavailable,
        ["copy.source-empty"] = RejectionKind.Unknown,
        ["copy.target-in-use"] = RejectionKind.Conflict,
        ["copy.target-served"] = RejectionKind.Unavailable,
        ["copy.under-way"] = RejectionKind.Unavailable,
        ["delivery.message-unknown"] = RejectionKind.Unknown,
        ["delivery.webhook-name-twice"] = RejectionKind.Conflict,
        ["delivery.webhook-unknown"] = RejectionKind.Unknown,
        ["restore.not-held"] = RejectionKind.Conflict,
        ["demo.folder-in-use"] = RejectionKind.Conflict,
        ["demo.loopback-only"] = RejectionKind.Conflict,
        ["evidence.file-unknown"] = RejectionKind.Invalid,
        ["file.too-large"] = RejectionKind.TooLarge,
        ["folder.cut-off"] = RejectionKind.Unavailable,
        ["folder.forbidden"] = RejectionKind.Unavailable,
        ["folder.is-a-file"] = RejectionKind.Unavailable,
        ["folder.missing"] = RejectionKind.Unknown,
        ["folder.owned"] = RejectionKind.Unavailable,
        ["folder.unusable"] = RejectionKind.Unavailable,
        ["grain.already-there"] = RejectionKind.Conflict,
        ["grain.changed-meanwhile"] = RejectionKind.Changed,
        ["history.file-too-large"] = RejectionKind.TooLarge,
        ["history.questions-open"] = RejectionKind.Conflict,
        ["history.year-taken"] = RejectionKind.Conflict,
        ["ladder.nothing-found"] = RejectionKind.Conflict,
        ["ladder.suggestion-gone"] = RejectionKind.Changed,
        ["look-back.started"] = RejectionKind.Conflict,
        ["look-back.nothing-closed-out"] = RejectionKind.Conflict,
        ["look-back-check.judge-reported"] = RejectionKind.Conflict,
        ["look-back-check.own-unit"] = RejectionKind.Conflict,
        ["look-back-check.problem-raised"] = RejectionKind.Conflict,
        ["problem.closed-out"] = RejectionKind.Conflict,
        ["problem.not-closed-out"] = RejectionKind.Conflict,
        ["problem.has-passed"] = RejectionKind.Conflict,
        ["problem.no-result"] = RejectionKind.Conflict,
        ["problem.not-rechecked"] = RejectionKind.Conflict,
        ["problem.rechecked-by-reporter"] = RejectionKind.Conflict,
        ["number-series.begun"] = RejectionKind.Conflict,
        ["number-series.not-next"] = RejectionKind.Conflict,
        ["paper.already-issued"] = RejectionKind.Conflict,
        ["paper.already-signed"] = RejectionKind.Conflict,
        ["paper.calendar-unknown"] = RejectionKind.Conflict,
        ["paper.exists"] = RejectionKind.Conflict,
        ["paper.not-issued"] = RejectionKind.Conflict,
        ["paper.not-signed"] = RejectionKind.Conflict,
        ["paper.only-urging-recorded"] = RejectionKind.Conflict,
        ["paper.urging-nobody"] = RejectionKind.Conflict,
        ["paper.rung-off"] = RejectionKind.Conflict,
        ["paper.same-person"] = RejectionKind.Conflict,
        ["paper.unit-unknown"] = RejectionKind.Invalid,
        ["paper.verification-missing"] = RejectionKind.Conflict,
        ["paper.verification-only-circular"] = RejectionKind.Conflict,
        ["paper.verification-open"] = RejectionKind.Conflict,
        ["paper.withdrawn"] = RejectionKind.Conflict,
        ["password.must-change"] = RejectionKind.Forbidden,
        ["plan.already-assigned"] = RejectionKind.Conflict,
        ["plan.consolidators-missing"] = RejectionKind.Conflict,
        ["plan.exists"] = RejectionKind.Conflict,
        ["plan.history"] = RejectionKind.Conflict,
        ["plan.lead-consolidates"] = RejectionKind.Conflict,
        ["plan.not-assigned"] = RejectionKind.Conflict,
        ["plan.point-unknown"] = RejectionKind.Unknown,
        ["plan.question-unknown"] = RejectionKind.Unknown,
        ["plan.questions-open"] = RejectionKind.Conflict,
        ["plan.route-without-consolidator"] = RejectionKind.Conflict,
        ["plan.same-document"] = RejectionKind.Conflict,
        ["plan.same-number"] = RejectionKind.Conflict,
        ["plan.unit-unknown"] = RejectionKind.Invalid,
        ["reading.too-large"] = RejectionKind.TooLarge,
        ["reading.zip-bomb"] = RejectionKind.TooLarge,
        ["request.malformed"] = RejectionKind.Malformed,
        ["request.too-large"] = RejectionKind.TooLarge,
        ["setup.done"] = RejectionKind.Conflict,
        ["setup.due"] = RejectionKind.Unauthenticated,
        ["setup.wrong-code"] = RejectionKind.Unauthenticated,
        ["sign-in.required"] = RejectionKind.Unauthenticated,
        ["schema.newer"] = RejectionKind.Unavailable,
        ["server.fault"] = RejectionKind.Unavailable,
        ["store.copy-unfinished"] = RejectionKind.Unavailable,
        ["store.damaged"] = RejectionKind.Unavailable,
        ["store.lost"] = RejectionKind.Unavailable,
        ["sign-in.suspended"] = RejectionKind.Unauthenticated,
        ["sign-in.wait"] = RejectionKind.TooMany,
        ["sign-in.wrong"] = RejectionKind.Unauthenticated,
        ["table.file-too-large"] = RejectionKind.TooLarge,
        ["table.unpacks-too-large"] = RejectionKind.TooLarge,
        ["unit-change.carried-out"] = RejectionKind.Conflict,
        ["unit-change.overlaps"] = RejectionKind.Conflict,
        ["unit-change.too-early"] = RejectionKind.Conflict,
        ["unit-change.unit-abolished"] = RejectionKind.Conflict,
        ["unit-change.withdrawn"] = RejectionKind.Conflict,
        ["unit-register.unit-unknown"] = RejectionKind.Unknown,
        ["urls.forbidden"] = RejectionKind.Unavailable,
        ["urls.in-use"] = RejectionKind.Unavailable,
        ["urls.loopback-only"] = RejectionKind.Conflict,
        ["urls.not-of-this-machine"] = RejectionKind.Unavailable,
        ["urls.unusable"] = RejectionKind.Unavailable,
        ["work-point.completed"] = RejectionKind.Conflict,
        ["work-point.consolidator-missing"] = RejectionKind.Conflict,
    }.ToFrozenDictionary();

    extension(Rejection rejection)
    {
        public RejectionKind Kind =>
            Named.TryGetValue(rejection.Code, out var kind) ? kind
            : rejection.Code.StartsWith("journal.", StringComparison.Ordinal) ? RejectionKind.Unavailable
            : rejection.Code.EndsWith(".unknown", StringComparison.Ordinal) || rejection.Code.EndsWith(".not-found", StringComparison.Ordinal) ? RejectionKind.Unknown
            : RejectionKind.Invalid;
    }
}
