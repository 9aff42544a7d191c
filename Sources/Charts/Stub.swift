enum ChartsStub {}
