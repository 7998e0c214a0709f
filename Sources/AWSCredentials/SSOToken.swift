internal import ScalarText
internal import ServiceRuntime
internal import WireFormats

/// A token in the cache that the AWS tools share.
struct SSOToken {
    var accessToken: String
    var end: Timestamp
    var refreshToken: String?
    var clientID: String?
    var clientSecret: String?
    var registrationEnd: Timestamp?
    /// Every member of the file as text, so that saving loses nothing.
    private var members: [(name: String, value: String)] = []

    /// Reads a file of the cache.
    init(file: String, login: String) throws {
        let bytes: [UInt8]
        do {
            bytes = try SmallFile.read(file)
        } catch {
            throw ClientError.credentials("There is no SSO sign-in (\(file): \(SmallFile.reason(error))). Sign in first: \(login)")
        }
        do {
            self = try withParsedBody(bytes, .json) { try SSOToken($0) }
        } catch {
            throw ClientError.credentials("The SSO sign-in in \(file) cannot be read: \(error). Sign in again: \(login)")
        }
    }

    private init(_ node: ShapeNode) throws {
        guard let token = try node.string("accessToken"), let end = try node.string("expiresAt").flatMap(Self.time) else {
            throw WireError(.malformed, "accessToken or expiresAt is missing")
        }
        accessToken = token
        self.end = end
        refreshToken = try node.string("refreshToken")
        clientID = try node.string("clientId")
        clientSecret = try node.string("clientSecret")
        registrationEnd = try node.string("registrationExpiresAt").flatMap(Self.time)
        for name in ["startUrl", "region", "clientId", "clientSecret", "registrationExpiresAt"] {
            if let value = try? node.child(named: name)?.string() { members.append((name, value)) }
        }
    }

    /// Older tools wrote `UTC` in place of `Z`.
    private static func time(_ text: String) -> Timestamp? { Timestamp(text.hasSuffix("UTC") ? String(text.dropLast(3)) + "Z" : text) }

    func secondsLeft(_ clock: any ClientClock) -> Double { end.epochSeconds - clock.secondsSinceEpoch }

    /// Puts the token into the cache. Failing is no harm: it will be refreshed once more.
    func save(_ file: String) {
        var all = members
        all.append(("accessToken", accessToken))
        all.append(("expiresAt", end.iso8601))
        if let refreshToken { all.append(("refreshToken", refreshToken)) }
        var text = ""
        for (name, value) in all {
            text += text.isEmpty ? "{" : ", "
            text += JSONQuoting.quoted(name) + ": " + JSONQuoting.quoted(value)
        }
        SmallFile.replace(file, text + "}")
    }
}
