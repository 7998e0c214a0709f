internal import Digests
internal import GeneratorCore
internal import ServiceModel
internal import SpecDiagnostics
internal import SpecReaders
internal import SwiftViews
internal import Templates

// A run in which nothing has changed does nothing: the lock knows a hash of what each module was made of, and of each of its files.

/// What can be compared before a module is made.
struct Freshness: Sendable {
    /// When the lock was last looked at, if that was after the program was built.
    private let isTrusted: Bool
    private let templatesHash: String

    init(lockPath: String, templates: String?) {
        let locked = Disk.changeTime(lockPath)
        let built = Host.programPath.flatMap(Disk.changeTime)
        isTrusted = locked.flatMap { locked in built.map { $0 < locked } } ?? false
        var hash = SHA256()
        for template in Templates.all { hash.update(template.text.utf8) }
        if let templates, let names = try? Disk.names(in: templates) {
            for name in names where name.hasSuffix(".mustache") {
                hash.update(name.utf8)
                hash.update((try? Disk.read(Path.join(templates, name))) ?? [])
            }
        }
        templatesHash = hexString(hash.finalize())
    }

    /// A hash of everything that a module is made of; nothing if a file cannot be read.
    func inputs(of module: ModuleConfiguration) -> String? {
        var silent = Diagnostics()
        guard let files = specFiles(at: module.spec, nil, &silent) else { return nil }
        var hash = SHA256()
        hash.update("\(GeneratorVersion.text) \(templatesHash) \(module.options.text)".utf8)
        for file in [files.main] + files.siblings.map(\.file) {
            hash.update(Path.name(of: file.path).utf8)
            file.bytes.withUnsafeBytes { hash.update($0) }
        }
        for overlay in module.overlays {
            guard let bytes = try? Disk.read(overlay) else { return nil }
            bytes.withUnsafeBytes { hash.update($0) }
        }
        return hexString(Array(hash.finalize().prefix(16)))
    }

    /// Whether a module is as the lock says, and would be made the same again.
    func isSame(_ module: ModuleConfiguration, as locked: Lock.Module?, lockFolder: String) -> Bool {
        guard isTrusted, let locked, locked.inputs != Lock.unknownInputs, !locked.files.isEmpty, inputs(of: module) == locked.inputs else {
            return false
        }
        guard locked.folder == Path.relative(module.output, to: lockFolder.isEmpty ? "." : lockFolder) else { return false }
        return locked.files.allSatisfy { path, hash in
            (try? Disk.read(Path.join(module.output, path))).map { fileHash($0) == hash } ?? false
        }
    }
}

extension ModuleOptions {
    /// All that can be chosen, as one text.
    fileprivate var text: String {
        let renamed = renames.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let parts: [String] = [
            module, access.rawValue, operations.joined(separator: ","), wireProtocol?.rawValue ?? "", typePrefix,
            renamed.joined(separator: ","),
            imports.joined(separator: ","), header.joined(separator: "\n"), source, "\(modelFiles)", "\(isEquatable)", "\(hasDefaults)",
            "\(hasSchema)", "\(hasTesting)", "\(hasCalls)", "\(hasCommands)", "\(hasPlainImports)", "\(hasValidation)",
            "\(hasDocumentation)",
        ]
        return parts.joined(separator: "\u{0}")
    }
}
