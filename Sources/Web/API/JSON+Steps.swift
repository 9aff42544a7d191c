import Domain

extension JSON {
    init(_ step: Step) {
        self = [
            "place": .int(step.place), "at": .text(step.at.iso8601), "actor": .text(step.by.word), "act": .text(step.act),
            "says": .text(step.says), "from": JSON(step.from), "to": JSON(step.to),
        ]
    }
}
