extension CommandTests {
    /// What the commands about people ask.
    static let peopleRequests: [(arguments: [String], request: String)] = [
        (["people", "--account", "xyz.com"], "GET /v1/accounts/xyz.com/people?limit=100"),
        (["people", "--partner", "acme"], "GET /v1/partners/acme/people?limit=100"),
        (["people", "show", "prn_1"], "GET /v1/people/prn_1"),
        (
            [
                "people", "give", "prn_1", "--account", "xyz.com", "--role", "virtualAccountUser", "--virtual-account",
                "Lab", "--nested",
            ],
            #"POST /v1/accounts/xyz.com/people/prn_1/roles {"role":"virtualAccountUser","virtualAccount":"Lab","withNested":true}"#
        ),
        (
            ["people", "take", "prn_1", "--partner", "acme", "--role", "partnerViewer"],
            #"POST /v1/partners/acme/people/prn_1/roles/take {"role":"partnerViewer"}"#
        ),
        (
            ["people", "program", "robot", "--partner", "acme", "--role", "partnerViewer", "--scope", "orders.read"],
            #"POST /v1/partners/acme/clients {"name":"robot","roles":[{"role":"partnerViewer"}],"scopes":["orders.read"]}"#
        ),
        (["people", "remove", "prn_1"], "POST /v1/people/prn_1/remove"),
        (["invitations", "--partner", "acme"], "GET /v1/partners/acme/invitations"),
        (
            [
                "invitations", "send", "eva@xyz.com", "--account", "xyz.com", "--role", "smartAccountUser", "--outside",
                "--days", "3",
            ],
            #"POST /v1/accounts/xyz.com/invitations {"days":3,"email":"eva@xyz.com","isOutside":true,"roles":[{"role":"smartAccountUser"}]}"#
        ),
        (["invitations", "revoke", "inv_1"], "POST /v1/invitations/inv_1/revoke"),
        (
            ["invitations", "accept", "hfi_1", "--name", "Eva"],
            #"POST /v1/invitations/accept {"code":"hfi_1","name":"Eva"}"#
        ),
        (["tokens", "prn_1"], "GET /v1/people/prn_1/tokens"),
        (
            ["tokens", "create", "prn_1", "--name", "robot", "--days", "30"],
            #"POST /v1/people/prn_1/tokens {"days":30,"name":"robot"}"#
        ),
        (["tokens", "revoke", "tok_1"], "POST /v1/tokens/tok_1/revoke"),
        (["partner-access", "xyz.com"], "GET /v1/accounts/xyz.com/partner-access"),
        (
            ["partner-access", "give", "xyz.com", "acme", "--role", "smartAccountUser", "--managed-by", "both"],
            #"POST /v1/accounts/xyz.com/partner-access {"managedBy":"both","partner":"acme","role":{"role":"smartAccountUser"}}"#
        ),
        (
            ["partner-access", "withdraw", "xyz.com", "acme", "--role", "smartAccountUser"],
            #"POST /v1/accounts/xyz.com/partner-access/withdraw {"partner":"acme","role":{"role":"smartAccountUser"}}"#
        ),
    ]
}
