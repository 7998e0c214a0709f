import Testing

@testable import BodyTraits

struct TreeHashTests {
    /// `botocore.utils.calculate_tree_hash` over as many bytes, each the low byte of its place times seven.
    @Test(arguments: [
        (0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
        (1_048_576, "1d7368ef6f59e0c704a978b815288f1e464037959645bbfd79348d330269480d"),
        (1_048_577, "af99fe8f24386aa63c4e47d02906307cbb04a912e4e132153e94253be101c97c"),
        (3_145_728, "98ddafe37a14a2dc8b9ccb13e13c51e91eb0e4f496ae878e2dffb257d5a6abaf"),
        (5_500_000, "2bd638278ed73722112bc2ab707107dbbdda41027e4f1b82e614038261603381"),
    ])
    func theHashOfPieces(count: Int, expected: String) {
        #expect(TreeHash.hexadecimal(of: (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }) == expected)
    }
}
