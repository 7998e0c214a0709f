// What the build-tool plugin runs: `shapesmith generate --into`, as a program of its own, because every user of the plugin compiles it. It
// stands on the generator alone, without the comparisons, reports and terminal of `shapesmith`.

import GeneratorCore
import SpecDiagnostics

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

let arguments = CommandLine.arguments
guard arguments.count == 4 else {
    tell("usage: generate-client CONFIGURATION OUTPUT MODULES-THAT-CAN-BE-IMPORTED")
    exit(64)
}
let importable = Set(arguments[3].split(separator: ",").map(String.init))
let result = await generate(configurationAt: arguments[1], into: arguments[2], importable: importable)
for entry in result.diagnostics.errorsOnly.entries { tell(DiagnosticPrinter(color: false).print(entry)) }
exit(result.diagnostics.hasErrors ? 1 : 0)

func tell(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(2, bytes, bytes.count)
}
