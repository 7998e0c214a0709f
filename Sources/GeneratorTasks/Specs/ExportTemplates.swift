public import GeneratorCore
internal import Templates

/// Writes the program's templates into a folder; the result is how many there are. One that is there and was changed stays, unless
/// `replacing`.
public func exportTemplates(to folder: String, replacing: Bool) throws(DiskError) -> Int {
    for template in Templates.all {
        let path = Path.join(folder, "\(template.name).mustache")
        guard Disk.kind(path) != nil, !replacing else { continue }
        guard try Disk.read(path) == Array(template.text.utf8) else {
            throw DiskError(message: "'\(path)' is there already and differs. Choose another folder, or use --force.")
        }
    }
    try Disk.makeFolder(folder)
    for template in Templates.all { try Disk.write(Array(template.text.utf8), to: Path.join(folder, "\(template.name).mustache")) }
    return Templates.all.count
}
