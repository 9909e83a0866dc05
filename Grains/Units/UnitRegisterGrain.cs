using Tracker.Deciding;

namespace Tracker.Units;

public static class UnitRegisterGrain
{
    /// <summary>The register of a government's units and groups.</summary>
    public static IGrain<UnitRegister, UnitRegisterCommand> UnitRegister(this IGrains grains, DivisionCode government) =>
        grains.Grain<UnitRegister, UnitRegisterCommand>(Units.UnitRegister.AddressOf(government));
}
