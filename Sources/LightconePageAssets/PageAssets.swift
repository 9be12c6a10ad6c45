/// The JavaScript and the style sheet of the viewer of runs, as they stand in the folders `Scripts`
/// and `Styles`.
///
/// They are part of the program, so that nothing has to be found on a disk. They stand in a module of
/// their own because a compiler needs seconds to take in so many bytes.
public enum PageAssets {
  /// A file of the viewer.
  public struct File: Sendable {
    /// Its name in the tree, for example `axis.js`.
    public let name: String
    /// What stands in it.
    public let text: String

    init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      text = String(decoding: bytes, as: UTF8.self)
    }
  }

  /// The style sheet of pages and viewers.
  public static let style = styles.map(\.text).joined(separator: "\n")

  /// The program of the viewer: all scripts in one scope of their own.
  public static let script =
    "(() => {\n'use strict';\n" + scripts.map(\.text).joined(separator: "\n") + "})();\n"

  /// The style sheet of the pages of a site of lessons: the colours, and its own.
  public static let siteStyle =
    styles[0].text + "\n" + siteStyles.map(\.text).joined(separator: "\n")

  /// The program of the pages of a site of lessons: what makes elements, and its own.
  public static let siteScript =
    "(() => {\n'use strict';\n" + scripts[0].text + "\n"
    + siteScripts.map(\.text).joined(separator: "\n") + "})();\n"

  /// The style sheets that only the pages of a site have.
  public static let siteStyles = [File("site.css", PackageResources.site_css)]

  /// The scripts that only the pages of a site have.
  public static let siteScripts = [File("site.js", PackageResources.site_js)]

  /// The style sheets in the order in which they apply.
  public static let styles = [
    File("colours.css", PackageResources.colours_css),
    File("viewer.css", PackageResources.viewer_css),
    File("pictures.css", PackageResources.pictures_css),
    File("page.css", PackageResources.page_css),
    File("print.css", PackageResources.print_css),
  ]

  /// The scripts, each behind those that it needs at its start.
  public static let scripts = [
    File("dom.js", PackageResources.dom_js),
    File("numbers.js", PackageResources.numbers_js),
    File("run.js", PackageResources.run_js),
    File("cone.js", PackageResources.cone_js),
    File("states.js", PackageResources.states_js),
    File("filters.js", PackageResources.filters_js),
    File("axis.js", PackageResources.axis_js),
    File("palette.js", PackageResources.palette_js),
    File("marks.js", PackageResources.marks_js),
    File("lifeline-paint.js", PackageResources.lifeline_paint_js),
    File("arrows.js", PackageResources.arrows_js),
    File("labels.js", PackageResources.labels_js),
    File("lanes.js", PackageResources.lanes_js),
    File("density.js", PackageResources.density_js),
    File("time-gutter.js", PackageResources.time_gutter_js),
    File("event-paint.js", PackageResources.event_paint_js),
    File("scene.js", PackageResources.scene_js),
    File("store.js", PackageResources.store_js),
    File("space-time-view.js", PackageResources.space_time_view_js),
    File("hands.js", PackageResources.hands_js),
    File("transport.js", PackageResources.transport_js),
    File("details.js", PackageResources.details_js),
    File("filter-panel.js", PackageResources.filter_panel_js),
    File("windowed-table.js", PackageResources.windowed_table_js),
    File("table-view.js", PackageResources.table_view_js),
    File("flights.js", PackageResources.flights_js),
    File("topology-paint.js", PackageResources.topology_paint_js),
    File("topology-view.js", PackageResources.topology_view_js),
    File("plots-view.js", PackageResources.plots_view_js),
    File("history-view.js", PackageResources.history_view_js),
    File("legend.js", PackageResources.legend_js),
    File("keys.js", PackageResources.keys_js),
    File("print.js", PackageResources.print_js),
    File("tabs.js", PackageResources.tabs_js),
    File("mount.js", PackageResources.mount_js),
  ]
}
