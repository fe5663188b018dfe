extension CommandTests {
    /// The commands about virtual accounts, contracts, and finding accounts.
    static let stewardRequests: [(arguments: [String], request: String)] = [
        (["virtual-accounts", "xyz.com"], "GET /v1/accounts/xyz.com/virtual-accounts"),
        (
            [
                "virtual-accounts", "make", "xyz.com", "Berlin", "--in", "EMEA", "--restricted", "--location", "DE",
                "--department", "IT", "--technology-group", "Network", "--reporting-line", "CIO",
            ],
            #"POST /v1/accounts/xyz.com/virtual-accounts {"department":"IT","isRestricted":true,"location":"DE","name":"Berlin","parent":"EMEA","reportingLine":"CIO","technologyGroup":"Network"}"#
        ),
        (
            ["virtual-accounts", "change", "va_1", "--name", "Lab", "--in", "", "--open", "--default"],
            #"PATCH /v1/virtual-accounts/va_1 {"isDefault":true,"isRestricted":false,"name":"Lab","parent":""}"#
        ),
        (["virtual-accounts", "remove", "va_1"], "DELETE /v1/virtual-accounts/va_1"),
        (["virtual-accounts", "remove", "va_1", "--into", "A B"], "DELETE /v1/virtual-accounts/va_1?into=A%20B"),
        (["placement", "xyz.com"], "GET /v1/accounts/xyz.com/placement"),
        (["contracts", "xyz.com"], "GET /v1/accounts/xyz.com/contracts?limit=100"),
        (
            [
                "contracts", "record", "xyz.com", "EA/1", "--kind", "enterpriseAgreement", "--starts", "2026-01-01",
                "--ends", "2028-12-31", "--suite", "Security", "--order", "acme/PO/1",
            ],
            #"PUT /v1/accounts/xyz.com/contracts/EA%2F1 {"endsOn":"2028-12-31","kind":"enterpriseAgreement","orders":[{"number":"PO\/1","partner":"acme"}],"startsOn":"2026-01-01","suites":["Security"]}"#
        ),
        (["contracts", "remove", "xyz.com", "EA/1"], "DELETE /v1/accounts/xyz.com/contracts/EA%2F1"),
        (["account", "find", "acme", "XYZ GmbH"], "GET /v1/partners/acme/accounts?query=XYZ%20GmbH"),
    ]
}
