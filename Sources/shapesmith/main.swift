// Parse, call GeneratorCore, print: the way of a spec itself is in GeneratorCore/Generate.swift.

let status = await runProgram(Array(CommandLine.arguments.dropFirst()))
exitProgram(status)
