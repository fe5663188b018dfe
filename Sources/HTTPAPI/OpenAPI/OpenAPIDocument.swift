// OpenAPIDocument: what the API is, for programs (OpenAPI 3.1), made from the table of routes.

internal import Domain
internal import HTTPTypes
internal import Hummingbird

/// Makes the OpenAPI document.
enum OpenAPIDocument {
    /// The document.
    static func json(of routes: [APIRoute], version: String) -> JSONValue {
        let paths = Dictionary(grouping: routes, by: \.path).mapValues { routes in
            JSONValue.object(
                Dictionary(routes.map { ($0.method.rawValue.lowercased(), operation($0)) }) { _, last in last }
            )
        }
        return [
            "openapi": "3.1.0",
            "info": ["title": "Holdfast", "version": .text(version)],
            "paths": .object(paths),
            "components": [
                "schemas": .object(schemas(of: routes).mapValues(\.json)),
                "responses": ["Problem": problem],
                "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
            ],
        ]
    }

    private static let problem: JSONValue = [
        "description": "Why it was not carried out (RFC 9457)",
        "content": ["application/problem+json": ["schema": Schema.document(Problem.self).json]],
    ]

    private static func operation(_ route: APIRoute) -> JSONValue {
        var operation: [String: JSONValue] = [
            "operationId": .text(route.name),
            "summary": .text(route.summary),
            "description": .text(audience(route.audience)),
            "tags": [.text(String(route.path.split(separator: "/")[1]))],
            "security": route.audience == .anybody ? [] : [["token": []]],
            "parameters": .array(route.parameters.map(parameter)),
            "responses": .object(responses(route)),
        ]
        if let body = route.body {
            operation["requestBody"] = [
                "required": .boolean(body.isRequired),
                "content": .object([body.mediaType: ["schema": body.schema.json]]),
            ]
        }
        return .object(operation)
    }

    private static func audience(_ audience: APIRoute.Audience) -> String {
        switch audience {
        case .anybody: "Anybody, without a token."
        case .right(let action): "Takes the right `\(action.rawValue)` in the place that is asked about."
        case .operators: "Operators only."
        }
    }

    private static func parameter(_ parameter: APIParameter) -> JSONValue {
        [
            "name": .text(parameter.name),
            "in": .text(parameter.place.rawValue),
            "required": .boolean(parameter.place == .path),
            "description": .text(parameter.description),
            "schema": parameter.schema.json,
        ]
    }

    private static func responses(_ route: APIRoute) -> [String: JSONValue] {
        var success: [String: JSONValue] = ["description": .text(route.success.status.reasonPhrase)]
        if let schema = route.success.schema {
            success["content"] = .object([route.success.mediaType: ["schema": schema.json]])
        }
        var responses = [String(route.success.status.code): JSONValue.object(success)]
        for status in problems(route) { responses[String(status)] = ["$ref": "#/components/responses/Problem"] }
        return responses
    }

    /// The statuses of the problems that a request can be answered with.
    private static func problems(_ route: APIRoute) -> [Int] {
        ProblemKind.allCases.map(\.status).filter { $0 != 421 }
    }

    private static func schemas(of routes: [APIRoute]) -> [String: Schema] {
        var found: [String: Schema] = [:]
        var open = routes.flatMap { [$0.body?.schema, $0.success.schema].compactMap(\.self) }
        open.append(.document(Problem.self))
        while let schema = open.popLast() {
            for (name, referred) in schema.references where found[name] == nil {
                let document = referred()
                found[name] = document
                open.append(document)
            }
        }
        return found
    }
}

extension Problem: APIDocument {
    /// Its shape.
    public static let schema = Schema.answer(
        "A problem",
        [
            .required("type", .text("'urn:holdfast:problem:' and the code")),
            .required("title", .text("The heading of its kind")),
            .required("status", .integer("The HTTP status", 400...599)),
            .required("detail", .text("What is wrong")),
            .required("code", .text("A stable name that programs may compare")),
            .optional("remedy", .text("What to do")),
        ]
    )
}
