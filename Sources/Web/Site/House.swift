import Crypto
import Domain

/// What all pages have in common, made once: where stylesheet and script lie, and what stands around a page.
struct House: Sendable {
    let settings: WebSettings
    let stylesheet = Asset(Look.stylesheet, address: Address.stylesheet)
    let script = Asset(Look.script, address: Address.script)

    func chrome(_ version: FrameworkVersion?) -> Chrome {
        Chrome(
            partnership: version?.framework.partnership.name, banner: version?.framework.fictionalBanner ?? settings.banner,
            stylesheet: stylesheet.address, script: script.address, isLocal: settings.loopbackOnly)
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
