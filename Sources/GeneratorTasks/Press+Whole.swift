package import GeneratorCore
internal import Patterns
package import SpecDiagnostics

extension Press {
    /// The press for everything that a module can have, with the program's templates or those of a folder.
    package init(wholeWith templates: String?, at place: SourceRange? = nil, _ diagnostics: inout Diagnostics) {
        let library = loadTemplates(folder: templates, at: place, &diagnostics)
        self.init(library, patternProblem: problem(ofPattern:), &diagnostics)
    }
}

/// Why a pattern cannot be checked.
private func problem(ofPattern text: String) -> String? {
    do throws(PatternProblem) {
        _ = try Pattern(text)
        return nil
    } catch {
        return "\(error)"
    }
}
