extension CommandTests {
    /// The commands about licenses in use.
    static let useRequests: [(arguments: [String], request: String)] = [
        (
            ["transfer", "xyz.com", "--from", "A", "--to", "B", "--sku", "X", "--quantity", "2"],
            #"POST /v1/accounts/xyz.com/transfers {"items":[{"destination":"B","quantity":2,"sku":"X","source":"A"}]}"#
        ),
        (
            ["transfer", "xyz.com", "--from", "A", "--to", "B", "--lot", "lot_1", "--dry-run"],
            #"POST /v1/accounts/xyz.com/transfer-plans {"items":[{"destination":"B","lot":"lot_1","source":"A"}]}"#
        ),
        (
            ["licenses", "xyz.com", "--virtual-account", "A"],
            "GET /v1/accounts/xyz.com/positions?virtualAccount=A&limit=100"
        ),
        (["instances", "xyz.com"], "GET /v1/accounts/xyz.com/instances?limit=100"),
        (["instances", "show", "pin_1"], "GET /v1/instances/pin_1"),
        (["instances", "remove", "pin_1"], "DELETE /v1/instances/pin_1"),
        (
            ["registration-tokens", "xyz.com", "A B"],
            "GET /v1/accounts/xyz.com/virtual-accounts/A%20B/registration-tokens?limit=100"
        ),
        (
            ["registration-tokens", "make", "xyz.com", "A", "--days", "7", "--export-controlled"],
            #"POST /v1/accounts/xyz.com/registration-tokens {"allowsExportControlled":true,"days":7,"virtualAccount":"A"}"#
        ),
        (["registration-tokens", "revoke", "rtk_1"], "POST /v1/registration-tokens/rtk_1/revoke"),
        (["reservations", "xyz.com"], "GET /v1/accounts/xyz.com/reservations?limit=100"),
        (
            ["reservations", "make", "xyz.com", "A", "RQ-1", "--license", "X=2"],
            #"POST /v1/accounts/xyz.com/reservations {"kind":"specific","licenses":[{"quantity":2,"sku":"X"}],"requestCode":"RQ-1","virtualAccount":"A"}"#
        ),
        (["reservations", "return", "rsv_1", "RT-1"], #"POST /v1/reservations/rsv_1/return {"returnCode":"RT-1"}"#),
    ]
}
