namespace Tracker.Deciding;

/// <summary>A fact whose words can be erased by law: the journal then keeps <see cref="Erased"/> in its place and the chain still verifies.</summary>
public interface IErasable
{
    /// <summary>The same fact without its words; evolve must accept it wherever it accepted the whole one.</summary>
    object Erased { get; }
}
