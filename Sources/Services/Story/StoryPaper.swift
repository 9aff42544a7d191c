/// Papers of the demonstration: real files, small, and invented like everything else in it.
enum StoryPaper {
    /// One page of text as a PDF.
    static func pdf(_ lines: [String]) -> [UInt8] {
        let words = lines.map { line in
            let safe = line.replacing("\\", with: "\\\\").replacing("(", with: "\\(").replacing(")", with: "\\)")
            return "(\(safe)) Tj T*"
        }
        let content = "BT /F1 12 Tf 16 TL 72 760 Td \(words.joined(separator: " ")) ET"
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            "<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream",
        ]
        var text = "%PDF-1.4\n"
        var places: [Int] = []
        for (place, object) in objects.enumerated() {
            places.append(text.utf8.count)
            text += "\(place + 1) 0 obj\n\(object)\nendobj\n"
        }
        let start = text.utf8.count
        func ten(_ number: Int) -> String { String(repeating: "0", count: max(0, 10 - "\(number)".count)) + "\(number)" }
        text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n" + places.map { "\(ten($0)) 00000 n \n" }.joined()
        text += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
        return Array(text.utf8)
    }

    static func text(_ lines: [String]) -> [UInt8] { Array((lines.joined(separator: "\n") + "\n").utf8) }
}
