public import ServiceModel
package import SpecDiagnostics
public import SwiftViews

/// What `shapesmith.yaml` says: the modules, and what is common to them.
public struct Configuration: Sendable {
    /// The folder of the file, from which its paths are seen.
    public var folder: String
    /// A folder of templates that take the place of those that come with the program.
    public var templates: String? { didSet { templatesOrigin = nil } }
    /// Where the configuration names that folder.
    package var templatesOrigin: SourceRange?
    /// Whether these are all the modules that the lock is about, so that what it knows of others is to be removed.
    public var isWhole = true
    /// The lock's name: the file's with another ending, so that two configurations in one folder know nothing of each other's modules.
    public var lockName = "shapesmith.lock"
    /// In the order of the file.
    public var modules: [ModuleConfiguration] = []
}

/// One module: what it is made of and how.
public struct ModuleConfiguration: Sendable {
    /// The description: a file, or a folder of shape definitions.
    public var spec: String
    public var overlays: [String] = []
    /// The folder that the module's files stand in.
    public var output: String
    @Held public var options: ModuleOptions
    /// Whether the operations that somebody's Swift names are made, beside those that the options list.
    public var infersOperations = false
    /// The folders of that Swift.
    public var sources: [String] = []
    /// The folder that nothing may be read outside of, if there is one.
    package var boundary: String?
    /// Where the configuration names what has to be found.
    package var places = Places()

    package init(
        spec: String, overlays: [String] = [], output: String, options: ModuleOptions
    ) {
        self.spec = spec
        self.overlays = overlays
        self.output = output
        self.options = options
    }

    package struct Places: Sendable {
        package var spec: SourceRange?
        package var overlays: [SourceRange?] = []
        /// By name or wildcard.
        package var operations: [String: SourceRange] = [:]
    }

    package var origin: SourceRange? { options.origin }
    public var name: String { options.module }
}
