@main
enum Lightcone {
  static func main() { print("lightcone") }
}
