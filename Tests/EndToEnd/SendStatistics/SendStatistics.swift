import SES

/// The example of the service's guide: print the sending statistics, or the error.
@main struct SendStatistics {
    static func main() async {
        do {
            print(try await SESClient().getSendStatistics())
        } catch {
            print(error)
        }
    }
}
