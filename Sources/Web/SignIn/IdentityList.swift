import Domain
import Markup

/// Who somebody is at providers of sign-in, on their own page and on the one of people.
struct IdentityList {
    var identities: [ProviderIdentity]
    /// Where the form to take one away goes; nil for who may not.
    var removal: Address?
    var problems: FormProblems

    var html: HTML {
        guard !identities.isEmpty else { return HTML() }
        return """
            <h2 id="identities">Sign-in by a provider</h2>
            \(problems.message("identities"))<p>Taken away, it is bound again when the provider next vouches for the e-mail address of this account.</p>
            <ul>\(each: identities, row)</ul>
            """
    }

    private func row(_ identity: ProviderIdentity) -> HTML {
        """
        <li><span class="wrap">\(identity.issuer)</span>, as <code class="wrap">\(identity.subject)</code>, since \(identity.boundAt.day.long), \
        last used on \(identity.usedAt.day.long)\
        \(some: removal, { form($0, identity) })</li>

        """
    }

    private func form(_ address: Address, _ identity: ProviderIdentity) -> HTML {
        """
         <form class="at-once" action="\(address.text)" method="post"><input type="hidden" name="issuer" value="\(identity.issuer)">\
        <button type="submit" class="button second">Take it away</button></form>
        """
    }
}
