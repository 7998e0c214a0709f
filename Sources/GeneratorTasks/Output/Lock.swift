internal import Digests
internal import GeneratorCore
internal import SpecDiagnostics
internal import SwiftViews

/// What `shapesmith.lock` keeps from run to run: which files are ours, and what everything was called.
struct Lock: Equatable {
    /// Sorted by name.
    var modules: [Module] = []

    struct Module: Equatable {
        var name: String
        /// A hash of everything that the files were made of.
        var inputs: String
        /// The folder of the files, as seen from the lock.
        var folder: String
        /// Hashes by path, as seen from the folder.
        var files: [String: String] = [:]
        /// The lines that tell the names; read only by a run that makes the module anew.
        var namesText: [UInt8] = []

        var names: GivenNames { GivenNames(lines: namesText) }
    }

    static let fileName = "shapesmith.lock"
    /// Stands for the hash of a module that is made of files which only reading it tells.
    static let unknownInputs = "-"

    subscript(name: String) -> Module? { modules.first { $0.name == name } }

    /// The lock with a module put in the place of the one of its name.
    func replacing(_ module: Module) -> Lock {
        var result = self
        result.modules.removeAll { $0.name == module.name }
        result.modules.append(module)
        result.modules.sort { $0.name < $1.name }
        return result
    }
}

// The lock as text: one line for each file and each type, so that a change of the description changes one line.
//
//     module SES inputs folder
//     file SES+Client.swift hash
//     operation SendEmail
//     type Body Html Text

extension Lock {
    private static let title = "# What shapesmith made, and how it named things: names once given stay. Commit this file; do not edit it.\n"

    var bytes: [UInt8] {
        var text = Array(Self.title.utf8)
        for module in modules {
            text += "module \(encoded(module.name)) \(encoded(module.inputs)) \(encoded(module.folder))\n".utf8
            for file in module.files.sorted(by: { $0.key < $1.key }) { text += "file \(encoded(file.key)) \(file.value)\n".utf8 }
            text += module.namesText
        }
        return text
    }

    /// Reads a lock; a line that cannot be is an error with its place.
    init(_ file: SourceFile, _ diagnostics: inout Diagnostics) {
        var start = 0
        for line in file.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            defer { start += line.count + 1 }
            if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
            let last = modules.count - 1
            if last >= 0, GivenNames.isLine(line) {
                modules[last].namesText += line
                modules[last].namesText.append(UInt8(ascii: "\n"))
                continue
            }
            let fields = line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
            switch fields.first {
            case "module" where fields.count == 4:
                modules.append(Module(name: decoded(fields[1]), inputs: fields[2], folder: decoded(fields[3])))
            case "file" where fields.count == 3 && last >= 0: modules[last].files[decoded(fields[1])] = fields[2]
            default:
                diagnostics.error(
                    "this line of the lock is not understood", at: file.range(start, start + line.count),
                    hint: "restore the file from version control, or remove it: then names are given anew")
            }
        }
    }
}

/// The hash by which the lock knows a file.
func fileHash(_ bytes: [UInt8]) -> String { hexString(Array(SHA256.hash(bytes).prefix(16))) }
