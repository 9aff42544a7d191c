enum ServicesStub {}
