import Daemon
import Feeds
import TestSupport
import Testing

/// The sections of a partner's file about X12, EDIFACT, cXML and UBL.
@Suite struct PartnerFormatTests {
    private func partner(_ yaml: String) throws -> PartnerConfiguration {
        let world = try ConfigurationWorld(partners: ["a.yaml": "name: a\n\(yaml)"])
        return try #require(try world.load().get().partners.first)
    }

    @Test func `a partner that says nothing has the formats' own defaults`() throws {
        let partner = try partner("")
        #expect(partner.x12 == X12Profile())
        #expect(partner.edifact == EDIFACTProfile())
        #expect(partner.cxml == CXMLProfile())
        #expect(partner.ubl == UBLProfile())
    }

    @Test func `every key of X12 takes effect`() throws {
        let x12 = try partner(
            """
            x12:
              skuQualifiers: [VP, 01]
              endCustomerRoles: [EN, UC, "40"]
              resellerRoles: [RS]
              smartAccountReference: ZZ
              virtualAccountReference: "06"
              endCustomerOrderReference: CO
              stockingTypes: [SS]
              functionalAcknowledgement: false
              orderAcknowledgement: false
              interchangeAcknowledgement: always
              newlines: false
            """
        ).x12
        #expect(x12.skuQualifiers == ["VP", "01"] && x12.endCustomerRoles == ["EN", "UC", "40"])
        #expect(x12.resellerRoles == ["RS"] && x12.stockingTypes == ["SS"])
        #expect(x12.smartAccountReference == "ZZ" && x12.virtualAccountReference == "06")
        #expect(x12.endCustomerOrderReference == "CO")
        #expect(!x12.wantsFunctionalAcknowledgement && !x12.wantsOrderAcknowledgement)
        #expect(x12.alwaysWantsInterchangeAcknowledgement && !x12.writesNewlines)
    }

    @Test func `every key of EDIFACT takes effect`() throws {
        let edifact = try partner(
            """
            edifact:
              skuQualifiers: [SA]
              endCustomerRoles: [UC, EN]
              resellerRoles: [RS]
              smartAccountReference: ZZZ
              smartAccountText: AAI
              virtualAccountReference: ADE
              endCustomerOrderReference: UC
              stockingDocuments: [226]
              syntaxAcknowledgement: whenNeeded
              orderResponse: false
            """
        ).edifact
        #expect(edifact.skuQualifiers == ["SA"] && edifact.endCustomerRoles == ["UC", "EN"])
        #expect(edifact.resellerRoles == ["RS"] && edifact.smartAccountReference == "ZZZ")
        #expect(edifact.smartAccountText == "AAI" && edifact.virtualAccountReference == "ADE")
        #expect(edifact.endCustomerOrderReference == "UC" && edifact.stockingDocuments == ["226"])
        #expect(!edifact.wantsSyntaxAcknowledgement && !edifact.wantsOrderResponse)
    }

    @Test func `every key of cXML and UBL takes effect`() throws {
        let partner = try partner(
            """
            cxml:
              endCustomerRoles: [endUser, "end customer"]
              smartAccountExtrinsic: SmartAccountDomain
              virtualAccountExtrinsic: VA
              customerNumberExtrinsic: Customer No.
              endCustomerOrderExtrinsic: EndPO
              response: false
              confirmation: false
            ubl:
              endCustomerParties: [OriginatorCustomerParty]
              skuIdentifications: [BuyersItemIdentification]
              smartAccountProperty: SmartAccount
              virtualAccountProperty: VirtualAccount
              orderResponse: false
            """
        )
        #expect(partner.cxml.endCustomerRoles == ["endUser", "end customer"])
        #expect(partner.cxml.smartAccountExtrinsic == "SmartAccountDomain")
        #expect(partner.cxml.virtualAccountExtrinsic == "VA")
        #expect(partner.cxml.customerNumberExtrinsic == "Customer No.")
        #expect(partner.cxml.endCustomerOrderExtrinsic == "EndPO")
        #expect(!partner.cxml.wantsResponse && !partner.cxml.wantsConfirmation)
        #expect(partner.ubl.endCustomerParties == ["OriginatorCustomerParty"])
        #expect(partner.ubl.skuIdentifications == ["BuyersItemIdentification"])
        #expect(partner.ubl.smartAccountProperty == "SmartAccount")
        #expect(partner.ubl.virtualAccountProperty == "VirtualAccount" && !partner.ubl.wantsOrderResponse)
    }

    @Test(arguments: [
        ("x12: {skuQualifiers: [VPN]}", "2 x12.skuQualifiers \"VPN\" is no code of 2 capital letters and digits"),
        (
            "x12: {endCustomerRoles: [EN, e]}",
            "2 x12.endCustomerRoles \"e\" is no code of 2 to 3 capital letters and digits"
        ),
        (
            "x12: {smartAccountReference: zz}",
            "2 x12.smartAccountReference \"zz\" is no code of 2 to 3 capital letters and digits"
        ),
        ("x12: {endCustomerRoles: EN}", "2 x12.endCustomerRoles takes a list"),
        ("x12: {endCustomerRole: [EN]}", "2 x12.endCustomerRole there is no such key"),
        ("x12:\n  newlines: yes", "3 x12.newlines \"yes\" is neither true nor false"),
        (
            "x12: {interchangeAcknowledgement: never}",
            "2 x12.interchangeAcknowledgement \"never\" is not one of whenNeeded, always"
        ),
        (
            "edifact: {smartAccountText: AAIX}",
            "2 edifact.smartAccountText \"AAIX\" is no code of 1 to 3 capital letters and digits"
        ),
        (
            "cxml: {smartAccountExtrinsic: \"a\\nb\"}",
            "2 cxml.smartAccountExtrinsic \"a\\nb\" holds a control character or an invisible direction mark"
        ),
        ("ubl: {endCustomerParties: BuyerCustomerParty}", "2 ubl.endCustomerParties takes a list"),
        ("ublx: {orderResponse: true}", "2 ublx there is no such section"),
    ])
    func `a value that cannot be meant is a fault`(yaml: String, expected: String) throws {
        let world = try ConfigurationWorld(partners: ["a.yaml": "name: a\n\(yaml)"])
        #expect(world.faults() == ["partners.d/a.yaml:\(expected)"])
    }

    @Test func `what was probably meant is suggested`() throws {
        for (yaml, remedy) in [
            ("x12: {smartAccountReference: zz}", "did you mean ZZ?"),
            ("x12: {endCustomerRole: [EN]}", "did you mean x12.endCustomerRoles?"),
            ("ubl: {endCustomerParties: [DelivryParty]}", "did you mean DeliveryParty?"),
        ] {
            let world = try ConfigurationWorld(partners: ["a.yaml": "name: a\n\(yaml)"])
            #expect(world.fault()?.remedy == remedy)
        }
    }
}
