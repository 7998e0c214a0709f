/// The templates that come with the program, each under the name of its file without `.mustache`.
public enum Templates {
    public static let all: [(name: String, text: [UInt8])] = [
        ("calls", PackageResources.calls_mustache),
        ("callTable", PackageResources.callTable_mustache),
        ("commands", PackageResources.commands_mustache),
        ("client", PackageResources.client_mustache),
        ("clientType", PackageResources.clientType_mustache),
        ("documentation", PackageResources.documentation_mustache),
        ("endpoints", PackageResources.endpoints_mustache),
        ("enumeration", PackageResources.enumeration_mustache),
        ("errorCodes", PackageResources.errorCodes_mustache),
        ("errors", PackageResources.errors_mustache),
        ("header", PackageResources.header_mustache),
        ("models", PackageResources.models_mustache),
        ("paginators", PackageResources.paginators_mustache),
        ("schema", PackageResources.schema_mustache),
        ("schemaTable", PackageResources.schemaTable_mustache),
        ("serializers", PackageResources.serializers_mustache),
        ("serializerTables", PackageResources.serializerTables_mustache),
        ("service", PackageResources.service_mustache),
        ("structure", PackageResources.structure_mustache),
        ("structureWire", PackageResources.structureWire_mustache),
        ("testing", PackageResources.testing_mustache),
        ("union", PackageResources.union_mustache),
        ("unionWire", PackageResources.unionWire_mustache),
        ("waiters", PackageResources.waiters_mustache),
    ]
}
