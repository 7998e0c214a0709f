package import SpecDiagnostics
package import TemplateEngine
internal import Templates

/// The templates that come with the program, each replaced by the one of its name in `folder`, if there is one.
package func loadTemplates(folder: String?, at place: SourceRange? = nil, _ diagnostics: inout Diagnostics) -> TemplateLibrary {
    var files: [(name: String, file: SourceFile)] = Templates.all.map {
        ($0.name, SourceFile(path: "\($0.name).mustache", bytes: Array($0.text.utf8)))
    }
    if let folder {
        do {
            for name in try Disk.names(in: folder) where name.hasSuffix(".mustache") {
                let stem = String(name.dropLast(".mustache".count))
                let file = SourceFile(path: Path.join(folder, name), bytes: try Disk.read(Path.join(folder, name)))
                if let index = files.firstIndex(where: { $0.name == stem }) { files[index].file = file } else { files.append((stem, file)) }
            }
        } catch {
            diagnostics.error(error.message, at: place, hint: "'shapesmith templates export DIR' writes the templates that exist")
        }
    }
    return TemplateLibrary(files, &diagnostics)
}
