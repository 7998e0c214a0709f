internal import SwiftViews
package import TemplateEngine

/// A file that was made, not yet on disk.
public struct GeneratedFile: Sendable {
    /// As seen from the module's folder: `SES+Client.swift`, `../SESTesting/SESTesting.swift`.
    public var path: String
    public var bytes: [UInt8]
    /// Which bytes came from which place of the description.
    package var marks: [RenderedText.Mark]
}
