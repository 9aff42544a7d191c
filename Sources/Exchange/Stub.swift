import Yams
enum ExchangeStub {}
