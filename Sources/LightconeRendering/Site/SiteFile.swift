import LightconePageAssets

/// A file of a site.
public struct SiteFile: Hashable, Sendable {
  /// Its path in the folder of the site, with `/` between the parts.
  public var path: String
  /// What stands in it.
  public var text: String

  /// Describes a file.
  public init(_ path: String, _ text: String) {
    self.path = path
    self.text = text
  }

  /// The style sheets and scripts that all pages of a site share.
  public static var assets: [SiteFile] {
    [
      SiteFile("assets/site.css", PageAssets.siteStyle),
      SiteFile("assets/site.js", PageAssets.siteScript),
      SiteFile("assets/viewer.css", PageAssets.style),
      SiteFile("assets/viewer.js", PageAssets.script),
    ]
  }
}
