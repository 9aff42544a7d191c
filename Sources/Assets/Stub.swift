enum AssetsStub {}
