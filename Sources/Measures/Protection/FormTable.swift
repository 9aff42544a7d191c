/// Quantities as forms of the same unknowns, in which an unknown can be replaced everywhere.
struct FormTable<Number: FieldNumber>: Sendable {
    private(set) var forms: [LinearForm<Number>]
    /// Of each unknown: the forms that hold it, or once did.
    private(set) var holders: [[Int32]]

    /// Whether a factor has got too large to be exact.
    private(set) var isSpoilt = false

    init(forms: Int, unknowns: Int) {
        self.forms = Array(repeating: LinearForm(), count: forms)
        holders = Array(repeating: [], count: unknowns)
    }

    mutating func set(_ form: Int, to value: LinearForm<Number>) {
        forms[form] = value
        if value.factors.contains(where: \.isSpoilt) { isSpoilt = true }
        for unknown in value.unknowns { holders[Int(unknown)].append(Int32(form)) }
    }

    mutating func append(_ value: LinearForm<Number>) {
        forms.append(LinearForm())
        set(forms.count - 1, to: value)
    }

    mutating func replace(_ unknown: Int32, by value: LinearForm<Number>) {
        let concerned = holders[Int(unknown)]
        holders[Int(unknown)] = []
        for form in concerned {
            guard let factor = forms[Int(form)].factor(of: unknown) else { continue }
            let old = forms[Int(form)]
            forms[Int(form)] = old.replacing(unknown, factor: factor, by: value)
            if forms[Int(form)].factors.contains(where: \.isSpoilt) { isSpoilt = true }
            for added in value.unknowns where old.factor(of: added) == nil { holders[Int(added)].append(form) }
        }
    }
}
