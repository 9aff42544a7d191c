import Hummingbird
import Logging
enum WebStub {}
