import { EDGE_REGION, type FoundationKey, foundationParameter } from "../contract.ts";
import { OPTIONAL_SECRETS, refusal, SECRETS } from "../preflight.ts";
import { type Settings, settingsOf } from "../stage.ts";

/** What the app stands on: the foundation's values, the secrets, the settings of its stage. */
export interface Ground {
  settings: Settings;
  foundation(key: FoundationKey): $util.Output<string>;
  secret(name: (typeof SECRETS)[number] | (typeof OPTIONAL_SECRETS)[number]): $util.Output<string>;
}

/** Throws one line when this stage must not be deployed, before anything is made. */
export async function ground(): Promise<Ground> {
  const { stage } = $app;
  const settings = settingsOf(stage);
  const given = Object.fromEntries(SECRETS.map((name) => [name, process.env[`SST_SECRET_${name}`]]));
  const refused = refusal({ stage, foundation: await version(stage), secrets: given });
  if (refused) throw new Error(refused);
  const edge = new aws.Provider("Edge", { region: EDGE_REGION });
  const secrets = new Map<string, sst.Secret>([
    ...SECRETS.map((name) => [name, new sst.Secret(name)] as const),
    ...OPTIONAL_SECRETS.map((name) => [name, new sst.Secret(name, "")] as const),
  ]);
  return {
    settings,
    foundation: (key) => {
      const provider = key === "web-acl-arn" ? edge : undefined;
      return aws.ssm.getParameterOutput({ name: foundationParameter(stage, key) }, { provider }).value;
    },
    secret: (name) => $util.output(secrets.get(name)?.value ?? ""),
  };
}

/** The version of the contract that the stage's foundation holds; undefined when there is no foundation. */
async function version(stage: string): Promise<string | undefined> {
  try {
    return (await aws.ssm.getParameter({ name: foundationParameter(stage, "contract-version") })).value;
  } catch (error) {
    if (/ParameterNotFound|couldn't find|reading SSM Parameter/.test(String(error))) return undefined;
    throw error;
  }
}
