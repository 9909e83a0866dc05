using System.ComponentModel.DataAnnotations;

namespace Tracker.Gateway.Shared;

/// <summary>What every page says about the system itself (<c>Tracker:Pages</c>).</summary>
internal sealed class PageOptions
{
    [Required, StringLength(40)]
    public string SystemName { get; set; } = "政务公开工作要点台账";

    /// <summary>Stands at the foot of every page and beside every upload.</summary>
    [Required, StringLength(200)]
    public string SecrecyNotice { get; set; } = "本系统为非涉密系统，严禁处理涉密信息";
}
