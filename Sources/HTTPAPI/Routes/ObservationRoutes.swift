// The paths that service managers and monitoring ask: /healthz, /readyz, /metrics.
//
// GUARANTEES   Answers without waiting for anything that may have stopped; nobody is named in health, and metrics name
//              partners but no customer, order, file or endpoint.

internal import HTTPTypes
internal import Hummingbird

/// Serves health and metrics.
struct ObservationRoutes {
    let operations: any UpkeepOperations
    let limits: HealthLimits

    func add(to router: Router<APIContext>) {
        router.get("healthz") { request, context in
            _ = try RequestReader(request, context, query: ["verbose"])
            let health = HealthReport(await operations.vitals(), limits: limits)
            return answer(health.liveness, to: request, name: "healthz")
        }
        router.get("readyz") { request, context in
            _ = try RequestReader(request, context, query: ["verbose"])
            let health = HealthReport(await operations.vitals(), limits: limits)
            return answer(health.all, to: request, name: "readyz")
        }
        router.get("metrics") { request, context in
            _ = try RequestReader(request, context)
            let text = MetricsPage.text(try await operations.measurements(), process: ProcessReading())
            return JSONAnswer.text(text, status: .ok, mediaType: MetricsText.mediaType)
        }
    }

    private func answer(_ checks: [HealthCheck], to request: Request, name: String) -> Response {
        let isPassing = checks.allSatisfy { $0.fault == nil }
        var text = ""
        if request.uri.queryParameters["verbose"] != nil {
            for check in checks { text += check.fault.map { "[-] \(check.name): \($0)\n" } ?? "[+] \(check.name)\n" }
        }
        text += isPassing ? "ok\n" : "\(name) failed\n"
        return JSONAnswer.text(text, status: isPassing ? .ok : .serviceUnavailable)
    }
}
