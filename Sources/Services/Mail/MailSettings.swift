import Domain
import Foundation

/// How mail goes out, as whoever runs Bellwether has set it up.
public struct MailSettings: Sendable {
    enum Way: Hashable, Sendable {
        /// A mail server that takes it without TLS: on this computer, or in the house.
        case smtp(host: String, port: Int, account: Account?)
        /// A program that is given each mail.
        case sendmail(path: String)
    }

    struct Account: Hashable, Sendable {
        var user, password: String
    }

    let way: Way
    /// From whom it comes.
    let sender: String
    /// Where people open Bellwether: "https://board.example.org", without a slash at the end.
    let site: String

    /// What it is, in the words of the page for administrators. No password is in it.
    public var says: String {
        switch way {
        case .smtp(let host, let port, let account):
            "by the mail server \(host):\(port)" + (account == nil ? "" : ", with an account")
        case .sendmail(let path): "by the program \(path)"
        }
    }

    init(way: Way, sender: String, site: String) throws {
        self.way = way
        self.sender = sender
        self.site = site
        guard MailAddress.isPlain(sender) else { throw MailSettings.unusable(.sender, "a plain e-mail address") }
        guard let address = URL(string: site), let host = address.host, !host.isEmpty, address.user == nil, address.query == nil,
            address.fragment == nil, address.path.isEmpty,
            address.scheme == "https" || address.scheme == "http" && MailSettings.loopback.contains(host)
        else {
            throw MailSettings.unusable(
                .site,
                "the address at which people open Bellwether, such as https://board.example.org, without a slash at the end")
        }
        switch way {
        case .smtp(let host, let port, let account):
            guard MailSettings.isHost(host) else { throw MailSettings.unusable(.host, "the name or address of a mail server") }
            guard (1...65_535).contains(port) else { throw MailSettings.unusable(.port, "a number from 1 to 65535") }
            guard account == nil || MailSettings.loopback.contains(host) else {
                throw Secrets.Unusable(
                    what: "The mail settings would send a password over the network where everybody can read it.",
                    remedy:
                        "Bellwether speaks no TLS to mail servers. Send through a mail server on this computer (host = 127.0.0.1), which passes it on with TLS and the password, or leave user and password out."
                )
            }
        case .sendmail(let path):
            guard path.hasPrefix("/"), access(path, X_OK) == 0 else {
                throw MailSettings.unusable(.sendmail, "the whole path of a program, such as /usr/sbin/sendmail")
            }
        }
    }

    static let loopback: Set<String> = ["127.0.0.1", "localhost", "::1"]

    private static func isHost(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 253
            && text.unicodeScalars.allSatisfy {
                $0.isASCII && ($0.properties.isAlphabetic || "0123456789-.:".unicodeScalars.contains($0))
            }
    }

    static func unusable(_ key: Key, _ wanted: String) -> Secrets.Unusable {
        Secrets.Unusable(what: "The mail setting \(key.rawValue) cannot be used.", remedy: "Give \(wanted).")
    }
}

extension MailSettings {
    /// What the settings are called in their file; in the environment the same in capitals, such as BELLWETHER_MAIL_HOST.
    enum Key: String, CaseIterable {
        case host, port, user, password, sendmail, sender, site

        var variable: String { "BELLWETHER_MAIL_" + rawValue.uppercased() }
    }

    /// From the environment, and what does not stand there from a file of lines such as `host = 127.0.0.1`, which only
    /// its owner may read. Nil when neither says anything: then no mail is sent.
    public static func find(in environment: [String: String], file: String) throws -> MailSettings? {
        var given =
            try PrivateFile.content(file, called: "mail settings file")
            .map { try SettingsFile.values($0, of: "mail settings") as [Key: String] } ?? [:]
        for key in Key.allCases {
            if let value = environment[key.variable], !value.isEmpty { given[key] = value }
        }
        guard !given.isEmpty else { return nil }
        guard let sender = given[.sender] else { throw unusable(.sender, "the address from which the mails come") }
        guard let site = given[.site] else { throw unusable(.site, "the address at which people open Bellwether") }
        return try MailSettings(way: try way(given), sender: sender, site: site)
    }

    private static func way(_ given: [Key: String]) throws -> Way {
        if let path = given[.sendmail] {
            guard given[.host] == nil, given[.user] == nil, given[.password] == nil else {
                throw unusable(.sendmail, "either a program or a mail server, and leave the other out")
            }
            return .sendmail(path: path)
        }
        guard let host = given[.host] else { throw unusable(.host, "a mail server, or a program as `sendmail`") }
        guard let port = Int(given[.port] ?? "25") else { throw unusable(.port, "a number from 1 to 65535") }
        switch (given[.user], given[.password]) {
        case (nil, nil): return .smtp(host: host, port: port, account: nil)
        case (let user?, let password?): return .smtp(host: host, port: port, account: Account(user: user, password: password))
        case (_?, nil): throw unusable(.password, "the password of the user, or leave both out")
        case (nil, _?): throw unusable(.user, "the user of the password, or leave both out")
        }
    }
}

/// E-mail addresses that a mail can be addressed to without quoting anything.
enum MailAddress {
    static func isPlain(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty, text.utf8.count <= 254, !text.hasPrefix("-") else {
            return false
        }
        let others = "0123456789!#$%&'*+/=?^_`{|}~.-".unicodeScalars
        let local = parts[0].unicodeScalars.allSatisfy { $0.isASCII && ($0.properties.isAlphabetic || others.contains($0)) }
        let domain = parts[1].unicodeScalars.allSatisfy {
            $0.isASCII && ($0.properties.isAlphabetic || "0123456789-.".unicodeScalars.contains($0))
        }
        return local && domain
    }

    static func domain(_ address: String) -> String { address.split(separator: "@").last.map(String.init) ?? "localhost" }
}
