internal import ServiceRuntime
internal import UntypedCalls

/// Keys, tokens and passwords of an API that is not one of AWS's, from environment variables that begin with the service's word: for `mail`
/// `MAIL_API_KEY`, `MAIL_BEARER_TOKEN`, `MAIL_USER` with `MAIL_PASSWORD`, and where several keys are wanted `MAIL_API_KEY_` with the name of
/// the header or parameter.
struct OwnSecrets {
    private let prefix: String
    private let environment: [String: String]
    /// What the operation asks for, each way of it.
    private let ways: [[AuthorizationDemand]]

    init(_ name: String, _ service: ServiceDescription, _ operation: SchemaOperation, _ environment: [String: String]) {
        prefix = Self.variable(name)
        self.environment = environment
        var traits = OperationTraits()
        operation.addAuthorization(to: &traits)
        ways =
            if service.wireProtocol != .http {
                []
            } else if !traits.alternatives.isEmpty {
                traits.alternatives
            } else if traits.authorization == .none || service.authorization == .none {
                []
            } else if service.authorization == .apiKey {
                [[.key(service.apiKey ?? .header("X-API-Key"))]]
            } else {
                [[.scheme(service.authorization)]]
            }
    }

    /// Puts what the variables hold into the options of a client.
    func add(to options: inout ClientOptions) {
        for demand in ways.joined() {
            switch demand {
            case .key(let place):
                options.apiKey = value("API_KEY")
                options.apiKeys[place.name] = value(Self.keyName(place))
            case .scheme(.basic):
                if let user = value("USER"), let password = value("PASSWORD") { options.basicAuthorization = (user, password) }
            case .scheme(.bearer): if let token = value("BEARER_TOKEN") { options.bearerToken = { token } }
            case .scheme: break
            }
        }
    }

    /// The headers and parameters that keys go in.
    var names: [String] {
        ways.joined().compactMap { demand in
            if case .key(let place) = demand { place.name } else { nil }
        }
    }

    /// What to set, where the operation asks for something that is not there; nothing if it asks for a signature only.
    var hint: String? {
        let texts = ways.compactMap { way -> String? in
            // A key that is the only one needs no name.
            let keys = way.count { if case .key = $0 { true } else { false } }
            let names = way.flatMap { demand -> [String] in
                switch demand {
                case .key(let place): [keys > 1 ? Self.keyName(place) : "API_KEY"]
                case .scheme(.basic): ["USER", "PASSWORD"]
                case .scheme(.bearer): ["BEARER_TOKEN"]
                case .scheme: []
                }
            }
            return names.isEmpty ? nil : names.map { "\(prefix)_\($0)" }.joined(separator: " and ")
        }
        return texts.isEmpty ? nil : "The command asks for something that shows who calls. Set \(texts.joined(separator: ", or "))."
    }

    private func value(_ name: String) -> String? { environment["\(prefix)_\(name)"].flatMap { $0.isEmpty ? nil : $0 } }

    private static func keyName(_ place: APIKeyPlace) -> String { "API_KEY_\(variable(place.name))" }

    private static func variable(_ name: String) -> String {
        String(name.uppercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    }
}
