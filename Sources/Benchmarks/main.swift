// benchmarks [PART-OF-NAME…] [--services FOLDER] [--awsmith PROGRAM] [--build]: every figure that the project states, beside the limit of the same run.
//
//     swift run -c release benchmarks

let benchmarkOptions = BenchmarkOptions(CommandLine.arguments.dropFirst())
await runBenchmarks(benchmarkOptions)

nonisolated func runBenchmarks(_ options: BenchmarkOptions) async {
    #if DEBUG
        print("This is a debug build: its figures say nothing. Use `swift run -c release benchmarks`.\n")
    #endif
    var report = Report(options)
    signingFigures(&report)
    wireFigures(&report)
    await clientFigures(&report)
    await loopbackFigures(&report)
    await memoryFigures(&report)
    commandLineFigures(&report)
    generatorFigures(&report)
    if options.builds {
        consumerFigures(&report)
        pluginFigures(&report)
    }
    report.end()
}
