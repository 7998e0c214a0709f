import Digests
import RequestSigning

private let credentials = SigningCredentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")

func signingFigures(_ report: inout Report) {
    if report.wants("SigV4, 1 KB body") {
        let cost = signing(1024, 50_000)
        report.add(
            "SigV4, 1 KB body, key cached", "\((1 / cost.signing).short) /s, \((100 * cost.limit / cost.signing).short) %",
            toReach: "60 % of the limit of bare compressions", isReached: cost.limit / cost.signing >= 0.6,
            limit: "\((1 / cost.limit).short) /s (\(cost.blocks) compressions)")
    }
    if report.wants("SigV4, 1 MB body") {
        let size = 1 << 20
        let cost = signing(size, 100)
        let speed = Double(size) / cost.signing / 1e6
        let peer = openSSLSpeed(size)
        report.add(
            "SigV4, 1 MB body", "\(speed.short) MB/s\(peer.map { ", \((speed / $0).short) × OpenSSL" } ?? "")",
            toReach: "0.95 × OpenSSL", isReached: peer.map { speed >= 0.95 * $0 } ?? true,
            limit: peer.map { "OpenSSL \($0.short) MB/s" }
                ?? "openssl is not installed; bare compressions \((Double(size) / cost.limit / 1e6).short) MB/s")
    }
}

/// CPU seconds of a signature, and of the bare SHA-256 compressions that it cannot do without.
private func signing(_ size: Int, _ count: Int) -> (signing: Double, limit: Double, blocks: Int) {
    let signer = SignatureV4(region: "us-east-1", service: "ses")
    let time = SigningTime(secondsSinceEpoch: 1_440_938_160)
    let body = [UInt8](repeating: 0x61, count: size)
    let base = SignableRequest(
        method: "POST", path: "/",
        headers: [
            ("Host", "email.us-east-1.amazonaws.com"), ("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
            ("User-Agent", "shapesmith/1.0"),
        ])
    var probe = base
    let record = signer.sign(&probe, body: .body(body), credentials: credentials, at: time)
    func blocks(_ bytes: Int) -> Int { (bytes + 9 + 63) / 64 }
    // Body, canonical request, string to sign with the inner key's state known, the outer hash likewise.
    let count64 = blocks(size) + blocks(record.canonicalRequest.utf8.count) + blocks(record.stringToSign.utf8.count) + blocks(32)
    let data = [UInt8](repeating: 0x61, count: count64 * 64)
    let limit = measure(count) {
        var state = SHA256Words.initial
        data.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return }
            if SHA256.isAccelerated {
                SHA256.compressWithInstructions(&state, start, count64)
            } else {
                SHA256.compressPortably(&state, start, count64)
            }
        }
        keep(state)
    }
    let payload = PayloadHash.body(body)
    let whole = measure(count) {
        var request = base
        keep(signer.sign(&request, body: payload, credentials: credentials, at: time))
    }
    return (whole, limit, count64)
}

/// MB/s of SHA-256 as `openssl speed` measures it.
private func openSSLSpeed(_ size: Int) -> Double? {
    guard let program = installedProgram("openssl") else { return nil }
    let result = run(program, ["speed", "-mr", "-seconds", "1", "-bytes", "\(size)", "-evp", "sha256"])
    for line in result.output.split(separator: "\n") where line.hasPrefix("+F:") {
        if let last = line.split(separator: ":").last, let bytes = Double(last) { return bytes / 1e6 }
    }
    return nil
}
