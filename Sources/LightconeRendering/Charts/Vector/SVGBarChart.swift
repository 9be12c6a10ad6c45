extension BarChart {
  /// The bars as an SVG file.
  public func svg() -> String {
    var page = SVGPage(title: title, summary: summary)
    page.addHeading()
    page.skip(6)
    let size = SVGStyle.textSize
    let names = drawnRows.map {
      svgTruncated($0.label, toWidth: page.innerWidth * 0.35, size: size)
    }
    let numbers = drawnRows.map { unit.text($0.value) }
    let gutter = names.map { svgTextWidth($0, size: size) }.max() ?? 0
    let behind = numbers.map { svgTextWidth($0, size: size) }.max() ?? 0
    let left = SVGPage.margin + gutter + 10
    let room = max(40, page.innerWidth - gutter - 10 - behind - 8)
    let scale = AxisScale(
      from: ends.lowerBound, to: max(ends.upperBound, ends.lowerBound.nextUp), spread: .linear)
    let zero = left + scale.position(of: 0) * room
    let top = page.top
    for (row, (name, number)) in zip(drawnRows, zip(names, numbers)) {
      let y = page.top
      var elements = [SVGElement.text(name, x: left - 10, y: y + 15, anchor: "end")]
      var end = zero
      if row.isDrawable {
        let place = left + scale.position(of: row.value) * room
        let width = row.value == 0 ? 0 : max(1, abs(place - zero))
        let start = row.value < 0 ? zero - width : zero
        elements.append(
          SVGElement.rectangle(x: start, y: y + 2, width: width, height: 17, class: "bar f0")
            .titled("\(row.label): \(number)"))
        end = start + width
      }
      elements.append(.text(number, x: max(end, zero) + 6, y: y + 15))
      page.add([.group(elements)], height: 24)
    }
    let axis = SVGElement.line(zero, top - 2, zero, page.top, class: "axis-line")
    if rows.isEmpty {
      page.addNotes(["Nothing to draw: there is no row."])
    } else {
      page.add([axis], height: 8)
    }
    page.addNotes(allNotes)
    return page.rendered()
  }
}
