/// Hears what stands in XML, piece by piece. Each kind of part has its own, which says what it does with what it hears.
class XMLListener {
    /// Whether it has what it wants, or cannot use what it heard; the reading ends there.
    final private(set) var isDone = false
    /// Why it could not use what it heard.
    final private(set) var fault: FileFault?

    func opened(_ name: XMLName, _ attributes: XMLAttributes) {}

    func closed(_ name: XMLName) {}

    /// Text of the element that was opened last and is not closed, which may come in several pieces.
    func heard(_ text: UnsafeBufferPointer<UInt8>) {}

    final func stop(_ fault: FileFault? = nil) {
        if isDone { return }
        isDone = true
        self.fault = fault
    }
}
