// peer-calls: reads a call on each line, `{"service": "ses", "operation": "SendEmail", "input": {…}, "endpoint": "http://…"}`, and answers
// with a line: the output, the error, or, where no endpoint is given, the request that would be sent.

import SES
import SESCalls
import SESv2
import SESv2Calls
import STS
import STSCalls
import TypedCalls

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

while let line = readLine() {
    let answer: Value
    do { answer = try await perform(Document(json: line).value) } catch { answer = ["failure": .string("\(error)")] }
    print(Document(plain(answer)).jsonText)
    fflush(nil)
}

func perform(_ call: Value) async throws -> Value {
    let operation = call["operation"]?.string ?? ""
    let input = call["input"] ?? [:]
    var options = ClientOptions()
    options.region = "us-east-1"
    options.credentials = StaticCredentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
    options.environment = ProcessEnvironment([
        "AWS_CONFIG_FILE": "/dev/null", "AWS_SHARED_CREDENTIALS_FILE": "/dev/null", "NO_PROXY": "127.0.0.1",
    ])
    options.retries = .none
    let recorder = ScriptedTransport(HTTPResponse())
    if let endpoint = call["endpoint"]?.string { options.endpoint = endpoint } else { options.transport = recorder }
    do {
        let output: Value?
        switch call["service"]?.string {
        case "ses": output = try await SESCalls.call(operation, input, with: SESClient(options: options).core)
        case "sesv2": output = try await SESv2Calls.call(operation, input, with: SESv2Client(options: options).core)
        case "sts": output = try await STSCalls.call(operation, input, with: STSClient(options: options).core)
        default: return ["failure": "no such service"]
        }
        if let request = recorder.requests.first { return ["request": facts(request)] }
        return ["output": output ?? .null]
    } catch let error as ServiceError {
        return [
            "error": [
                "code": .string(error.code.rawValue), "message": .string(error.message), "status": TypedCallOutput.number(error.status),
            ]
        ]
    } catch {
        // What an empty reply lacks does not matter where the request was asked for.
        if let request = recorder.requests.first { return ["request": facts(request)] }
        return ["failure": .string("\(error)")]
    }
}

/// A request as it would go out.
func facts(_ request: HTTPRequest) -> Value {
    var body: [UInt8] = []
    if case .bytes(let bytes) = request.body { body = bytes }
    return [
        "method": .string(request.method.rawValue), "path": .string(request.path), "query": .string(request.query), "body": .bytes(body),
        "headers": .list(request.headers.fields.map { .list([.string($0.name), .string($0.value)]) }),
    ]
}

/// The value in what JSON has: blobs as `{"$blob": base64}`, times as `{"$time": seconds}`.
func plain(_ value: Value) -> Value {
    switch value {
    case .bytes(let bytes): ["$blob": .string(Blob(bytes).base64)]
    case .timestamp(let time): ["$time": .number(Number(Double(time.secondsSinceEpoch) + Double(time.nanoseconds) / 1e9))]
    case .list(let items): .list(items.map(plain))
    case .map(let map): .map(ValueMap(map.map { ($0.key, plain($0.value)) }))
    default: value
    }
}
