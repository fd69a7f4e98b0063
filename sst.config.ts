// oxlint-disable-next-line typescript/triple-slash-reference -- how SST gives a configuration its types
/// <reference path="./.sst/platform/config.d.ts" />

export default $config({
  app(input) {
    return {
      name: "entrepairs",
      home: "aws",
      removal: input?.stage === "production" ? "retain" : "remove",
      protect: input?.stage === "production",
      providers: { aws: { region: "eu-west-3", version: "7.20.0" } },
    };
  },
  async run() {
    const { createApp } = await import("./infra/app/index.ts");
    return createApp();
  },
});
