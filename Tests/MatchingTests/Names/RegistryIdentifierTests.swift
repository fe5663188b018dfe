// RegistryIdentifierTests: numbers with right check digits, the same with wrong ones, and their spellings.

import Domain
import Matching
import Testing

struct RegistryIdentifierTests {
    /// A country, a right number and a wrong one of the same shape.
    static let taxNumbers: [(country: String, right: String, wrong: String)] = [
        ("AT", "U13585627", "U39825979"),
        ("BE", "0403019261", "1729441328"),
        ("BG", "141222087", "571706755"),
        ("CY", "75263713Y", "32057415F"),
        ("CZ", "29290601", "20576964"),
        ("DE", "136695976", "395410353"),
        ("DK", "25427300", "21443010"),
        ("EE", "413934925", "809246024"),
        ("ES", "B58378431", "Y8628745S"),
        ("FI", "85000754", "48277820"),
        ("FR", "40303265045", "80955109719"),
        ("GR", "897829458", "214807064"),
        ("HR", "73650316097", "61806122839"),
        ("HU", "47225150", "17826416"),
        ("IE", "7942378R", "1241433K"),
        ("IT", "00743110157", "98452514440"),
        ("LT", "079198975713", "431350110"),
        ("LU", "15027442", "22092684"),
        ("LV", "68263960787", "99711217759"),
        ("MT", "80454781", "44161138"),
        ("NL", "004495445B01", "841246548B11"),
        ("PL", "8567346215", "7976290680"),
        ("PT", "495766348", "010859125"),
        ("RO", "911753", "1695704250"),
        ("SE", "201677190501", "252401831901"),
        ("SI", "42862868", "97371049"),
        ("SK", "8194960070", "6222142592"),
        ("GB", "980780684", "496922786"),
        ("CH", "CHE-100.155.212 MWST", "104791355"),
        ("NO", "659867850MVA", "698496213"),
        ("AU", "25843141142", "25590549241"),
        ("CA", "006349997", "174137010"),
        ("BR", "45953490179995", "03068886778701"),
        ("IN", "33BGEPE5308N3ZF", "07FTLPY4271R2ZR"),
        ("JP", "7893690437291", "3466555624596"),
        ("RU", "3210111827", "9200727771"),
        ("CN", "93156563838982158Y", "93552257940380805E"),
        ("US", "91-1144442", "07-1144442"),
    ]

    @Test(arguments: taxNumbers)
    func `a tax number counts when its check digits are right`(country: String, right: String, wrong: String) {
        let code = CountryCode(unchecked: country)
        let plain = RegistryIdentifier(tax: Name(unchecked: right), country: code)
        #expect(plain?.country == country)
        #expect(RegistryIdentifier(tax: Name(unchecked: wrong), country: code) == nil)
        let prefix = ["GR": "EL", "CH": ""][country] ?? country
        let prefixed = RegistryIdentifier(tax: Name(unchecked: "\(prefix) \(right)"), country: code)
        #expect(prefixed == plain, "with its country in front it is the same number")
    }

    @Test func `a number without a country and without a prefix says nothing`() {
        #expect(RegistryIdentifier(tax: Name(unchecked: "136695976"), country: nil) == nil)
        #expect(RegistryIdentifier(tax: Name(unchecked: "DE136695976"), country: nil)?.number == "136695976")
    }

    @Test func `a prefix counts before the country of the order`() {
        let number = RegistryIdentifier(tax: Name(unchecked: "ATU13585627"), country: CountryCode(unchecked: "DE"))
        #expect(number?.country == "AT")
    }

    @Test(arguments: [
        ("7LTWFZYICNSX8D621K86", true), ("7ltw-fzyi-cnsx-8d62-1k86", true), ("213800KUD8LAJWSQ9D15", true),
        ("7LTWFZYICNSX8D621K87", false), ("7LTWFZYICNSX8D621K8", false), ("00000000000000000000", false),
    ])
    func `a LEI counts when it leaves 1 by 97`(text: String, isRight: Bool) {
        #expect((RegistryIdentifier(lei: Name(unchecked: text)) != nil) == isRight)
    }

    @Test(arguments: [
        ("150483782", "150483782"), ("15-048-3782", "150483782"), ("DUNS 150483782", "150483782"), ("1504837820", nil),
        ("15048378", nil), ("000000000", nil), ("15048378X", nil),
    ])
    func `a D-U-N-S number has nine digits`(text: String, number: String?) {
        #expect(RegistryIdentifier(duns: Name(unchecked: text))?.number == number)
    }

    @Test(arguments: [
        ("DE", "80331", "Marienplatz 1", "80331 1"), ("DE", "80331", "Marienplatz 1 a", "80331 1a"),
        ("DE", "D-80331", "Marienplatz 1", "D80331 1"), ("US", "98052-1234", "1 Microsoft Way", "98052 1"),
        ("US", "10001", "350 5th Ave", "10001 350"), ("GB", "sw1a 2aa", "10 Downing Street", "SW1A2AA 10"),
        ("US", "60609", "25 W. 47th St.", "60609 25"), ("DE", "80331", "Marienplatz", nil),
        ("DE", "", "Marienplatz 1", nil),
        ("DE", "80331", "Block 3, Haus 7", nil),
    ])
    func `a place is a postal code and a house number`(country: String, code: String, street: String, place: String?) {
        let read = PostalPlace(
            country: CountryCode(unchecked: country),
            postalCode: Name(unchecked: code),
            street: Name(unchecked: street)
        )
        #expect(read.map { "\($0.postalCode) \($0.houseNumber)" } == place)
    }
}
