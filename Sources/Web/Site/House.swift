import Crypto
import Domain
import Services

/// What all pages have in common, made once: where stylesheet and script lie, and what stands around a page.
struct House: Sendable {
    let settings: WebSettings
    /// Who looks at the pages of this request; nil at the door.
    private(set) var guest: Guest?
    let stylesheet = Asset(Look.stylesheet, address: Address.stylesheet)
    let script = Asset(Look.script, address: Address.script)

    init(settings: WebSettings) { self.settings = settings }

    func receiving(_ guest: Guest) -> House {
        var house = self
        house.guest = guest
        return house
    }

    func chrome(_ version: FrameworkVersion?) -> Chrome {
        Chrome(
            partnership: version?.framework.partnership.name, banner: version?.framework.fictionalBanner ?? settings.banner,
            stylesheet: stylesheet.address, script: script.address, isLocal: settings.loopbackOnly, guest: guest)
    }
}

/// A text whose address changes when it does, so that a browser may keep it for good.
struct Asset: Sendable {
    let text: String
    let version: String
    let address: Address

    init(_ text: String, address: (String) -> Address) {
        self.text = text
        version = String(SHA256.text(of: text.utf8).prefix(12))
        self.address = address(version)
    }
}

/// Who sends a request.
enum Guest: Sendable {
    case visitor(Visitor)
    /// Nobody has an account yet, so whoever sits at this computer is its owner.
    case owner
    /// Somebody at the door, who may do nothing yet.
    case stranger

    var visitor: Visitor? {
        guard case .visitor(let visitor) = self else { return nil }
        return visitor
    }

    var actor: Actor {
        switch self {
        case .visitor(let visitor): visitor.actor
        case .owner: .owner
        case .stranger: .person(ActingPerson(number: 0, grants: []))
        }
    }

    /// With the same rights: what somebody was given or lost meanwhile makes them another.
    func isSame(as other: Guest) -> Bool {
        switch (self, other) {
        case (.visitor(let one), .visitor(let another)):
            one.person.number == another.person.number && one.person.grants == another.person.grants
                && one.person.state == another.person.state && one.owesSecondFactor == another.owesSecondFactor
                && one.token?.number == another.token?.number
        case (.owner, .owner), (.stranger, .stranger): true
        default: false
        }
    }

    func may(_ capability: Capability) -> Bool { AccessTable.grants(actor, capability) }
}
