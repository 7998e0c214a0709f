import SES

/// The sending statistics of the service's guide, then two errors with their codes.
@main struct SendStatistics {
    static func main() async {
        await show { try await SESClient().getSendStatistics() }
        let text = Message(subject: Content(data: "Hello"), body: Body(text: Content(data: "A test.")))
        await show { try await SESClient().sendEmail(source: "unverified@example.com", destination: Destination(), message: text) }
        let stranger = StaticCredentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "not the secret")
        await show { try await SESClient(credentials: stranger).getSendStatistics() }
    }
    static func show(_ call: @Sendable () async throws -> some Sendable) async {
        do { print(try await call()) } catch let error as ServiceError { print("\(error.code) → \(error)") } catch { print(error) }
    }
}
