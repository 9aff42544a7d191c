import Domain

extension Bellwether {
    /// Somebody for each pair of eyes that may look at the demonstration. None of them exists.
    public func addDemonstrationPeople() async throws {
        guard try await !hasPeople() else { return }
        let started = Day(year: 2026, month: 4, day: 1) ?? Day(number: 0)
        for one in Bellwether.demonstrationPeople {
            _ = try await addPerson(
                name: one.name, email: "\(one.email)@aireborough.example",
                grants: one.roles.map { Grant(role: $0.role, scope: $0.scope, from: started, until: $0.until) },
                as: .demonstration)
        }
    }

    private typealias DemonstrationPerson = (name: String, email: String, roles: [(role: Role, scope: Scope, until: Day?)])

    private static let demonstrationPeople: [DemonstrationPerson] = [
        ("Morag Ellery", "morag.ellery", [(.businessManager, .partnership, nil)]),
        ("Tobias Nnamdi", "tobias.nnamdi", [(.performanceOfficer, .partnership, nil)]),
        ("Chief Supt. Dilys Okafor", "dilys.okafor", [(.chair, .partnership, nil), (.delegatedPartner, .agency("pol"), nil)]),
        ("Rosalind Achterberg", "rosalind.achterberg", [(.scrutineer, .partnership, nil)]),
        ("Hamish Varley", "hamish.varley", [(.leadPartner, .partnership, nil)]),
        ("Ines Calloway", "ines.calloway", [(.dataLead, .agency("pol"), nil)]),
        ("Perpetua Lund", "perpetua.lund", [(.approver, .agency("csc"), nil)]),
        ("Aurelio Finch", "aurelio.finch", [(.subGroupChair, .body("pqa"), nil)]),
        ("Cllr Prue Hanley", "prue.hanley", [(.electedMember, .area("thornfield"), nil)]),
        ("Cllr Desmond Iqbal", "desmond.iqbal", [(.electedMember, .area("canal-wharf"), nil)]),
        ("Cllr Imran Sykes", "imran.sykes", [(.childrensChampion, .area("westbeck"), nil)]),
        ("Cllr Jo Appleyard", "jo.appleyard", [(.childrensChampion, .area("chapel-green"), nil)]),
        ("Leonie Marchetti", "leonie.marchetti", [(.subGroupChair, .body("south-cyp"), nil)]),
        ("Det. Supt. Bram Oyelaran", "bram.oyelaran", [(.subGroupChair, .body("exploitation"), nil)]),
        ("Winifred Sato", "winifred.sato", [(.layMember, .partnership, nil)]),
        ("Ottoline Marsh", "ottoline.marsh", [(.inspector, .partnership, Day(year: 2027, month: 3, day: 31))]),
        ("Casper Wray", "casper.wray", [(.administrator, .partnership, nil)]),
        ("Callista Byrne", "callista.byrne", [(.dataLead, .agency("csc"), nil)]),
        ("Fenella Roach", "fenella.roach", [(.dataLead, .agency("edu"), nil)]),
        ("Magnus Oyler", "magnus.oyler", [(.approver, .agency("edu"), nil)]),
        ("Det. Supt. Wilf Draycott", "wilf.draycott", [(.approver, .agency("pol"), nil)]),
        // Nobody signs for the integrated care board yet, and nobody does either for the hospitals.
        ("Orla Penhaligon", "orla.penhaligon", [(.dataLead, .agency("icb"), nil)]),
        ("Jonty Abara", "jonty.abara", [(.dataLead, .agency("cmh"), nil)]),
        ("Sunniva Leigh", "sunniva.leigh", [(.approver, .agency("cmh"), nil)]),
        ("Gwilym Pask", "gwilym.pask", [(.dataLead, .agency("yjs"), nil)]),
        ("Adaeze Thorne", "adaeze.thorne", [(.approver, .agency("yjs"), nil)]),
        ("Tamsin Okoro", "tamsin.okoro", [(.dataLead, .agency("vcs"), nil), (.approver, .agency("vcs"), nil)]),
    ]
}
