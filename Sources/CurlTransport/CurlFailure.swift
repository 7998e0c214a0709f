#if os(Linux)
    internal import CCurl
    internal import CSystem
    internal import ScalarText
    internal import ServiceRuntime

    /// Makes curl's codes into errors that a person can act on.
    enum CurlFailure {
        static func error(_ code: Int32, _ transfer: Transfer, _ easy: UnsafeMutableRawPointer) -> ClientError {
            let place = "\(transfer.request.host):\(transfer.request.effectivePort)"
            let said = text(code, transfer)
            switch code {
            case 3: return ClientError(.badInput, "'\(transfer.request.url)' is no address that can be asked: \(said).")
            case 5, 97: return proxyError(said)
            case 6:
                return ClientError(
                    .nameNotResolved,
                    "The name '\(transfer.request.host)' has no address. Check the region and the endpoint, and the network.")
            case 7 where transfer.hasProxy && isAboutProxy(said, transfer): return proxyError(said)
            case 7: return connectionError(place, said, easy)
            case 28:
                return ClientError(
                    .connectTimeout,
                    "No connection to \(place) within \(transfer.options.timeouts.connect). Check the network, or raise the connect timeout."
                )
            case 35, 51, 53, 54, 58, 59, 60, 64, 66, 77, 80, 82, 83, 90, 91, 98:
                return ClientError(
                    .tlsFailed,
                    "No trusted encrypted connection to \(place): \(said). "
                        + "If the server's certificate is your own, name its bundle (AWS_CA_BUNDLE or certificateBundle).")
            case 8, 1:
                return ClientError(.damagedReply, "\(place) answered with something that is not HTTP: \(said).")
            case 61: return ClientError(.damagedReply, "The compressed reply of \(place) could not be unpacked: \(said).")
            case 16, 18, 52, 55, 56, 65, 92, 95:
                let when = transfer.isHeadThere ? "in the middle of its reply" : "before it replied"
                return ClientError(.connectionReset, "\(place) ended the connection \(when): \(said). Try again.")
            case 23 where !transfer.isHeadThere, 63, 100:
                return ClientError(.damagedReply, "The reply of \(place) has more headers than are accepted.")
            case 42: return ClientError(.badBody, "The body could not be sent: the stream ended early or failed.")
            default: return ClientError(.connectionFailed, "The request to \(place) failed: \(said) (curl \(code)).")
            }
        }

        /// Whom it could not connect to is told in the sentence only: newer versions name both, older ones the proxy alone.
        private static func isAboutProxy(_ said: String, _ transfer: Transfer) -> Bool {
            said.contains(" via ") || !said.contains("\(transfer.shownHost) port \(transfer.request.effectivePort) ")
        }

        private static func proxyError(_ said: String) -> ClientError {
            ClientError(.proxyFailed, "The proxy could not be used: \(said). Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY.")
        }

        static func cutShort(_ transfer: Transfer) -> ClientError {
            ClientError(
                .connectionReset,
                "\(transfer.request.host):\(transfer.request.effectivePort) ended the connection in the middle of its reply's headers. Try again."
            )
        }

        private static func connectionError(_ place: String, _ said: String, _ easy: UnsafeMutableRawPointer) -> ClientError {
            var number = 0
            _ = ss_easy_get_long(easy, CurlInfo.systemError, &number)
            let code = Int32(lowBitsOf: number)
            if ss_is_refused(code) != 0 {
                return ClientError(.connectionRefused, "\(place) refused the connection. Check the address, and whether the server runs.")
            }
            if ss_is_too_late(code) != 0 {
                return ClientError(.connectTimeout, "No connection to \(place): the host does not answer. Check the network.")
            }
            return ClientError(.connectionFailed, "No connection to \(place): \(said). Check the network.")
        }

        private static func text(_ code: Int32, _ transfer: Transfer) -> String {
            if let buffer = transfer.easy?.errorText, buffer.pointee != 0 {
                var text = String(cString: buffer)
                while text.last?.isWhitespace == true || text.last == "." { text.removeLast() }
                return text
            }
            return ss_easy_error(code).map { String(cString: $0) } ?? "unknown"
        }
    }
#endif
