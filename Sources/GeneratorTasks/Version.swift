/// The version of the generator.
public enum GeneratorVersion {
    public static let text = "0.1.0"
}
