// CustomerDomainTests: whose domain an address has.

import Domain
import Matching
import Testing

struct CustomerDomainTests {
    @Test(arguments: [
        ("jane@acme.de", "acme.de"), ("Jane <jane@EMEA.Acme.DE>", "acme.de"), ("x@a.b.acme.co.uk", "acme.co.uk"),
        ("x@alice.github.io", "alice.github.io"), ("x@müller.de", "xn--mller-kva.de"),
        ("x@xn--mller-kva.de", "xn--mller-kva.de"),
        ("x@straße.de", "xn--strae-oqa.de"), ("x@acme.de.", "acme.de"), ("x@例え.jp", "xn--r8jz45g.jp"),
        ("x@github.io", nil),
        ("x@co.uk", nil), ("x@localhost", nil), ("x@10.0.0.1", nil), ("x@acme.local", nil), ("acme.de", nil),
        ("x@", nil),
    ])
    func `a mail address has the domain that somebody registered`(mail: String, domain: String?) {
        #expect(CustomerDomain(mail: Name(unchecked: mail))?.name == domain)
    }

    @Test(arguments: [
        ("https://www.acme.de/shop?x=1", "acme.de"), ("http://user@acme.de:8080/", "acme.de"),
        ("WWW.ACME.COM", "acme.com"),
        ("acme.com/a@b.org", "acme.com"), ("https://acme.com@evil.net/", "evil.net"), ("nothing", nil),
    ])
    func `a web address has it too`(address: String, domain: String?) {
        #expect(CustomerDomain(web: Name(unchecked: address))?.name == domain)
    }

    @Test(arguments: [
        ("gmail.com", CustomerDomain.Standing.freeMail), ("gmx.de", .internetProvider), ("mailinator.com", .disposable),
        ("t-online.de", .internetProvider), ("acme.de", .corporate), ("yahoo.co.uk", .freeMail),
        ("siemens.com", .corporate),
    ])
    func `the lists know whose addresses are everybody's`(domain: String, standing: CustomerDomain.Standing) {
        #expect(CustomerDomain(mail: Name(unchecked: "x@mail.\(domain)"))?.standing == standing)
    }

    @Test(arguments: [
        ("x@аcme.com", true), ("x@асе.com", true), ("x@ācme.com", false), ("x@ромашка.рф", false),
        ("x@acme.com", false),
    ])
    func `a domain that passes for another one is found out`(mail: String, isDeceptive: Bool) {
        #expect(CustomerDomain(mail: Name(unchecked: mail))?.isDeceptive == isDeceptive)
    }
}
