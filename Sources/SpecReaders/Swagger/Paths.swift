internal import ServiceModel
internal import SpecDiagnostics
internal import SpecDocument

private let methods: Set<String> = ["get", "put", "post", "delete", "options", "head", "patch"]

extension SwaggerReader {
    /// Every operation of every path, in the order of the document.
    mutating func readPaths(_ node: Node, _ d: inout Diagnostics) -> [Operation] {
        guard let map = node.expectMap(&d) else { return [] }
        var operations: [Operation] = []
        for entry in map {
            let path = entry.key
            if path.hasPrefix("x-") {
                entry.keep(in: &extensionsElsewhere, of: "'paths'", at: "paths", &d)
                continue
            }
            if !path.hasPrefix("/") { d.error("the path '\(path)' does not begin with '/'", at: entry.keyRange) }
            guard let item = resolved(entry.value, &d), let keys = item.expectMap(&d) else { continue }
            let shared = keys["parameters"]
            for method in keys {
                switch method.key {
                case "parameters", "$ref": break
                case let name where methods.contains(name):
                    if let operation = readOperation(method, at: path, shared, &d) { operations.append(operation) }
                default: method.keep(in: &extensionsElsewhere, of: "a path", at: "paths\(path)", &d)
                }
            }
        }
        return operations
    }

    private mutating func readOperation(_ entry: NodeMap.Entry, at path: String, _ shared: Node?, _ d: inout Diagnostics) -> Operation? {
        guard let map = entry.value.expectMap(&d) else { return nil }
        let method = entry.key
        let name = map["operationId"]?.expectText(&d) ?? freeOperationName(madeUpName(method, path))
        var operation = Operation(name: name, http: HTTPBinding(method: method.uppercased(), path: path), origin: entry.keyRange)
        (operation.http.path, operation.http.query) = splitQuery(of: path)
        operation.http.path = percentEncodedPath(operation.http.path)
        operation.consumes = (map["consumes"] ?? document["consumes"])?.expectTexts(&d) ?? []
        operation.produces = (map["produces"] ?? document["produces"])?.expectTexts(&d) ?? []
        for entry in map { readKey(entry, into: &operation, &d) }
        takeConstants(map["x-shapesmith-constants"], into: &operation, &d)
        if let known = operationNames.updateValue(entry.keyRange, forKey: operation.name) {
            d.error(
                "two operations are named '\(operation.name)'", at: map["operationId"]?.range ?? entry.keyRange,
                hint: "each has an 'operationId' of its own", notes: [Diagnostic(.note, "the other is here", at: known)])
            return nil
        }
        let typeName = capitalised(operation.name)
        readInput(shared, map["parameters"], into: &operation, typeName, &d)
        let wrapper = map["x-shapesmith-result-wrapper"]?.expectText(&d)
        readResponses(map["responses"], wrapper: wrapper, into: &operation, typeName, entry, &d)
        // A map has no elements.
        for error in map["x-shapesmith-errors"]?.expectList(&d) ?? entry.value.elements {
            addError(error, into: &operation, named: "\(typeName)Error", status: nil, &d)
        }
        return operation
    }

    private mutating func readKey(_ entry: NodeMap.Entry, into operation: inout Operation, _ d: inout Diagnostics) {
        let value = entry.value
        switch entry.key {
        case "operationId", "consumes", "produces", "parameters", "responses", "x-shapesmith-constants", "x-shapesmith-errors",
            "x-shapesmith-result-wrapper":
            break
        case "schemes":
            guard let schemes = value.list?.compactMap(\.text), schemes != document["schemes"]?.list?.compactMap(\.text) else { return }
            d.note("the schemes of the document hold for '\(operation.name)' too", at: value.range)
        case "summary": operation.summary = value.expectText(&d)
        case "description": operation.documentation = value.expectText(&d)
        case "externalDocs": operation.documentation = withLink(value, operation.documentation, &d)
        case "tags": operation.tags = value.expectTexts(&d)
        case "deprecated": if value.expectBool(&d), operation.deprecation == nil { operation.deprecation = Deprecation() }
        case "x-shapesmith-deprecated": operation.deprecation = readDeprecation(value, &d)
        case "security": operation.auth = security.readRequirements(value, &d)
        case "x-shapesmith-idempotent": operation.isIdempotent = value.expectBool(&d)
        case "x-shapesmith-readonly": operation.isReadOnly = value.expectBool(&d)
        case "x-rate-limit":
            operation.rateLimits = readRateLimits(value, &d)
            entry.keep(in: &operation.extensions, of: "an operation", &d)
        default: entry.keep(in: &operation.extensions, of: "an operation", &d)
        }
    }

    /// `x-shapesmith-constants: {Action: SendEmail, Version: "2010-12-01"}`: what every request carries besides its input. With the
    /// query protocol they, and those in the path, are fields of the form: `Action` is the name of the operation, `Version` that of the
    /// API. Otherwise they follow the query of the path.
    private mutating func takeConstants(_ node: Node?, into operation: inout Operation, _ d: inout Diagnostics) {
        var constants = operation.http.query
        for entry in node?.expectMap(&d).map(Array.init) ?? [] {
            guard let text = entry.value.expectText(&d) else { continue }
            let constant = Constant(name: entry.key, value: text)
            if let place = constants.firstIndex(where: { $0.name == constant.name }) {
                constants[place] = constant
            } else {
                constants.append(constant)
            }
        }
        guard wire == .query || wire == .ec2 else {
            operation.http.query = constants
            return
        }
        operation.http.query = []
        for constant in constants {
            switch (constant.name, constant.value) {
            case ("Action", let action?): operation.name = action
            case ("Version", let version?):
                if let other = queryVersion, other != version {
                    let hint = "all operations of a document have the same"
                    d.error("the version of '\(operation.name)' is '\(version)', others have '\(other)'", at: node?.range, hint: hint)
                }
                queryVersion = version
            default: operation.formConstants.append(constant)
            }
        }
    }

    /// A name that no other operation has, nor one that states its own.
    private mutating func freeOperationName(_ stem: String) -> String {
        if statedOperationNames == nil {
            var stated: Set<String> = []
            for path in document["paths"]?.map.map(Array.init) ?? [] {
                for method in path.value.map.map(Array.init) ?? [] {
                    if let name = method.value["operationId"]?.text { stated.insert(name) }
                }
            }
            statedOperationNames = stated
        }
        var name = stem
        var count = madeUpNames[stem] ?? 1
        defer { madeUpNames[stem] = count }
        while operationNames[name] != nil || statedOperationNames?.contains(name) == true {
            count += 1
            name = "\(stem)\(count)"
        }
        return name
    }

    /// `get /pets/{id}/toys` without an `operationId` is `getPetsIdToys`.
    private func madeUpName(_ method: String, _ path: String) -> String {
        let words = path.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        return method + words.map { capitalised(String($0)) }.joined()
    }
}
