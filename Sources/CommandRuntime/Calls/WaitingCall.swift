internal import JMESPath
internal import ServiceRuntime
internal import Values

/// Calls again and again until an answer is accepted.
struct WaitingCall {
    let rule: WaiterRule
    let clock: any ClientClock

    /// Ends when what is waited for is there; an error says why it is not.
    func run(
        status: () -> Int?, call: () async throws(CommandError) -> ValueMap
    ) async throws(CommandError) {
        var last: WaiterRule.Acceptor?
        var count = 0
        while true {
            count += 1
            let answer = try await answer(status, call)
            if let acceptor = try answer.accepted(by: rule.acceptors) {
                last = acceptor
                switch acceptor.state {
                case .success: return
                case .failure: throw failure("Waiter encountered a terminal failure state: \(acceptor.explanation)")
                case .retry: break
                }
            } else if let code = answer.code {
                throw failure("An error occurred (\(code)): \(answer.message)")
            }
            guard count < rule.attempts else {
                throw failure("Max attempts exceeded" + (last.map { ". Previously accepted state: \($0.explanation)" } ?? ""))
            }
            do { try await clock.sleep(for: .seconds(rule.delay)) } catch { throw CommandError(.interrupted, "") }
        }
    }

    // MARK: -

    /// What came back: an output, or an error of the service.
    private struct Answer {
        var output: Value = .null
        var code: String?
        var message = ""
        var status: Int?

        /// The first acceptor that matches.
        func accepted(by acceptors: [WaiterRule.Acceptor]) throws(CommandError) -> WaiterRule.Acceptor? {
            for acceptor in acceptors { if try matches(acceptor) { return acceptor } }
            return nil
        }

        private func matches(_ acceptor: WaiterRule.Acceptor) throws(CommandError) -> Bool {
            switch acceptor.matcher {
            case .status: return status.map { Value.number(Number($0)) } == acceptor.expected
            case .error:
                if let isError = acceptor.expected.bool { return isError == (code != nil) }
                return code != nil && code == acceptor.expected.string
            case .path:
                guard code == nil else { return false }
                return try found(acceptor) == acceptor.expected
            case .pathAll:
                guard code == nil, let items = try found(acceptor).list, !items.isEmpty else { return false }
                return items.allSatisfy { $0 == acceptor.expected }
            case .pathAny:
                guard code == nil else { return false }
                return try found(acceptor).list?.contains(acceptor.expected) ?? false
            }
        }

        private func found(_ acceptor: WaiterRule.Acceptor) throws(CommandError) -> Value {
            do throws(JMESPathError) {
                return try Expression(acceptor.expression).search(output)
            } catch {
                throw .general(error.pythonMessage)
            }
        }
    }

    private func answer(
        _ status: () -> Int?, _ call: () async throws(CommandError) -> ValueMap
    ) async throws(CommandError) -> Answer {
        do throws(CommandError) {
            let output = try await call()
            return Answer(output: .map(output), status: status())
        } catch {
            guard error.kind == .service else { throw error }
            return Answer(
                code: error.details["Code"]?.string ?? "Unknown", message: error.details["Message"]?.string ?? "", status: status())
        }
    }

    private func failure(_ reason: String) -> CommandError { .general("Waiter \(rule.name) failed: \(reason)") }
}
