import Domain

// How the area reports came to have their columns. All of it is invented.
extension Bellwether {
    static let reportStory: [StoryAct] = [
        StoryAct("2026-07-01") { bellwether, people in
            for body: ID<Body> in ["south-area-committee", "north-area-committee"] {
                _ = try await bellwether.addReportTemplate(
                    of: body, parts: [.figure, .lastYear, .district], why: "The first report, as it was proposed",
                    meeting: nil, minute: "", request: nil, as: people["tobias.nnamdi"])
            }
        },
        StoryAct("2026-07-16") { bellwether, people in
            var wish = MatterDraft(
                .request, of: "south-area-committee",
                words: "Two more columns in future reports: the number behind each rate, and who populates it")
            (wish.meeting, wish.minute) = ("area-s-2026-07", "47")
            _ = try await bellwether.addMatter(wish, number: 1, as: people["morag.ellery"])
        },
        StoryAct("2026-07-15") { bellwether, people in
            var wish = MatterDraft(
                .request, of: "north-area-committee", words: "Similar councils and England beside each figure")
            (wish.meeting, wish.minute) = ("area-n-2026-07", "33")
            _ = try await bellwether.addMatter(wish, number: 2, as: people["morag.ellery"])
        },
        StoryAct("2026-10-05") { bellwether, people in
            _ = try await bellwether.addReportTemplate(
                of: "south-area-committee", parts: [.figure, .count, .lastYear, .district, .populatedBy],
                why: "Members found rates without numbers misleading", meeting: "area-s-2026-07", minute: "47", request: 1,
                as: people["tobias.nnamdi"])
        },
        StoryAct("2026-11-20") { bellwether, people in
            try await bellwether.tellChampion(of: "north-area-committee", as: people["tobias.nnamdi"])
        },
    ]
}
