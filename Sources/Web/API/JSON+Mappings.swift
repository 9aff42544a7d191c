import Domain

extension JSON {
    init(_ mapping: Mapping) {
        self = [
            "id": .text(mapping.id), "name": JSON(mapping.name), "format": .text(mapping.format.rawValue),
            "source": .text(mapping.source.text), "layout": mapping.layout.map { JSON($0) } ?? .null,
            "areas": .object(mapping.areas.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value.text)) }),
            "lines": .list(mapping.lines.map { JSON($0) }),
        ]
    }

    private init(_ line: Mapping.Line) {
        self = [
            "indicator": .text(line.indicator.text), "measure": .text(line.measure), "part": .text(line.part.rawValue),
            "filters": .object(line.filters.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) }),
            "periods": .text(line.periods.word), "group": .text(line.group.text),
        ]
    }

    private init(_ layout: TableLayout) {
        self = [
            "sheet": JSON(layout.sheet), "header_row": JSON(layout.headerRow), "header_rows": JSON(layout.headerRows),
            "measure": JSON(layout.measure), "period": JSON(layout.period), "area": JSON(layout.area),
            "value": JSON(layout.value),
        ]
    }

    private init(_ place: TableLayout.Place) {
        switch place {
        case .rows(let columns): self = ["rows": .list(columns.map { .text($0) })]
        case .columns: self = .text("columns")
        case .fixed(let text): self = ["is": .text(text)]
        }
    }

    /// What a file holds that could be asked for.
    init(_ offer: FileOffer) {
        self = [
            "format": .text(offer.format.rawValue), "layout": offer.layout.map { JSON($0) } ?? .null,
            "measures": .list(offer.measures.map { JSON($0) }),
            "periods": .list(
                offer.periods.map { ["text": .text($0.text), "cells": JSON($0.count), "period": JSON($0.period?.code)] }),
            "areas": .list(
                offer.areas.map {
                    [
                        "text": .text($0.text), "cells": JSON($0.count), "area": JSON($0.area?.text), "near": JSON($0.near?.text),
                    ]
                }),
            "groups": .list(
                offer.groups.map {
                    ["column": .text($0.column), "members": .list($0.members.map { .text($0) }), "total": JSON($0.total)]
                }),
        ]
    }

    private init(_ measure: FileOffer.Measure) {
        self = [
            "name": .text(measure.name), "title": JSON(measure.title), "unit": JSON(measure.unit),
            "cells": JSON(measure.count), "part": .text(measure.part.rawValue), "example": JSON(measure.example),
            "proposals": .list(
                measure.proposals.map { ["indicator": .text($0.indicator.text), "because": .text($0.because)] }),
        ]
    }
}
