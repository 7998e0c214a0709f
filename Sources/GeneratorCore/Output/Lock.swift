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
        var names = GivenNames()
    }

    static let fileName = "shapesmith.lock"

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
